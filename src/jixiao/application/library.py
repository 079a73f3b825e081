"""The indicator library for people: listed by fund, searched by characters, as table, JSON, CSV or
workbook.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.taking import typed
from jixiao.core.words import squeezed
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.indicators import Indicators, KnownIndicator, direction_words
from jixiao.knowledge.nearest import perhaps
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table

COLUMNS = (
    ("name", "指标"),
    ("level1", "一级指标"),
    ("level2", "二级指标"),
    ("unit", "单位"),
    ("direction", "方向"),
    ("formula", "计算公式"),
    ("target", "常用指标值"),
    ("funds", "适用基金"),
    ("source", "来源"),
)
SOURCES = {
    "printed": Text("真实表格所印", "printed in real forms"),
    "read": Text("公开材料", "public material"),
    "general": Text("通行知识，待核实", "general knowledge, to be confirmed"),
}
FORMATS = ("json", "csv", "xlsx")
_NEAR = 60  # of a hundred, from which a word counts as found by its characters


def funds(knowledge: Knowledge | None = None) -> tuple[str, ...]:
    """The funds that have indicators of their own, in the library's order."""
    entries = (knowledge or shipped()).indicators
    return tuple(dict.fromkeys(fund for entry in entries for fund in entry.funds))


@typed()
def library(
    words: Sequence[str] | str = (), *, fund: str | None = None, knowledge: Knowledge | None = None
) -> tuple[KnownIndicator, ...]:
    """The indicators that every word fits, the best first; all of them, by fund, where no word is
    given. ``fund`` keeps its own and the common ones. Raises UserError for an unknown fund.

    >>> [entry.name for entry in library("参保群众满意度")][:1]
    ['参保人员满意度']
    """
    words = [words] if isinstance(words, str) else words
    wanted = held_fund(fund, knowledge) if fund is not None else None
    shelf = knowledge or shipped()
    entries = [
        entry.of_fund(wanted or "")
        for entry in shelf.indicators
        if wanted is None or not entry.funds or wanted in entry.funds
    ]
    if not words:
        return tuple(sorted(entries, key=lambda entry: (entry.funds[:1] == (), entry.funds)))
    scored = [
        (min(_fit(word, entry, entries, shelf.library()) for word in words), at, entry)
        for at, entry in enumerate(entries)
    ]
    return tuple(
        entry
        for fit, _, entry in sorted(scored, key=lambda each: (-each[0], each[1]))
        if fit >= _NEAR
    )


def held_fund(words: str, knowledge: Knowledge | None = None) -> str:
    """The fund that a user's words name, also one without indicators of its own. Raises UserError
    (E004) where they name none, or several.
    """
    known = funds(knowledge)
    found = next((each for each in (fund_of(words), fund_of(words + "保险")) if each), None)
    if found is not None:
        return found
    near = [
        each for each in known if all(character in each for character in "".join(words.split()))
    ]
    if len(near) != 1:
        names, meant = "、".join(known), perhaps(words, known)
        raise user_error(
            "E004",
            f"不认识基金“{words}”{meant.zh or '；'}有 {names}",
            f"unknown fund {words!r}{meant.en}; known are {names}",
            "fund",
        )
    return near[0]


def _fit(
    word: str, entry: KnownIndicator, entries: Sequence[KnownIndicator], library: Indicators
) -> int:
    """How well a word fits an entry, of a hundred: its name, another name of it, any other text,
    else the share of characters in order.
    """
    bare = squeezed(word)
    if bare in entry.name:
        return 100 if bare == entry.name else 95
    same = next((each for each in library.fitting(bare) if each in entries), None)
    if same is not None and same.name == entry.name:
        return 90
    texts = (
        entry.formula,
        entry.target,
        entry.level1,
        entry.level2,
        *entry.funds,
        entry.unit,
        direction_words(entry.direction).zh,
    )
    if any(bare in text for text in texts if text):
        return 80
    return _shared(bare, entry.name) * 79 // 100


def _shared(word: str, name: str) -> int:
    """The share of a word's characters that stand in a name in their order, of a hundred."""
    reached = [0] * (len(name) + 1)
    for character in word:
        before = 0
        for at, other in enumerate(name, start=1):
            kept = reached[at]
            reached[at] = before + 1 if character == other else max(reached[at], reached[at - 1])
            before = kept
    return reached[-1] * 100 // len(word) if word else 0


def row_of(entry: KnownIndicator, language: str = "zh") -> dict[str, str]:
    """An entry as texts by column."""
    return {
        "name": entry.name,
        "level1": entry.level1,
        "level2": entry.level2,
        "unit": entry.unit,
        "direction": direction_words(entry.direction).of(language),
        "formula": entry.formula,
        "target": entry.target,
        "funds": "、".join(entry.funds) or Text("各项基金", "all funds").of(language),
        "source": SOURCES[entry.source_kind].of(language),
    }


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator as JSON lists it; directions and sources by their codes. ``target`` is the usual
    one, ``accumulates`` whether its value grows over the year, ``measures`` the ledger measures that
    give it, ``funds`` those that it is of (none: of all).
    """

    id: str
    name: str
    level1: str
    level2: str
    unit: str
    direction: str
    formula: str
    target: str
    funds: tuple[str, ...]
    source: str
    accumulates: bool
    measures: tuple[str, ...]
    event_driven: bool


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """The indicators as ``jixiao library --format json`` lists them."""

    indicators: tuple[Listed, ...]


@typed()
def library_file(entries: Sequence[KnownIndicator], format: str = "xlsx") -> bytes:
    """Indicators as a file: xlsx, csv (as Excel opens it) or json. Raises UserError for another
    format.
    """
    if format not in FORMATS:
        raise user_error(
            "E003",
            f"指标库不能写成 {format}；可用的有 {'、'.join(FORMATS)}",
            f"the library cannot be written as {format!r}: use one of {', '.join(FORMATS)}",
            "format",
        )
    return {"json": _as_json, "csv": _as_csv, "xlsx": _as_workbook}[format](entries)


def _as_json(entries: Sequence[KnownIndicator]) -> bytes:
    listed = (
        Listed(
            id=entry.id,
            name=entry.name,
            level1=entry.level1,
            level2=entry.level2,
            unit=entry.unit,
            direction=entry.direction,
            formula=entry.formula,
            target=entry.target,
            funds=entry.funds,
            source=entry.source_kind,
            accumulates=entry.accumulates,
            measures=entry.measures,
            event_driven=entry.event_driven,
        )
        for entry in entries
    )
    content = msgspec.json.encode(Library(indicators=tuple(listed)))
    return msgspec.json.format(content, indent=2) + b"\n"


def _as_csv(entries: Sequence[KnownIndicator]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([title for _, title in COLUMNS])
    writer.writerows([row_of(entry)[name] for name, _ in COLUMNS] for entry in entries)
    return ("\ufeff" + out.getvalue()).encode()


def _as_workbook(entries: Sequence[KnownIndicator]) -> bytes:
    from jixiao.writing import Meta, made

    rows = [
        [title for _, title in COLUMNS],
        *([row_of(entry)[name] for name, _ in COLUMNS] for entry in entries),
    ]
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=text,
            bold=row == 1,
            align="center" if row == 1 or column in (4, 5) else "left",
            fill="E8EEF4" if row == 1 else "",
        )
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    )
    table = Table(
        cells=cells,
        rows=len(rows),
        columns=len(COLUMNS),
        widths=(24, 9, 12, 7, 16, 27, 15, 28, 14),
        header_rows=1,
    )
    page = Page(
        name="指标库",
        blocks=(Paragraph(text="社会保险基金绩效指标库", style="title"), table),
        paper="landscape",
    )
    return made([page], "xlsx", Meta(title="绩效指标库"))
