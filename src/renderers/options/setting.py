"""The options of a renderer: the fields of its class, and how they are set from text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from disclosure_schema.text.near_names import did_you_mean
from disclosure_schema.text.one_line import in_one_line, message_of, text_of
from renderers.errors import InvalidOptions, WrongOption
from renderers.options.fields import Field, default_in_words, fields_of
from renderers.options.scalars import Unreadable, is_scalar, scalar_from_text, type_in_words

if TYPE_CHECKING:
    from renderers.protocol import Renderer


@frozen
class Option:
    """The description of an option: its name, its type, its default."""

    name: str
    #: The type as its annotation says it, such as `int` or `'a' | 'b'`.
    type: str
    #: The default as it is typed on the command line, text in quotes; as Python shows it, if it cannot be typed;
    #: None if the option has no default.
    default: str | None
    #: What it does: the `description` in the metadata of its field.
    description: str
    #: Whether text can set it; options of other types are for Python alone.
    from_text: bool


def options_of(made: object) -> tuple[Option, ...]:
    """The options of a renderer's class, in their order. A class that is neither attrs class nor dataclass has none.

    Raises what the class itself raises when its attributes are read.
    """
    return tuple(
        Option(
            each.name,
            type_in_words(each.annotation),
            None if each.required else default_in_words(each.default, each.annotation),
            text_of(each.metadata.get("description", "")),
            is_scalar(each.annotation),
        )
        for each in fields_of(made)
    )


def with_options(
    name: str,
    made: Callable[..., Renderer],
    texts: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
) -> Renderer:
    """A renderer of the class `made`, with some options set from `texts`, and others to values that are `given`.

    Messages call the renderer `name`. Values that are given are checked by the class alone.

    Raises `InvalidOptions`, which lists everything that is wrong with the options; without options, what the class raises.
    """
    texts, given = texts or {}, given or {}
    known = {each.name: each for each in fields_of(made)}
    values, wrong = _read(texts, known)
    required = {each for each in known if known[each].required}
    missing = [each for each in known if each in required - {*texts, *given}]
    wrong += [WrongOption(each, "nothing", "a value: it has no default") for each in missing]
    if not required <= {*values, *given}:
        raise InvalidOptions(name, tuple(wrong))
    try:
        # Try them together: each may clash with the other's default.
        renderer = made(**given, **values)
    except KeyboardInterrupt:
        raise
    except BaseException as failure:
        if not values:
            raise
        wrong += _refusals(made, texts, given, values, required, failure)
        raise InvalidOptions(name, tuple(wrong)) from failure
    if wrong:
        raise InvalidOptions(name, tuple(wrong))
    return renderer


def _read(
    texts: Mapping[str, str], known: Mapping[str, Field]
) -> tuple[dict[str, object], list[WrongOption]]:
    """The values of the texts that can be read, and what is wrong with the others."""
    values: dict[str, object] = {}
    wrong: list[WrongOption] = []
    for option, text in texts.items():
        if option not in known:
            wrong.append(_unknown(option, tuple(known)))
            continue
        try:
            values[option] = scalar_from_text(text, known[option].annotation)
        except Unreadable as error:
            wrong.append(WrongOption(option, repr(text), error.expected))
    return values, wrong


def _refusals(
    made: Callable[..., Renderer],
    texts: Mapping[str, str],
    given: Mapping[str, object],
    values: Mapping[str, object],
    required: set[str],
    failure: BaseException,
) -> list[WrongOption]:
    """Which options the class refuses, after it refused all of them together: each is tried alone.

    Required options are set in every try. Raises what the class raises without options, if it does.
    """
    needed = [each for each in values if each in required]
    base = {**given, **{each: values[each] for each in needed}}
    if (without := _failure(made, base)) is not None:
        if not needed:
            raise without
        return [_refused(needed, texts, without)]
    found = [
        _refused([each], texts, alone)
        for each in values
        if each not in required and (alone := _failure(made, {**base, each: values[each]}))
    ]
    return found or [_refused(list(values), texts, failure)]


def _failure(made: Callable[..., Renderer], values: Mapping[str, object]) -> BaseException | None:
    """What a class raises when it is called, `SystemExit` included; None if it raises nothing."""
    try:
        made(**values)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return error
    return None


def _refused(options: list[str], texts: Mapping[str, str], failure: BaseException) -> WrongOption:
    if len(options) == 1:
        (option,) = options
        return WrongOption(option, repr(texts[option]), "a value that it takes", _reason(failure))
    together = ", ".join(f"{each}={texts[each]}" for each in options)
    return WrongOption("", in_one_line(together), "options that go together", _reason(failure))


def _unknown(option: str, known: tuple[str, ...]) -> WrongOption:
    hint = did_you_mean(option.replace("-", "_"), known) or f"it has {', '.join(known) or 'none'}"
    return WrongOption(option, "an unknown option", "an option of this format", hint)


def _reason(error: BaseException) -> str:
    # The first argument is the sentence: the validators of attrs put attribute and value behind it.
    sentence = error.args[0] if error.args else ""
    if isinstance(error, ValueError | TypeError) and isinstance(sentence, str) and sentence:
        return in_one_line(sentence)
    return message_of(error)
