"""What is to be marked: notes at places, changes of words, and what became of them."""

from __future__ import annotations

import datetime

import msgspec

from jixiao.core.findings import Severity, Text
from jixiao.core.places import Place

AUTHOR = "绩效审核"
INITIALS = "审"
COLOURS = {Severity.ERROR: "F8CBC6", Severity.WARNING: "FFE3A3", Severity.REMARK: "CFE6F7"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.REMARK)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note on one place: its first line is the heading."""

    place: Place
    severity: Severity
    lines: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Words to replace: ``old`` stands at the place, ``new`` is to stand there; ``note`` says why."""

    place: Place
    old: str
    new: str
    note: Note


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who marks, and when."""

    author: str = AUTHOR
    initials: str = INITIALS
    when: datetime.datetime


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """The marked file. ``left`` says by index which notes or changes found no place, and why;
    ``warnings`` are about the file as a whole.
    """

    data: bytes
    left: dict[int, Text] = {}
    warnings: tuple[Text, ...] = ()


GONE = Text("文件里找不到这个位置", "the place is not found in the file")
SIGNED = Text(
    "文件有电子签名：改动过的副本里，原签名不再有效",
    "the file is digitally signed: the signature does not hold for the marked copy",
)


def shared(notes: list[Note]) -> Note:
    """Several notes on one place as one, the gravest first."""
    ordered = sorted(notes, key=lambda note: _ORDER.index(note.severity))
    lines: list[str] = []
    for note in ordered:
        lines.extend(["", *note.lines] if lines else note.lines)
    return Note(place=ordered[0].place, severity=ordered[0].severity, lines=tuple(lines))
