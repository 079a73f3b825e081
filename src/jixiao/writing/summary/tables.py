"""The tables of a summary: units, forms, grades, stretches, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Text
from jixiao.core.forms import DEPARTMENT, MONITORING, TARGET_DECLARATION
from jixiao.core.summaries import Group, Share, SummedForm, UnitSum
from jixiao.judging.amounts import execution
from jixiao.knowledge.labels import kind_of
from jixiao.writing.summary.columns import (
    BUDGET,
    EXECUTED,
    NO_UNIT,
    NUMBER,
    RATE,
    TOTAL,
    UNIT,
    YES,
    adding_up,
)
from jixiao.writing.summary.forms import forms_table
from jixiao.writing.summary.listing import Column, Listing, Value

_OFFICIAL = {DEPARTMENT: "部门整体绩效自评表"}
_OF_SCORED = frozenset({"mean", "by_score", "score", "of_hundred", "recomputed", "grade"})
_OF_MONITORING = frozenset({"completion", "deviation"})
_OF_OTHER_KINDS = {
    MONITORING: _OF_SCORED,
    TARGET_DECLARATION: _OF_SCORED | _OF_MONITORING | {"executed", "rate", "by_rate"},
}
"""Columns that forms of a kind have nothing to stand in."""
_MOST_PROBLEMS = 15
_MEAN_OF_UNIT = 'IFERROR(ROUND(AVERAGEIF([detail.unit],[unit],[detail.of_hundred]),2),"")'
_SHARE = 'IF(SUM([column.forms])>0,ROUND([forms]/SUM([column.forms]),4),"")'


def title_of(group: Group, language: str) -> str:
    """What the forms of a group are, in a few words: 2024年度绩效自评表, 未写年度的绩效自评表."""
    bare = asked_of(group, language)
    if group.year or group.as_of:
        return bare
    return f"{bare} without a year" if language == "en" else f"未写年度的{bare}"


def asked_of(group: Group, language: str) -> str:
    """The same, as what units are asked for, who know the year."""
    return called_with_year(group, language)


def called_with_year(of: Group | SummedForm, language: str) -> str:
    """What forms of a kind and year are called: 2024年度绩效自评表."""
    kind = kind_of(of.kind)
    if language == "en":
        return " ".join(filter(None, (kind.en, str(of.year or ""), of.as_of)))
    point = f"（{of.as_of}）" if of.as_of else ""
    named = _OFFICIAL.get(of.kind, f"绩效{kind.zh}")
    empty = "（空表）" if isinstance(of, SummedForm) and of.empty else ""
    return f"{f'{of.year}年度' if of.year else ''}{named}{point}{empty}"


def tables_of(group: Group, language: str) -> Iterator[Listing]:
    """The tables of a group of forms, that of the forms themselves last."""
    apart = _OF_OTHER_KINDS.get(group.kind, _OF_MONITORING)
    yield units_table(group, language).without(apart)
    if len(group.units) > 1 and any(
        each.rank_by_rate or each.rank_by_score for each in group.units
    ):
        yield _ranking(group, language).without(apart)
    if group.grades:
        yield _grades(group, language)
    for name, of, bands in (
        (Text("得分分布", "Scores"), "of_hundred", group.scores),
        (Text("执行率分布", "Execution rates"), "rate", group.rates),
    ):
        if bands:
            yield _bands(name, of, bands, language)
    if group.problems:
        yield _problems(group, language)
    yield forms_table(group, language).without(apart)


def units_table(group: Group, language: str) -> Listing:
    """A row a unit; its sums are those of the table of forms."""
    of_unit = _of_paid_unit(language)
    named = f'[column.unit],"<>{NO_UNIT.of(language)}"'
    columns = (
        NUMBER,
        UNIT,
        Column(
            name="forms",
            head=Text("项目数", "Forms"),
            kind="count",
            width=8,
            live="COUNTIF([detail.unit],[unit])",
            adds_up=True,
        ),
        adding_up(BUDGET, live=f"SUMIFS([detail.budget],{of_unit})"),
        adding_up(EXECUTED, live=f"SUMIFS([detail.executed],{of_unit})"),
        RATE,
        Column(
            name="mean",
            head=Text("平均得分", "Mean score"),
            kind="score",
            width=9,
            live=_MEAN_OF_UNIT,
            live_total='IFERROR(ROUND(AVERAGE([detail.of_hundred]),2),"")',
        ),
        _rank("by_score", Text("得分名次", "Rank by score"), "mean", named),
        _rank("by_rate", Text("执行率名次", "Rank by rate"), "rate", named),
        _findings("errors", Text("错误", "Errors")),
        _findings("warnings", Text("警告", "Warnings")),
    )
    return Listing(
        name=Text("分单位汇总", "By unit"),
        columns=columns,
        rows=tuple(
            (number, each.unit or NO_UNIT.of(language), *_sums(each))
            for number, each in enumerate(group.units, start=1)
        ),
        total=(None, TOTAL.of(language), *_sums(group.whole)),
        only_in_sheets=frozenset({"by_score", "by_rate"}),
    )


def _ranking(group: Group, language: str) -> Listing:
    """The units by their scores, those without one last; units that are not named have no place."""
    paid = _of_paid_unit(language)
    named = [each for each in group.units if each.unit]
    last = len(named) + 1
    ordered = sorted(
        named, key=lambda each: (each.rank_by_score or last, each.rank_by_rate or last)
    )
    return Listing(
        name=Text("单位排名", "Ranking"),
        columns=(
            _rank("by_score", Text("得分名次", "Rank by score"), "mean"),
            UNIT,
            Column(
                name="mean",
                head=Text("平均得分", "Mean score"),
                kind="score",
                width=10,
                live=_MEAN_OF_UNIT,
            ),
            Column(
                name="rate",
                head=Text("执行率", "Rate"),
                kind="percent",
                width=10,
                live=f'IFERROR(ROUND(SUMIFS([detail.executed],{paid})/SUMIFS([detail.budget],{paid}),4),"")',
            ),
            _rank("by_rate", Text("执行率名次", "Rank by rate"), "rate"),
        ),
        rows=tuple(
            (each.rank_by_score, each.unit, each.mean, each.rate, each.rank_by_rate)
            for each in ordered
        ),
        note=Text(
            "在“项目明细”更正了数，名次随之重算，行的先后不变，可按名次重新排序",
            "where a figure is put right in the table of forms, ranks follow and the order of rows does"
            " not: sort by the ranks",
        ),
    )


def _of_paid_unit(language: str) -> str:
    return f'[detail.unit],[unit],[detail.paid],"{YES.of(language)}"'


def _rank(name: str, head: Text, by: str, named: str = "") -> Column:
    """A place by a column, among the rows that are ``named``."""
    among = f",{named}" if named else ""
    live = f'IF(ISNUMBER([{by}]),COUNTIFS([column.{by}],">"&[{by}]{among})+1,"")'
    return Column(name=name, head=head, kind="count", width=9, live=live)


def _findings(name: str, head: Text) -> Column:
    live = f"SUMIF([detail.unit],[unit],[detail.{name}])"
    return Column(name=name, head=head, kind="count", width=7, live=live, adds_up=True)


def _sums(each: UnitSum) -> tuple[Value, ...]:
    has_money = each.paid > 0
    return (
        each.forms,
        each.budget if has_money else None,
        each.executed if has_money else None,
        each.rate,
        each.mean,
        each.rank_by_score,
        each.rank_by_rate,
        each.errors,
        each.warnings,
    )


def _grades(group: Group, language: str) -> Listing:
    paid = f'[detail.grade],[name],[detail.paid],"{YES.of(language)}"'
    columns = (
        Column(name="name", head=Text("等级", "Grade"), width=12),
        Column(
            name="forms",
            head=Text("项目数", "Forms"),
            kind="count",
            live="COUNTIF([detail.grade],[name])",
            adds_up=True,
        ),
        Column(
            name="share",
            head=Text("占比", "Share"),
            kind="percent",
            live=_SHARE,
        ),
        adding_up(BUDGET, live=f"SUMIFS([detail.budget],{paid})"),
        adding_up(EXECUTED, live=f"SUMIFS([detail.executed],{paid})"),
        RATE,
    )
    whole = group.whole
    return Listing(
        name=Text("等级分布", "Grades"),
        columns=columns,
        rows=tuple(_shared(each, language) for each in group.grades),
        total=(
            *(TOTAL.of(language), whole.forms, None),
            *(whole.budget, whole.executed, whole.rate),
        ),
    )


def _bands(name: Text, of: str, bands: Sequence[Share], language: str) -> Listing:
    """The stretches of a column of the table of forms; what a sheet counts is by the row."""
    unit = HUNDRED if of == "rate" else 1
    within = [f'{_within(of, each, unit)},[detail.doubt],""' for each in bands]
    paid = f'[detail.paid],"{YES.of(language)}"'
    columns = (
        Column(name="name", head=Text("区间", "From – to"), width=20),
        Column(
            name="forms",
            head=Text("项目数", "Forms"),
            kind="count",
            lives=tuple(f"COUNTIFS({each})" for each in within),
            adds_up=True,
        ),
        Column(name="share", head=Text("占比", "Share"), kind="percent", live=_SHARE),
        adding_up(BUDGET, lives=tuple(f"SUMIFS([detail.budget],{each},{paid})" for each in within)),
        adding_up(
            EXECUTED, lives=tuple(f"SUMIFS([detail.executed],{each},{paid})" for each in within)
        ),
        RATE,
    )
    return Listing(
        name=name, columns=columns, rows=tuple(_shared(each, language) for each in bands)
    )


def _within(of: str, band: Share, unit: Decimal | int) -> str:
    """The condition of a stretch for a column of the table of forms."""
    bounds = ((">=", band.low), ("<", band.high))
    return ",".join(
        f'[detail.{of}],"{sign}{Decimal(bound) / unit}"'
        for sign, bound in bounds
        if bound is not None
    )


def _shared(each: Share, language: str) -> tuple[Value, ...]:
    rate = execution(each.executed, each.budget) if each.executed else None
    return (each.name.of(language), each.forms, each.share, each.budget, each.executed, rate)


def _problems(group: Group, language: str) -> Listing:
    columns = (
        NUMBER,
        Column(name="title", head=Text("问题", "Problem"), width=44),
        Column(name="forms", head=Text("涉及项目数", "Forms"), kind="count"),
        Column(name="count", head=Text("处数", "Times"), kind="count"),
        Column(name="code", head=Text("编号", "Code"), width=8),
    )
    return Listing(
        name=Text("主要问题", "Main problems"),
        columns=columns,
        rows=tuple(
            (number, each.title.of(language), each.forms, each.count, each.code)
            for number, each in enumerate(group.problems[:_MOST_PROBLEMS], start=1)
        ),
        note=Text(
            "由审核得出，在“项目明细”更正数字后不随之变，请以更正后的原表再汇总一次",
            "as the review found them; they do not follow what is put right in the table of forms: sum up"
            " the corrected forms again",
        ),
    )
