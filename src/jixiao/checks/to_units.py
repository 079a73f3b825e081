"""Findings as a unit is told of them: what some of them say is for whoever reviews."""

from __future__ import annotations

import msgspec

from jixiao.checks.problems import Problem
from jixiao.core.findings import Finding, Text

NO_FORM, OTHER_PACK = "R130", "R136"
_HAND_IN_AGAIN = Text(
    "请另存为不加密、能打开的 docx、xlsx 或带文字的 pdf，重新报送",
    "hand it in again as docx, xlsx or pdf with text that opens without a password",
)
_HAND_IN_FORM = Text(
    "请报送填好的正式的表；这个文件不是要报的材料的，说明情况即可",
    "hand in the official form, filled in; if this file is none of what is asked for, say so",
)
_AGAIN = ("再审", "重新报送")


def for_unit(of: Problem) -> Problem:
    """The problem in words for the unit: a file that cannot be read or has no form is to be handed in
    again, and nothing is said of commands, options or rule packs.
    """
    finding, unread = of.finding, not of.reviewed.view.document.readable
    if unread:
        told = _with(finding, _begun(finding.message), _HAND_IN_AGAIN)
    elif finding.code == NO_FORM:
        told = _with(finding, finding.message, _HAND_IN_FORM)
    elif finding.code == OTHER_PACK:
        told = msgspec.structs.replace(finding, advice=None)
    else:
        told = _with(finding, _to_hand_in(finding.message), finding.advice)
    return of if told == finding else msgspec.structs.replace(of, finding=told)


def remedy_for_unit(code: str, remedy: str, language: str) -> str:
    """What a unit is told to do about a finding of the last round that was advised ``remedy``."""
    return _HAND_IN_FORM.of(language) if code == NO_FORM else remedy.replace(*_AGAIN)


def _with(finding: Finding, message: Text, advice: Text | None) -> Finding:
    advised = _to_hand_in(advice) if advice is not None else None
    return msgspec.structs.replace(finding, message=message, advice=advised)


def _to_hand_in(words: Text) -> Text:
    return Text(words.zh.replace(*_AGAIN), words.en) if _AGAIN[0] in words.zh else words


def _begun(words: Text) -> Text:
    """The first sentence: what follows is for whoever reviews."""
    return Text(words.zh.partition("。")[0], words.en.partition(". ")[0])
