"""`disclosure formats`: which formats are installed, what they make, and what is broken."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from disclosure_cli.exit_codes import Exit
from disclosure_cli.plugin_code import running_plugin, search_working_folder
from disclosure_cli.streams import complain, put_out_lines
from disclosure_schema.plugins import BrokenPlugin, DoubledPlugin, UnknownPlugin
from disclosure_schema.text.one_line import in_one_line
from renderers import RENDERERS, Option
from renderers.registry import format_named


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `disclosure formats`."""
    parser.description = (
        "List the formats that are installed. With names: what they make, and their options."
    )
    parser.add_argument(
        "names", nargs="*", metavar="FORMAT", help="a format, or the place of a renderer"
    )
    parser.add_argument(
        "--check", action="store_true", help="load them, and say which cannot be used, and why"
    )


def run(options: Namespace) -> Exit:
    """Print one line for each format that is installed, and load none of them.

    With names: what those formats make, and their options. With `--check`: whether each can be used.
    """
    if not options.names and not options.check:
        return put_out_lines(_listed())
    return _examined(options.names, check=options.check)


def _examined(names: Sequence[str], *, check: bool) -> Exit:
    """Load the formats of these names, or all of them, and print what they are, or whether they can be used."""
    search_working_folder(names)
    chosen = names or tuple(dict.fromkeys(each.name for each in RENDERERS.listed()))
    code = Exit.CLEAN
    lines: list[str] = []
    for name in dict.fromkeys(chosen):
        try:
            described = list(_described(name))
        except (BrokenPlugin, DoubledPlugin) as error:
            problem, failed = str(error), Exit.PLUGIN_FAILED
        except UnknownPlugin as error:
            problem, failed = str(error), Exit.USAGE
        else:
            lines += [f"{name}: can be used"] if check else described
            continue
        code = max(code, failed)
        if check:
            lines.append(f"{name}: {problem}")
        else:
            code = max(code, complain(in_one_line(problem), failed))
    return max(code, put_out_lines(lines))


def _listed() -> list[str]:
    plugins = RENDERERS.listed()
    width = max((len(each.name) for each in plugins), default=0)
    return [f"{each.name:<{width}}  {each.distribution} {each.version}" for each in plugins]


def _described(name: str) -> Iterator[str]:
    """What a format makes, and its options. Raises what `format_named` raises."""
    with running_plugin():
        made = format_named(name)
    origins = [
        f" ({each.distribution} {each.version})" for each in RENDERERS.listed() if each.name == name
    ]
    yield f"{name}{''.join(origins)}"
    yield f"  media type  {made.media_type}"
    yield f"  extension   {made.extension}"
    for each in made.options:
        yield f"  option      {_option(name, each)}"


def _option(name: str, option: Option) -> str:
    description = f"; {option.description}" if option.description else ""
    if not option.from_text:
        return f"{option.name}: {option.type}, in Python only{description}"
    default = "has to be given" if option.default is None else f"default {option.default}"
    return f"{name}.{option.name}: {option.type}, {default}{description}"
