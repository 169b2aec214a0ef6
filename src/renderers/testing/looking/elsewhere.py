"""Rendering in another process, with another hash seed, user, language, time zone and terminal: none of them may matter."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Final

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.flaws import Crashed, Flaw

# What the renderer prints goes to standard error: standard output carries the file.
_PROGRAM: Final = """
import os, pickle, sys
answer = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)
sys.path[:] = pickle.load(sys.stdin.buffer)
renderer, document = pickle.load(sys.stdin.buffer)
pickle.dump(renderer.render(document), answer)
answer.close()
"""

#: Two environments that differ from each other, and from most others, in every variable that a program may look at.
#: With these two hash seeds most sets of a few words, be they two or three, come in different orders.
SURROUNDINGS: Final = (
    {
        "PYTHONHASHSEED": "4",
        "USER": "wang",
        "LOGNAME": "wang",
        "USERNAME": "wang",
        "HOSTNAME": "one.example",
        "COMPUTERNAME": "ONE",
        "LANGUAGE": "zh_CN",
        "TERM": "dumb",
        "EDITOR": "vi",
        "TZ": "Asia/Shanghai",
        "LC_ALL": "C",
        "LANG": "C",
        "SOURCE_DATE_EPOCH": "1",
        "COLUMNS": "40",
    },
    {
        "PYTHONHASHSEED": "55",
        "USER": "meier",
        "LOGNAME": "meier",
        "USERNAME": "meier",
        "HOSTNAME": "two.example",
        "COMPUTERNAME": "TWO",
        "LANGUAGE": "de",
        "TERM": "xterm-256color",
        "EDITOR": "emacs",
        "TZ": "America/New_York",
        "LC_ALL": "C.UTF-8",
        "LANG": "de_DE.UTF-8",
        "SOURCE_DATE_EPOCH": "1700000000",
        "COLUMNS": "200",
    },
)


def pickled(value: object) -> bytes:
    """A renderer, alone or with its document, ready to go; raises `Crashed` if it cannot."""
    try:
        return pickle.dumps(value)
    except Exception as error:
        found = f"the renderer cannot be pickled: {type(error).__name__}: {error}"
        raise Crashed(Flaw("not pickled", found, error)) from error


def rendered_elsewhere(
    renderer: Renderer, document: Document, folder: Path, surroundings: dict[str, str]
) -> bytes:
    """The file as a fresh interpreter makes it, with `folder` as working, temporary and home folder.

    Raises `Crashed` if renderer and document cannot be pickled, or if nothing comes back.
    """
    here = Path.cwd()
    work = pickle.dumps([str(here / each) for each in sys.path]) + pickled((renderer, document))
    homes = ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=work,
        capture_output=True,
        cwd=folder,
        env={
            **os.environ,
            **dict.fromkeys(homes, str(folder)),
            "PYTHONDONTWRITEBYTECODE": "1",
            **surroundings,
        },
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().split("\n")[-1]
        found = (
            f"another process fails: {last}; "
            "a renderer must stand in a module that another process can import"
        )
        raise Crashed(Flaw("fails elsewhere", found))
    made: bytes = pickle.loads(done.stdout)
    return made
