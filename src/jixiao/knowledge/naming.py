"""What the files of a bureau's own, packs and layouts, are called and whom they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.findings import Text
from jixiao.core.forms import KINDS
from jixiao.core.regex import regex

_ID = regex(r"[\w-]+(?:\.[\w-]+)*")
_LONGEST = 64


def misnamed(name: str, given: str, longest: int = _LONGEST) -> Iterator[Text]:
    """Where ``given`` cannot be an id or a version, which file names and properties state."""
    if len(given) > longest or not _ID.fullmatch(given):
        yield Text(
            f"{name} 是“{given[:longest]}”，只能用文字、数字、-、_ 和中间的点，最多{longest}个字",
            f"{name} is {given[:longest]!r}; letters, digits, -, _ and dots between them are"
            f" allowed, {longest} at most",
        )


def unfilled(name: str, given: str) -> Iterator[Text]:
    """Where nothing stands."""
    if not given.strip():
        yield Text(f"{name} 没有填写", f"{name} is empty")


def with_blanks(name: str, given: Sequence[str]) -> Iterator[Text]:
    """Where one of several words is empty: it would be part of every other."""
    if not all(each.strip() for each in given):
        yield Text(f"{name} 里有空的一项", f"{name} has an empty entry")


def unknown_kinds(given: Sequence[str]) -> Iterator[Text]:
    """Where a kind is none."""
    if any(kind not in KINDS for kind in given):
        yield Text(f"kinds 只能是 {'、'.join(KINDS)}", f"kinds must be among {', '.join(KINDS)}")
