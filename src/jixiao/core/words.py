"""Texts of cells as they are compared: without blanks; and whether they say anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jixiao.core.regex import regex

NOTE_LABEL = r"(?:备\s*注|附?注|说明|填表说明|填报说明|注意)"
"""What a note begins with, as a pattern, in whatever marks follow it."""
NOTE_GOES_ON = regex(r"^\s*(?:\d{1,2}\s*[、.．)）]|[(（]\d{1,2}[)）]|[①-⑩])")
"""What a further point of a note begins with."""
SEALED = regex(r"[(（]\s*(?:公章|盖章|签章|签字|章)\s*[)）]")
"""Where a seal or a name is to stand."""
PENDING = "待补"
"""What stands in a draft where something is still to be filled in."""
DOUBTED = f"（{PENDING}）"
"""What stands in a draft behind words where a figure is to be filled in."""
_BREAK = regex(r"\s*[\r\n\v\f\t\x1c-\x1e\x85\u2028\u2029]\s*")
_MARKS = regex(r"[\s,，。.;；、:：]")
_BLANK = regex(r"[\s\-－–—─/／\\*…]*")


_SHEET_ERROR = regex(
    r"#\s*(?:DIV/0!?|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|(?<![#\w])#{3,}(?![#\w])",
    needs="#",
)


def sheet_error(text: str) -> str:
    """What a spreadsheet shows where a formula fails (#DIV/0!, #REF!) or a number finds no room (####)
    in a text; empty where there is none.
    """
    found = _SHEET_ERROR.search(text)
    return squeezed(found.group()) if found is not None else ""


def squeezed(text: str) -> str:
    """A text without blanks and line breaks."""
    return "".join(text.split())


def unmarked(text: str) -> str:
    """Words without blanks and punctuation."""
    return _MARKS.sub("", text)


def bare_level(name: str) -> str:
    """The name of a level without blanks and without 指标: 产出指标 and 产出 are one."""
    return squeezed(name).removesuffix("指标")


def quoted(words: Iterable[str], most: int = 6) -> str:
    """Printed words as an English message gives them: in quotes, the first ones of many."""
    listed = list(words)
    return ", ".join(f"“{each}”" for each in listed[:most]) + (" …" if len(listed) > most else "")


def in_order(short: str, long: str) -> bool:
    """Whether all characters of a text stand in another one in their order, as those of a short form do.

    >>> in_order("疾控中心", "疾病预防控制中心"), in_order("控疾", "疾病预防控制")
    (True, False)
    """
    left = iter(long)
    return all(each in left for each in short)


def beginning(text: str, most: int) -> str:
    """The first characters of a text, that many; … stands for the rest."""
    return text if len(text) <= most else text[:most] + "…"


def ending(text: str, most: int) -> str:
    """The last characters of a text, that many; … stands for what goes before."""
    return text if len(text) <= most else "…" + text[-most:]


def one_line(text: str) -> str:
    """A text with its line breaks taken out, a blank left between letters and digits alone."""
    if text.isprintable():  # as nearly all are
        return text

    def joined(match: re.Match[str]) -> str:
        around = (
            text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        )
        return " " if len(around) == 2 and around.isascii() else ""

    return _BREAK.sub(joined, text)


def unsaid(text: str) -> bool:
    """Whether a field says nothing: empty, a dash, 无 (which for an actual value is a count of 0)."""
    return blank(text.replace("无", ""))


def blank(text: str) -> bool:
    """Whether a cell is empty or holds only dashes and slashes."""
    return _BLANK.fullmatch(text) is not None
