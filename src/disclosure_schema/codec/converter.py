"""The converter for the reports of an edition: what the strict converter has to know of reports beyond their classes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from disclosure_schema.codec.keys import KEYS
from disclosure_schema.codec.narrative import register_block_hooks
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.editions import Edition
from disclosure_schema.json import hooks
from disclosure_schema.json.parsing import DoubledKeys, faults_of_keys
from disclosure_schema.json.strict import Members, members_of, strict_converter
from disclosure_schema.model.extensions import EXTENSIONS, structured
from disclosure_schema.rows.extra_rows import ADDED_CELL
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled, Outcomes, Requests
from disclosure_schema.rows.row import unprinted

if TYPE_CHECKING:
    from collections.abc import Callable

    import cattrs

    from disclosure_schema.kinds import Kind
    from disclosure_schema.limits import Limits


def converter_for(edition: Edition, limits: Limits) -> cattrs.Converter:
    """The converter for reports of an edition, which lists as many faults as the limits say.

    It reads an `Edition` under `$schema`, which `from_data` puts there for its name, and writes the name.
    """
    proactive: type = edition.proactive_class
    otherwise: type = edition.otherwise_handled_class
    return _converter(proactive, otherwise, limits)


# Kept by classes, which most editions share. An edition will not do: it equals another one with its id.
@lru_cache(maxsize=32)
def _converter(proactive: type, otherwise: type, limits: Limits) -> cattrs.Converter:
    converter = strict_converter(KEYS, limits=limits)
    structure, unstructure = (
        converter.register_structure_hook,
        converter.register_unstructure_hook,
    )
    structure(Edition, lambda edition, _: edition)
    unstructure(Edition, schema_of)
    converter.register_structure_hook_func(_marked(ADDED_CELL), hooks.added_cell)
    converter.register_unstructure_hook_func(_marked(ADDED_CELL), hooks.cell_data)
    structure(Proactive, lambda value, _: converter.structure(value, proactive))
    structure(OtherwiseHandled | Applicants, lambda value, _: converter.structure(value, otherwise))
    converter.register_structure_hook_func(_marked(EXTENSIONS), _extensions)
    register_block_hooks(converter)
    _leave_out_unprinted(converter, otherwise)
    return converter


def _leave_out_unprinted(converter: cattrs.Converter, otherwise: type) -> None:
    """Leave （六）其他处理 out where nothing of it is printed, and then the objects that hold nothing else.

    Elsewhere cattrs does so, since what is not printed is the default. Here the default is of one edition's class only.
    """
    nothing: object = unprinted(otherwise)
    converter.register_unstructure_hook(
        OtherwiseHandled | Applicants,
        lambda value: {} if value == nothing else converter.unstructure(value, otherwise),
    )
    converter.register_unstructure_hook_factory(
        lambda cls: cls in (Outcomes, Requests),
        lambda cls: _filled(members_of(cls, converter, KEYS)),
    )


def _filled(members: Members) -> Members:
    return lambda value: {key: each for key, each in members(value).items() if each != {}}


def _extensions(value: object, target: object) -> object:
    extensions = structured(value, target)
    if faults_of_keys(value):
        raise DoubledKeys
    return extensions


def _marked(kind: Kind) -> Callable[[object], bool]:
    """Whether a type is marked with a Kind."""
    return lambda target: kind in getattr(target, "__metadata__", ())
