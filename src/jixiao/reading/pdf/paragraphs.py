"""Lines outside tables to paragraphs: by indents, the right margin, gaps and sizes; page numbers
left out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.lines import Line, glue

_PAGE_NUMBER = regex(
    r"[-—–－―·.\s]*\d{1,4}[-—–－―·.\s]*|第\s*\d{1,4}\s*页(?:\s*[,，"
    r"/]?\s*共\s*\d{1,4}\s*页)?|(?:Page\s*)?\d{1,4}\s*(?:/|of)\s*\d{1,4}",
    re.I,
)
_NUMBERED = regex(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]\d{1,2}[）)]|\d{1,2}[、"
    r"．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十]+[章节条部])"
)
_COUNTED = regex(r"(?:注[:：])?\s*(\d{1,2})[.、．](?!\d)")
_WIDEST_MARGIN = 0.17  # of the page's width
_FINISHED = tuple("。！？：；!?:;")


class PlacedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its page and the left and right margins of the text there."""

    line: Line
    page: int
    left: float
    right: float


class PlacedText(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph: its text, the page that it begins on, and its box there."""

    text: str
    page: int
    box: Box


def without_page_numbers(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines of a page but those at its top and bottom that only number it."""
    return [
        line
        for line in lines
        if not (_at_the_edge(line, height) and _PAGE_NUMBER.fullmatch(line.text.strip()))
    ]


def _at_the_edge(line: Line, height: float) -> bool:
    return line.box[3] < height * 0.09 or line.box[1] > height * 0.89


def running_lines(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[str]:
    """Small lines that stand at the very edge of most of at least three pages: running headers and
    footers.
    """
    counts: Counter[str] = Counter()
    for lines, height in zip(pages, heights):
        sizes = sorted(line.size for line in lines)
        usual = sizes[len(sizes) // 2] if sizes else 0.0
        counts.update(
            {
                running_key(line)
                for line in lines
                if (line.box[3] < height * 0.065 or line.box[1] > height * 0.935)
                and line.size <= usual * 1.05
            }
        )
    return {key for key, count in counts.items() if count >= 3 and count * 5 >= len(pages) * 3}


def running_key(line: Line) -> str:
    """A line's text without what changes from page to page."""
    return regex(r"[\d\s]+").sub("", line.text)


def margins(pages: Sequence[Sequence[Line]], width: float) -> tuple[float, float]:
    """Left and right margin of running text, over all pages: where most full lines begin and end,
    but never far inside the page.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return (0.0, width)
    rights = sorted(line.box[2] for line in lines)
    right = rights[min(len(rights) - 1, int(len(rights) * 0.95))]
    long = [line for line in lines if line.box[2] > right - 2.5 * line.size]
    lefts = sorted(line.box[0] for line in long)
    left = lefts[min(len(lefts) - 1, int(len(lefts) * 0.05))]
    return (min(left, _WIDEST_MARGIN * width), max(right, (1 - _WIDEST_MARGIN) * width))


def paragraphs_of(lines: Sequence[PlacedLine]) -> list[PlacedText]:
    """Following lines, no table between them, gathered into paragraphs."""
    groups: list[list[PlacedLine]] = []
    for placed in lines:
        if groups and _continues(groups[-1], placed):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return [_text_of(group) for group in groups]


def _continues(group: list[PlacedLine], after: PlacedLine) -> bool:
    before = group[-1]
    one, two = before.line, after.line
    if abs(one.size - two.size) > 0.12 * max(one.size, two.size):
        return False
    if not _is_near(group, after):
        return False
    if (
        _is_centred(after)
        and _have_one_centre(one, two)
        and not _begin_alike(before, after)
        and (_is_centred(before) or before.right - one.box[2] < two.first_width)
    ):
        return len(group) < 4 and _is_title(one, two) and one.size > 12.5
    room = before.right - one.box[2]
    if room > max(2.2 * one.size, two.first_word + one.size):
        return False
    if len(one.parts) > 1 or _indent(after) > 1.2 * two.size:
        return len(group) > 1 and len(one.parts) == 1 and _hangs(group, after)
    return not (
        _NUMBERED.match(two.text)
        and one.text.endswith(_FINISHED)
        and (room > 0.6 * one.size or _counts_on(group[0].line, two))
    )


def _counts_on(first: Line, line: Line) -> bool:
    """Whether a line has the number after that of the paragraph above it (2.…, 3.…): a full line
    ends that one.
    """
    numbers = [_COUNTED.match(each.text) for each in (first, line)]
    one, two = (int(each.group(1)) if each else None for each in numbers)
    return one is not None and two == one + 1


def _is_near(group: list[PlacedLine], after: PlacedLine) -> bool:
    before = group[-1]
    if before.page != after.page:
        return (
            not before.line.text.endswith(("。", "！", "？"))
            or _indent(after) < 0.5 * after.line.size
        )
    pitch = after.line.box[1] - before.line.box[1]
    limit = 2.3 * before.line.size
    if len(group) > 1 and group[-2].page == before.page:
        limit = 1.25 * (before.line.box[1] - group[-2].line.box[1]) + 1.0
    return 0 < pitch <= limit


def _indent(placed: PlacedLine) -> float:
    return placed.line.box[0] - placed.left


def _hangs(group: list[PlacedLine], after: PlacedLine) -> bool:
    """Whether a block is indented as a whole: the line begins where the one before does."""
    return abs(group[-1].line.box[0] - after.line.box[0]) < 0.6 * after.line.size


def _is_centred(placed: PlacedLine) -> bool:
    left, right = placed.line.box[0] - placed.left, placed.right - placed.line.box[2]
    return (
        left > placed.line.size
        and right > 0.5 * placed.line.size
        and abs(left - right) < 1.5 * placed.line.size
    )


def _have_one_centre(one: Line, two: Line) -> bool:
    """Whether lines could be centred below each other: indented ones of different lengths begin at
    one place instead.
    """
    return abs((one.box[0] + one.box[2]) - (two.box[0] + two.box[2])) / 2 < 0.25 * two.size


def _begin_alike(before: PlacedLine, after: PlacedLine) -> bool:
    """Whether both lines are indented by the two characters that paragraphs begin with."""
    size = after.line.size
    return (
        abs(before.line.box[0] - after.line.box[0]) < 0.3 * size
        and 1.5 < _indent(after) / size < 2.5
    )


def _is_title(one: Line, two: Line) -> bool:
    return (
        not one.text.endswith(_FINISHED)
        and not two.text.startswith(("（", "(", "—"))
        and not _NUMBERED.match(two.text)
    )


def _text_of(group: list[PlacedLine]) -> PlacedText:
    first = group[0]
    text = first.line.text
    for before, after in itertools.pairwise(group):
        text += glue(before.line, after.line, before.left, before.right) + after.line.text
    boxes = [placed.line.box for placed in group if placed.page == first.page]
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return PlacedText(text=text, page=first.page, box=box)
