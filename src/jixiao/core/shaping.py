"""Raw data (of JSON, YAML, TOML) to values: all that has the wrong shape is told at once, each by its
path, with what is expected and what is given, in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
from jixiao.core.regex import regex
from jixiao.core.words import beginning
from jixiao.starting.shapes import convert

_T = TypeVar("_T")
Named = Callable[[str], str]
"""What a field is called by its path, the path itself where it has no name."""
Where = Callable[[str], Text]
"""The words for a path (``parts[2].rows``)."""
StandIn = Callable[[str, Any], object]
"""What may stand for a value that must be there and is not, by its path and its shape
(``msgspec.inspect``); NOTHING where nothing can.
"""
NOTHING = object()
_INDEX = regex(r"\[(\d+)\]")
_LONGEST = 40  # characters of what is given
_LEAVES: Mapping[str, tuple[type, Text]] = {
    "StrType": (str, Text("文字", "a text")),
    "IntType": (int, Text("整数", "a whole number")),
    "DecimalType": (Decimal, Text("数字", "a number")),
    "BoolType": (bool, Text("true 或 false", "true or false")),
    "BytesType": (bytes, Text("文件内容（bytes）", "bytes")),
    "DateType": (date, Text("日期（如 2024-01-31）", "a date (such as 2024-01-31)")),
}
_EMPTIES: Mapping[str, object] = {
    "IntType": 0,
    "DecimalType": Decimal(0),
    "BoolType": False,
    "StructType": {},
    "DictType": {},
    "VarTupleType": (),
    "ListType": (),
}
LIST = Text("列表", "a list")
"""What a list is called in messages."""
TABLE = Text("若干“名称: 值”", "names with values")
"""What a mapping is called in messages."""
_EMPTY = Text("空", "nothing")
_SENSELESS = Text("不是合理的数", "no sensible number is given")
_DIGITS = 30
_NEAR = 3 / 4  # how like a name must be to be the one that was meant
_SAYS_NOTHING: tuple[object, ...] = (None, False, "", ())


class Misshape(msgspec.Struct, frozen=True):
    """What is wrong at a path, in words that do not name it. ``path`` is that of the thing that it
    is told of, ``address`` that of the field that is unknown, missing or wrong; ``given`` is the
    type of a value of another kind.
    """

    path: str
    text: Text
    address: str
    given: str = ""


def spelled(path: str) -> Text:
    """A path in words: ``parts[2].rows`` is parts 第3项的 rows."""
    zh = _INDEX.sub(lambda found: f" 第{int(found[1]) + 1}项", path).replace("项.", "项的 ")
    return Text(f"“{zh}”", _INDEX.sub(lambda found: f" (no. {int(found[1]) + 1})", path))


def shaped(
    raw: object,
    kind: type[_T],
    code: str,
    called: Text,
    *,
    where: Where = spelled,
    named: Named = str,
    strict: bool = True,
    finite: bool = True,
) -> _T:
    """The value of a struct ``kind`` that raw data hold. ``called`` is what messages call the data,
    ``where`` what they call a path, ``named`` what they call a field that is offered for one that is
    unknown. Not ``strict``: texts may hold numbers. Raises UserError of
    ``code`` with all that has the wrong shape, and where it must be ``finite`` with all numbers that
    are none (NaN), infinite or larger than anything that is counted.
    """
    try:
        made = convert(raw, kind, strict=strict)
    except msgspec.ValidationError as error:
        found = list(misshapes(raw, kind, named=named, strict=strict, finite=finite)) or [
            Misshape("", Text("写法不对", str(error)), "")
        ]
        raise UserError(*(_fault(each, code, called, where) for each in found)) from error
    endless = [Misshape(path, _SENSELESS, path) for path in unbounded(made)] if finite else []
    if endless:
        raise UserError(*(_fault(each, code, called, where) for each in endless))
    return made


def _fault(found: Misshape, code: str, called: Text, where: Where) -> Finding:
    at = where(found.path) if found.path else Text("", "")
    zh = "：".join(each for each in (called.zh, f"{at.zh}{found.text.zh}") if each)
    en = ": ".join(each for each in (called.en, at.en, found.text.en) if each)
    return fault(code, zh, en, found.address)


def mended(
    raw: object, kind: type, stand_in: StandIn, *, strict: bool = True, finite: bool = True
) -> object:
    """Raw data brought into the shape of a struct, so that what else is wrong in them can be looked at:
    what has another shape is left out where its default says nothing, and else something stands in
    for it. NOTHING where nothing can.
    """
    return _Mending(stand_in, _Rules(strict, finite)).mended(raw, known_shape(kind), "")


def plain(value: object) -> object:
    """A value made in Python as raw data: structs as tables, all else as it is, whatever it is."""
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        return {encoded: plain(getattr(value, name)) for name, encoded in names}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return value


def unbounded(value: object, path: str = "") -> Iterator[str]:
    """The paths of numbers in a value that are none (NaN), infinite or beyond all measure."""
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > _DIGITS:
            yield path
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from unbounded(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from unbounded(each, f"{path}.{name}".lstrip("."))
    elif isinstance(value, (tuple, list)):
        for number, each in enumerate(value):
            yield from unbounded(each, f"{path}[{number}]")


class _Rules(msgspec.Struct, frozen=True):
    """``strict``: texts hold no numbers. ``finite``: numbers must be such as are counted."""

    strict: bool
    finite: bool
    named: Named = str


def misshapes(
    raw: object, kind: type, *, named: Named = str, strict: bool = True, finite: bool = False
) -> Iterator[Misshape]:
    """Wherein raw data depart from the shape of a struct."""
    yield from _of(raw, known_shape(kind), "", _Rules(strict, finite, named))


@lru_cache(maxsize=32)
def known_shape(kind: type) -> Any:
    """What a class is made of (``msgspec.inspect``), worked out once."""
    import msgspec.inspect  # where something is wrong alone

    return msgspec.inspect.type_info(kind)


def _of(raw: object, wanted: Any, path: str, rules: _Rules) -> Iterator[Misshape]:
    shape = type(wanted).__name__
    if shape == "UnionType":
        if raw is not None:
            yield from _of(raw, _something(wanted), path, rules)
    elif shape == "StructType":
        yield from _of_struct(raw, wanted, path, rules)
    elif shape in ("VarTupleType", "ListType"):
        if not isinstance(raw, (list, tuple)):
            yield of_another_kind(path, LIST, raw)
        else:
            for number, each in enumerate(raw):
                yield from _of(each, wanted.item_type, f"{path}[{number}]", rules)
    elif shape == "DictType":
        if not isinstance(raw, Mapping):
            yield of_another_kind(path, TABLE, raw)
        else:
            for name, each in raw.items():
                yield from _of(each, wanted.value_type, f"{path}.{name}", rules)
    elif shape == "LiteralType":
        if raw not in wanted.values:
            yield of_another_kind(path, one_of(wanted.values), raw)
    elif shape in _LEAVES:
        yield from _of_leaf(raw, *_LEAVES[shape], path, rules)


def _of_leaf(raw: object, kind: type, wanted: Text, path: str, rules: _Rules) -> Iterator[Misshape]:
    try:
        made: object = convert(raw, kind, strict=rules.strict)
    except msgspec.ValidationError:
        yield of_another_kind(path, wanted, raw)
        return
    if rules.finite and any(True for _ in unbounded(made)):
        yield Misshape(path, _SENSELESS, path)


def _of_struct(raw: object, wanted: Any, path: str, rules: _Rules) -> Iterator[Misshape]:
    if not isinstance(raw, Mapping):
        yield of_another_kind(path, TABLE, raw)
        return
    fields = {each.encode_name: each for each in wanted.fields}
    for name in raw:
        inner = f"{path}.{name}".lstrip(".")
        if name in fields:
            yield from _of(raw[name], fields[name].type, inner, rules)
        elif wanted.forbid_unknown_fields:
            yield Misshape(path, _unknown(str(name), list(fields), path, rules.named), inner)
    for name, each in fields.items():
        if each.required and name not in raw:
            inner = f"{path}.{name}".lstrip(".")
            yield Misshape(inner, Text("没有填写", "nothing is given"), inner)


def _something(wanted: Any) -> Any:
    """Of a value that may be left out what it is where it is not."""
    return next(each for each in wanted.types if type(each).__name__ != "NoneType")


def empty(_: str, wanted: Any) -> object:
    """What says nothing, in any shape; of a few words the first (a StandIn)."""
    shape = type(wanted).__name__
    return wanted.values[0] if shape == "LiteralType" else _EMPTIES.get(shape, "")


class _Mending:
    """One call's way of bringing raw data into a shape."""

    def __init__(self, stand_in: StandIn, rules: _Rules) -> None:
        self._stand_in, self._rules = stand_in, rules

    def mended(self, raw: object, wanted: Any, path: str) -> object:
        shape = type(wanted).__name__
        if raw is NOTHING:
            return NOTHING
        if shape == "UnionType":
            return None if raw is None else self.mended(raw, _something(wanted), path)
        if shape == "StructType":
            return self._struct(raw, wanted, path) if isinstance(raw, Mapping) else NOTHING
        if shape in ("VarTupleType", "ListType"):
            return self._list(raw, wanted, path) if isinstance(raw, (list, tuple)) else NOTHING
        if shape == "DictType":
            return self._table(raw, wanted, path) if isinstance(raw, Mapping) else NOTHING
        return NOTHING if any(True for _ in _of(raw, wanted, path, self._rules)) else raw

    def _or_instead(self, raw: object, wanted: Any, path: str) -> object:
        made = self.mended(raw, wanted, path)
        return (
            made if made is not NOTHING else self.mended(self._stand_in(path, wanted), wanted, path)
        )

    def _struct(self, raw: Mapping[Any, object], wanted: Any, path: str) -> object:
        made: dict[str, object] = {}
        names = {each.encode_name for each in wanted.fields}
        misnamed = wanted.forbid_unknown_fields and any(name not in names for name in raw)
        for each in wanted.fields:
            name = each.encode_name
            if name not in raw and not each.required and (_says_nothing(each) or not misnamed):
                continue
            inner, value = f"{path}.{name}".lstrip("."), raw.get(name, NOTHING)
            may_lack = not each.required and _says_nothing(each)
            value = (self.mended if may_lack else self._or_instead)(value, each.type, inner)
            if value is not NOTHING:
                made[name] = value
            elif not may_lack:
                return NOTHING
        return made

    def _list(self, raw: Sequence[object], wanted: Any, path: str) -> object:
        made = [
            self._or_instead(each, wanted.item_type, f"{path}[{number}]")
            for number, each in enumerate(raw)
        ]
        return NOTHING if any(each is NOTHING for each in made) else made

    def _table(self, raw: Mapping[Any, object], wanted: Any, path: str) -> object:
        made: dict[object, object] = {
            name: self._or_instead(each, wanted.value_type, f"{path}.{name}")
            for name, each in raw.items()
        }
        return NOTHING if any(each is NOTHING for each in made.values()) else made


def _says_nothing(field: Any) -> bool:
    """Whether the default of a field is empty: nothing can be judged by it."""
    made = field.default_factory
    empty = made in (dict, list, tuple) if callable(made) else field.default in _SAYS_NOTHING
    return bool(empty)


def _unknown(name: str, known: list[str], path: str, named: Named) -> Text:
    import difflib  # where something is wrong alone

    def shown(field: str) -> str:
        inner = f"{path}.{field}".lstrip(".")
        called = named(inner)
        return field if called == inner else f"{field}（{called}）"

    near = difflib.get_close_matches(name, known, 1, _NEAR)
    if near:
        return Text(
            f"没有“{name}”这一项，是不是 {shown(near[0])}",
            f"no field {name}; did you mean {near[0]}?",
        )
    return Text(
        f"没有“{name}”这一项；可用的有 {'、'.join(map(shown, known))}",
        f"no field {name}; known are {', '.join(known)}",
    )


def wanted_leaf(shape: str) -> Text:
    """What a shape without parts (``IntType``) is called in messages."""
    return _LEAVES[shape][1] if shape in _LEAVES else Text("别的值", "another value")


def one_of(values: tuple[object, ...]) -> Text:
    """A few words of which one is expected."""
    shown = [str(each) for each in values if each != ""]
    return Text(f" {'、'.join(shown)} 之一", f"one of {', '.join(shown)}")


def of_another_kind(path: str, wanted: Text, raw: object) -> Misshape:
    """What is said where something else is ``wanted`` than is given."""
    got = _given(raw)
    said = Text(f"应为{wanted.zh}，给的是{got.zh}", f"{wanted.en} is expected, not {got.en}")
    return Misshape(path, said, path, type(raw).__name__)


def _given(raw: object) -> Text:
    if raw is None:
        return _EMPTY
    if isinstance(raw, Mapping):
        return TABLE
    if isinstance(raw, (list, tuple)):
        return LIST
    words = str(raw).lower() if isinstance(raw, bool) else str(raw)
    short = beginning(words, _LONGEST)
    return Text(f"“{short}”", repr(short) if isinstance(raw, str) else short)
