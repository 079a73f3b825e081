"""What stands above the grids: title, year, unit of money, who files and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from jixiao.core.datelines import years_of_head
from jixiao.core.documents import Block, Document, Grid, Paragraph
from jixiao.core.forms import Entry, Form
from jixiao.core.periods import in_digits
from jixiao.core.regex import regex
from jixiao.core.words import PENDING, SEALED
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import money_unit_in
from jixiao.recognition.forms.remarks import REPORTS, has_label, remarks_among
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
_FIRST_HEADING = regex(r"^\s*(?:一、|[(（]一[)）]|1[、.．](?!\d))")
_ENDED = regex(
    r"(?:[^:：，,。；;()（）\s]{2,8}[:：][^，,。；;]{1,30}|[(（\[【][^，,。；;]{2,30}[)）\]】]|(?:19|20)\d{2}年度?)。"
)
"""What a head says with a full stop behind (单位：万元。); a sentence has more to say."""
_FILER = regex(r"(?:填报|填表|编制|申报|报送|填制)(?:单位|部门)")
_FURTHEST, _WITH_REMARKS = 9, 40  # lines above a table that may be its head, and with what is none
_MOST_DOUBTFUL = 2
_ONE_SENTENCE = 60  # characters
_INTRODUCES = regex(r"如下|下[表列]|以下", needs="下")
"""A sentence that leads to a table of its own."""


_REFERS = regex(
    r"以[下上](?:为|是|系)|(?:[上下本]|如[上下])表|[见附]?[上下][述列]|详?见(?!习|义|效)|根据|按照|依据|参照|对照|请"
)
"""What speaks of a form and is the title of none (以下为2022年度绩效自评表)."""
_CONTINUED = regex(
    r"^[(\[【]?(?:续表?|接上[表页])[\d一二三四五六七八九十]*(?:[)\]】]|[:：、])"
    r"|[(\[【](?:续表?|接上[表页]).{0,6}[)\]】]$|(?<=表)续表?$",
    needs="续接",
)
"""What says of a title that its form began before."""


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs before a form's first grid: nearest title, all of them apart from the remarks
    among them, and where they begin.
    """

    begin: int
    title: Entry | None = None
    paragraphs: tuple[Entry, ...] = ()
    remarks: tuple[Entry, ...] = ()


class _Above(msgspec.Struct, frozen=True):
    """A paragraph above a form, by its index in the document."""

    index: int
    entry: Entry
    remark: bool


def around(document: Document, first: int, floor: int) -> Around:
    """The title lines right before block ``first``, not reaching below block ``floor``. Remarks about
    the form may stand among them; a sentence ends them, unless a title above it says its year.
    """
    title: Entry | None = None
    taken: list[_Above] = []
    pending: list[_Above] = []
    doubtful, ended = 0, False
    lines_above = list(_lines_above(document, first, floor))
    dated = _dated_title(lines_above)
    for at, line in enumerate(lines_above):
        text = line.entry.text
        if at > dated and not line.remark and is_other(text):
            ended = title is not None or doubtful == _MOST_DOUBTFUL or not _stands_between(text)
            if ended:
                break
            doubtful += 1
        if title is None and is_title(text) and not line.remark:
            title = line.entry
        pending.append(line)
        settles = not line.remark and (bool(text) or len(pending) == 1)
        if settles and (title is not None or not doubtful):
            taken.extend(pending)
            pending = []
    begin = taken[-1].index if taken else first
    if title is None and not ended and not pending and begin > floor:
        title = _last_cell(document.blocks[begin - 1])
    lines = [line for line in reversed(taken) if line.entry.text]
    return Around(
        begin=begin,
        title=title,
        paragraphs=tuple(line.entry for line in lines if not line.remark),
        remarks=tuple(line.entry for line in lines if line.remark),
    )


def _lines_above(document: Document, first: int, floor: int) -> Iterator[_Above]:
    """The paragraphs above a block up to the next grid, the nearest first; not too many."""
    blocks = document.blocks[max(floor, first - _WITH_REMARKS) : first]
    near = list(takewhile(lambda block: isinstance(block, Paragraph), reversed(blocks)))
    texts = [clean(block.text).strip(" |") for block in near if isinstance(block, Paragraph)]
    told = remarks_among(texts[::-1])
    left = _FURTHEST
    for at, (block, text) in enumerate(zip(near, texts, strict=True)):
        remark = len(texts) - 1 - at in told and (
            has_label(text) or not (is_title(text) or is_meta(squeezed(text)))
        )
        left -= bool(text) and not remark
        if left < 0:
            return
        yield _Above(first - 1 - at, Entry(text=text, place=block.place), remark)


_LISTED = regex(
    r"^\s*(?:附件?\s*[\d一二三四五六七八九十]*\s*[:：.、]|\d{1,2}\s*[.、．](?!\d))|(?:\.{3}|…|·{3})[.…·\s]*\d{1,3}\s*$"
)


def _dated_title(lines: Sequence[_Above]) -> int:
    """Where the nearest title stands, if it or a line below it says the year: it is the table's
    whatever sentences stand between, of which few may stand over that line. -1 where none does, and
    where it is a line of a list (附件：1.…, ……12), which may be of any table.
    """
    filled = [at for at, line in enumerate(lines) if line.entry.text and not line.remark]
    titled = next((n for n, at in enumerate(filled) if is_title(lines[at].entry.text)), None)
    if titled is None or _LISTED.search(lines[filled[titled]].entry.text):
        return -1
    others = 0
    for at in filled[titled::-1]:
        text = lines[at].entry.text
        others += is_other(text)
        if others > _MOST_DOUBTFUL:
            return -1
        if not is_other(text) and years_of_head(text):
            return filled[titled]
    return -1


def reports_above(document: Document, form: Form) -> Iterator[int]:
    """The paragraphs between a form's title and its table that report figures of their own: they are
    prose, though they stand in its head.
    """
    begin, end = form.span[0], form.tables[0]
    blocks = document.blocks[begin:end]
    texts = [clean(each.text) if isinstance(each, Paragraph) else "" for each in blocks]
    remarks = remarks_among(texts)
    for at, text in enumerate(texts):
        if at not in remarks and is_other(text) and REPORTS.search(squeezed(text)):
            yield begin + at


def is_other(text: str) -> bool:
    """Whether a line is no line of a head: neither a title nor what says year, unit and the like."""
    return bool(text) and not is_title(text) and not is_meta(squeezed(text))


def _stands_between(text: str) -> bool:
    """Whether a line may stand between a title and its table: a short one, or one sentence that
    reports no figures.
    """
    if is_short_line(text):
        return True
    bare = squeezed(text)
    one = len(bare) <= _ONE_SENTENCE and "。" not in bare[:-1]
    return one and not any(each.search(bare) for each in (_HEADING, _INTRODUCES, REPORTS))


def _last_cell(grid: Block) -> Entry | None:
    """A title at the end of the last row of a grid right above (标题：… in the head of a web page)."""
    if not isinstance(grid, Grid):
        return None
    cells = [cell for cell in grid.by_row()[-1] if clean(cell.text)]
    return (
        Entry(text=clean(cells[-1].text), place=cells[-1].place)
        if cells and is_title(cells[-1].text)
        else None
    )


def is_short_line(text: str) -> bool:
    """A table's number or a code (公开14表, 510000_0013zp), or the heading of the form's first part
    (一、基本情况), that may stand between the title and the table.
    """
    bare = squeezed(text)
    heading = _HEADING.match(bare) and not _FIRST_HEADING.match(bare)
    return len(bare) <= 20 and not bare.endswith(("。", "；", "，", "：")) and not heading


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
    if _REFERS.match(bare):
        return False
    return v.TITLE.fullmatch(bare) is not None and (
        bare.rstrip(")")[-1] == "表" or "表(" in bare or not _HEADING.match(bare)
    )


def without_mark(bare: str) -> str:
    """A squeezed title without the mark that its form began before （续）."""
    return _CONTINUED.sub("", bare)


def is_meta(text: str) -> bool:
    """Whether a squeezed line only says year, unit of money, who files and the like."""
    words = in_digits(text)
    if _DATES.fullmatch(words) or _TIME.fullmatch(words):
        return True
    if text.endswith("。"):
        return _ENDED.fullmatch(words) is not None and is_meta(text[:-1])
    return len(text) <= 60 and not _HEADING.match(text) and _META.fullmatch(words) is not None


def labelled(paragraphs: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Label and value of lines such as 填报单位：岳普湖县医疗保障局."""
    for entry in paragraphs:
        for piece in regex(r"[　\t]{1,}|\s{3,}").split(entry.text):
            bare = SEALED.sub(":", piece).replace("::", ":").replace(":：", ":").replace("::", ":")
            match = _LABELLED.match(bare)
            value = match["value"].strip(" :：") if match is not None else ""
            if match is not None and value and value != PENDING:
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
    """The unit of money that a line states; a sentence gives way to what is a line of a head."""
    nearest = list(reversed(paragraphs))
    nearest.sort(key=lambda each: is_other(each.text))
    for entry in nearest:
        unit = money_unit_in(entry.text)
        if unit is not None:
            return unit, entry
    return None, None
