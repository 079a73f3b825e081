"""The tables of a summary: units, forms, grades, stretches, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.findings import Text
from jixiao.core.forms import DEPARTMENT
from jixiao.core.summaries import Group, Share, SummedForm, UnitSum
from jixiao.judging.amounts import execution
from jixiao.judging.summing import is_paid
from jixiao.knowledge.labels import kind_of
from jixiao.writing.summary.listing import MONEY_UNIT, Column, Listing, Value

NO_UNIT = Text("（未写单位）", "(no unit)")
NO_GRADE = Text("未评等级", "not graded")
YES, NO = Text("是", "yes"), Text("否", "no")
_TOTAL = Text("合计", "Total")
_OFFICIAL = {DEPARTMENT: "部门整体绩效自评表"}
_MOST_PROBLEMS = 15
_OF_A_FORM = 2  # problems that are named of a form
_RATE = 'IF(AND(ISNUMBER([budget]),ISNUMBER([executed])),IF([budget]>0,ROUND([executed]/[budget],4),""),"")'


def money_head(zh: str, en: str) -> Text:
    """The head of a column of amounts, with their unit."""
    return Text(f"{zh}（{MONEY_UNIT.symbol}）", f"{en} ({MONEY_UNIT.symbol})")


NUMBER = Column(name="number", head=Text("序号", "No."), kind="count", width=6)
UNIT = Column(name="unit", head=Text("单位", "Unit"), width=26)
PROJECT = Column(name="project", head=Text("项目", "Project"), width=30)
FILE = Column(name="file", head=Text("文件", "File"), width=26)
BUDGET = Column(name="budget", head=money_head("预算数", "Budget"), kind="money", width=13)
EXECUTED = Column(name="executed", head=money_head("执行数", "Executed"), kind="money", width=13)
RATE = Column(
    name="rate", head=Text("执行率", "Rate"), kind="percent", width=9, live=_RATE, live_total=_RATE
)


def title_of(group: Group, language: str) -> str:
    """What the forms of a group are, in a few words: 2024年度绩效自评表."""
    kind = kind_of(group.kind)
    if language == "en":
        return " ".join(filter(None, (kind.en, str(group.year or ""), group.as_of)))
    point = f"（{group.as_of}）" if group.as_of else ""
    named = _OFFICIAL.get(group.kind, f"绩效{kind.zh}")
    return f"{f'{group.year}年度' if group.year else ''}{named}{point}"


def tables_of(group: Group, language: str) -> Iterator[Listing]:
    """The tables of a group of forms, that of the forms themselves last."""
    yield units_table(group, language)
    if len(group.units) > 1:
        yield _ranking(group)
    if group.grades:
        yield _grades(group, language)
    for name, bands in (
        (Text("得分分布", "Scores"), group.scores),
        (Text("执行率分布", "Execution rates"), group.rates),
    ):
        if bands:
            yield _bands(name, bands, language)
    if group.problems:
        yield _problems(group, language)
    yield forms_table(group, language)


def units_table(group: Group, language: str) -> Listing:
    """A row a unit; its sums are those of the table of forms."""
    of_unit = f'[detail.unit],[unit],[detail.paid],"{YES.of(language)}"'
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
        _with(BUDGET, live=f"SUMIFS([detail.budget],{of_unit})"),
        _with(EXECUTED, live=f"SUMIFS([detail.executed],{of_unit})"),
        RATE,
        Column(
            name="mean",
            head=Text("平均得分", "Mean score"),
            kind="score",
            width=9,
            live='IFERROR(ROUND(AVERAGEIF([detail.unit],[unit],[detail.of_hundred]),2),"")',
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
        total=(None, _TOTAL.of(language), *_sums(group.whole)),
        only_in_sheets=frozenset({"by_score", "by_rate"}),
    )


def _ranking(group: Group) -> Listing:
    """The units by their scores, those without one last; units that are not named have no place."""
    named = [each for each in group.units if each.unit]
    last = len(named) + 1
    ordered = sorted(
        named, key=lambda each: (each.rank_by_score or last, each.rank_by_rate or last)
    )
    return Listing(
        name=Text("单位排名", "Ranking"),
        columns=(
            Column(name="by_score", head=Text("得分名次", "Rank by score"), kind="count", width=9),
            UNIT,
            Column(name="mean", head=Text("平均得分", "Mean score"), kind="score", width=10),
            Column(name="rate", head=Text("执行率", "Rate"), kind="percent", width=10),
            Column(name="by_rate", head=Text("执行率名次", "Rank by rate"), kind="count", width=9),
        ),
        rows=tuple(
            (each.rank_by_score, each.unit, each.mean, each.rate, each.rank_by_rate)
            for each in ordered
        ),
    )


def _with(column: Column, live: str) -> Column:
    return Column(
        name=column.name,
        head=column.head,
        kind=column.kind,
        width=column.width,
        live=live,
        adds_up=True,
    )


def _rank(name: str, head: Text, by: str, named: str) -> Column:
    live = f'IF(ISNUMBER([{by}]),COUNTIFS([column.{by}],">"&[{by}],{named})+1,"")'
    return Column(name=name, head=head, kind="count", width=8, live=live)


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


def forms_table(group: Group, language: str) -> Listing:
    """A row a form."""
    columns = (
        NUMBER,
        UNIT,
        Column(name="department", head=Text("主管部门", "Department in charge"), width=22),
        PROJECT,
        _with(BUDGET, live=""),
        _with(EXECUTED, live=""),
        RATE,
        Column(name="score", head=Text("总得分", "Score"), kind="score", width=8),
        Column(name="of_hundred", head=Text("折百分", "Of a hundred"), kind="score", width=8),
        Column(name="recomputed", head=Text("重算得分", "Recomputed"), kind="score", width=8),
        Column(name="grade", head=Text("等级", "Grade"), width=7),
        Column(name="wanted", head=Text("应填", "Wanted"), kind="count", width=6, adds_up=True),
        Column(name="filled", head=Text("已填", "Filled in"), kind="count", width=6, adds_up=True),
        Column(name="errors", head=Text("错误", "Errors"), kind="count", width=6, adds_up=True),
        Column(name="warnings", head=Text("警告", "Warnings"), kind="count", width=6, adds_up=True),
        Column(name="problems", head=Text("主要问题", "Main problems"), width=34),
        Column(name="paid", head=Text("金额计入", "Money counted"), width=8),
        FILE,
    )
    whole = group.whole
    total = (whole.budget, whole.executed, whole.rate) if whole.paid else (None, None, None)
    all_paid = whole.paid == whole.forms
    return Listing(
        name=Text("项目明细", "By project"),
        columns=columns if all_paid else _of_the_paid(columns, language),
        rows=tuple(
            _form(number, each, language) for number, each in enumerate(group.forms, start=1)
        ),
        total=(
            *(None, _TOTAL.of(language), "", "", *total, None, None, None, ""),
            *(sum(each.wanted for each in group.forms), sum(each.filled for each in group.forms)),
            *(whole.errors, whole.warnings, "", "", ""),
        ),
        only_in_sheets=frozenset(
            {"of_hundred", "paid", "file", "department", "warnings", "wanted", "filled"}
        ),
    )


def _of_the_paid(columns: Sequence[Column], language: str) -> tuple[Column, ...]:
    """The columns with sums over those forms alone whose money is counted."""
    yes = YES.of(language)

    def of(column: Column) -> Column:
        if column.kind != "money":
            return column
        live = f'SUMIFS([column.{column.name}],[column.paid],"{yes}")'
        return Column(
            name=column.name,
            head=column.head,
            kind=column.kind,
            width=column.width,
            live_total=live,
        )

    return tuple(of(column) for column in columns)


def _form(number: int, each: SummedForm, language: str) -> tuple[Value, ...]:
    return (
        number,
        each.unit or NO_UNIT.of(language),
        each.department,
        each.project,
        each.budget,
        each.executed,
        each.rate,
        each.score,
        each.of_hundred,
        each.recomputed,
        each.grade or NO_GRADE.of(language),
        each.wanted,
        each.filled,
        each.errors,
        each.warnings,
        _main_problems(each, language),
        (YES if is_paid(each) else NO).of(language),
        each.file,
    )


def _main_problems(form: SummedForm, language: str) -> str:
    """The first problems of a form with how often they occur."""
    shown = [
        f"{each.title.of(language)} ({each.count})"
        if language == "en"
        else f"{each.title.zh}{each.count}处"
        for each in form.problems[:_OF_A_FORM]
    ]
    more = len(form.problems) - _OF_A_FORM
    if more > 0:
        shown.append(f"{more} more kinds" if language == "en" else f"另有{more}种")
    return ("; " if language == "en" else "；").join(shown)


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
            live='IF(SUM([column.forms])>0,ROUND([forms]/SUM([column.forms]),4),"")',
        ),
        _with(BUDGET, live=f"SUMIFS([detail.budget],{paid})"),
        _with(EXECUTED, live=f"SUMIFS([detail.executed],{paid})"),
        RATE,
    )
    whole = group.whole
    return Listing(
        name=Text("等级分布", "Grades"),
        columns=columns,
        rows=tuple(_shared(each, language) for each in group.grades),
        total=(
            *(_TOTAL.of(language), whole.forms, None),
            *(whole.budget, whole.executed, whole.rate),
        ),
    )


def _bands(name: Text, bands: Sequence[Share], language: str) -> Listing:
    columns = (
        Column(name="name", head=Text("区间", "From – to"), width=20),
        Column(name="forms", head=Text("项目数", "Forms"), kind="count", adds_up=True),
        Column(name="share", head=Text("占比", "Share"), kind="percent"),
        _with(BUDGET, live=""),
        _with(EXECUTED, live=""),
        RATE,
    )
    return Listing(
        name=name, columns=columns, rows=tuple(_shared(each, language) for each in bands)
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
    )
