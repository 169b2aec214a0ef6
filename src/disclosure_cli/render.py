"""`disclosure render`: reports in, files out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from disclosure_cli import files, reports
from disclosure_cli.exit_codes import Exit
from disclosure_cli.here import here_too
from disclosure_cli.others_code import others_code
from disclosure_schema.plugins import BrokenPlugin, DoubledPlugin, UnknownPlugin
from disclosure_schema.telling import said, told
from renderers import RENDERERS, Document, Renderer, options_named, renderer_named
from renderers.errors import CannotRender, InvalidOptions, UnusableFont
from renderers.rendering import rendered

if TYPE_CHECKING:
    from renderers.fonts import Fonts


#: Ours is what this distribution installs; whoever takes one of our names is refused.
_OURS: Final = "disclosure-schema"


@frozen
class _Format:
    """A renderer, and by which name it was asked for."""

    asked: str
    renderer: Renderer

    @property
    def is_ours(self) -> bool:
        return RENDERERS.distribution_of(self.asked) == _OURS


class _Refusal(Exception):
    """Why nothing is done, and how that ends."""

    def __init__(self, reason: str, code: Exit) -> None:
        super().__init__(reason, code)
        self.reason = reason
        self.code = code


def run(
    names: Sequence[str],
    formats: Sequence[str],
    output: str,
    *,
    force: bool,
    options: Sequence[str] = (),
    fonts: str | None = None,
) -> Exit:
    """Render every file in every format, and say where the results lie.

    A file that cannot be read is named with all its faults, and the others are rendered all the same.
    """
    try:
        renderers = _renderers(tuple(dict.fromkeys(formats)), options, fonts)
        if output == "-":
            return _print(names, renderers)
        targets = _targets(names, renderers, Path(output))
        _refuse_overwriting(targets, force=force)
        if Path(output).exists() and not Path(output).is_dir():
            return _say(f"{output} is not a folder", Exit.USAGE)
        Path(output).mkdir(parents=True, exist_ok=True)
    except _Refusal as refusal:
        return _say(refusal.reason, refusal.code)
    except OSError as error:
        return _say(f"{output}: {error.strerror}", Exit.UNREADABLE)
    written: list[Path] = []
    code = max(_render(name, targets[name], written) for name in targets)
    if problem := files.tell("".join(f"{each}\n" for each in written).encode("utf-8", "replace")):
        return max(code, _say(problem, Exit.UNREADABLE))
    return code


def _renderers(formats: Sequence[str], options: Sequence[str], place: str | None) -> list[_Format]:
    """The renderers with their options. Everything that is wrong with the options is told at once."""
    here_too(formats)
    fonts = _fonts(place, formats)
    chosen: list[_Format] = []
    wrong: list[str] = []
    given = _options(options, formats, wrong)
    for name in formats:
        try:
            with others_code():
                renderer = renderer_named(name, given[name], fonts=fonts)
            chosen.append(_Format(name, renderer))
        except InvalidOptions as error:
            wrong.append(str(error))
        except (UnknownPlugin, DoubledPlugin) as error:
            raise _Refusal(str(error), Exit.USAGE) from None
        except BrokenPlugin as error:
            raise _Refusal(str(error), Exit.PLUGIN_FAILED) from None
    if wrong:
        raise _Refusal("\n  ".join(["options that cannot be taken", *wrong]), Exit.USAGE)
    return chosen


def _fonts(place: str | None, formats: Sequence[str]) -> Fonts | None:
    """The fonts that were asked for. Raises `_Refusal` if none of the formats takes any."""
    if place is None:
        return None
    if not any(map(_takes_fonts, formats)):
        taking = [each.name for each in RENDERERS.listed() if _takes_fonts(each.name)]
        reason = f"--fonts {place}: no font is embedded in {', '.join(formats)}, but in {', '.join(taking)}"
        raise _Refusal(reason, Exit.USAGE)
    # Other commands need not know how fonts are read.
    from disclosure_cli.fonts import chosen

    try:
        return chosen(place).fonts
    except UnusableFont as error:
        raise _Refusal(str(error), Exit.UNREADABLE) from None


def _takes_fonts(name: str) -> bool:
    """Whether a format can be given fonts. One that cannot be loaded takes none; what is wrong is told elsewhere."""
    try:
        with others_code():
            return any(each.name == "fonts" for each in options_named(name))
    except (UnknownPlugin, DoubledPlugin, BrokenPlugin):
        return False


def _options(
    texts: Sequence[str], formats: Sequence[str], wrong: list[str]
) -> dict[str, dict[str, str]]:
    """The options of every format; what is no `FORMAT.OPTION=VALUE` is added to `wrong`."""
    given: dict[str, dict[str, str]] = {each: {} for each in formats}
    for text in texts:
        place, equals, value = text.partition("=")
        name, _, option = place.rpartition(".")
        if not equals or not name or not option:
            wrong.append(f"--option {text}: expected FORMAT.OPTION=VALUE, as in text.width=80")
        elif name not in given:
            asked = ", ".join(formats)
            wrong.append(f"--option {text}: {name} is not among the formats asked for, {asked}")
        elif option in given[name]:
            wrong.append(f"--option {text}: {name}.{option} is given twice")
        else:
            given[name][option] = value
    return given


def _targets(
    names: Sequence[str], formats: Sequence[_Format], folder: Path
) -> dict[str, list[tuple[_Format, Path]]]:
    """For each file what becomes of it. Raises `_Refusal` if two files would become one."""
    targets: dict[str, list[tuple[_Format, Path]]] = {}
    claimed: dict[Path, str] = {}
    for name in dict.fromkeys(names):
        for each in formats:
            path = folder / f"{files.stem(name)}.{each.renderer.extension}"
            if path in claimed:
                reason = f"{claimed[path]} and {name} as {each.asked} would both become {path}"
                raise _Refusal(reason, Exit.USAGE)
            claimed[path] = f"{name} as {each.asked}"
            targets.setdefault(name, []).append((each, path))
    return targets


def _refuse_overwriting(targets: dict[str, list[tuple[_Format, Path]]], *, force: bool) -> None:
    paths = [path for each in targets.values() for _, path in each]
    there = [str(path) for path in paths if os.path.lexists(path)]
    if there and not force:
        reason = f"there already: {', '.join(there)} (--force replaces them)"
        raise _Refusal(reason, Exit.USAGE)


def _render(name: str, targets: Sequence[tuple[_Format, Path]], written: list[Path]) -> Exit:
    """Make the files of one report, and add those that were made to `written`."""
    document = reports.laid_out(name)
    if document is None:
        return Exit.UNREADABLE
    code = Exit.CLEAN
    for each, path in targets:
        data = _render_with(each, name, document)
        if isinstance(data, Exit):
            code = max(code, data)
            continue
        try:
            files.write(path, data)
        except OSError as error:
            code = max(code, _say(f"{path}: {error.strerror}", Exit.UNREADABLE))
        else:
            written.append(path)
    return code


def _print(names: Sequence[str], formats: Sequence[_Format]) -> Exit:
    if len(names) != 1 or len(formats) != 1:
        raise _Refusal("standard output takes one file in one format", Exit.USAGE)
    document = reports.laid_out(names[0])
    if document is None:
        return Exit.UNREADABLE
    data = _render_with(formats[0], names[0], document)
    if isinstance(data, Exit):
        return data
    if (problem := files.tell(data)) is not None:
        return _say(problem, Exit.UNREADABLE)
    return Exit.CLEAN


def _render_with(chosen: _Format, name: str, document: Document) -> bytes | Exit:
    """What a renderer makes of the document, or, said aloud, how that failed.

    What goes wrong in a renderer of our own, beyond what it cannot show, is a bug and no concern of `name`.
    """
    try:
        with others_code():
            return rendered(document, chosen.renderer)
    except CannotRender as error:
        return _say(f"{name}: {chosen.asked}: {said(error)}", Exit.UNREADABLE)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if chosen.is_ours:
            raise
        return _say(f"{name}: {chosen.asked}: {told(error)}", Exit.PLUGIN_FAILED)


def _say(reason: str, code: Exit) -> Exit:
    print(f"disclosure: {reason}", file=sys.stderr)
    return code
