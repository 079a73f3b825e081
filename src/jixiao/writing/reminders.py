"""Letters that ask a unit for what it has not handed in (关于催报…的通知), on the page of official
documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

from jixiao.core.figures import shown
from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.core.summaries import Doubtful, Instead, ListedProject
from jixiao.writing.letters import framed
from jixiao.writing.pages.page import (
    NUMBERED,
    TABLE_POINTS,
    Block,
    Cell,
    Page,
    Paragraph,
    Table,
    aligned,
)
from jixiao.writing.summary.listing import MONEY_UNIT, in_money_unit, money_places
from jixiao.writing.summary.tables import called_with_year
from jixiao.writing.titles import set_in_lines

_FORBIDDEN = regex(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_NAME = 60
_OFFICE = Text("（催报单位名称、印章）", "(office, seal)")
_MISSING_HEADS = (
    (Text("序号", "No."), 6),
    (Text("项目编码", "Code"), 20),
    (Text("项目名称", "Project"), 44),
    (Text(f"金额（{MONEY_UNIT.symbol}）", f"Amount ({MONEY_UNIT.symbol})"), 14),
)
_DOUBTFUL_HEADS = (
    (Text("序号", "No."), 6),
    (Text("清单上的项目", "Project on the list"), 28),
    (Text("收到的表", "Form received"), 34),
    (Text("需要核实的原因", "What is in doubt"), 22),
)


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """What a unit has not handed in. ``of`` is what is asked for (2024年度绩效自评表), ``listed`` how many
    projects it has on the list; amounts are in yuan, and left out where their unit is not known.
    """

    unit: str
    of: str
    list_name: str
    listed: int
    missing: tuple[ListedProject, ...]
    doubtful: tuple[Doubtful, ...] = ()
    instead: tuple[Instead, ...] = ()
    amounts_known: bool = True

    def file_name(self) -> str:
        """A name that every system takes."""
        bare = " ".join(_FORBIDDEN.sub(" ", self.unit).split()).strip(". ")
        return f"催报通知-{bare[:_LONGEST_NAME].strip('. ') or '未写明单位'}.docx"

    def title(self, language: str = "zh") -> str:
        """What the letter is about."""
        return f"Reminder: {self.of}" if language == "en" else f"关于催报{self.of}的通知"


def pages_of(reminder: Reminder, language: str = "zh") -> tuple[Page, ...]:
    """The letter as pages for a writer."""
    said = _english(reminder) if language == "en" else _chinese(reminder)
    to_whom = reminder.unit or ("all concerned" if language == "en" else "有关单位")
    to = Paragraph(text=f"To: {to_whom}" if language == "en" else f"{to_whom}：", style="cover")
    body: list[Block] = [Paragraph(text=said[0]), _missing(reminder, language)]
    if reminder.instead:
        body.append(Paragraph(text=_instead(reminder, language)))
    if reminder.doubtful:
        body += [Paragraph(text=said[2]), _doubtful(reminder, language)]
    body += [Paragraph(text=said[1], to_fill=True), Paragraph(text=said[3])]
    title = reminder.title(language)
    if language != "en":
        of_year, year, what = reminder.of.rpartition("年度")
        title = set_in_lines(("关于催报", of_year + year, f"{what}的通知"))
    blocks = framed(title, to, body, language, _OFFICE)
    foot = NUMBERED.of(language)
    return (Page(name="催报通知", blocks=blocks, paper="report", foot=foot),)


def _amount(reminder: Reminder) -> str:
    """What the missing projects come to; empty where that is not known."""
    amounts = [each.amount for each in reminder.missing if each.amount is not None]
    if not reminder.amounts_known or not amounts:
        return ""
    return shown(in_money_unit(sum(amounts, Decimal(0))), _places(reminder))


def _places(reminder: Reminder) -> int:
    return money_places([each.amount for each in reminder.missing])


def _chinese(reminder: Reminder) -> tuple[str, str, str, str]:
    count, amount = len(reminder.missing), _amount(reminder)
    money = f"，涉及金额{amount}{MONEY_UNIT.symbol}" if amount else ""
    listed = f"按照预算绩效管理工作安排，你单位列入项目清单的{reminder.listed}个项目"
    lacking = (
        f"{'都' if count > 1 else ''}没有" if count == reminder.listed else f"中，{count}个没有"
    )
    return (
        f"{listed}{lacking}报送{reminder.of}{money}，列于下表。",
        "请于＿＿＿＿年＿＿月＿＿日前报送。联系人：＿＿＿＿＿＿，电话：＿＿＿＿＿＿＿＿。",
        f"另有{len(reminder.doubtful)}个项目，收到了可能是该项目的表，但不能确定，请一并核实：",
        "已经报送的，请核对表上的单位和项目名称是否与清单一致，并告知我单位；项目已取消、合并或者不需要报送的，"
        "请书面说明。",
    )


def _english(reminder: Reminder) -> tuple[str, str, str, str]:
    amount = _amount(reminder)
    money = f", {amount} {MONEY_UNIT.symbol} in all" if amount else ""
    return (
        f"Of your {reminder.listed} projects on the list {reminder.list_name},"
        f" {len(reminder.missing)} have not handed in the {reminder.of}{money}; they are listed below.",
        "Please hand them in by ____-__-__. Contact: ________",
        f"For {len(reminder.doubtful)} more it is not certain whether the form received is theirs:",
        "Where a form was handed in, please see that it names the unit and the project as the list"
        " does; where a project was dropped or needs none, please say so in writing.",
    )


def _instead(reminder: Reminder, language: str) -> str:
    """Which forms came in that are not what was asked for."""
    named = [
        (each.project.name, called_with_year(each.form, language), Path(each.form.file).name)
        for each in reminder.instead
    ]
    if language == "en":
        came = "; ".join(f"for {name} the {what} ({file})" for name, what, file in named)
        return f"What came in is {came}: the {reminder.of} is still to be handed in."
    came = "，".join(f"“{name}”收到的是{what}（《{file}》）" for name, what, file in named)
    return f"其中，{came}；请另行报送{reminder.of}。"


def _missing(reminder: Reminder, language: str) -> Table:
    places = _places(reminder)
    rows = [
        (
            each.code,
            each.name,
            shown(in_money_unit(each.amount), places)
            if each.amount is not None and reminder.amounts_known
            else "",
        )
        for each in reminder.missing
    ]
    return _table(_MISSING_HEADS, rows, language)


def _doubtful(reminder: Reminder, language: str) -> Table:
    rows = [
        (
            each.project.name,
            "\n".join(f"{form.unit}“{form.project}”" for form in each.forms),
            each.why.of(language),
        )
        for each in reminder.doubtful
    ]
    return _table(_DOUBTFUL_HEADS, rows, language)


def _table(
    heads: tuple[tuple[Text, int], ...], rows: Sequence[tuple[str, ...]], language: str
) -> Table:
    cells = [
        Cell(row=1, column=at, text=head.of(language), bold=True)
        for at, (head, _) in enumerate(heads, start=1)
    ]
    for number, row in enumerate(rows, start=1):
        cells.append(Cell(row=number + 1, column=1, text=str(number)))
        cells.extend(
            Cell(row=number + 1, column=at, text=text, align=aligned(text))
            for at, text in enumerate(row, start=2)
        )
    return Table(
        cells=tuple(cells),
        rows=len(rows) + 1,
        columns=len(heads),
        widths=tuple(width for _, width in heads),
        header_rows=1,
        points=TABLE_POINTS,
    )
