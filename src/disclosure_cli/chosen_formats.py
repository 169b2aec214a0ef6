"""The formats that the user asks for with `--to`: renderers with their options, fonts and style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from disclosure_cli.chosen_fonts import chosen_fonts
from disclosure_cli.exit_codes import Exit, Refusal
from disclosure_cli.plugin_code import running_plugin, search_working_folder
from disclosure_schema.plugins import BrokenPlugin, DoubledPlugin, UnknownPlugin
from disclosure_schema.text.one_line import in_one_line, text_of
from renderers import RENDERERS, Renderer, options_named, renderer_named
from renderers.errors import InvalidOptions, UnusableFont

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import Style

#: The distribution of our own formats. If another distribution claims a name of ours, that name is refused.
_OURS: Final = "disclosure-schema"


@frozen
class ChosenFormat:
    """A renderer, and the name by which the user asked for it."""

    asked: str
    renderer: Renderer

    @property
    def is_ours(self) -> bool:
        """Whether it is part of this distribution."""
        return RENDERERS.distribution_of(self.asked) == _OURS


def chosen_formats(
    formats: Sequence[str], options: Sequence[str], place: str | None, style: str | None
) -> list[ChosenFormat]:
    """The formats of these names, with options as `FORMAT.OPTION=VALUE`, the fonts of a place, and a style by its name.

    Raises `Refusal`, which lists everything that is wrong with the options at once.
    """
    search_working_folder(formats)
    fonts, styled = _fonts(place, formats), _style(style, formats)
    chosen: list[ChosenFormat] = []
    wrong: list[str] = []
    given = _options(options, formats, wrong)
    for name in formats:
        try:
            with running_plugin():
                renderer = renderer_named(name, given[name], fonts=fonts, style=styled)
            chosen.append(ChosenFormat(name, renderer))
        except InvalidOptions as error:
            wrong.append(str(error))
        except (UnknownPlugin, DoubledPlugin) as error:
            raise Refusal(text_of(error), Exit.USAGE) from None
        except BrokenPlugin as error:
            raise Refusal(text_of(error), Exit.PLUGIN_FAILED) from None
    if wrong:
        raise Refusal("\n  ".join(["options that cannot be taken", *wrong]), Exit.USAGE)
    return chosen


def _fonts(place: str | None, formats: Sequence[str]) -> Fonts | None:
    """The fonts of `--fonts`. Raises `Refusal` if none of the formats takes fonts."""
    if place is None:
        return None
    _refuse_useless("fonts", f"--fonts {in_one_line(place)}: no font is embedded in", formats)
    try:
        return chosen_fonts(place).fonts
    except UnusableFont as error:
        raise Refusal(text_of(error), Exit.UNREADABLE) from None


def _style(name: str | None, formats: Sequence[str]) -> Style | None:
    """The style of `--style`. Raises `Refusal` if no style has that name, or none of the formats takes a style."""
    if name is None:
        return None
    from renderers.style import STYLES

    if name not in STYLES:
        raise Refusal(
            f"--style {in_one_line(name)}: expected one of {', '.join(STYLES)}", Exit.USAGE
        )
    _refuse_useless("style", f"--style {name}: there are no pages in", formats)
    return STYLES[name]


def _refuse_useless(option: str, reason: str, formats: Sequence[str]) -> None:
    """Raise `Refusal` if none of the formats has this option. The refusal names the formats that have it."""
    if not any(_takes(option, each) for each in formats):
        taking = [each.name for each in RENDERERS.listed() if _takes(option, each.name)]
        asked = in_one_line(", ".join(formats))
        raise Refusal(f"{reason} {asked}, but in {', '.join(taking)}", Exit.USAGE)


def _takes(option: str, name: str) -> bool:
    """Whether a format has this option. A broken format has none; its error is reported when its renderer is made."""
    try:
        with running_plugin():
            return any(each.name == option for each in options_named(name))
    except (UnknownPlugin, DoubledPlugin, BrokenPlugin):
        return False


def _options(
    texts: Sequence[str], formats: Sequence[str], wrong: list[str]
) -> dict[str, dict[str, str]]:
    """The options of every format. What is not `FORMAT.OPTION=VALUE` is added to `wrong`."""
    given: dict[str, dict[str, str]] = {each: {} for each in formats}
    for text in texts:
        option_given = f"--option {in_one_line(text)}"
        place, equals, value = text.partition("=")
        name, _, option = place.rpartition(".")
        if not equals or not name or not option:
            wrong.append(f"{option_given}: expected FORMAT.OPTION=VALUE, as in text.width=80")
        elif name not in given:
            asked, name = in_one_line(", ".join(formats)), in_one_line(name)
            wrong.append(f"{option_given}: {name} is not among the formats asked for, {asked}")
        elif option in given[name]:
            wrong.append(f"{option_given}: {in_one_line(place)} is given twice")
        else:
            given[name][option] = value
    return given
