"""A questionnaire of satisfaction as a page, and its tally as sheets with live formulas: answers are
entered one respondent a row, or their counts are typed over the formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.knowledge.survey import Question, SurveyGrade
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Table

TALLY, ANSWERS = "满意度统计", "逐份登记"
MOST_ANSWERS = 200  # rows of the sheet that answers are entered in
_READ = Decimal(12)  # points of what everybody is to read
_OPEN = "—"  # what nobody answered has no rate
_MOST_COUNTED = 20_000  # rows that are counted, as people go on below the ruled ones
_FIRST = 4  # the row of a sheet that the first row below the heads stands in
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ZERO = Decimal(0)


def questionnaire(
    service: str, unit: str, questions: Sequence[Question], grades: Sequence[SurveyGrade]
) -> Page:
    """One page to be filled in by one person."""
    heads = ["序号", "问题", *(each.name for each in grades)]
    rows = [heads]
    rows += [[str(at), each.text, *("□" for _ in grades)] for at, each in enumerate(questions, 1)]
    blocks: tuple[Block, ...] = (
        Paragraph(text=f"{service}满意度调查问卷", style="title"),
        Paragraph(
            text=f"调查单位：{unit or '　　　　　　　　　　'}　问卷编号：　　　　　　", style="left"
        ),
        Paragraph(
            text="您好！为了改进服务，请您按真实感受填写。本问卷不记名，结果只用于绩效评价。请在每个问题后"
            "选一格打“√”。",
        ),
        _table(rows, (5, 30, *(9 for _ in grades)), left=2),
        Paragraph(text="您的意见和建议：", style="left"),
        _table([[" \n \n \n "]], (1,), left=1),
        Paragraph(text="填写日期：　　　年　　月　　日", style="seal"),
    )
    return Page(name="问卷", blocks=blocks)


def tally(
    service: str, unit: str, questions: Sequence[Question], grades: Sequence[SurveyGrade]
) -> tuple[Page, Page]:
    """The counts with what they come to, and the sheet that answers are entered in."""
    return (
        Page(
            name=TALLY,
            paper="landscape",
            blocks=(
                Paragraph(text=f"{service}满意度统计表", style="title"),
                Paragraph(text=f"调查单位：{unit}", style="left"),
                _counts(questions, grades),
                Paragraph(text=_explained(grades), style="note"),
            ),
        ),
        Page(name=ANSWERS, blocks=_entered(questions, grades)),
    )


def _explained(grades: Sequence[SurveyGrade]) -> str:
    satisfied = "＋".join(each.name for each in grades if each.satisfied)
    weights = "、".join(f"{each.name}{each.weight}" for each in grades)
    return (
        f"注：在“{ANSWERS}”一页逐份填答案（写答案的名称，或1至{len(grades)}），各档人数自动统计；已有人数的，直接填在本页，"
        f"盖掉公式。满意率＝（{satisfied}）÷有效份数；得分按{weights}加权平均。满意度取总体评价一题。"
        "没有人作答的题，满意率、得分显示“—”，不是0。"
    )


def _counts(questions: Sequence[Question], grades: Sequence[SurveyGrade]) -> Table:
    last = _LETTERS[1 + len(grades)]
    n = _LETTERS[2 + len(grades)]
    heads = ["序号", "问题", *(each.name for each in grades), "有效份数", "满意率", "得分"]
    cells = [_cell(1, at, text, bold=True) for at, text in enumerate(heads, 1)]
    for number, question in enumerate(questions, 1):
        row, at = number + 1, _FIRST + number - 1
        own = f"'{ANSWERS}'!${_LETTERS[number]}${_FIRST}:${_LETTERS[number]}${_FIRST + _MOST_COUNTED - 1}"
        cells += [_cell(row, 1, str(number)), _cell(row, 2, question.text, left=True)]
        for place, grade in enumerate(grades, 1):
            formula = f'COUNTIF({own},"{grade.name}")+COUNTIF({own},{place})'
            cells.append(_live(row, 2 + place, "0", formula, _ZERO, "0"))
        of = [f"{_LETTERS[1 + place]}{at}" for place, _ in enumerate(grades, 1)]
        met = "+".join(cell for cell, each in zip(of, grades, strict=True) if each.satisfied)
        weighed = "+".join(
            f"{cell}*{each.weight}" for cell, each in zip(of, grades, strict=True) if each.weight
        )
        column = 2 + len(grades)
        cells += [
            _live(row, column + 1, "0", f"SUM(C{at}:{last}{at})", _ZERO, "0"),
            _live(
                row, column + 2, _OPEN, f'IF({n}{at}=0,"{_OPEN}",({met})/{n}{at})', None, "0.00%"
            ),
            _live(
                row, column + 3, _OPEN, f'IF({n}{at}=0,"{_OPEN}",({weighed})/{n}{at})', None, "0.00"
            ),
        ]
    widths = (4, 34, *(9 for _ in grades), 9, 9, 9)
    return Table(
        cells=tuple(cells),
        rows=len(questions) + 1,
        columns=len(heads),
        widths=widths,
        header_rows=1,
    )


def _entered(
    questions: Sequence[Question], grades: Sequence[SurveyGrade]
) -> tuple[Paragraph, Paragraph, Table]:
    heads = ["问卷编号", *(f"{at}.{each.text}" for at, each in enumerate(questions, 1))]
    cells = [_cell(1, at, text, bold=True) for at, text in enumerate(heads, 1)]
    cells += [
        _cell(row, column, str(row - 1) if column == 1 else "")
        for row in range(2, MOST_ANSWERS + 2)
        for column in range(1, len(heads) + 1)
    ]
    names = "、".join(f"{at}{each.name}" for at, each in enumerate(grades, 1))
    return (
        Paragraph(text="逐份登记", style="title"),
        Paragraph(text=f"一份问卷一行，填答案的名称或数字：{names}；没有答的空着", style="left"),
        Table(
            cells=tuple(cells),
            rows=MOST_ANSWERS + 1,
            columns=len(heads),
            widths=(8, *(16 for _ in questions)),
            header_rows=1,
        ),
    )


def _cell(row: int, column: int, text: str, *, bold: bool = False, left: bool = False) -> Cell:
    align = "left" if left else "center"
    return Cell(row=row, column=column, text=text, bold=bold, align=align)


def _live(row: int, column: int, text: str, formula: str, value: Decimal | None, code: str) -> Cell:
    return Cell(
        row=row, column=column, text=text, formula=formula, number=value, number_format=code
    )


def _table(rows: Sequence[Sequence[str]], widths: tuple[int, ...], left: int) -> Table:
    return Table(
        cells=tuple(
            _cell(
                row, column, text, bold=row == 1 and len(rows) > 1, left=column == left and row > 1
            )
            for row, texts in enumerate(rows, 1)
            for column, text in enumerate(texts, 1)
        ),
        rows=len(rows),
        columns=len(rows[0]),
        widths=widths,
        points=_READ,
        spacious=True,
    )
