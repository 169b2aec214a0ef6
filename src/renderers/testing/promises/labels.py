"""Promises about the labels of a renderer, and about the type of what it returns."""

from __future__ import annotations

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.flaws import Crashed, Flaw, crash
from renderers.testing.looking.promise import Extract, broken, keep
from renderers.testing.specimens.catalogue import SPECIMENS


def says_what_it_makes(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Name, media type and extension are text; the media type has a slash, the extension no dot before it."""
    labels = {each: getattr(renderer, each, None) for each in ("name", "media_type", "extension")}
    wrong = [f"{key} is {value!r}" for key, value in labels.items() if not _is_label(value)]
    if not wrong and "/" not in renderer.media_type.strip("/"):
        wrong.append(f"media_type is {renderer.media_type!r}, without a slash: text/markdown")
    if not wrong and renderer.extension.startswith("."):
        wrong.append(f"extension is {renderer.extension!r}, with a dot before it")
    if wrong:
        broken(says_what_it_makes, Flaw("labels", "; ".join(wrong)))


def _is_label(value: object) -> bool:
    return isinstance(value, str) and value != "" and not any(each.isspace() for each in value)


def returns_bytes(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A file is bytes: no text, no bytearray, no stream."""

    def flaw_in(document: Document) -> Flaw | None:
        try:
            made: object = renderer.render(document)
        except Exception as error:
            raise Crashed(crash("render", error)) from error
        if type(made) is bytes:
            return None
        return Flaw("no bytes", f"render returned {type(made).__name__}")

    keep(returns_bytes, [SPECIMENS["every part"]], flaw_in)
