"""What a function of the API is given is held to its annotations: values of another kind are told in
both languages, all together, before anything is made of them.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ParamSpec, TypeVar

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding
from jixiao.core.likeness import departures
from jixiao.core.periods import YEARS
from jixiao.core.regex import regex
from jixiao.core.shaping import spelled

_P = ParamSpec("_P")
_R = TypeVar("_R")
_LISTS = regex(r"(?:Iterable|Sequence)\[(.+)\]")
_TABLES = regex(r"Mapping\[\w+, (.+)\]")
_BETWEEN = regex(r" \| (?![^\[]*\])")
_CALLED = frozenset({"Progress", "Originals"})
_BY_HAND = frozenset({"Accepted", "KnownIndicator", "Layout", "RulePack"})
"""Classes of small values that people make, whose parts are looked at before anything is made of
them. Data of forms and reports are looked at with all else that can be wrong in them.
"""
LANGUAGES = ("zh", "en")


def typed(
    also: Callable[[Mapping[str, object]], Iterable[Finding]] | None = None, **aliases: str
) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Hold the arguments of a function to its annotations; ``aliases`` are names for several kinds.
    Iterables are taken as lists, so that each of their members is held to its kind too; what is
    annotated as an Iterator as well stays a stream. The function raises UserError (E006) with all
    that is of another kind, and with what ``also`` finds then in the arguments that are right.

    Results of the program are large: they are looked into where the function breaks on one alone.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @functools.cache  # at the first call: a start loads more functions than it calls
        def expected() -> tuple[inspect.Signature, Mapping[str, tuple[str, ...]]]:
            signature = inspect.signature(function)
            annotated = {name: str(each.annotation) for name, each in signature.parameters.items()}
            return signature, {
                name: tuple(_kinds(each, aliases)) for name, each in annotated.items()
            }

        @functools.wraps(function)
        def called(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            signature, kinds = expected()
            bound = signature.bind(*args, **kwargs)
            given: dict[str, object] = {}
            wrong: list[Finding] = []
            for name, value in bound.arguments.items():
                where = f"{function.__name__}({name})"
                bound.arguments[name] = taken = _taken(value, kinds[name])
                found = [*_wrong_in(where, name, taken, kinds[name])]
                wrong += found
                given |= {} if found else {name: taken}
            if wrong:
                raise UserError(*wrong, *(also(given) if also is not None else ()))
            given = {f"{function.__name__}({name})": each for name, each in given.items()}
            made = _looked_into(given, lambda: function(*bound.args, **bound.kwargs))
            return _streamed(given, made) if isinstance(made, Iterator) else made  # type: ignore[return-value]

        return called

    return decorate


def hold_fields(value: object) -> None:
    """Hold the fields of a value that people make themselves to their annotations. Raises UserError
    (E006, E004) with all that are of another kind or make no sense.
    """
    kind: type = type(value)
    wrong = [
        found
        for name, kinds in _of_fields(kind).items()
        for found in _wrong_in(f"{kind.__name__}({name})", name, getattr(value, name), kinds)
    ]
    if wrong:
        raise UserError(*wrong)


def hold_whole(where: str, value: object) -> None:
    """Hold a value, or the members of a list, to what their classes say, at any depth. Raises UserError
    (E006) with all that departs from it.
    """
    wrong = [*_parted(where, value)]
    if wrong:
        raise UserError(*wrong)


def _looked_into(given: Mapping[str, object], run: Callable[[], _R]) -> _R:
    """What ``run`` makes of the values ``given``. Where it breaks on one that is not what its class
    says, that is told as a UserError.
    """
    try:
        return run()
    except UserError:
        raise
    # whatever it breaks on: values that are whole leave a defect of ours, which goes on as it is
    except Exception as error:
        wrong = [found for where, each in given.items() for found in _parted(where, each)]
        if wrong:
            raise UserError(*wrong) from error
        raise


def _streamed(given: Mapping[str, object], made: Iterator[_R]) -> Iterator[_R]:
    """A stream that breaks as a function does where it is asked for more; it keeps nothing."""
    ended = object()
    while True:
        each = _looked_into(given, lambda: next(made, ended))
        if each is ended:
            return
        yield each  # type: ignore[misc]
        del each


def _parted(where: str, value: object) -> Iterator[Finding]:
    """Wherein values, alone or in a list, depart from what their classes say."""
    if isinstance(value, msgspec.Struct):
        for each in departures(value):
            at = spelled(each.path)
            yield fault(
                "E006",
                f"{where} 的{at.zh}{each.text.zh}{f'（{each.given}）' if each.given else ''}",
                f"{where}, {at.en}: {each.text.en}{f' ({each.given})' if each.given else ''}",
                f"{_name_in(where)}.{each.address}",
            )
    elif isinstance(value, (list, tuple)):
        for number, each in enumerate(value):
            yield from _parted(f"{where}[{number}]", each)


def _name_in(where: str) -> str:
    """The argument's name in ``fill(pack)`` and ``fill(forms)[2]``."""
    return where.partition("(")[2].replace(")", "")


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


def _taken(value: object, kinds: tuple[str, ...]) -> object:
    """The value, a list where it may be one and is none that can be looked at twice."""
    whole = tuple(kind for kind in kinds if kind[0] not in "[{")
    return list(value) if _is_list(value, kinds) and not _is_any(value, whole) else value  # type: ignore[call-overload]


def _is_list(value: object, kinds: tuple[str, ...]) -> bool:
    may_be = any(kind.startswith("[") for kind in kinds)
    single = isinstance(value, (str, bytes, Mapping))
    return may_be and not single and isinstance(value, Iterable)


def _wrong_in(where: str, name: str, value: object, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """What of a value is of another kind, and what makes no sense."""
    wrong = [*_of_another_kind(where, value, kinds)]
    yield from wrong or (*_of_parts(where, value), *_senseless(where, name, value))


def _of_another_kind(where: str, value: object, kinds: tuple[str, ...]) -> Iterator[Finding]:
    members = tuple(kind[1:] for kind in kinds if kind.startswith("["))
    whole = tuple(kind for kind in kinds if kind[0] not in "[{")
    if isinstance(value, Mapping) and "Mapping" in whole:
        inner = tuple(kind[1:] for kind in kinds if kind.startswith("{"))
        for name, each in value.items():
            if not _is_any(each, inner):
                yield _another(f"{where}[{name!r}]", each, inner)
    elif _is_any(value, whole):
        return
    elif _is_list(value, kinds):
        for number, each in enumerate(value, start=1):  # type: ignore[arg-type]
            if not _is_any(each, members):
                yield _another(f"{where} 第{number}项", each, members, f"{where}, no. {number}")
    else:
        yield _another(where, value, (*whole, *(f"[{each}, …]" for each in members)))


def _of_parts(where: str, value: object) -> Iterator[Finding]:
    """What is wrong inside a value, or the members of a list, that people made by hand."""
    first = value[0] if isinstance(value, list) and value else value
    if type(first).__name__ in _BY_HAND:
        yield from _parted(where, value)


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


def _another(where: str, value: object, kinds: tuple[str, ...], en: str = "") -> Finding:
    known = [kind for kind in dict.fromkeys(kinds) if kind != "None"]
    got = type(value).__name__
    return fault(
        "E006",
        f"{where} 应为 {'、'.join(known)}，给的是 {got}",
        f"{en or where}: {', '.join(known)} is expected, not {got}",
        where.partition("(")[2].partition(")")[0],
    )


def _senseless(where: str, name: str, value: object) -> Iterator[Finding]:
    """Years and languages that there are not."""
    if name == "year" and isinstance(value, int) and value not in YEARS:
        yield fault(
            "E004",
            f"{where} 应为四位年份，如 2024，给的是 {value}",
            f"{where}: a year such as 2024 is expected, not {value}",
            name,
        )
    if name == "language" and value not in LANGUAGES:
        yield fault(
            "E004", f"{where} 应为 zh 或 en，给的是 {value}", f"{where} must be zh or en", name
        )
