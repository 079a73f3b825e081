"""Lines for a terminal or a text file: Chinese characters two columns wide, long ones wrapped, with
or without colours. A small part of what rich does, which takes a third of a short review's time to
load.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao.core.regex import regex

Part = tuple[str, str]
"""Words and how they are shown: ``bold red``, ``dim``; empty for plain."""
_CODES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "magenta": "35",
    "cyan": "36",
}
_WORD = regex(r"\s*\S+\s*")
_GAP = 3  # columns between those of a table


class Lines:
    """Writes parts as lines of at most ``width`` columns; ``colour`` adds a terminal's codes."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width, self._colour = width, colour

    def wrapped(self, parts: Sequence[Part], indent: int = 0) -> Iterator[str]:
        """The parts one after the other, every line of them set in by ``indent`` columns."""
        text = "".join(words for words, _ in parts)
        styles = [style for words, style in parts for _ in words]
        start = 0
        for line in text.split("\n"):
            for begin, end in _pieces(line, self.width - indent):
                last = start + begin + len(line[begin:end].rstrip())
                shown = self._shown(text, styles, start + begin, last)
                yield " " * indent + shown if shown else ""
            start += len(line) + 1

    def rule(self, title: str, style: str) -> Iterator[str]:
        """A title with a line drawn to the end of the width after it; one that is too long is cut."""
        kept = _cut(title.replace("\n", " "), self.width - 2)
        drawn = "─" * max(self.width - columns(kept) - 1, 1)
        yield self._styled(kept, style) + " " + drawn

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """A table under its heads; the first column takes the words and wraps, the others take
        figures, which stand at their right.
        """
        widths = [max(map(columns, column)) for column in zip(heads, *rows, strict=True)]
        others = sum(widths[1:]) + _GAP * (len(widths) - 1)
        widths[0] = max(min(widths[0], self.width - others), columns(heads[0]))
        yield from self._row(heads, widths, "bold")
        yield (" " * _GAP).join("─" * width for width in widths).replace(" ", "─")
        for row in rows:
            yield from self._row(row, widths, "")

    def _row(self, row: Sequence[str], widths: Sequence[int], style: str) -> Iterator[str]:
        name = row[0]
        pieces = [name[begin:end].rstrip() for begin, end in _pieces(name, widths[0])]
        for number, piece in enumerate(pieces):
            figures = row[1:] if number == 0 else ()
            padded = [piece + " " * (widths[0] - columns(piece))]
            padded += [
                " " * (width - columns(figure)) + figure
                for figure, width in zip(figures, widths[1:], strict=False)
            ]
            yield self._styled((" " * _GAP).join(padded).rstrip(), style)

    def _shown(self, text: str, styles: Sequence[str], begin: int, end: int) -> str:
        if not self._colour:
            return text[begin:end]
        shown, start = "", begin
        for at in range(begin + 1, end + 1):
            if at == end or styles[at] != styles[start]:
                shown += self._styled(text[start:at], styles[start])
                start = at
        return shown

    def _styled(self, text: str, style: str) -> str:
        if not (self._colour and style and text):
            return text
        codes = ";".join(_CODES[each] for each in style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _pieces(line: str, width: int) -> Iterator[tuple[int, int]]:
    """Begin and end of what fits into the width, broken between words where they allow it."""
    begin = used = 0
    for match in _WORD.finditer(line):
        word = match.group()
        bare = columns(word.rstrip())
        if used + bare <= width:
            used += columns(word)
            continue
        at = match.start()
        if bare <= width:
            if at > begin:
                yield begin, at
            begin, used = at, columns(word)
            continue
        if at > begin:
            yield begin, at
        begin, used = at, 0
        for number, char in enumerate(word, start=at):
            wide = _columns(char)
            if used + wide > width:
                yield begin, number
                begin, used = number, 0
            used += wide
    yield begin, len(line)


def _cut(text: str, width: int) -> str:
    """What of a text fits, with … where some does not."""
    if columns(text) <= width:
        return text
    kept = ""
    for char in text:
        if columns(kept + char) > width - 1:
            break
        kept += char
    return kept + "…"
