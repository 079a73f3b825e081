"""What a word may have been meant to be, of the words that are known. Characters that are often
written for each other (拔 for 拨, ``confusable.toml``) count as alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

import msgspec

from jixiao.core.findings import Text
from jixiao.knowledge.tables import table

_LIKE = Fraction(1, 2)


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shape: tuple[str, ...]
    sound: tuple[str, ...]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of some words that a word is most like; None where it is like none."""
    best, found = (_LIKE, Fraction(0)), None
    for each in known:
        alike = _ratio(_folded(word), _folded(each)), _ratio(word, each)
        if alike > best or (alike[0] == _LIKE and found is None):
            best, found = alike, each
    return found


def _ratio(word: str, known: str) -> Fraction:
    """How much of two words is alike, 0 to 1."""
    import difflib  # where something is wrong alone

    blocks = difflib.SequenceMatcher(None, word, known).get_matching_blocks()
    same = sum(block.size for block in blocks)
    ratio = Fraction(2 * same, max(1, len(word) + len(known)))
    # all of it in the other: it is a shorter way of saying it
    return max(ratio, _LIKE) if same == len(word) > 1 else ratio


def perhaps(word: str, known: Iterable[str]) -> Text:
    """What a word may have been meant to be, as the end of a message; empty where it is like none."""
    near = nearest(word, known)
    if near is None:
        return Text("", "")
    return Text(f"，是不是“{near}”？", f"; is “{near}” meant?")


def is_slip(word: str, known: str) -> bool:
    """Whether one word is the other but for one character (产岀指标, 产出指标), or for characters
    alone that are often written for each other.
    """
    if word == known:
        return False
    if len(word) == len(known):
        differing = sum(one != two for one, two in zip(word, known, strict=True))
        return differing == 1 or _folded(word) == _folded(known)
    short, long = sorted((word, known), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def looks_alike(word: str, known: str) -> bool:
    """Whether two words differ, and only in characters that are often written for each other."""
    return word != known and len(word) == len(known) and _folded(word) == _folded(known)


def _folded(word: str) -> str:
    """A word with one character for all of those that are taken for each other."""
    known = _representatives()
    return "".join(known.get(each, each) for each in word)


@lru_cache(maxsize=1)
def _representatives() -> Mapping[str, str]:
    """For each character of a group the first of the group, of groups that share one the same."""
    listed, found = table("confusable", _Table), dict[str, str]()
    for group in (*listed.shape, *listed.sound):
        first = min((found[each] for each in group if each in found), default=group[0])
        others = {found[each] for each in group if each in found} - {first}
        found.update({each: first for each, of in found.items() if of in others})
        found.update(dict.fromkeys(group, first))
    return found
