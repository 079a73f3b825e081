"""Findings as a unit is told of them: what some of them say is for whoever reviews."""

from __future__ import annotations

import msgspec

from jixiao.checks.problems import Problem
from jixiao.core.findings import Text

NO_FORM, OTHER_PACK = "R130", "R136"
_HAND_IN_AGAIN = Text(
    "请另存为不加密、能打开的 docx、xlsx 或带文字的 pdf，重新报送",
    "hand it in again as docx, xlsx or pdf with text that opens without a password",
)
_HAND_IN_FORM = Text(
    "请报送填好的正式的表；这个文件不是要报的材料的，说明情况即可",
    "hand in the official form, filled in; if this file is none of what is asked for, say so",
)


def for_unit(of: Problem) -> Problem:
    """The problem in words for the unit: a file that cannot be read or has no form is to be handed in
    again, and nothing is said of commands, options or rule packs.
    """
    finding, unread = of.finding, not of.reviewed.view.document.readable
    if unread:
        told = msgspec.structs.replace(
            finding, message=_begun(finding.message), advice=_HAND_IN_AGAIN
        )
    elif finding.code == NO_FORM:
        told = msgspec.structs.replace(finding, advice=_HAND_IN_FORM)
    elif finding.code == OTHER_PACK:
        told = msgspec.structs.replace(finding, advice=None)
    else:
        return of
    return msgspec.structs.replace(of, finding=told)


def remedy_for_unit(code: str, remedy: str, language: str) -> str:
    """What a unit is told to do about a finding of the last round that was advised ``remedy``."""
    return _HAND_IN_FORM.of(language) if code == NO_FORM else remedy


def _begun(words: Text) -> Text:
    """The first sentence: what follows is for whoever reviews."""
    return Text(words.zh.partition("。")[0], words.en.partition(". ")[0])
