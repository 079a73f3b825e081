"""Titles of official papers over several lines: words stay whole, and the lines make a trapezium or a
lozenge, as GB/T 9704 asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations, pairwise

from jixiao.core.regex import regex

_WIDTH = Decimal(20)  # characters of a title's size in the line of an official letter
_HALF, _BESIDE = (
    Decimal("0.5"),
    Decimal("0.25"),
)  # of Latin letters and digits, and of the gap to them
_SEAM = regex(r"(?<=[ -~])(?=[^ -~])|(?<=[^ -~])(?=[ -~])")
_HOURGLASS = 100
_MOST_LINES = 4


def set_in_lines(words: Sequence[str], width: Decimal = _WIDTH) -> str:
    """A title of words as lines of at most ``width`` characters: as few lines as hold it, of lengths
    that are like each other. Only a word that is longer than a line is broken.
    """
    parts = [each for word in words if word for each in _cut(word, width)]
    for count in range(1, min(len(parts), _MOST_LINES) + 1):
        fit = [
            lines
            for lines in _arranged(parts, count)
            if all(_length(line) <= width for line in lines)
        ]
        if fit:
            best = min(fit, key=_shape)
            return "\n".join(best)
    return "".join(parts)


def _arranged(parts: Sequence[str], count: int) -> Iterator[list[str]]:
    for ends in combinations(range(1, len(parts)), count - 1):
        yield ["".join(parts[begin:end]) for begin, end in pairwise((0, *ends, len(parts)))]


def _shape(lines: Sequence[str]) -> Decimal:
    """How unlike the lines are; lines in the middle that are shorter than those around are worst."""
    lengths = [_length(line) for line in lines]
    mean = sum(lengths, Decimal(0)) / len(lengths)
    waists = sum(
        above > own < below
        for above, own, below in zip(lengths, lengths[1:], lengths[2:], strict=False)
    )
    return sum(((each - mean) ** 2 for each in lengths), Decimal(0)) + _HOURGLASS * waists


def _length(text: str) -> Decimal:
    """The width of a line in characters of its size."""
    latin = sum(each.isascii() for each in text)
    return len(text) - latin * _HALF + len(_SEAM.findall(text)) * _BESIDE


def _cut(word: str, width: Decimal) -> list[str]:
    """A word that is longer than a line in pieces that are not."""
    if _length(word) <= width:
        return [word]
    pieces = int((_length(word) / width).to_integral_value(rounding=ROUND_CEILING))
    size = -(-len(word) // pieces)
    return [word[at : at + size] for at in range(0, len(word), size)]
