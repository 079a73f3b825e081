"""Keys: what names a form, a row or a fact whatever file, format and order it stands in."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from jixiao.core.divisions import AMONG
from jixiao.core.figures import fold
from jixiao.core.filers import unit_of_form
from jixiao.core.forms import (
    DEPARTMENT,
    TOTAL,
    Form,
    FundingRow,
    Goal,
    Indicator,
    LevelPoints,
    text_of,
)
from jixiao.core.periods import Period
from jixiao.core.regex import regex
from jixiao.core.statements import Statement
from jixiao.core.words import SEALED

_POINTS = regex(r"[(【\[〔]\s*(?:(?:共|满分|权重|分值)\s*:?\s*)?\d+(?:\.\d+)?\s*分?\s*[)】\]〕]")
_ORDINAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_SIGN = "[①-⒛㈠-㈩❶-❿㊀-㊉]"  # a number and its mark in one sign
_NUMBERING = regex(
    rf"^(?:(?:[一二三]级)?指标\s*(?:(?:\d+|[一二三四五六七八九十]+)(?:\s*[:：、.]|\s)|{_SIGN})"
    rf"|[(【\[〔]\s*{_ORDINAL}\s*[)】\]〕]"
    rf"|{_ORDINAL}\s*(?:[:)]|、(?!\d|[一二三四五六七八九十]{{1,3}}[级类期等次、])|\.(?!\d))"
    rf"|{_SIGN}(?![类号级])\s*[、.:]?|[Ⅰ-Ⅻⅰ-ⅻ]\s*(?:[、.:]|\s)"
    rf"|第\s*{_ORDINAL}\s*[项条个]\s*(?:[:、.]|\s)"
    r"|\d{1,2}(?:[.\-]\d{1,2}){1,3}(?:\s*[、:]|\s)"
    r"|[A-Za-z]\s*(?:\)|、(?![A-Za-z])|\.(?=[一-龥])))\s*"
)
_LIMIT = regex(r"(?:[≥≤><=]|\$?\\[gl]eq?)\s*\$?\s*\d.*$", re.S, needs="<=>\\≤≥")
_NO_WORD = regex(r"[\W_]+")
_FIGURE = regex(r"\d+")
_BY_WORDS = {"notes": ("note", "text"), "texts": ("text", "text"), "columns": ("column", "head")}
_LONGEST = 32  # longer words keep their beginning, and a hash of all of them
_STEP = regex(r"(\w+)\[(\d+)\]$")

_Row = TypeVar("_Row", FundingRow, Goal, Indicator, LevelPoints, Statement)


class KeyParts(NamedTuple):
    """What the key of a form is made of, each empty where it is not known: ``point`` is the monitoring
    point, ``project`` the name key of its project or fund, ``unit`` that of its unit.
    """

    kind: str
    year: str = ""
    point: str = ""
    project: str = ""
    unit: str = ""

    @property
    def joined(self) -> str:
        """The key that these parts make."""
        return "|".join(self)


def parts_of(key: str) -> KeyParts:
    """The parts of a form's key, whatever number a copy has; of another name its words as the kind."""
    return KeyParts(*unnumbered(key).split("|")[: len(KeyParts._fields)])


def name_key(text: str) -> str:
    """A name folded, without blanks, marks, numbering, points in brackets and a limit behind it:
    ``指标1：参保人数（万人）`` and ``参保人数(万人)`` are one name.
    """
    words = fold(text).strip()
    bare = SEALED.sub("", _POINTS.sub("", _NUMBERING.sub("", words)))
    words = _LIMIT.sub("", bare) or words
    return _short(_NO_WORD.sub("", words).casefold())


@lru_cache(maxsize=1024)  # asked of a sentence for every figure in it
def words_key(text: str) -> str:
    """Words without their figures: a sentence keeps its key when its numbers are corrected."""
    return _short(_FIGURE.sub("", _NO_WORD.sub("", fold(text)).casefold()))


def form_key(form: Form) -> str:
    """Kind, year, monitoring point, project or fund, unit, joined by ``|``; never the file, the
    title or the order. The unit is the one that the form is of, wherever it names it.
    """
    project = text_of(form.project) or form.fund or ""
    if form.kind == DEPARTMENT:  # 部门名称 is all that such a form is of
        project = ""
    return KeyParts(
        kind=form.kind,
        year=str(form.year or ""),
        point=str(form.as_of or ""),
        project=name_key(project),
        unit=name_key(unit_of_form(form)),
    ).joined


def fact_key(statement: Statement) -> str:
    """Fund, item, period, basis, scope, area; of a statement whose fund is not known, its sentence
    without figures besides.
    """
    return fact_name(
        statement.fund,
        statement.item,
        statement.period,
        statement.basis,
        statement.scope,
        [
            *([name_key(statement.area)] if statement.area else []),
            *([words_key(statement.place.text)] if statement.fund is None else []),
        ],
    )


def fact_name(
    fund: str | None,
    item: str,
    period: Period | None,
    basis: str,
    scope: str | None,
    more: Iterable[str] = (),
) -> str:
    """What a fact is about, joined by ``|``; ``more`` is its area, or whatever else tells it
    apart.
    """
    parts = (name_key(fund or ""), name_key(item), str(period or ""), basis, scope or "")
    return "|".join((*parts, *more))


def indicator_keys(rows: Sequence[Indicator]) -> tuple[str, ...]:
    """By name; of equal names by their levels as well, then by order. A row without a name is
    called by its levels, unit and the words of its target; figures never count.
    """
    return _apart(
        [_indicator_name(row) for row in rows],
        [f"{name_key(text_of(row.level1))}.{name_key(text_of(row.level2))}" for row in rows],
    )


def funding_keys(rows: Sequence[FundingRow]) -> tuple[str, ...]:
    """By source, 其中 apart; of equal sources by role, then by order. The total is one whatever a
    layout calls it (年度资金总额, 资金总额, 预算数).
    """
    only = sum(row.role == TOTAL for row in rows) == 1
    names = [
        "fund:总额"
        if only and row.role == TOTAL
        else "fund:" + name_key(AMONG.sub("", fold(row.source).strip()))
        for row in rows
    ]
    return _apart(names, [row.role for row in rows])


def heading_keys(rows: Sequence[LevelPoints]) -> tuple[str, ...]:
    """By level and name; of equal ones by the heading above, then by order."""
    above = [rows[row.parent].name if row.parent is not None else "" for row in rows]
    names = [f"{row.level}:{name_key(row.name)}" for row in rows]
    return _apart(names, [name_key(name) for name in above])


def goal_keys(rows: Sequence[Goal]) -> tuple[str, ...]:
    """By the words of the goal without figures, then by order."""
    return _apart([f"goal:{words_key(text_of(row.expected))}" for row in rows])


def fact_keys(facts: Sequence[Statement]) -> tuple[str, ...]:
    """By what each fact is about, then by order."""
    return _apart([fact_key(each) for each in facts])


def keyed(form: Form) -> Form:
    """The form with a key on itself and on every row; keys that stand there already stay."""
    return msgspec.structs.replace(
        form,
        key=form.key or form_key(form),
        funding=_with_keys(form.funding, funding_keys),
        goals=_with_keys(form.goals, goal_keys),
        indicators=_with_keys(form.indicators, indicator_keys),
        level_points=_with_keys(form.level_points, heading_keys),
        lines=keyed_facts(form.lines),
    )


def keyed_forms(forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms of one document with their keys, copies in it numbered in order."""
    found = [keyed(form) for form in forms]
    keys = numbered(form.key for form in found)
    return tuple(
        form if form.key == key else msgspec.structs.replace(form, key=key)
        for form, key in zip(found, keys, strict=True)
    )


def keyed_facts(facts: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with their keys."""
    return _with_keys(facts, fact_keys)


def field_address(form: Form, field: str) -> str | None:
    """``indicators[3].score`` → ``<form key>/<row key>/score``, ``total.score`` → ``<form
    key>/total/score``; None where the form has no such row. Notes, columns and other texts are
    called by their words.
    """
    group, dot, rest = field.partition(".")
    match = _STEP.match(group)
    if match is None:
        return f"{form.key}/{field.replace('.', '/')}"
    rows = getattr(form, match.group(1), None)
    number = int(match.group(2))
    if rows is None or number >= len(rows):
        return None
    called = _BY_WORDS.get(match.group(1))
    key: str = (
        rows[number].key
        if called is None
        else _apart([f"{called[0]}:{words_key(getattr(each, called[1]))}" for each in rows])[number]
    )
    return f"{form.key}/{key}" + (f"/{rest}" if dot else "")


def numbered(names: Iterable[str]) -> tuple[str, ...]:
    """The names, a repeated one with ``#2``, ``#3`` … in order."""
    seen: dict[str, int] = defaultdict(int)
    found: list[str] = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(found)


def unnumbered(name: str) -> str:
    """The name without the number that ``numbered`` gave it."""
    return name.partition("#")[0]


def _indicator_name(row: Indicator) -> str:
    name = name_key(text_of(row.name))
    if name:
        return name
    words = (row.level1, row.level2, row.unit, row.target, *(entry for _, entry in row.extra))
    return "row:" + ".".join(filter(None, (words_key(text_of(each)) for each in words)))


def _apart(names: Sequence[str], marks: Sequence[str] | None = None) -> tuple[str, ...]:
    """Equal names told apart by their marks, then by order. The first mark of the alphabet keeps
    the bare name, so that no reordering takes it away; a row of the name that is put in under
    another level may (acceptances then look for the figure, see ``application.acceptance``).
    """
    if marks is None:
        return numbered(names)
    marked: dict[str, set[str]] = defaultdict(set)
    for name, mark in zip(names, marks, strict=True):
        marked[name].add(mark)
    return numbered(
        name if mark == min(marked[name]) else f"{name}@{mark}"
        for name, mark in zip(names, marks, strict=True)
    )


def _with_keys(
    rows: tuple[_Row, ...], keys: Callable[[Sequence[_Row]], tuple[str, ...]]
) -> tuple[_Row, ...]:
    if all(row.key for row in rows):
        return rows
    return tuple(
        row if row.key else msgspec.structs.replace(row, key=key)
        for row, key in zip(rows, keys(rows), strict=True)
    )


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST // 2]}~{hashlib.sha256(words.encode()).hexdigest()[:8]}"
