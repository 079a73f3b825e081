"""What a function of the API is given is held to its annotations: a value of another kind is told in
both languages, before anything is made of it.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ParamSpec, TypeVar

from jixiao.core.errors import user_error
from jixiao.core.periods import YEARS

_P = ParamSpec("_P")
_R = TypeVar("_R")
_LISTS = re.compile(r"(?:Iterable|Sequence)\[(.+)\]")
_TABLES = re.compile(r"Mapping\[\w+, (.+)\]")
_BETWEEN = re.compile(r" \| (?![^\[]*\])")
_CALLED = frozenset({"Progress", "Originals"})
LANGUAGES = ("zh", "en")


def typed(**aliases: str) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Hold the arguments of a function to its annotations; ``aliases`` are names for several kinds.
    Iterables are taken as lists, so that each of their members is held to its kind too; what is
    annotated as an Iterator as well stays a stream. The function raises UserError (E006) for what
    is of another kind.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        signature = inspect.signature(function)
        kinds = {
            name: tuple(_kinds(str(each.annotation), aliases))
            for name, each in signature.parameters.items()
        }

        @functools.wraps(function)
        def called(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            bound = signature.bind(*args, **kwargs)
            for name, value in bound.arguments.items():
                where = f"{function.__name__}({name})"
                bound.arguments[name] = _held(where, value, kinds[name])
                _sensible(where, name, value)
            return function(*bound.args, **bound.kwargs)

        return called

    return decorate


def hold_fields(value: object) -> None:
    """Hold the fields of a value that people make themselves to their annotations. Raises UserError
    (E006) for the first that is of another kind.
    """
    kind: type = type(value)
    for name, kinds in _of_fields(kind).items():
        where = f"{kind.__name__}({name})"
        _held(where, getattr(value, name), kinds)
        _sensible(where, name, getattr(value, name))


@functools.lru_cache(maxsize=32)
def _of_fields(kind: type) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(_kinds(str(each), {})) for name, each in kind.__annotations__.items()}


def _kinds(annotation: str, aliases: Mapping[str, str]) -> Iterable[str]:
    """The kinds of an annotation by name: ``Iterable[Given] | Given`` are ``[str``, ``str`` …; of a
    mapping ``Mapping`` and what it holds, as ``{bytes``.
    """
    for each in _BETWEEN.split(annotation):
        inner = _LISTS.fullmatch(each)
        if inner is not None:
            yield from (f"[{one}" for one in _kinds(inner[1], aliases))
        elif (held := _TABLES.fullmatch(each)) is not None:
            yield from ("Mapping", *(f"{{{one}" for one in _kinds(held[1], aliases)))
        elif each in aliases:
            yield from _kinds(aliases[each], aliases)
        else:
            yield each.partition("[")[0].rpartition(".")[2]


def _held(where: str, value: object, kinds: tuple[str, ...]) -> object:
    members = tuple(kind[1:] for kind in kinds if kind.startswith("["))
    whole = tuple(kind for kind in kinds if kind[0] not in "[{")
    if isinstance(value, Mapping) and "Mapping" in whole:
        inner = tuple(kind[1:] for kind in kinds if kind.startswith("{"))
        for name, each in value.items():
            if not _is_any(each, inner):
                raise _another(f"{where}[{name!r}]", each, inner)
    if _is_any(value, whole):
        return value
    if not members or isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        lists = tuple(f"[{each}, …]" for each in members)
        raise _another(where, value, (*whole, *lists))
    listed = list(value)
    for number, each in enumerate(listed, start=1):
        if not _is_any(each, members):
            raise _another(f"{where} 第{number}项", each, members, f"{where}, no. {number}")
    return listed


def _is_any(value: object, kinds: tuple[str, ...]) -> bool:
    """By the names of the classes, as those that are heavy are not loaded to look at a value."""
    names = {each.__name__ for each in type(value).__mro__}
    if isinstance(value, bool):
        names.discard("int")
    if isinstance(value, Mapping):
        names.add("Mapping")
    if isinstance(value, Iterator):
        names.add("Iterator")
    if value is None:
        names = {"None"}
    return bool(names & set(kinds)) or (callable(value) and bool(_CALLED & set(kinds)))


def _another(where: str, value: object, kinds: tuple[str, ...], en: str = "") -> Exception:
    known = [kind for kind in dict.fromkeys(kinds) if kind != "None"]
    got = type(value).__name__
    return user_error(
        "E006",
        f"{where} 应为 {'、'.join(known)}，给的是 {got}",
        f"{en or where}: {', '.join(known)} is expected, not {got}",
        where.partition("(")[2].partition(")")[0],
    )


def _sensible(where: str, name: str, value: object) -> None:
    """Years and languages that there are."""
    if name == "year" and isinstance(value, int) and value not in YEARS:
        raise user_error(
            "E004",
            f"{where} 应为四位年份，如 2024，给的是 {value}",
            f"{where}: a year such as 2024 is expected, not {value}",
            name,
        )
    if name == "language" and value not in LANGUAGES:
        raise user_error(
            "E004", f"{where} 应为 zh 或 en，给的是 {value}", f"{where} must be zh or en", name
        )
