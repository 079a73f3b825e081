"""Satisfaction surveys: a questionnaire and its tally out; a filled tally in, with what it comes to, and
a form with that as its result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from jixiao.application.papers import instead
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.errors import Faults, UserError, fault, held_format, user_error
from jixiao.core.figures import fold, parse, shown
from jixiao.core.figures.units import COUNT
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.words import squeezed, unsaid
from jixiao.judging.satisfaction import Satisfaction, satisfaction
from jixiao.knowledge.survey import SURVEYS, grades, questions

FORMATS = ("docx", "pdf", "xlsx")
_MEASURED = "满意度"
_OVERALL, _NUMBER = "总体", "问卷编号"
_PLACES = 2


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A question with how many gave each answer, and what that comes to."""

    question: str
    counts: tuple[int, ...]
    found: Satisfaction


class Surveyed(msgspec.Struct, frozen=True, kw_only=True):
    """A tally: what it was of, its questions, and the ``overall`` one, which gives the satisfaction.
    ``findings`` are what is odd in it: questions that others answered than the overall one.
    """

    title: str
    answered: tuple[Answered, ...]
    overall: Answered
    findings: tuple[Finding, ...] = ()

    @property
    def rate(self) -> str:
        """满意度 as a form prints it, with two places."""
        return f"{shown(self.overall.found.rate, _PLACES)}%"

    @property
    def told(self) -> str:
        """The satisfaction with how many it is of: 满意度92.31%（n=156）."""
        return f"{_MEASURED}{self.rate}（n={self.overall.found.n}）"

    @property
    def basis(self) -> str:
        """How the satisfaction came about, as a note of a form."""
        names = [each.name for each in grades()]
        told = "、".join(
            f"{name}{count}份" for name, count in zip(names, self.overall.counts, strict=True)
        )
        met = "＋".join(each.name for each in grades() if each.satisfied)
        return (
            f"注：{_MEASURED}由问卷调查得出：有效问卷{self.overall.found.n}份（{told}），"
            f"（{met}）÷有效问卷＝{self.rate}。"
        )


def survey_bytes(service: str, fmt: str = "docx", *, unit: str = "", kind: str = "fund") -> bytes:
    """The questionnaire of a service or project (docx, pdf), or its tally (xlsx). ``kind`` is one of
    SURVEYS. Raises UserError for another format or kind, and where no service is named.
    """
    from jixiao.writing import Meta, made
    from jixiao.writing.survey import questionnaire, tally

    must_survey(service, fmt, kind)
    asked = questions()[named_kind(kind)]
    if fmt == "xlsx":
        return made(list(tally(service, unit, asked, grades())), fmt, Meta(title=service))
    return made([questionnaire(service, unit, asked, grades())], fmt, Meta(title=service))


def must_survey(service: str, fmt: str, kind: str) -> None:
    """Raises UserError with all that keeps a questionnaire from being made."""
    faults = Faults()
    faults.of(held_format, fmt, FORMATS)
    faults.of(_hold_names, service, kind)
    faults.tell()


def named_kind(kind: str) -> str:
    """The kind of questionnaire that a word names: fund or 基金, project or 项目; else the word."""
    return next((each for each, zh in SURVEYS.items() if kind in (each, zh)), kind)


def _hold_names(service: str, kind: str) -> None:
    if named_kind(kind) not in SURVEYS:
        raise user_error(
            "E004",
            f"没有“{kind}”这种问卷，可用的有 {'、'.join(SURVEYS.values())}",
            f"no questionnaire {kind!r}; known are {', '.join(SURVEYS)}",
            "kind",
        )
    if not service.strip():
        raise user_error(
            "E004",
            "请写明调查的是什么服务或项目，如 --of 工伤保险待遇经办服务",
            "say which service or project is asked about, with --of",
            "service",
        )


def surveyed(documents: Iterable[Document]) -> Surveyed:
    """What a filled tally comes to. Raises UserError with every cell that holds no count, and where
    there is no tally or no answer in it.
    """
    read = list(documents)
    grids = [block for document in read for block in document.blocks if isinstance(block, Grid)]
    for grid in grids:
        if (head := _head(grid)) is not None:
            wrong: list[Finding] = []
            given = next((_entered(each, wrong) for each in grids if _lists(each)), {})
            return _read(grid, head, given, wrong)
    known = instead(read)
    raise user_error(
        "E061",
        f"没有认出满意度统计表：表头应有 问题、{'、'.join(each.name for each in grades())}{known.zh}",
        f"no tally of satisfaction was found{known.en}",
    )


def _head(grid: Grid) -> tuple[int, int, list[int]] | None:
    """The row of the heads, the column of the questions, and those of the grades."""
    wanted = [each.name for each in grades()]
    for number, row in enumerate(grid.by_row(), 1):
        columns = {squeezed(cell.text): cell.column for cell in row}
        if "问题" in columns and all(name in columns for name in wanted):
            return number, columns["问题"], [columns[name] for name in wanted]
    return None


def _lists(grid: Grid) -> bool:
    """Whether a sheet lists one respondent a row."""
    return any(squeezed(row[0].text) == _NUMBER for row in grid.by_row() if row)


def _entered(grid: Grid, wrong: list[Finding]) -> dict[str, list[int]]:
    """How many gave each answer to each question, counted from one respondent a row; an answer that is
    none is told with its cell.
    """
    names = [each.name for each in grades()]
    head = next(
        at for at, row in enumerate(grid.by_row()) if row and squeezed(row[0].text) == _NUMBER
    )
    heads = {cell.column: cell.text.partition(".")[2] for cell in grid.by_row()[head][1:]}
    found = {question: [0] * len(names) for question in heads.values()}
    for cell in (cell for row in grid.by_row()[head + 1 :] for cell in row):
        text = squeezed(fold(cell.text)).removesuffix(".0")
        if cell.column not in heads or not text:
            continue
        if text.isdigit() and 1 <= int(text) <= len(names):
            found[heads[cell.column]][int(text) - 1] += 1
        elif text in names:
            found[heads[cell.column]][names.index(text)] += 1
        else:
            wrong.append(
                _unfit(
                    cell, heads[cell.column], f"不是答案：应为{'、'.join(names)}，或1至{len(names)}"
                )
            )
    return found


def _read(
    grid: Grid,
    head: tuple[int, int, list[int]],
    given: dict[str, list[int]],
    wrong: list[Finding],
) -> Surveyed:
    """The questions of the sheet of counts; where a file holds no counts yet (formulas that no
    spreadsheet has computed), those of the respondents that are listed.
    """
    first, asked, columns = head
    answered, questions_ = [], []
    for number in range(first + 1, grid.rows + 1):
        question = grid.at(number, asked)
        if question is None or question.row != number or question.column_span > 1:
            continue
        counts = [_count(grid.at(number, column), question.text, wrong) for column in columns]
        counts = _settled(question, counts, given.get(question.text), wrong)
        found = satisfaction(counts, grades()) if question.text.strip() else None
        questions_.append(question.text)
        if found is not None:
            answered.append(Answered(question=question.text, counts=tuple(counts), found=found))
    if wrong:
        raise UserError(*wrong)
    if not answered:
        raise user_error(
            "E061", "满意度统计表里还没有人数", "the tally of satisfaction has no answers yet"
        )
    overall = _overall(questions_, answered)
    return Surveyed(
        title=grid.by_row()[0][0].text,
        answered=tuple(answered),
        overall=overall,
        findings=tuple(_others(answered, overall)),
    )


def _settled(
    question: Cell, counts: list[int], listed: list[int] | None, wrong: list[Finding]
) -> list[int]:
    """The counts of a question: those of the sheet, else those of the respondents that are listed. Where
    both are there and differ, that is told.
    """
    if listed is None or not any(listed):
        return counts
    if any(counts) and counts != listed:
        at = f"“{question.place.sheet}”页{question.place.cell} " if question.place.cell else ""
        at_en = f"“{question.place.sheet}” {question.place.cell} " if question.place.cell else ""
        wrong.append(
            fault(
                "E061",
                f"{at}“{question.text}”统计的是{sum(counts)}份（{_in_row(counts)}），逐份登记的是{sum(listed)}份"
                f"（{_in_row(listed)}），两处不一样：人数只填一处，或在 Excel 里重算后存一次",
                f"{at_en}{question.text!r}: {sum(counts)} answers are counted and {sum(listed)} are"
                " listed; fill in one of both",
            )
        )
    return listed


def _in_row(counts: list[int]) -> str:
    return "、".join(map(str, counts))


def _overall(asked: list[str], answered: list[Answered]) -> Answered:
    """The question that the satisfaction is taken of. Raises UserError where it cannot be told, or
    nobody answered it.
    """
    named = [each for each in asked if _OVERALL in each] or (asked if len(asked) == 1 else [])
    if not named:
        raise user_error(
            "E061",
            "统计表里没有总体评价一题（问题里要有“总体”），不知道满意度取哪一题",
            "no question asks about the whole (“总体”), which the satisfaction is taken of",
        )
    found = next((each for each in answered if each.question == named[0]), None)
    if found is None:
        raise user_error(
            "E061",
            f"“{named[0]}”一题没有人数：满意度取这一题，不能用别的题代替",
            f"nobody answered {named[0]!r}, which the satisfaction is taken of",
        )
    return found


def _others(answered: list[Answered], overall: Answered) -> Iterator[Finding]:
    """A warning where other questions have another number of answers than the overall one."""
    unlike = [each for each in answered if each.found.n != overall.found.n]
    if unlike:
        listed = "、".join(f"“{each.question}”{each.found.n}份" for each in unlike)
        yield fault(
            "E061",
            f"各题的份数不一样：总体评价{overall.found.n}份，{listed}；请核对是不是有一处填错",
            f"the questions have other numbers of answers than the overall one's {overall.found.n}:"
            f" {', '.join(f'{each.question} {each.found.n}' for each in unlike)}",
            severity=Severity.WARNING,
        )


def _count(cell: Cell | None, question: str, wrong: list[Finding]) -> int:
    """A cell's count; what is none is told with its place."""
    text = cell.text.strip() if cell is not None else ""
    if cell is None or unsaid(text):
        return 0
    figure = parse(text)
    value = figure.value if figure is not None else None
    if figure is not None and figure.unit is not None and figure.unit.dimension != COUNT:
        value = None  # 60% is no count
    elif value is not None and cell.stored is not None:
        value = cell.stored  # a number format may show 30.5 as 31
    if value is None or value < 0 or value != value.to_integral_value():
        wrong.append(_unfit(cell, question, "不是人数：应为整数，如 96"))
        return 0
    return int(value)


def _unfit(cell: Cell, question: str, zh: str) -> Finding:
    text = cell.text.strip()
    if cell.stored is not None and cell.stored != cell.stored.to_integral_value():
        text = text if text.endswith("%") else format(cell.stored.normalize(), "f")
    at = f"“{cell.place.sheet}”页{cell.place.cell} " if cell.place.cell else ""
    at_en = f"“{cell.place.sheet}” {cell.place.cell} " if cell.place.cell else ""
    return fault(
        "E061",
        f"{at}“{question}”填的“{text}”{zh}",
        f"{at_en}{question!r}: {text!r} is no answer or count",
        given=text,
    )


def with_survey(data: FormData, found: Surveyed) -> FormData:
    """The form with the satisfaction as the result of its one row of satisfaction that has none.
    Raises UserError where there is no such row, or more than one.
    """
    open_ = [
        at
        for at, row in enumerate(data.indicators)
        if unsaid(row.actual) and _MEASURED in row.name + row.level2 + row.level1 and row.name
    ]
    name = data.project or data.title
    if len(open_) != 1:
        said = "、".join(data.indicators[at].name for at in open_)
        raise user_error(
            "E061",
            f"（{name}）完成值空着的满意度指标有{len(open_)}行{f'（{said}）' if said else ''}，"
            f"应有一行：{found.told}填不进去",
            f"{name!r} has {len(open_)} rows of satisfaction without a result; one is expected",
            "indicators",
        )
    [at] = open_
    rows = list(data.indicators)
    rows[at] = msgspec.structs.replace(rows[at], actual=found.rate)
    return msgspec.structs.replace(data, indicators=tuple(rows))
