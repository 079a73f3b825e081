"""What a word may have been meant to be, of the words that are known."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jixiao.core.findings import Text

_LIKE = Fraction(1, 2)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of some words that a word is most like; None where it is like none."""
    import difflib  # where something is wrong alone

    best, found = _LIKE, None
    for each in known:
        same = sum(
            block.size for block in difflib.SequenceMatcher(None, word, each).get_matching_blocks()
        )
        ratio = Fraction(2 * same, max(1, len(word) + len(each)))
        if same == len(word) > 1:  # it is a shorter way of saying it
            ratio = max(ratio, _LIKE)
        if ratio > best or (ratio == best and found is None):
            best, found = ratio, each
    return found


def perhaps(word: str, known: Iterable[str]) -> Text:
    """What a word may have been meant to be, as the end of a message; empty where it is like none."""
    near = nearest(word, known)
    if near is None:
        return Text("", "")
    return Text(f"，是不是“{near}”？", f"; is “{near}” meant?")


def but_one(word: str, known: str) -> bool:
    """Whether one word is the other but for one character (产岀指标, 产出指标)."""
    if len(word) == len(known):
        return sum(one != two for one, two in zip(word, known, strict=True)) == 1
    short, long = sorted((word, known), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )
