"""The tables of a summary that is held against a list of projects, and of what is not in its sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.core.findings import Text
from jixiao.core.series import series
from jixiao.core.summaries import AgainstList, Coverage, NotSummed, Summarised
from jixiao.core.unitnames import unit_key
from jixiao.writing.summary.columns import (
    BUDGET,
    FILE,
    NO_UNIT,
    NUMBER,
    PROJECT,
    TOTAL,
    UNIT,
    as_wide,
    money_head,
)
from jixiao.writing.summary.listing import Column, Listing, Value
from jixiao.writing.summary.tables import called_with_year

_CODE = Column(name="code", head=Text("项目编码", "Code"), width=18)
_MOST_FILES = 30
_AT = Column(name="at", head=Text("清单位置", "In the list"), width=12)
_CAME = Column(name="came", head=Text("收到的别的表", "Came in instead"), width=24)
_LISTED = Column(
    name="amount", head=money_head("清单金额", "Listed"), kind="money", width=13, adds_up=True
)


def tables_against(summary: Summarised, language: str) -> Iterator[Listing]:
    """How far the projects of the list are handed in, and all that does not fit; tables without a row
    are left out.
    """
    against = summary.against
    if against is None:
        return
    yield _coverage(against, language)
    rest = (
        _missing(against, language),
        _doubtful(against, language),
        _unlisted(against, language),
        _differing(against),
    )
    yield from (each for each in rest if each.rows)


def _coverage(against: AgainstList, language: str) -> Listing:
    money = against.amounts_known
    columns = (
        NUMBER,
        UNIT,
        Column(name="listed", head=Text("应报", "Listed"), kind="count", width=7, adds_up=True),
        Column(
            name="handed",
            head=Text("已报", "Handed in"),
            kind="count",
            width=7,
            live="[listed]-[missing]-[doubt]",
            adds_up=True,
        ),
        _open("missing", Text("未报", "Missing"), bool(against.missing)),
        _open("doubt", Text("存疑", "In doubt"), bool(against.doubtful)),
        _covered("by_number", Text("覆盖率（项目数）", "Covered by number"), "handed", "listed"),
        *((_LISTED,) if money else ()),
        *((_handed_in_amount(against),) if money else ()),
        _covered(
            "by_amount", Text("覆盖率（金额）", "Covered by amount"), "covered", "amount", money
        ),
    )
    return Listing(
        name=Text("自评覆盖率", "Coverage"),
        columns=columns,
        rows=tuple(
            (number, each.unit or NO_UNIT.of(language), *_of(each, money))
            for number, each in enumerate(against.units, start=1)
        ),
        total=(None, TOTAL.of(language), *_of(against.whole, money)),
        note=Text(
            "已补报的，在“未报的项目”“存疑，请人工核对”里清空那一行的单位和金额，覆盖率随之重算",
            "where a form has come in since, clear its unit and amount in the table of what is missing or in"
            " doubt: the coverage follows",
        ),
    )


def _units(against: AgainstList, language: str) -> Mapping[str, str]:
    """What the table of coverage calls each unit."""
    return {unit_key(each.unit): each.unit or NO_UNIT.of(language) for each in against.units}


def _open(key: str, head: Text, there: bool) -> Column:
    """How many projects of a unit the table of what is missing, or in doubt, has."""
    live = f"COUNTIF([{key}.unit],[unit])" if there else ""
    return Column(name=key, head=head, kind="count", width=7, live=live, adds_up=True)


def _handed_in_amount(against: AgainstList) -> Column:
    """The amount of a unit's list without what is missing or in doubt of it."""
    less = "".join(
        f"-SUMIF([{key}.unit],[unit],[{key}.amount])"
        for key, there in (("missing", against.missing), ("doubt", against.doubtful))
        if there
    )
    return Column(
        name="covered",
        head=money_head("已报金额", "Handed in"),
        kind="money",
        width=13,
        live=f"[amount]{less}" if less else "",
        adds_up=True,
    )


def _covered(name: str, head: Text, part: str, whole: str, live: bool = True) -> Column:
    formula = f'IF([{whole}]>0,ROUND([{part}]/[{whole}],4),"")' if live else ""
    return Column(name=name, head=head, kind="percent", width=13, live=formula, live_total=formula)


def _of(each: Coverage, money: bool) -> tuple[Value, ...]:
    return (
        *(each.listed, each.handed_in, each.missing, each.doubtful, each.by_number),
        *((each.amount, each.amount_handed_in) if money else ()),
        each.by_amount,
    )


def _missing(against: AgainstList, language: str) -> Listing:
    money = against.amounts_known
    amounts = [each.amount for each in against.missing if each.amount is not None]
    units = _units(against, language)
    came = {
        id(each.project): f"{called_with_year(each.form, language)}\n{each.form.file}"
        for each in against.instead
    }
    return Listing(
        name=Text("未报的项目", "Not handed in"),
        columns=(
            *(NUMBER, UNIT, _CODE, PROJECT),
            *((_LISTED,) if money else ()),
            *((_CAME,) if came else ()),
            _AT,
        ),
        rows=tuple(
            (
                number,
                units[unit_key(each.unit)],
                each.code,
                each.name,
                *((each.amount,) if money else ()),
                *((came.get(id(each), ""),) if came else ()),
                each.at,
            )
            for number, each in enumerate(against.missing, start=1)
        ),
        total=(None, TOTAL.of(language), "", "", sum(amounts), *([""] if came else []), "")
        if money and amounts
        else (),
        only_in_sheets=frozenset({"at"}),
        key="missing",
    )


def _doubtful(against: AgainstList, language: str) -> Listing:
    money, units = against.amounts_known, _units(against, language)
    return Listing(
        name=Text("存疑，请人工核对", "In doubt"),
        columns=(
            as_wide(NUMBER, 8),
            UNIT,
            PROJECT,
            Column(name="maybe", head=Text("可能是这张表", "May be this form"), width=36),
            Column(name="why", head=Text("为什么存疑", "Why"), width=24),
            *((_LISTED,) if money else ()),
            FILE,
        ),
        rows=tuple(
            (
                number,
                units[unit_key(each.project.unit)],
                each.project.name,
                "\n".join(
                    "".join(filter(None, (form.unit, f"“{form.project}”"))) for form in each.forms
                ),
                each.why.of(language),
                *((each.project.amount,) if money else ()),
                "\n".join(form.file for form in each.forms),
            )
            for number, each in enumerate(against.doubtful, start=1)
        ),
        only_in_sheets=frozenset({"file", "amount"}),
        unprinted=frozenset({"file", "amount"}),
        key="doubt",
    )


def _unlisted(against: AgainstList, language: str) -> Listing:
    return Listing(
        name=Text("报了而清单里没有的", "Not on the list"),
        columns=(NUMBER, UNIT, PROJECT, BUDGET, FILE),
        rows=tuple(
            (number, each.unit or NO_UNIT.of(language), each.project, each.budget, each.file)
            for number, each in enumerate(against.unlisted, start=1)
        ),
    )


def _differing(against: AgainstList) -> Listing:
    return Listing(
        name=Text("金额与清单不同的", "Amounts that differ"),
        columns=(
            NUMBER,
            UNIT,
            PROJECT,
            _LISTED,
            BUDGET,
            Column(
                name="gap",
                head=money_head("相差", "Difference"),
                kind="money",
                width=13,
                live="[budget]-[amount]",
            ),
            FILE,
        ),
        rows=tuple(
            (
                *(number, each.form.unit, each.form.project, each.project.amount),
                each.form.budget,
                (each.form.budget or 0) - (each.project.amount or 0),
                each.form.file,
            )
            for number, each in enumerate(against.differing(), start=1)
        ),
        only_in_sheets=frozenset({"file"}),
    )


def not_summed_by_kind(summary: Summarised, language: str) -> Listing | None:
    """The same for a page: a line for each reason, with how many files it is of and which."""
    rows = (*summary.unread, *summary.left_out)
    by_why: dict[str, list[str]] = {}
    for each in rows:
        by_why.setdefault(each.why.of(language), []).append(each.file)
    if not rows:
        return None
    return Listing(
        name=Text("没有计入的文件", "Not counted"),
        columns=(
            NUMBER,
            Column(name="why", head=Text("原因", "Why"), width=36),
            Column(name="count", head=Text("个数", "Number"), kind="count", width=8),
            Column(name="file", head=Text("文件", "Files"), width=60),
        ),
        rows=tuple(
            (number, why, len(files), series(files, _MOST_FILES, "个").of(language))
            for number, (why, files) in enumerate(by_why.items(), start=1)
        ),
    )


def not_summed(summary: Summarised, language: str) -> Listing | None:
    """The files and forms that are not in the sums; None where all are."""
    rows: Sequence[NotSummed] = (*summary.unread, *summary.left_out)
    if not rows:
        return None
    return Listing(
        name=Text("没有计入的文件", "Not counted"),
        columns=(
            NUMBER,
            Column(name="file", head=Text("文件", "File"), width=36),
            Column(name="why", head=Text("原因", "Why"), width=60),
        ),
        rows=tuple(
            (number, each.file, each.why.of(language)) for number, each in enumerate(rows, start=1)
        ),
    )
