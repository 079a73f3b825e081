"""A form that goes on under its own title: over two pages, on another sheet or in another table it is
printed once more, with or without （续）, and then the rows go on, with or without their heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.documents import Document
from jixiao.core.regex import regex
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms.heads_inside import title_inside
from jixiao.recognition.forms.lines import Line
from jixiao.recognition.forms.sectioning import Sectioned, kind_of
from jixiao.recognition.forms.title import around, is_meta, is_title
from jixiao.recognition.forms.words import squeezed

_MARK = regex(
    r"^[(\[【]?(?:续表?|接上[表页])[\d一二三四五六七八九十]*(?:[)\]】]|[:：、])"
    r"|[(\[【](?:续表?|接上[表页]).{0,6}[)\]】]$|(?<=表)续表?$",
    needs="续接",
)
"""What says of a title that its form began before."""
_BETWEEN_PAGES = regex(
    r"\s*(?:[-—–]*\s*第?\s*\d{1,3}\s*页?\s*(?:[/共].{0,8})?[-—–]*|[（(]?续表?.{0,6}[)）]?|[（(]?接上[表页].{0,4}[)）]?|)\s*"
)


def is_between_pages(text: str) -> bool:
    """Whether a line is only what stands between two pages: a page's number, 续表, nothing."""
    return _BETWEEN_PAGES.fullmatch(text) is not None


def is_title_again(text: str, current: Sectioned, document: Document) -> bool:
    """Whether a line is a title with （续）, or that of the form before it once more. A form without
    a head of its own may have its title in common with the next.
    """
    bare = squeezed(text)
    name = _MARK.sub("", bare)
    if not is_title(name):
        return False
    if name != bare:
        return True
    own = title_inside(current) or around(document, current.blocks()[0], 0).title
    return current.has(d.BASIC) and own is not None and squeezed(own.text) == bare


def goes_on(current: Sectioned, lines: Sequence[Line]) -> bool:
    """Whether lines below such a title are the rest of the form: heads of indicators or rows of
    them, or what stands below these. Another form of the title has a head of its own.
    """
    if not lines:
        return False
    if current.has(d.TOTAL):
        return kind_of(lines[0], d.INDICATORS) in (d.NOTE, d.CONCLUSION, d.SIGNATURE)
    kind = kind_of(lines[0], "")
    return kind == d.INDICATORS or (
        kind in (d.OTHER, d.NOTE) and current.last() == d.INDICATORS and len(lines[0].slots) > 1
    )


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
    while head < len(lines) and all(is_meta(squeezed(slot.text)) for slot in lines[head].slots):
        head += 1
    return head if goes_on(current, lines[head:]) else page


def _numbers_page(line: Line) -> bool:
    """Whether a row is a page's number alone (第2页), and no lost figure."""
    text = line.first.text
    return len(line.slots) == 1 and is_between_pages(text) and not text.isdecimal()
