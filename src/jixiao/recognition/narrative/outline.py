"""What titles and headings say about the text under them: fund, year, scope, and whether it speaks
of targets.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from jixiao.core.datelines import years_of_head
from jixiao.core.documents import Document, Paragraph
from jixiao.core.figures import fold
from jixiao.core.periods import in_digits, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import LOCAL, REGION
from jixiao.knowledge.funds import ALL_FUNDS, fund_of, funds_in
from jixiao.recognition.narrative.passages import Passage, passages

_YEAR_LINE = regex(r"^\s*[(（]?\s*((?:19|20)\d{2})\s*年\s*度?\s*[)）]?\s*$", needs="年")
_YEAR = regex(
    r"((?:19|20)\d{2})\s*年(?!\s*(?:\d{1,2}\s*月)?\s*(?:新|第.)?(?:版|修[订正]))", needs="年"
)
_FILED = regex(
    r"填报|日期|时间|印发|发布|索引|联系|\d\s*月\s*\d+\s*日\s*$", needs="印发填日时月索联"
)
_PROJECT = regex(r"^\s*(?:项目|基金|评价)(?:名称|对象)\s*[：:]\s*(.+)$")
_TARGETS = regex(
    r"目标(?:设定|设立|编制|申报|任务|安排)|预算安排|预算编制|年度目标$|预算草案|工作计划|下一步"
)
_PART = regex(r"项目|经费|专项|工程|培训|建设|补[贴助]|待遇|养老金|医疗费|资金|采购")
_LEVEL_OF_ITEMS = 3
_HEAD, _SHORT = 8, 50
_REACHED = regex(r"完成|实现|执行")
_REGION = regex(r"全(?:地区|区|州|市|县|省|盟|旗)|各县市|辖区")
_LOCAL = regex(r"[一-龥]本级|^本级|直属|市直|区直|县直|州直", needs="本直")


class Setting(msgspec.Struct, frozen=True):
    """What holds for a passage unless its own words say otherwise."""

    fund: str | None = None
    year: int | None = None
    scope: str | None = None
    targets: bool = False
    part: bool = False  # a heading names some undertaking, and not the fund as a whole


class Outline(msgspec.Struct):
    """The headings above the present passage, from the title down; follows the document from
    passage to passage.
    """

    year: int | None
    scope: str | None = None
    root: Setting = Setting()
    open: list[tuple[int, Setting]] = msgspec.field(default_factory=list)

    @property
    def setting(self) -> Setting:
        """The setting of the next passage."""
        return self.open[-1][1] if self.open else self.root

    def enter(self, passage: Passage) -> None:
        """Take in a title, a heading, or a line of the cover."""
        if passage.level == 0:
            self._title(passage.text)
        elif passage.level is not None:
            self.heading(passage.level, passage.text)
        else:
            self._cover(passage.text)

    def heading(self, level: int, text: str) -> None:
        """Close what is deeper or beside, and open a heading under what is left."""
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        above = self.setting
        targets = bool(_TARGETS.search(text)) and not _REACHED.search(text)
        targets = targets or (above.targets and level > _LEVEL_OF_ITEMS)
        self.open.append(
            (
                level,
                Setting(
                    one_fund(text) or above.fund,
                    own_year(text) or above.year,
                    scope_in(text) or above.scope,
                    targets,
                    above.part or _PART.search(text) is not None,
                ),
            )
        )

    def _title(self, text: str) -> None:
        self.open.clear()
        fund, year, scope = one_fund(text), own_year(text), scope_in(text)
        self.scope = self.scope or scope
        if fund or scope:
            self.root = Setting(fund, year or self.year, scope)
        elif year:
            self.root = msgspec.structs.replace(self.root, year=year)

    def _cover(self, text: str) -> None:
        line = _YEAR_LINE.match(text)
        if line is not None:
            self.root = msgspec.structs.replace(self.root, year=int(line.group(1)))
        elif (
            len(text) < 40
            and not self.open
            and self.root.fund is None
            and not regex(r"[，,。；;：:]").search(text)
        ):
            self.root = msgspec.structs.replace(
                self.root, fund=one_fund(text), scope=self.root.scope or scope_in(text)
            )
        project = _PROJECT.match(text)
        if project is not None and len(text) < 60 and not self.open:
            self.root = msgspec.structs.replace(
                self.root, fund=one_fund(project.group(1)) or self.root.fund
            )


def setting_at(document: Document, index: int) -> Setting:
    """The setting of the block at ``index``: what the titles and headings before it say."""
    outline = Outline(year_of(document, frozenset()))
    outline.root = Setting(year=outline.year)
    for passage in passages(
        msgspec.structs.replace(document, blocks=document.blocks[: index + 1]), frozenset()
    ):
        outline.enter(passage)
    return outline.setting


def scope_in(text: str) -> str | None:
    """本级 or 全地区 where the words say so; 全地区 wins only where 本级 is not said."""
    if _LOCAL.search(text):
        return LOCAL
    return REGION if _REGION.search(text) else None


def one_fund(text: str) -> str | None:
    """The fund of a heading that names just one; several single funds together are none."""
    funds = {span.fund for span in funds_in(text)} - {ALL_FUNDS}
    return fund_of(text) if len(funds) <= 1 else None


def own_year(text: str) -> int | None:
    """The first year that a heading names."""
    years = years_in(text)
    return years[0] if years else None


def year_of(document: Document, covered: frozenset[int]) -> int | None:
    """The year a document is about: the line (2020年度) or a title near its head, else the year
    that its prose names most, else that of a day near its head.
    """
    counted: Counter[int] = Counter()
    days: list[str] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            continue
        found = _of_line(block.text, index)
        if found is not None:
            return found
        if _FILED.search(block.text):
            continue
        years = [match.group(1) for match in _YEAR.finditer(block.text)]
        if index not in covered:
            counted.update(map(int, years))
        elif _in_head(block.text, index):
            days += years
    return counted.most_common(1)[0][0] if counted else int(days[0]) if days else None


def _of_line(text: str, index: int) -> int | None:
    """The year that a line near the head says the document is of; one that also says when it was
    filed, the year that it calls one (2024年度).
    """
    line = _YEAR_LINE.match(text)
    if line is None and not _in_head(text, index):
        return None
    years = years_of_head(text)
    if _FILED.search(text):
        return next((year for year in years if f"{year}年度" in fold(text)), None)
    return years[0] if years and _YEAR.search(in_digits(text)) else None


def _in_head(text: str, index: int) -> bool:
    return index < _HEAD and len(text) < _SHORT and not regex(r"[。，,]").search(text)
