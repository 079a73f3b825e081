"""What filling in an office's blank has done to it, and what on it is to be seen to then (E086)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.places import Place
from jixiao.core.series import series
from jixiao.rendering.words import place_words
from jixiao.writing.blanks.caveats import caveats_of
from jixiao.writing.blanks.choices import Unlisted, unlisted
from jixiao.writing.marks.sheet_cells import coordinates

_CODE = "E086"
_MOST_ROWS, _MOST_CHOICES, _MOST_CELLS = 8, 6, 4


def told_of_rows(added: Sequence[tuple[Text, Place, int]]) -> Iterator[Finding]:
    """A remark that says how many rows were added, of what and behind which rows."""
    if not added:
        return
    count = sum(number for _, _, number in added)
    shown = [(of, _row(at), number) for of, at, number in added[:_MOST_ROWS]]
    zh = "、".join(
        f"{of.zh}{number}行（在{place_words(at, 'zh')}下面）" for of, at, number in shown
    )
    en = ", ".join(f"{of.en}: {number} (below {place_words(at, 'en')})" for of, at, number in shown)
    more = len(added) > _MOST_ROWS
    yield fault(
        _CODE,
        f"空表的行不够，照原样添了{count}行：{zh}{'等' if more else ''}",
        f"rows added to the blank by copying its own: {count}; {en}{' …' if more else ''}",
        "0:form1",
        severity=Severity.REMARK,
    )


def _row(at: Place) -> Place:
    """The row that a cell of the empty form stands in."""
    if at.cell is None:
        return Place(table=at.table, row=at.row)
    return Place(sheet=at.sheet, row=coordinates(at.cell)[0])


def told_of_file(before: bytes, after: bytes, fmt: str) -> Iterator[Finding]:
    """Warnings of what the blank bears, and of what was put in where its lists have other words."""
    for said in caveats_of(before, fmt):
        yield fault(_CODE, said.zh, said.en, "0:form1", severity=Severity.WARNING)
    known = Counter((each.place.sheet, each.text) for each in unlisted(before, fmt))
    found: dict[tuple[str, tuple[str, ...]], list[Unlisted]] = {}
    for each in unlisted(after, fmt):
        if known[each.place.sheet, each.text] > 0:
            known[each.place.sheet, each.text] -= 1
        else:
            found.setdefault((each.text, each.choices), []).append(each)
    for (text, choices), places in found.items():
        yield _off_list(text, choices, [each.place for each in places])


def _off_list(text: str, choices: Sequence[str], places: Sequence[Place]) -> Finding:
    listed = series(choices, _MOST_CHOICES)
    cells = [each for each in places if each.cell]
    first = [place_words(each, "zh") for each in cells[:1]]
    said = "、".join([*first, *(each.cell or "" for each in cells[1:_MOST_CELLS])])
    said_en = ", ".join(place_words(each, "en") for each in cells[:_MOST_CELLS])
    more = len(cells) > _MOST_CELLS
    at = f"{said}{f'等{len(cells)}格' if more else ''}" or "下拉框"
    at_en = f"{said_en}{' …' if more else ''}" or "a list box"
    return fault(
        _CODE,
        f"{at}填的“{text}”不在空表的下拉选项里（{listed.zh}）：请改成选项里的写法",
        f"“{text}” ({at_en}) is none of what the blank lets choose from: {listed.en}",
        "0:form1",
        text,
        Severity.WARNING,
    )
