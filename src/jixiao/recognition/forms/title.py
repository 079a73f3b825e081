"""What stands around the grids: title, year, unit of money, who files and when, and notes below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.core.forms import Entry
from jixiao.core.periods import in_digits
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import money_unit_in
from jixiao.recognition.forms.words import clean, squeezed

_META = regex(
    r"[(\[【]?\s*(?:19|20)\d{2}\s*年?度?\s*[)\]】]?|(?:评价|填报|自评)?(?:年度|年份)[:：](?:19|20)\d{2}(?:年度?)?|.{0,4}(?:19|20)\d{2}年度?$|(?:(?:附件|附表|表|附)[一二三四五六七八九十\d\-—－]*[:：.、]?)|"
    r".*(?:金额)?单位[:：(（].*|[(（]?(?:单位[:：])?(?:万元|元)[)）]?"
    r"|(?:自评|评价)?(?:总分|得分)[:：]\d{1,3}(?:\.\d+)?分?|.*(?:填报|填表|编制|申报|报送|制表|填制)(?:单位|部门|日期|时间|人).*|.*(?:负责人|联系人|联系电话|经办人)[:：(（].*|(?:单位|部门|"
    r"项目)(?:名称|单位|编码|负责人)?(?:\(.*?\))?[:：].*|(?:主管|实施|预算|评价)(?:部门|单位).*[:：].*"
    r"|[(（].{0,16}(?:年度|版|适用|表)[)）]|.*公章.*|.{0,16}年\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:[评价监控自考核绩效执行项目实施统计数据所属起止截至]{0,8}(?:期间|区间|时段|时点|时间|日期|月份|周期)[:：]).*"
)
_DATES = regex(
    r"[(\[【]?(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?(?:[-—–~〜至到]{1,2}[\d./-]{1,10}月?)?[)\]】]?"
)
"""A day or a stretch alone on a line, which begins as a numbered heading does."""
_TIME = regex(
    r"[(\[【]?(?=.*\d)(?=.*[年月季])[\d年月日度份上下半前第一二三四季全截至止到自从起底末期间./、和及~〜–—-]+(?:累计|监控)?[)\]】]?"
)
"""A line of nothing but a time: a month, a stretch of months, a quarter, up to a day."""
_LABELLED = regex(r"(?P<label>[^:：]{2,20})[:：]\s*(?P<value>\S.*)", needs=":：")
_HEADING = regex(
    r"^\s*(?:[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十]+[)）]|\d+[、.．])"
)
NOTE_GOES_ON = regex(r"^\s*(?:\d{1,2}\s*[、.．)）]|[(（]\d{1,2}[)）]|[①-⑩])")
_FILER = regex(r"(?:填报|填表|编制|申报|报送|填制)(?:单位|部门)")
_FURTHEST = 9
_MOST_DOUBTFUL = 2


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs before a form's first grid: nearest title, all of them, and where they begin."""

    begin: int
    title: Entry | None = None
    paragraphs: tuple[Entry, ...] = ()


def around(document: Document, first: int, floor: int) -> Around:
    """The title lines right before block ``first``, not reaching below block ``floor``."""
    begin, title = first, None
    taken: list[Entry] = []
    pending: list[Entry] = []
    doubtful = 0
    for index in range(first - 1, max(floor, first - _FURTHEST) - 1, -1):
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            title = title or (_last_cell(block) if not doubtful else None)
            break
        text = clean(block.text).strip(" |")
        entry = Entry(text=text, place=block.place)
        if text and not is_title(text) and not is_meta(squeezed(text)):
            if title is not None or doubtful == _MOST_DOUBTFUL or not is_short_line(squeezed(text)):
                break
            doubtful += 1
        if title is None and is_title(text):
            title = entry
        if text:
            pending.append(entry)
        if title is not None or not doubtful:
            begin = index
            taken.extend(pending)
            pending = []
    return Around(begin=begin, title=title, paragraphs=tuple(reversed(taken)))


def _last_cell(grid: Grid) -> Entry | None:
    """A title at the end of the last row of a grid right above (标题：… in the head of a web page)."""
    cells = [cell for cell in grid.by_row()[-1] if clean(cell.text)]
    return (
        Entry(text=clean(cells[-1].text), place=cells[-1].place)
        if cells and is_title(cells[-1].text)
        else None
    )


def is_short_line(text: str) -> bool:
    """A table's number or a code (公开14表, 510000_0013zp) that may stand between the title and the
    table.
    """
    return (
        len(text) <= 20 and not text.endswith(("。", "；", "，", "：")) and not _HEADING.match(text)
    )


def heads(text: str) -> bool:
    """Whether a cell holds the title of a form, with or without the lines below it (（2024年度）)."""
    first, *others = [piece for piece in text.split("\n") if piece.strip()] or [""]
    return is_title(text) or (
        bool(others) and is_title(first) and all(_about(squeezed(each)) for each in others)
    )


def _about(text: str) -> bool:
    return is_meta(text) or is_short_line(text)


def is_title(text: str) -> bool:
    """Whether a line is the title of a form."""
    bare = squeezed(text)
    if not 4 <= len(bare) <= 60 or bare[-1] in "。；;，,：:" or bare.endswith("报告"):
        return False
    return v.TITLE.fullmatch(bare) is not None and (
        bare.rstrip(")")[-1] == "表" or "表(" in bare or not _HEADING.match(bare)
    )


def is_meta(text: str) -> bool:
    """Whether a squeezed line only says year, unit of money, who files and the like."""
    words = in_digits(text)
    if _DATES.fullmatch(words) or _TIME.fullmatch(words):
        return True
    return (
        len(text) <= 60
        and not text.endswith("。")
        and not _HEADING.match(text)
        and _META.fullmatch(words) is not None
    )


def labelled(paragraphs: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Label and value of lines such as 填报单位：岳普湖县医疗保障局."""
    for entry in paragraphs:
        for piece in re.split(r"[　\t]{1,}|\s{3,}", entry.text):
            bare = (
                re.sub(r"[(（](?:公章|盖章|签章|签字|章)[)）]", ":", piece)
                .replace("::", ":")
                .replace(":：", ":")
                .replace("::", ":")
            )
            match = _LABELLED.match(bare)
            if match is not None and (value := match["value"].strip(" :：")):
                start = entry.text.find(value)
                place = (
                    entry.place.narrowed(start, start + len(value))
                    if start >= 0 and entry.place.text.find(value) == start
                    else entry.place
                )
                yield match["label"].strip(), Entry(text=value, place=place)


def filer(paragraphs: Sequence[Entry]) -> Entry | None:
    """Who files the form."""
    return next(
        (entry for label, entry in labelled(paragraphs) if _FILER.search(squeezed(label))), None
    )


def filed_on(paragraphs: Sequence[Entry]) -> Entry | None:
    """When it is filed."""
    return next(
        (entry for label, entry in labelled(paragraphs) if v.FILED_ON.fullmatch(squeezed(label))),
        None,
    )


def unit_line(paragraphs: Sequence[Entry]) -> tuple[str | None, Entry | None]:
    """The unit of money that a line states."""
    for entry in reversed(paragraphs):
        unit = money_unit_in(entry.text)
        if unit is not None:
            return unit, entry
    return None, None


def notes_below(document: Document, after: int) -> tuple[Entry, ...]:
    """The note paragraphs (备注：…, 注：1. …) right below block ``after``."""
    found: list[Entry] = []
    for block in document.blocks[after + 1 :]:
        if not isinstance(block, Paragraph):
            break
        text = clean(block.text)
        begins = v.NOTE.match(squeezed(text)) is not None
        if not (begins or (found and NOTE_GOES_ON.match(text))):
            break
        found.append(Entry(text=text, place=block.place))
    return tuple(found)
