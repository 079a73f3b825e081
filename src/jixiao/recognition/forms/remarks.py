"""Remarks: lines that speak of the form itself (注：…, 填表说明, 本表一式三份。), above it or below. They
are no title and say no year, and are no sentence of a report either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.documents import Document, Paragraph
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.core.words import NOTE_GOES_ON
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.words import clean, squeezed

_BRACKET = regex(r"^[(\[【〔]")
_LABEL = regex(
    r"(?:备注|附?注释?|(?:(?:填[写表报列制]|编[制报]|报送|有关|使用)(?:的)?)?(?:说明|须知|要求|提示)|温馨提示|注意(?:事项)?)"
    r"(?:[\d一二三四五六七八九十]{0,2}[:：]|[.、]|\d{1,2}[.、．)]|[①-⑩]|$)",
    needs="注说须要提",
)
_LABEL_ALONE = regex(r"(?:[(\[【〔])?[^:：。]{2,8}[:：]?(?:[)\]】〕])?")
_OF_THE_TABLE = regex(
    r"(?:本|此|该)(?:自评|评价|监控|绩效|项目|支出|预算|资金|年度|整体|部门|单位|目标|运行|情况|统计){0,6}"
    r"(?:表(?![明示现述决彰达率])|申报书)|表[中内格]",
    needs="表申",
)
_INSTRUCTS = regex(
    r"(?:请|须|应|由|均|务必|如实).{0,20}(?:填[写报列制]|勾选|盖章)|(?:请|须|务必).{0,16}(?:报送|上报|核对)"
    r"|一式[一二两三四五六七八九十\d]{1,2}份|加盖.{0,8}章|另附(?:页|纸|表|说明)|四舍五入|保留.{0,8}小数"
    r"|精确到|不得(?:自行)?(?:修改|涂改|增删|改动|删减)|必填项?"
)
_LONGEST = 200
REPORTS = regex(r"\d(?:[.,]\d+)?(?:%|[万亿]?元)|增长|下降|比上年|较上年|同比")


def speaks_of_form(text: str) -> bool:
    """Whether a line says how the form is to be filled in or read; a sentence that reports figures
    does not.
    """
    bare = NOTE_GOES_ON.sub("", _BRACKET.sub("", squeezed(text)), 1)
    if has_label(text):
        return True
    told = len(bare) <= _LONGEST and not REPORTS.search(bare)
    return told and bool(_OF_THE_TABLE.match(bare) or _INSTRUCTS.search(bare))


def has_label(text: str) -> bool:
    """Whether a line calls itself a remark (注：…, 填表说明)."""
    bare = _BRACKET.sub("", squeezed(text))
    return bool(v.NOTE.match(bare) or _LABEL.match(bare))


def remarks_among(texts: Sequence[str]) -> frozenset[int]:
    """Which of the lines above a form are remarks: those that speak of it, and what goes on below a
    label (1.…, 2.…; the first line below a label that stands alone).
    """
    return frozenset(_remarks(texts))


def _remarks(texts: Sequence[str]) -> Iterator[int]:
    inside = opened = False
    for at, text in enumerate(texts):
        if not text:
            continue
        if speaks_of_form(text):
            opened = has_label(text) and _LABEL_ALONE.fullmatch(squeezed(text)) is not None
            inside = True
        else:
            inside = opened or (inside and NOTE_GOES_ON.match(text) is not None)
            opened = False
        if inside:
            yield at


def notes_below(document: Document, after: int) -> tuple[Entry, ...]:
    """The note paragraphs (备注：…, 注：1. …) right below block ``after``."""
    found: list[Entry] = []
    for block in document.blocks[after + 1 :]:
        if not isinstance(block, Paragraph):
            break
        text = clean(block.text)
        begins = v.NOTE.match(squeezed(text)) is not None
        if not (begins or (found and NOTE_GOES_ON.match(text))):
            break
        found.append(Entry(text=text, place=block.place))
    return tuple(found)
