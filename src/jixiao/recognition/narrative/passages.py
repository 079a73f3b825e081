"""Passages: paragraphs that a line or page break tore apart, joined again, each character still
known by its own place.
"""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Document, Paragraph
from jixiao.core.figures import scan
from jixiao.core.places import Place
from jixiao.core.regex import regex

_ENDED = regex(r"[。;；!！?？:：][\s”\"’'）)》】]*$")
_PROMPT = regex(r"【\s*(?:请|待)[^【】]*】$")
"""A place that is left to fill, with which a paragraph ends."""
_PAGE_NUMBER = regex(r"^[\s\-—–·第]*\d{1,4}\s*[\s\-—–·页/]*(?:共?\s*\d{0,4}\s*页?)?\s*$")
_HEADING = regex(
    r"^[\s　]*(?:(?P<chapter>第[一二三四五六七八九十百]+[章节部分编])|(?P<first>[一二三四五六七八九十]{1,3}\s*[、.．])"
    r"|(?P<second>[(（]\s*[一二三四五六七八九十]{1,3}\s*[)）])|(?P<third>\d{1,2}\s*(?:[、"
    r"．]|\.(?!\d)))|(?P<fourth>[(（]\s*\d{1,2}\s*[)）]))"
)
_LEVELS = {"chapter": 1, "first": 2, "second": 3, "third": 4, "fourth": 5}
_LABEL = regex(r"^[^，,。；;]{2,16}[：:].{0,40}$")
_TITLE = regex(
    r"(?:报告|说明|总结|分析|公告|通报|概况|情况|自评|工作|[表书])\s*(?:[(（].{0,20}[)）])?\s*$"
)
_LONGEST_HEADING = 45
_TORN = 22
_LINES_OF_CAPTION = 5


class Segment(msgspec.Struct, frozen=True):
    """The part of a passage that one paragraph gave: it begins at ``start`` of the passage and at
    ``skipped`` of the paragraph.
    """

    start: int
    length: int
    skipped: int
    paragraph: Paragraph


class Passage(msgspec.Struct, frozen=True):
    """Joined text of one or more paragraphs. ``level`` is the heading level, 0 for a title, None
    for running text.
    """

    text: str
    segments: tuple[Segment, ...]
    block: int
    level: int | None = None

    def locate(self, start: int, end: int) -> tuple[Place, str]:
        """The place of ``text[start:end]``, clipped to the paragraph where it begins, and the words
        there.
        """
        segment = next(
            (part for part in reversed(self.segments) if part.start <= start), self.segments[0]
        )
        first = start - segment.start + segment.skipped
        last = min(end - segment.start, segment.length) + segment.skipped
        return segment.paragraph.place.narrowed(first, last), segment.paragraph.text[first:last]


def heading_level(paragraph: Paragraph) -> int | None:
    """0 for a title, 1 and more for a numbered or styled heading, None for running text."""
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST_HEADING or text[-1] in "。；;，,、":
        return None
    if paragraph.heading_level is not None:
        return paragraph.heading_level
    match = _HEADING.match(text)
    if match is not None:
        return None if _has_amounts(text) else _LEVELS[match.lastgroup or "first"]
    return (
        0
        if _TITLE.search(text)
        and not regex(r"[，,。；;：:]").search(text)
        and not _has_amounts(text)
        else None
    )


def marker_level(text: str) -> int | None:
    """The level of the number that a running paragraph begins with (a heading run into its text)."""
    match = _HEADING.match(text)
    return _LEVELS[match.lastgroup or "first"] if match else None


def passages(document: Document, covered: frozenset[int]) -> tuple[Passage, ...]:
    """The passages of a document outside the blocks that forms took, in order."""
    strict = document.format in ("docx", "html", "xlsx", "xls")
    found: list[Passage] = []
    open_parts: list[Segment] = []
    opened_at = -1
    last = -2
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or index in covered:
            continue
        if not block.text.strip() or _PAGE_NUMBER.match(block.text):
            last = index if last == index - 1 else last
            continue
        level = heading_level(block)
        if level == 0 and _is_caption(document, index):
            _close(found, open_parts, opened_at)
            open_parts, last = [], index
            continue
        joins = (
            bool(open_parts)
            and last == index - 1
            and level is None
            and _continues(open_parts[-1].paragraph.text, block.text, strict=strict)
        )
        if not joins:
            _close(found, open_parts, opened_at)
            open_parts, opened_at = [], index
        if level is not None:
            found.append(_passage([_segment(block, 0)], index, level))
        else:
            open_parts.append(_segment(block, _length(open_parts)))
        last = index
    _close(found, open_parts, opened_at)
    return tuple(found)


def of_paragraph(text: str, place: Place) -> Passage:
    """A single text (a form's cell) as a passage."""
    return _passage([_segment(Paragraph(text=text, place=place), 0)], 0, None)


def _is_caption(document: Document, index: int) -> bool:
    """Whether a title belongs to the table that follows, and says nothing about the text after it."""
    for block in document.blocks[index + 1 : index + 1 + _LINES_OF_CAPTION]:
        if not isinstance(block, Paragraph):
            return True
        if len(block.text.strip()) > _LONGEST_HEADING:
            return False
    return False


def _has_amounts(text: str) -> bool:
    return any(span.figure.unit is not None for span in scan(text))


def _continues(before: str, after: str, *, strict: bool) -> bool:
    """Whether ``after`` goes on with the sentence that ``before`` broke off."""
    before = before.rstrip()
    ended = _ENDED.search(before) or _PROMPT.search(before)
    if not before or ended or _HEADING.match(after):
        return False
    if before[-1] in "，,、（(" or before.endswith("其"):
        return True
    return (
        not strict
        and len(before) >= _TORN
        and not _LABEL.match(before)
        and not _LABEL.match(after.strip())
    )


def _segment(paragraph: Paragraph, start: int) -> Segment:
    text = paragraph.text
    skipped = len(text) - len(text.lstrip())
    return Segment(start, len(text.strip()), skipped, paragraph)


def _length(parts: list[Segment]) -> int:
    return parts[-1].start + parts[-1].length if parts else 0


def _close(found: list[Passage], parts: list[Segment], block: int) -> None:
    if parts:
        found.append(_passage(parts, block, None))


def _passage(parts: list[Segment], block: int, level: int | None) -> Passage:
    text = "".join(part.paragraph.text.strip() for part in parts)
    return Passage(text, tuple(parts), block, level)
