"""Characters to runs, runs to lines, lines to text: blanks and line breaks as a Chinese reader
would take them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from operator import itemgetter, sub

import msgspec

from jixiao.reading.pdf.boxes import Box
from jixiao.reading.pdf.page import Glyph

_WORD_GAP = 0.22  # of the font size, between Latin words whose blank is not in the file
_ITEM_GAP = 1.8  # of the font size, between two things on one line
_NO_BLANK_AFTER = set("-/(_[{<~")
_OPENING, _CLOSING = set("（《〈【「『“‘([{"), set("，。、；：？！）》〉】」』”’％…,.;:?!)]}%")
_NO_BLANK_BEFORE = set(")%,.;:/]}>~!?")
_BEFORE_FIGURES = "≥≤≧≦⩾⩽＞＜＝±＋－−￥"  # no line breaks between these and the figure that follows


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of text; ``parts`` are its stretches between wide gaps, ``indent_em`` is in font
    sizes.
    """

    text: str
    box: Box
    size: float
    parts: tuple[tuple[float, float, str], ...]
    blank_at_end: bool = False
    first_width: float = 0.0  # of its first character
    first_word: float = 0.0  # of its first stretch that does not break


def is_wide(text: str) -> bool:
    """Whether a character stands without blanks beside it: Chinese, full-width, or a sign."""
    return text > "\u2000" or text in "×÷±·°"


def runs_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Stretches of neighbouring characters, in the order of the file."""
    runs: list[list[Glyph]] = []
    current: list[Glyph] = []
    last_right = last_middle = last_size = 0.0
    for glyph in glyphs:
        left, top, right, bottom, _ = glyph
        size, middle = bottom - top, (top + bottom) / 2
        em = size if size > last_size else last_size
        if (
            current
            and abs(middle - last_middle) < 0.35 * em
            and -0.5 * em <= left - last_right <= 0.9 * em
        ):
            current.append(glyph)
        else:
            current = [glyph]
            runs.append(current)
        last_right, last_middle, last_size = right, middle, size
    return runs


def lines_of(runs: Sequence[list[Glyph]]) -> list[Line]:
    """Runs gathered into lines from top to bottom."""
    boxed = sorted(
        ((min(g.top for g in run), max(g.bottom for g in run), run) for run in runs if run),
        key=lambda b: b[0] + b[1],
    )
    groups: list[tuple[float, float, list[list[Glyph]]]] = []
    for top, bottom, run in boxed:
        if groups:
            above, below, members = groups[-1]
            shared = min(bottom, below) - max(top, above)
            if shared > 0.5 * min(bottom - top, below - above):
                members.append(run)
                if bottom - top > below - above:
                    groups[-1] = (top, bottom, members)
                continue
        groups.append((top, bottom, [run]))
    lines = (_line(members) for _, _, members in groups)
    return [line for line in lines if line is not None]


def _line(runs: list[list[Glyph]]) -> Line | None:
    glyphs = runs[0] if len(runs) == 1 else [glyph for run in runs for glyph in run]
    lefts = [glyph[0] for glyph in glyphs]
    if lefts != sorted(lefts):
        glyphs = sorted(glyphs, key=itemgetter(0))
    visible = _without_doubles([glyph for glyph in glyphs if glyph[4] != " "])
    if not visible:
        return None
    blanks = [glyph[0] for glyph in glyphs if glyph[4] == " "]
    parts = _parts(visible, blanks)
    _, tops, rights, bottoms, _ = zip(*visible, strict=True)
    sizes = sorted(map(sub, bottoms, tops))
    first = visible[0]
    return Line(
        text=" ".join(text for _, _, text in parts),
        box=(first.left, min(tops), max(rights), max(bottoms)),
        size=sizes[len(sizes) // 2],
        parts=tuple(parts),
        blank_at_end=bool(blanks) and blanks[-1] >= visible[-1].left,
        first_width=first.right - first.left,
        first_word=visible[_word_end(parts[0][2], len(visible))].right - first.left,
    )


def _word_end(text: str, count: int) -> int:
    """The position of the last character before a line could first break."""
    for position, (before, char) in enumerate(itertools.pairwise(text[:count])):
        if char == " " or not _hold_together(before, char):
            return position
    return min(len(text), count) - 1


def _hold_together(before: str, after: str) -> bool:
    """Whether no line breaks between two characters: inside a word, at a mark that opens or closes,
    and (LibreOffice) before a figure after one.
    """
    if after in _CLOSING or before in _OPENING:
        return True
    if is_wide(after):
        return False
    return not is_wide(before) or (before in _CLOSING and after.isdigit())


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """One of each character that was printed two or more times to look bold."""
    if len({glyph[4] for glyph in glyphs}) == len(glyphs):
        return glyphs
    kept: list[Glyph] = []
    for glyph in glyphs:
        left, _, right, _, text = glyph
        near = 0.25 * (right - left)
        for before in kept[-3:]:
            if before[4] == text and abs(left - before[0]) < near:
                break
        else:
            kept.append(glyph)
    return kept


def _parts(glyphs: list[Glyph], blanks: list[float]) -> list[tuple[float, float, str]]:
    """The line's text with single blanks, cut at wide gaps; ``blanks`` begin where they say."""
    parts: list[tuple[float, float, str]] = []
    start, top, end, bottom, word = glyphs[0]
    begun, size, words, position = start, bottom - top, [word], 0
    for left, top, right, bottom, text in glyphs[1:]:
        while position < len(blanks) and blanks[position] < begun:
            position += 1
        between = position < len(blanks) and blanks[position] < left
        own = bottom - top
        em = own if own > size else size
        gap = left - end
        if gap > _ITEM_GAP * em:
            parts.append((start, end, "".join(words)))
            start, words = left, []
        elif between or (gap > _WORD_GAP * em and not is_wide(text[0]) and not is_wide(word[-1])):
            words.append(" ")
        words.append(text)
        begun, end, size, word = left, right, own, text
    parts.append((start, end, "".join(words)))
    return parts


def joined(lines: Sequence[Line], left: float | None = None, right: float | None = None) -> str:
    """Lines of one cell or paragraph as one text; ``left`` and ``right`` are the room they had."""
    if not lines:
        return ""
    text = lines[0].text
    for before, after in itertools.pairwise(lines):
        text += glue(before, after, left, right) + after.text
    return text


def glue(before: Line, after: Line, left: float | None = None, right: float | None = None) -> str:
    """What stands for the break between two lines: nothing beside Chinese, a blank between words."""
    end, begin = before.text[-1], after.text[0]
    if is_wide(end) or is_wide(begin):
        return ""
    if before.blank_at_end:
        return " "
    if end in _NO_BLANK_AFTER or begin in _NO_BLANK_BEFORE:
        return ""
    if _is_full_token(before, after, left, right):
        return ""
    return " "


def _is_full_token(before: Line, after: Line, left: float | None, right: float | None) -> bool:
    """Whether a line is one unbroken number or word as wide as its room, so that the break fell
    inside it.
    """
    if (
        left is None
        or right is None
        or " " in before.text
        or any(is_wide(char) for char in before.text.lstrip(_BEFORE_FIGURES))
    ):
        return False
    return room_left(before, left, right) < after.first_width + 1.0


def room_left(line: Line, left: float, right: float) -> float:
    """How much of the room between ``left`` and ``right`` a line leaves, the padding at its nearer
    side taken off twice.
    """
    padding = min(max(line.box[0] - left, 0.0), max(right - line.box[2], 0.0))
    return (right - left) - (line.box[2] - line.box[0]) - 2 * min(padding, 0.6 * line.size)
