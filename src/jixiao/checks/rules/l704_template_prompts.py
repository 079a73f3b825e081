"""L704: prompts of the template left in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView, FormView
from jixiao.core.findings import Severity, Text, Verdict, form_in, split_address
from jixiao.core.forms import Entry, Form
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import NOTE_LABEL, beginning
from jixiao.knowledge.labels import where

_LEFT_IN, _TO_FILL, _PLACEHOLDER, _SIMULATED = (
    "是模板里的提示语，没有删掉",
    "是待填的提示语",
    "是没有替换的占位符",
    "说明表中留有模拟或示例内容",
)
_TOGETHER = {_PLACEHOLDER: "placeholders", _TO_FILL: "prompts"}
"""What is told once with all its places, and what its id hangs on."""
_PROMPTS = (
    (
        regex(
            r"^\s*[(（]\s*(?:包括|主要包括|含|应包括|请|简要|说明|主要说明|填写|此处|概述|介绍)[^()（）]{6,}[)）]\s*$",
            needs="(（",
        ),
        _LEFT_IN,
    ),
    (
        regex(
            r"^\s*(?:对照|结合|针对|简要|请|说明|概述|反映)[^。；]{6,60}[。"
            r"；]?[(（]\s*\d{2,4}\s*字(?:以内|左右)[)）]\s*$",
            needs="字",
        ),
        _LEFT_IN,
    ),
    (
        regex(
            r"(?:请(?:在此)?(?:填写|输入|补充|描述)|此处(?:填写|应填|填)|点击(?:此处|输入)|待(?:补充|填写|完善|核实))[^。"
            r"；]{0,20}",
            needs="请此点待",
        ),
        _TO_FILL,
    ),
    (
        regex(
            r"20[XxＸ×]{2}年|(?<![A-Za-z0-9])[XxＸ×]{2,}(?=[一-龥]|%|$)|[一-龥]?[*＊]{3,}(?=[一-龥]|%)|[○〇]{2,}(?=[年月县市])",
            needs="XxＸ×*＊○〇",
        ),
        _PLACEHOLDER,
    ),
    (
        regex(
            r"[^。；，]{0,20}(?:做|作|进行)了?模拟[^。；，]{0,6}|示例(?:数据|文本)", needs="模示"
        ),
        _SIMULATED,
    ),
)
# every prompt holds one of these: most texts of a form hold none
_NEEDED = frozenset("(（字请此点待XxＸ×*＊○〇模示")
_NOTE = regex(rf"^\s*(?:<p>\s*)?{NOTE_LABEL}\s*\d*\s*[:：.、]|^\s*\d+\s*[.、．]\s*请")
_OPENING, _CLOSING = regex(r"[（(【\[]"), regex(r"[）)】\]]")
_LONGEST = 60
_Prompt = tuple[tuple[int, int], str]
"""Where a prompt stands, and what is said of it."""


@check("L704", "模板提示语没有删掉", "template prompts left in", over="document", source="practice")
def template_prompts(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文和表格里残留的模板提示（整段括号里的“包括……等”、“请填写”、××占位符、“标红的区域做了模拟”）。
    为什么：对外公开的材料留着提示语，说明没有认真定稿；“做了模拟”更会让人怀疑数据是编的。
    依据：实际工作中的要求。
    同一张表（正文里）待填的提示和占位符各合并报一次，列出所有位置。
    已知例外：表下“注：”里教人怎么填的说明是正式表样的一部分，不报；只有“做了模拟”照报。
    """
    # one finding a form, and one the text, of what is still to be filled in wherever that is
    together: dict[tuple[str, str], list[tuple[str, str, Place]]] = {}
    for address, entry, ((start, end), words) in _prompts(view):
        place, printed = entry.spot(start, end), entry.text[start:end].strip()
        if words in _TOGETHER:
            own = together.setdefault((form_in(address) or "", words), [])
            own.append((address, printed, place))
        else:
            yield _finding(address, printed, words, place)
    for (_, words), found in together.items():
        address, printed, first = found[0]
        others = tuple(place for _, _, place in found[1:])
        all_of_it = tuple(each for _, each, _ in found)
        yield _finding(address, printed, words, first, others, all_of_it)


def _prompt(text: str, *, note: bool = False) -> _Prompt | None:
    """What a text holds of prompts; a ``note`` may tell how to fill the form."""
    if _NEEDED.isdisjoint(text):
        return None
    note = note or _NOTE.search(text) is not None
    for pattern, words in _PROMPTS:
        match = pattern.search(text)
        if match is not None and not (note and "模拟" not in match.group()):
            return _with_bracket(text, match), words
    return None


def _with_bracket(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The span of a match, to its closing bracket and from the bracket that this one closes."""
    start, end = match.span()
    closing = _CLOSING.search(text, start, end)
    if closing is None or _OPENING.search(text, start, closing.start()):
        return start, end
    opening = _OPENING.search(text, start - 1, start) if start else None
    return (start - 1, closing.end()) if opening else (start, closing.start())


def _finding(
    address: str,
    printed: str,
    words: str,
    place: Place,
    others: tuple[Place, ...] = (),
    gathered: tuple[str, ...] = (),
) -> Verdict:
    shown = beginning(printed, _LONGEST)
    more = f"（共{len(others) + 1}处）" if others else ""
    at = _field(address)
    message = Text(
        f"{at.zh}{'的' if at.zh else ''}“{shown}”{words}{more}",
        f"“{shown}”{' in ' if at.en else ''}{at.en} is left over from the template",
    )
    return broken(
        "L704",
        address,
        place,
        Severity.WARNING,
        message,
        printed=printed,
        related=others,
        advice=Text("请删去，写上实际内容", "replace it with what is meant"),
        about=f"{_root(address)}texts.{_TOGETHER[words]}" if words in _TOGETHER else "",
        gathered=gathered,
    )


def _root(address: str) -> str:
    """The address of the form that a field stands in, else of its document's text."""
    index, form, _ = split_address(address)
    return f"{index}:{form}." if form is not None else f"{index}:"


def _field(address: str) -> Text:
    """The form's field that an address names, in words; nothing where it is none."""
    _, form, field = split_address(address)
    if form is None or field.startswith(("texts", "columns", "notes")):
        return Text("", "")
    at = where(field)
    return Text("", "") if field in at.zh else at  # a field without a name of its own


def _prompts(view: DocumentView) -> Iterator[tuple[str, Entry, _Prompt]]:
    for number, entry in enumerate(view.document.texts):
        if found := _prompt(entry.text):
            yield f"{view.index}:texts[{number}]", entry, found
    for each in view.forms:
        for field, entry in _of_form(each):
            found = _prompt(entry.text, note=field.startswith("notes["))
            if found and not _is_part(field, entry, each.form):
                yield each.address(field), entry, found


def _of_form(view: FormView) -> Iterator[tuple[str, Entry]]:
    """The form's words that may be a prompt, each once: a level that several rows share goes with
    its first row.
    """
    levels: set[str] = set()
    for field, entry in view.words():
        if _NEEDED.isdisjoint(entry.text):
            continue
        if field.endswith((".level1", ".level2")):
            if entry.text in levels:
                continue
            levels.add(entry.text)
        yield field, entry


def _is_part(field: str, entry: Entry, form: Form) -> bool:
    """Whether a field is a part of a longer text, which is looked at for itself."""
    return not field.startswith("texts[") and any(entry.text in each.text for each in form.texts)
