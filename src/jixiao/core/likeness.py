"""Values made in Python held to the shapes of their own classes: all that another kind of value stands
in is told at once, each by its path, in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from jixiao.core.findings import Text
from jixiao.core.shaping import (
    LIST,
    TABLE,
    Misshape,
    known_shape,
    of_another_kind,
    one_of,
    wanted_leaf,
)
from jixiao.starting.shapes import known

_Fits = Callable[[object, Any], bool]


def is_whole(value: msgspec.Struct) -> bool:
    """Whether a value is surely of its class's shape: written and read again it is the same. This
    takes a hundredth of the time that looking at all of its parts takes.
    """
    try:
        again: object = msgspec.json.decode(msgspec.json.encode(value), type=known(type(value)))
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError):
        return False
    return again == value


def departures(value: msgspec.Struct) -> Iterator[Misshape]:
    """Wherein a value departs from the shape of its class, at any depth."""
    if not is_whole(value):
        yield from _of(value, known_shape(type(value)), "")


def _of(value: object, wanted: Any, path: str) -> Iterator[Misshape]:
    if type(wanted).__name__ == "UnionType":
        own = next((each for each in wanted.types if _fits(value, each)), None)
    else:
        own = wanted if _fits(value, wanted) else None
    if own is None:
        yield of_another_kind(path, _words(wanted), value)
        return
    for part, shape, inner in _parts(value, own):
        yield from _of(part, shape, f"{path}{inner}".lstrip("."))


def _parts(value: Any, wanted: Any) -> Iterator[tuple[object, Any, str]]:
    """The parts of a value with their shapes and the steps to them."""
    shape = type(wanted).__name__
    if shape == "StructType":
        for each in wanted.fields:
            yield getattr(value, each.name), each.type, f".{each.encode_name}"
    elif shape in ("VarTupleType", "ListType"):
        for number, each in enumerate(value):
            yield each, wanted.item_type, f"[{number}]"
    elif shape == "TupleType":
        for number, (each, kind) in enumerate(zip(value, wanted.item_types, strict=False)):
            yield each, kind, f"[{number}]"
    elif shape == "DictType":
        for name, each in value.items():
            yield name, wanted.key_type, f".{name}"
            yield each, wanted.value_type, f".{name}"


def _is_number(value: object, kinds: type | tuple[type, ...]) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


_FITS: Mapping[str, _Fits] = {
    "NoneType": lambda value, _: value is None,
    "StrType": lambda value, _: isinstance(value, str),
    "IntType": lambda value, _: _is_number(value, int),
    "DecimalType": lambda value, _: _is_number(value, (Decimal, int)),
    "BoolType": lambda value, _: isinstance(value, bool),
    "BytesType": lambda value, _: isinstance(value, bytes),
    "DateType": lambda value, _: isinstance(value, date) and not isinstance(value, datetime),
    "EnumType": lambda value, wanted: isinstance(value, wanted.cls),
    "LiteralType": lambda value, wanted: isinstance(value, (str, int)) and value in wanted.values,
    "StructType": lambda value, wanted: isinstance(value, wanted.cls),
    "VarTupleType": lambda value, _: isinstance(value, (tuple, list)),
    "ListType": lambda value, _: isinstance(value, (tuple, list)),
    "TupleType": lambda value, wanted: (
        isinstance(value, (tuple, list)) and len(value) == len(wanted.item_types)
    ),
    "DictType": lambda value, _: isinstance(value, Mapping),
}
"""By the name of a shape (``msgspec.inspect``): whether a value is of it, its parts apart. What is
in no table may be anything.
"""


def _fits(value: object, wanted: Any) -> bool:
    fits = _FITS.get(type(wanted).__name__)
    return fits is None or fits(value, wanted)


def _words(wanted: Any) -> Text:
    """What is expected, in words."""
    shape = type(wanted).__name__
    if shape == "UnionType":
        several = [_words(each) for each in wanted.types if type(each).__name__ != "NoneType"]
        return Text(
            "或".join(each.zh for each in several), " or ".join(each.en for each in several)
        )
    if shape == "LiteralType":
        return one_of(wanted.values)
    if shape in ("StructType", "EnumType"):
        return Text(wanted.cls.__name__, f"a {wanted.cls.__name__}")
    if shape in ("VarTupleType", "ListType", "TupleType"):
        return LIST
    return TABLE if shape == "DictType" else wanted_leaf(shape)
