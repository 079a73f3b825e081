"""A form that goes on under its own title: over two pages, on another sheet or in another table it is
printed once more, with or without （续）, and then the rows go on, with or without their heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.datelines import years_of_head
from jixiao.core.documents import Document
from jixiao.core.monitoring_points import point_in_line
from jixiao.core.periods import Period, in_digits
from jixiao.core.regex import regex
from jixiao.core.words import SEALED
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.basics import read_basics
from jixiao.recognition.forms.dating import is_to_date
from jixiao.recognition.forms.heads_inside import head_inside, title_inside
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.sectioning import Section, Sectioned, kind_of, labels
from jixiao.recognition.forms.title import around, heads, is_meta, is_title, without_mark
from jixiao.recognition.forms.words import clean, split_label, squeezed

_BETWEEN_PAGES = regex(
    r"\s*(?:[-—–]*\s*第?\s*\d{1,3}\s*页?\s*(?:[/共].{0,8})?[-—–]*|[（(]?续表?.{0,6}[)）]?|[（(]?接上[表页].{0,4}[)）]?|)\s*"
)
_TIME = regex(
    r"[(\[【]?(?=.*\d)[\d年月日度份上下半前第一二三四季全截至止到自从起底末期间./、和及~〜–—-]+(?:累计|监控)?[)\]】]?"
)
_TIME_LABEL = regex(
    r".*(?:年度|年份|期间|区间|时段|时点|时间|日期|月份|周期)", needs="年期区时日月周"
)
_MONEY = regex(
    r"[(\[【]?(?:(?:金额|货币|计量)?单位[:：])?(?:人民币)?[百千万亿]*元[)\]】]?", needs="元"
)
_SPACES = regex(r"[\s　|]+")
_LONGEST_HEAD, _FURTHEST_BACK = 60, 200  # lines that may say whose the form is; rows before
MOST_BELOW = 9  # lines between the title once more and the rows


class _Own(msgspec.Struct, frozen=True):
    """What the head of a form says: its words, its years and its monitoring points."""

    words: frozenset[str]
    years: frozenset[int]
    points: frozenset[Period]


def is_between_pages(text: str) -> bool:
    """Whether a line is only what stands between two pages: a page's number, 续表, nothing."""
    return _BETWEEN_PAGES.fullmatch(text) is not None


def is_title_again(text: str, current: Sectioned, document: Document) -> bool:
    """Whether a line is the title of the form before it once more, with or without （续）, and the
    lines below it in the same cell say nothing else. A form without a head of its own may have its
    title in common with the next.
    """
    title, *below = [piece for piece in text.split("\n") if piece.strip()] or [""]
    bare = squeezed(title)
    name = without_mark(bare)
    if not is_title(name):
        return False
    own = title_inside(current) or around(document, current.blocks()[0], 0).title
    if own is None or without_mark(squeezed(own.text)) != name:
        return False
    if name == bare and not current.has(d.BASIC):
        return False
    return all(says_the_same(piece, current, document) for piece in below)


def says_the_same(text: str, current: Sectioned, document: Document) -> bool:
    """Whether a line below the title is of a head and names no project, unit, year or monitoring point
    but those that the form before it names: （2024年度）, 单位：万元.
    """
    return is_meta(squeezed(clean(text))) and _says_own(text, _own(current, document))


def _says_own(text: str, own: _Own) -> bool:
    """Whether words, as a whole or apart by spaces, are such as the form says of itself."""
    text = clean(text)
    return _is_own(text, own) or all(_is_own(each, own) for each in _SPACES.split(text) if each)


def _is_own(text: str, own: _Own) -> bool:
    bare = SEALED.sub("", squeezed(text))
    if bare in own.words or _MONEY.fullmatch(bare):
        return True
    split = split_label(bare)
    if split is None:
        return bare.endswith(":") or _is_own_time(bare, own)
    label, value, _ = split
    return value in own.words or (
        _TIME_LABEL.fullmatch(label) is not None and _is_own_time(value, own)
    )


def _is_own_time(bare: str, own: _Own) -> bool:
    """Whether words are a year or monitoring point of the form, and of no other."""
    words = in_digits(bare)
    if not _TIME.fullmatch(words):
        return False
    years = set(years_of_head(words))
    said = point_in_line(words, max(own.years, default=None), is_point=True)
    if said is not None and said.point not in own.points:
        return False
    return years <= own.years and bool(years or said)


def _own(current: Sectioned, document: Document) -> _Own:
    before = around(document, current.blocks()[0], 0)
    top = Sectioned(list(_top(current)))
    basics = top.lines(d.BASIC)
    head = [each.text for each in (*before.paragraphs, *head_inside(top))]
    cycle = read_basics(basics).cycle
    said = [text for text in head if not _names(text)] + ([cycle.text] if cycle else [])
    years = {year for text in said for year in years_of_head(text)}
    return _Own(
        words=frozenset(_words([*head, *(slot.text for line in basics for slot in line.slots)])),
        years=frozenset(years),
        points=frozenset(_points(head, top, max(years, default=None))),
    )


def _top(current: Sectioned) -> Iterator[Section]:
    """The first lines of a form in their sections."""
    left = _LONGEST_HEAD
    for section in current.sections:
        if left > 0:
            yield Section(section.kind, section.lines[:left])
        left -= len(section.lines)


def _names(text: str) -> bool:
    """Whether a line names a project or unit, in which a year is not the form's."""
    split = split_label(text)
    return split is not None and not _TIME_LABEL.fullmatch(squeezed(split[0]))


def _words(texts: Sequence[str]) -> Iterator[str]:
    """The texts of a head, their pieces apart by spaces, and what stands behind a label."""
    for text in texts:
        for piece in (text, *_SPACES.split(text)):
            bare = SEALED.sub("", squeezed(piece))
            split = split_label(bare)
            yield from (bare, split[1]) if split is not None else (bare,)


def _points(head: Sequence[str], top: Sectioned, year: int | None) -> Iterator[Period]:
    """The monitoring points that lines, cells and heads of columns (1-7月执行数) name."""
    lines = [line for section in top.sections for line in section.lines]
    cells = [slot.text for line in lines for slot in line.slots if _says_point(slot, line)]
    for text in (*head, *cells):
        said = point_in_line(text, year, is_point=text in cells)
        if said is not None:
            yield said.point


def _says_point(slot: Slot, line: Line) -> bool:
    if slot is not line.first and v.says(v.MONITORING_POINT, line.first.text):
        return True
    split = split_label(slot.text)
    return is_to_date(slot.text) or (split is not None and v.says(v.MONITORING_POINT, split[0]))


def goes_on(current: Sectioned, lines: Sequence[Line]) -> bool:
    """Whether lines below such a title are the rest of the form: heads of indicators or rows of
    them, or what stands below these. Another form of the title has a head of its own.
    """
    if not lines or _begins_anew(current, lines[:_LONGEST_HEAD]):
        return False
    if current.has(d.TOTAL):
        return kind_of(lines[0], d.INDICATORS) in (d.NOTE, d.CONCLUSION, d.SIGNATURE)
    kind = kind_of(lines[0], "")
    return kind == d.INDICATORS or (
        kind in (d.OTHER, d.NOTE) and current.last() == d.INDICATORS and len(lines[0].slots) > 1
    )


def _begins_anew(current: Sectioned, lines: Sequence[Line]) -> bool:
    """Whether the rows begin with a level that the form has left behind (产出指标 after 满意度指标)."""
    before = _levels(current.lines(d.INDICATORS)[-_FURTHEST_BACK:])
    first = next(iter(_levels(lines)), None)
    return first in before[:-1] and first != before[-1]


def _levels(lines: Sequence[Line]) -> list[str]:
    """The names of the first level, in order."""
    named = [line.first for line in lines if v.level_of(line.first.text) in (1, 3)]
    leftmost = min((slot.start for slot in named), default=0)
    return [slot.key for slot in named if slot.start == leftmost]


def head_again(lines: Sequence[Line], current: Sectioned, document: Document) -> int:
    """How many rows print the form's title once more, with the page's number above it and what stands
    below it (（2024年度）), before the rows of the form go on; 0 where they begin another form.
    """
    page = 0
    while page < len(lines) and _numbers_page(lines[page]):
        page += 1
    if page == len(lines) or len(lines[page].slots) > 1:
        return page
    if not is_title_again(lines[page].first.text, current, document):
        return page
    head = page + 1
    while head < min(len(lines), page + MOST_BELOW) and all(
        says_the_same(slot.text, current, document) for slot in lines[head].slots
    ):
        head += 1
    return head if goes_on(current, lines[head:]) else page


def begins_another(lines: Sequence[Line], current: Sectioned, document: Document) -> bool:
    """Whether the first row, right above a title, names a unit, project, year or monitoring point that
    the form before it does not: it is the first row of another form.
    """
    if len(lines) < 2 or not (len(lines[1].slots) == 1 and heads(lines[1].first.text)):
        return False
    if kind_of(lines[0], "") not in (d.BASIC, d.META) or not current.has(d.INDICATORS):
        return False
    own = _own(current, document)
    return not all(labels(slot) or _says_own(slot.text, own) for slot in lines[0].slots)


def _numbers_page(line: Line) -> bool:
    """Whether a row is a page's number alone (第2页), and no lost figure."""
    text = line.first.text
    return len(line.slots) == 1 and is_between_pages(text) and not text.isdecimal()
