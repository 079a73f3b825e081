"""Mentions: statements in the making while a passage is read, and the tokens that a sentence is read by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from jixiao.core.figures import Figure, Span
from jixiao.core.periods import Period
from jixiao.core.regex import regex
from jixiao.recognition.narrative.grammar import Role

_BOUNDARY = regex(r"[,;:()]")
_SENTENCE_END = regex(r"[。!?]")
_FOOTNOTE = regex(r"\[\d{1,2}\]")
_SPACES = regex(r"[\s　\0]+")


class Mention(msgspec.Struct, eq=False):
    """A statement in the making; mentions point at each other until they get their addresses. ``own``
    marks a noun of its own. ``half`` counts the semicolons before it, ``base_year`` is the year that
    a change names as that of its comparison.
    """

    start: int
    end: int
    figure: Figure
    role: Role
    item: str
    basis: str
    words: str = ""
    fund: str | None = None
    period: Period | None = None
    area: str | None = None
    flows: str | None = None
    operator: str | None = None
    verb: str = ""
    sentence: int = 0
    clause: int = 0
    half: int = 0
    base_year: int | None = None
    about: Mention | None = None
    part_of: Mention | None = None
    compared_with: Mention | None = None
    parts_complete: bool = False
    in_turn: bool = False  # of one of the years that its sentence lists
    known_about: str | None = None  # the address of what it speaks of, in an earlier passage

    @property
    def dimension(self) -> str:
        """The dimension of the figure's unit, empty where it has none."""
        return self.figure.unit.dimension if self.figure.unit else ""

    @property
    def scope(self) -> str | None:
        """Area and flows joined by a comma."""
        return ",".join(part for part in (self.area, self.flows) if part) or None


class Token(msgspec.Struct, frozen=True):
    """``kind``: text, figure, separator, open, close, aside (a parenthesis without figures)."""

    kind: str
    start: int
    end: int
    span: Span | None = None


def compact(text: str) -> str:
    """Words without spaces and numbers of footnotes."""
    return _FOOTNOTE.sub("", _SPACES.sub("", text))


def sentences(folded: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence; a full stop inside a parenthesis that closes soon does not
    end one.
    """
    start = 0
    for match in _SENTENCE_END.finditer(folded):
        if (
            folded.find(")", match.end(), match.end() + 3) >= 0
            and folded.find("(", start, match.start()) >= 0
        ):
            continue
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if folded[start:].strip():
        yield start, len(folded)


def tokens(folded: str, spans: tuple[Span, ...], start: int, end: int) -> Iterator[Token]:
    """The tokens of ``folded[start:end]``."""
    first = bisect_left(spans, start, key=_begins)
    inside = spans[first : bisect_left(spans, end, lo=first, key=_begins)]
    position = start
    for span in [*inside, None]:
        stop = span.start if span else end
        yield from _between(folded, position, stop)
        if span is not None:
            yield Token("figure", span.start, span.end, span)
            position = span.end


def _begins(span: Span) -> int:
    return span.start


def _between(folded: str, start: int, stop: int) -> Iterator[Token]:
    position = start
    while position < stop:
        match = _BOUNDARY.search(folded, position, stop)
        if match is None:
            yield Token("text", position, stop)
            return
        if match.start() > position:
            yield Token("text", position, match.start())
        token = _boundary(folded, match.start(), stop)
        yield token
        position = token.end


def _boundary(folded: str, at: int, stop: int) -> Token:
    if folded[at] == "(":
        closing = folded.find(")", at, stop)
        if closing >= 0:
            return Token("aside", at, closing + 1)
        return Token("open", at, at + 1)
    return Token("close" if folded[at] == ")" else "separator", at, at + 1)
