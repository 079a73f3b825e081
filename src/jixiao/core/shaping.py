"""Raw data (of JSON, YAML, TOML) to values: all that has the wrong shape is told at once, each by its
path, with what is expected and what is given, in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Text
from jixiao.core.regex import regex

_T = TypeVar("_T")
Where = Callable[[str], Text]
"""The words for a path (``parts[2].rows``)."""
_INDEX = regex(r"\[(\d+)\]")
_LONGEST = 40  # characters of what is given
_LEAVES: Mapping[str, tuple[type, Text]] = {
    "StrType": (str, Text("文字", "a text")),
    "IntType": (int, Text("整数", "a whole number")),
    "DecimalType": (Decimal, Text("数字", "a number")),
    "BoolType": (bool, Text("true 或 false", "true or false")),
    "DateType": (date, Text("日期（如 2024-01-31）", "a date (such as 2024-01-31)")),
}
_LIST = Text("列表", "a list")
_TABLE = Text("若干“名称: 值”", "names with values")
_NOTHING = Text("空", "nothing")
_SENSELESS = Text("不是合理的数", "no sensible number is given")
_DIGITS = 30


class Misshape(msgspec.Struct, frozen=True):
    """What is wrong at a path, in words that do not name it. ``path`` is that of the thing that it
    is told of, ``address`` that of the field that is unknown, missing or wrong.
    """

    path: str
    text: Text
    address: str


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
    strict: bool = True,
    finite: bool = True,
) -> _T:
    """The value of a struct ``kind`` that raw data hold. ``called`` is what messages call the data,
    ``where`` what they call a path. Not ``strict``: texts may hold numbers. Raises UserError of
    ``code`` with all that has the wrong shape, and where it must be ``finite`` with all numbers that
    are none (NaN), infinite or larger than anything that is counted.
    """
    try:
        made = msgspec.convert(raw, kind, strict=strict)
    except msgspec.ValidationError as error:
        found = list(misshapes(raw, kind, strict=strict)) or [
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


def without(raw: object, paths: Iterable[str]) -> object:
    """Raw data without what stands at some paths (``indicators[1].points``), so that the rest can be
    looked at too; a row of a list is left empty, that those after it keep their numbers.
    """
    left = set(paths)

    def kept(value: object, path: str) -> object:
        if isinstance(value, dict):
            below = {name: f"{path}.{name}".lstrip(".") for name in value}
            return {name: kept(value[name], at) for name, at in below.items() if at not in left}
        if isinstance(value, list):
            below_it = [(each, f"{path}[{number}]") for number, each in enumerate(value)]
            return [{} if at in left else kept(each, at) for each, at in below_it]
        return value

    return kept(raw, "")


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


def misshapes(raw: object, kind: type, *, strict: bool = True) -> Iterator[Misshape]:
    """Wherein raw data depart from the shape of a struct."""
    yield from _of(raw, _known(kind), "", strict)


@lru_cache(maxsize=32)
def _known(kind: type) -> Any:
    import msgspec.inspect  # where something is wrong alone

    return msgspec.inspect.type_info(kind)


def _of(raw: object, wanted: Any, path: str, strict: bool) -> Iterator[Misshape]:
    shape = type(wanted).__name__
    if shape == "UnionType":
        if raw is not None:
            yield from _of(raw, _something(wanted), path, strict)
    elif shape == "StructType":
        yield from _of_struct(raw, wanted, path, strict)
    elif shape in ("VarTupleType", "ListType"):
        if not isinstance(raw, (list, tuple)):
            yield _wrong(path, _LIST, raw)
        else:
            for number, each in enumerate(raw):
                yield from _of(each, wanted.item_type, f"{path}[{number}]", strict)
    elif shape == "DictType":
        if not isinstance(raw, Mapping):
            yield _wrong(path, _TABLE, raw)
        else:
            for name, each in raw.items():
                yield from _of(each, wanted.value_type, f"{path}.{name}", strict)
    elif shape == "LiteralType":
        if raw not in wanted.values:
            yield _wrong(path, _one_of(wanted.values), raw)
    elif shape in _LEAVES and not _fits(raw, _LEAVES[shape][0], strict):
        yield _wrong(path, _LEAVES[shape][1], raw)


def _of_struct(raw: object, wanted: Any, path: str, strict: bool) -> Iterator[Misshape]:
    if not isinstance(raw, Mapping):
        yield _wrong(path, _TABLE, raw)
        return
    fields = {each.encode_name: each for each in wanted.fields}
    for name in raw:
        inner = f"{path}.{name}".lstrip(".")
        if name in fields:
            yield from _of(raw[name], fields[name].type, inner, strict)
        elif wanted.forbid_unknown_fields:
            yield Misshape(path, _unknown(str(name), list(fields)), inner)
    for name, each in fields.items():
        if each.required and name not in raw:
            inner = f"{path}.{name}".lstrip(".")
            yield Misshape(inner, Text("没有填写", "nothing is given"), inner)


def _something(wanted: Any) -> Any:
    """Of a value that may be left out what it is where it is not."""
    return next(each for each in wanted.types if type(each).__name__ != "NoneType")


def _fits(raw: object, kind: type, strict: bool) -> bool:
    try:
        msgspec.convert(raw, kind, strict=strict)
    except msgspec.ValidationError:
        return False
    return True


def _unknown(name: str, known: list[str]) -> Text:
    import difflib  # where something is wrong alone

    near = difflib.get_close_matches(name, known, 1)
    if near:
        return Text(
            f"没有“{name}”这一项，是不是 {near[0]}", f"no field {name}; did you mean {near[0]}?"
        )
    return Text(
        f"没有“{name}”这一项；可用的有 {'、'.join(known)}",
        f"no field {name}; known are {', '.join(known)}",
    )


def _one_of(values: tuple[object, ...]) -> Text:
    shown = [str(each) for each in values if each != ""]
    return Text(f" {'、'.join(shown)} 之一", f"one of {', '.join(shown)}")


def _wrong(path: str, wanted: Text, raw: object) -> Misshape:
    got = _given(raw)
    said = Text(f"应为{wanted.zh}，给的是{got.zh}", f"{wanted.en} is expected, not {got.en}")
    return Misshape(path, said, path)


def _given(raw: object) -> Text:
    if raw is None:
        return _NOTHING
    if isinstance(raw, Mapping):
        return _TABLE
    if isinstance(raw, (list, tuple)):
        return _LIST
    words = str(raw).lower() if isinstance(raw, bool) else str(raw)
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return Text(f"“{short}”", repr(short) if isinstance(raw, str) else short)
