"""The options of a renderer: the fields of its class, and how they are set from text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from disclosure_schema.text.one_line import in_one_line, message_of, text_of
from renderers.errors import InvalidOptions, WrongOption
from renderers.options.fields import Field, default_in_words, fields_of
from renderers.options.scalars import Unreadable, is_scalar, scalar_from_text, type_in_words

if TYPE_CHECKING:
    from renderers.protocol import Renderer


@frozen
class Option:
    """What is known of an option without setting it."""

    name: str
    #: The type as its annotation says it, such as `int` or `'a' | 'b'`.
    type: str
    #: The default as text says it, words of one's own in quotes; as Python shows it where no text does.
    #: None if the option has to be given.
    default: str | None
    #: What it does: the `description` in the metadata of its field.
    description: str
    #: Whether text can set it; options of other types are for Python alone.
    from_text: bool


def options_of(made: object) -> tuple[Option, ...]:
    """The options of a renderer's class, in their order. What is neither attrs class nor dataclass has none.

    Raises whatever an odd class does when it is looked at.
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
    """A renderer of a class, with some options set from text, and others to values that are `given`.

    `name` is what messages call it. What is given is not looked at here, but by the class.

    Raises `InvalidOptions` with everything that is wrong with them, and what the class raises without options.
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
        # All together first: two that are right may each be wrong beside the default of the other.
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
    """The values that texts say, and what is wrong with the others."""
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
    """What a class refuses, after it refused all together: each option alone, so that all are told at once.

    Those that have to be given go with each of the others. Raises what the class does whatever is chosen.
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
    """What a class raises when it is called; it may well be what ends a program."""
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
    from difflib import get_close_matches  # loaded with the first mistake

    nearest = get_close_matches(option.replace("-", "_"), known, 1)
    hint = f"did you mean {nearest[0]}?" if nearest else f"it has {', '.join(known) or 'none'}"
    return WrongOption(option, "an unknown option", "an option of this format", hint)


def _reason(error: BaseException) -> str:
    # The validators of attrs put the attribute and the value behind their sentence.
    sentence = error.args[0] if error.args else ""
    if isinstance(error, ValueError | TypeError) and isinstance(sentence, str) and sentence:
        return in_one_line(sentence)
    return message_of(error)
