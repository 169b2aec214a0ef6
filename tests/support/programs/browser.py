"""Chromium without a window, spoken to through a pipe: the DevTools protocol, as far as tests need it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

#: What keeps a browser from asking anything of anybody.
QUIET: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

# The browser reads from descriptor 3 and writes to 4.
_LAUNCHER: Final = """\
import os, sys
ours = [os.dup(int(each)) for each in sys.argv[1:3]]
for theirs, each in zip((3, 4), ours):
    os.dup2(each, theirs)
    os.set_inheritable(theirs, True)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page of a browser."""

    def __init__(self, reads: int, writes: int) -> None:
        self._reads = os.fdopen(reads, "rb", 0)
        self._writes = os.fdopen(writes, "wb")
        self._buffer = b""
        self._number = 0
        self._events: list[dict[str, Any]] = []
        self._session: str | None = None

    def begin(self) -> None:
        """Make the page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        self._writes.write(json.dumps(message).encode() + b"\0")
        self._writes.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(answer)

    def open(self, page: Path, width: int = 1280, *, dark: bool = False) -> list[str]:
        """Open a file in a window of that width; what the browser complains of."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        phone = width < 600
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": phone}
        self.call("Emulation.setDeviceMetricsOverride", **screen)
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self._events.clear()
        self.call("Page.navigate", url=page.as_uri())
        while all(each.get("method") != "Page.loadEventFired" for each in self._events):
            self._events.append(self._next())
        return [
            each["params"]["entry"]["text"]
            for each in self._events
            if each.get("method") == "Log.entryAdded"
        ]

    def value(self, expression: str) -> Any:
        """What an expression in JavaScript comes to. A policy of the page does not forbid it."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            read = self._reads.read(1 << 16)
            assert read, "the browser ended"
            self._buffer += read
        message, self._buffer = self._buffer.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer

    def close(self) -> None:
        """Let go of the pipe, at which the browser ends."""
        self._writes.close()
        self._reads.close()


@contextmanager
def browsing(program: str, profile: Path) -> Iterator[Browser]:
    """A browser that ends with the block; it keeps what it has to keep in the folder `profile`."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    launcher = [sys.executable, "-c", _LAUNCHER, str(theirs_in), str(theirs_out)]
    command = [program, *QUIET, "--remote-debugging-pipe", f"--user-data-dir={profile}"]
    with subprocess.Popen(
        [*launcher, *command],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(theirs_in)
        os.close(theirs_out)
        with closing(Browser(ours_in, ours_out)) as browser:
            browser.begin()
            yield browser
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
