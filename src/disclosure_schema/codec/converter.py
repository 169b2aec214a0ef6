"""The converter for the reports of an edition: what the strict converter has to know of reports beyond their classes."""

from __future__ import annotations

from functools import lru_cache, partial
from operator import eq
from typing import TYPE_CHECKING, Any

from disclosure_schema.codec.keys import KEYS
from disclosure_schema.codec.narrative import register_block_hooks
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.editions import Edition
from disclosure_schema.errors import InvalidSource
from disclosure_schema.json import hooks
from disclosure_schema.json.parsing import faults_of_keys
from disclosure_schema.json.strict import strict_converter
from disclosure_schema.model.extensions import EXTENSIONS, structured
from disclosure_schema.rows.extra_rows import AddedCell
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled, Outcomes, Requests
from disclosure_schema.rows.row import unprinted
from disclosure_schema.values import Amount, Count

if TYPE_CHECKING:
    import cattrs


def converter_for(edition: Edition) -> cattrs.Converter:
    """The converter for reports of an edition.

    It finds the edition itself, and no name of it, under `$schema`; and it writes the name.
    """
    proactive: type = edition.proactive_class
    otherwise: type = edition.otherwise_handled_class
    return _converter(proactive, otherwise)


# Kept for the classes: editions of someone else's may share an id, and most editions share their classes.
@lru_cache(maxsize=32)
def _converter(proactive: type, otherwise: type) -> cattrs.Converter:
    converter = strict_converter(KEYS)
    structure, unstructure = (
        converter.register_structure_hook,
        converter.register_unstructure_hook,
    )
    structure(Edition, lambda edition, _: edition)
    unstructure(Edition, schema_of)
    for cell, hook in (
        (Count, hooks.count),
        (Amount, hooks.amount),
        (AddedCell, hooks.added_cell),
    ):
        is_cell = partial(eq, cell)
        converter.register_structure_hook_func(is_cell, hook)
        converter.register_unstructure_hook_func(is_cell, hooks.cell_data)
    structure(Proactive, lambda value, _: converter.structure(value, proactive))
    structure(OtherwiseHandled | Applicants, lambda value, _: converter.structure(value, otherwise))
    converter.register_structure_hook_func(_is_extensions, _extensions)
    register_block_hooks(converter)
    _leave_out_unprinted(converter, otherwise)
    return converter


def _leave_out_unprinted(converter: cattrs.Converter, otherwise: type) -> None:
    """Where nothing of （六）其他处理 is printed, it is left out, with whatever then holds nothing.

    Its class depends on the edition, so that the default of the attribute is not always the one of the edition.
    """
    nothing: object = unprinted(otherwise)
    write = converter.get_unstructure_hook(otherwise)
    converter.register_unstructure_hook(
        OtherwiseHandled | Applicants, lambda value: {} if value == nothing else write(value)
    )
    for cls in (Outcomes, Requests):
        members = converter.get_unstructure_hook(cls)
        converter.register_unstructure_hook(
            cls, lambda value, members=members: _filled(members(value))
        )


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in members.items() if each != {}}


def _extensions(value: object, target: object) -> object:
    extensions = structured(value, target)
    if faults_of_keys(value):
        raise InvalidSource(())  # they are listed with those of the whole document
    return extensions


def _is_extensions(target: Any) -> bool:
    return EXTENSIONS in getattr(target, "__metadata__", ())
