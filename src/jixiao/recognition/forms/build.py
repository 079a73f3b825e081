"""From the sections of a form to the form: every part read, the fields of the head found, the kind decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.fieldvalues import with_peers_places
from jixiao.core.forms import Column, Entry, Form, FundingRow, LevelPoints
from jixiao.core.periods import years_in
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.basics import Basics, add_lines, read_basics
from jixiao.recognition.forms.dating import is_to_date, with_dates
from jixiao.recognition.forms.entries import money_unit, money_unit_in, plain
from jixiao.recognition.forms.execution_row import with_execution_row
from jixiao.recognition.forms.funding import read_funding
from jixiao.recognition.forms.goals import goals_of
from jixiao.recognition.forms.header import is_header
from jixiao.recognition.forms.heads_inside import head_inside, title_inside
from jixiao.recognition.forms.indicators import Table, heading_entry, read_indicators
from jixiao.recognition.forms.kinds import kind_of_form
from jixiao.recognition.forms.lines import Line
from jixiao.recognition.forms.remarks import notes_below
from jixiao.recognition.forms.sectioning import Sectioned
from jixiao.recognition.forms.signing import foot_of
from jixiao.recognition.forms.stretches import is_stretch
from jixiao.recognition.forms.title import (
    Around,
    around,
    filed_on,
    filer,
    unit_line,
)
from jixiao.recognition.forms.totals import read_conclusion, read_total, total_in_basic
from jixiao.recognition.forms.words import heading_points, key, squeezed

_LABEL = 6


class _Read(NamedTuple):
    """What is read of a form before it is known whether it is one."""

    before: Around
    head: Sequence[Entry]
    title: Entry | None
    table: Table


def build(
    document: Document, sectioned: Sectioned, floor: int, above: Form | None = None
) -> Form | None:
    """The form of its sections; None where it is no performance form. ``floor``: first block that its
    title may stand in.

    ``above``: the form before it in the same table, whose title, year and unit of money hold for it
    too where it states none.
    """
    first = sectioned.blocks()[0]
    before = around(document, first, floor)
    title = title_inside(sectioned) or before.title or (above.title if above else None)
    table = read_indicators(sectioned.lines(d.INDICATORS))
    sheet = _sheet(document, first)
    if not _is_form(sectioned, table, title.text if title else sheet):
        return None
    head = [*before.paragraphs, *head_inside(sectioned)]
    form = _form(document, sectioned, _Read(before, head, title, table), above)
    if form.year is None and above is not None:
        return msgspec.structs.replace(form, year=above.year)
    return form


def _form(document: Document, sectioned: Sectioned, read: _Read, above: Form | None) -> Form:
    """The form of all that is read, without the year that one above it states."""
    blocks, head = sectioned.blocks(), read.head
    symbol, symbol_entry = _money_unit(sectioned, [*read.before.remarks, *head], above)
    funding, table = _funding(sectioned, read.table, symbol)
    basics = read_basics(sectioned.lines(d.BASIC))
    add_lines(basics, head)
    months = _months(sectioned)
    told = [_sheet(document, blocks[0]), *(entry.text for entry in head)]
    stated, to_date = basics.point is not None, months is not None
    kind = kind_of_form(read.title, table, funding, told, stated=stated, to_date=to_date)
    total, grade = read_total(sectioned.lines(d.TOTAL), table.columns)
    below = notes_below(document, blocks[-1])
    foot = foot_of(document, blocks[-1] + len(below), sectioned.lines(d.SIGNATURE))
    form = Form(
        id="",
        kind=kind,
        place=(read.title or _first(sectioned)).place,
        title=read.title,
        money_unit=symbol,
        money_unit_entry=symbol_entry,
        project=basics.project or (basics.department if kind == "department" else None),
        supervising_department=basics.supervising,
        implementing_unit=basics.implementing
        or basics.department
        or basics.filer
        or filer(head)
        or foot.filer,
        filed_on=basics.filed_on or filed_on(head) or foot.filed_on,
        prepared_by=foot.prepared_by,
        reviewed_by=foot.reviewed_by,
        head_of_unit=foot.head_of_unit,
        telephone=foot.telephone,
        foot=foot.there,
        funding=funding,
        goals=goals_of(sectioned.lines(d.GOALS), sectioned.lines(d.INDICATORS)),
        indicators=tuple(table.indicators),
        level_points=(*table.headings, *_execution_points(sectioned)),
        total=total or total_in_basic([*_lines(sectioned, d.META, d.BASIC)]),
        grade=grade,
        notes=(*_notes(sectioned), *below),
        conclusion=read_conclusion(sectioned.lines(d.CONCLUSION)),
        columns=tuple(_columns(sectioned, table)),
        span=(read.before.begin, blocks[-1] + 1 + len(below) + foot.lines),
        tables=blocks,
    )
    return _dated(form, basics, head, months)


def _funding(
    sectioned: Sectioned, table: Table, symbol: str | None
) -> tuple[tuple[FundingRow, ...], Table]:
    """The money, and the table of indicators without what is the money's in it."""
    lines = sectioned.lines(d.FUNDING) or sectioned.lines(d.BASIC)
    funding = with_peers_places(read_funding(lines, money_unit(symbol)))
    return with_execution_row(funding, table)


def _dated(form: Form, basics: Basics, head: Sequence[Entry], months: Entry | None) -> Form:
    """The form with its dates, from the lines before its title and those after it."""
    title = form.title.place if form.title is not None else None
    at = next((at for at, entry in enumerate(head) if entry.place == title), 0)
    return with_dates(
        form,
        near=head[at:],
        above=head[:at],
        cycle=basics.cycle,
        point=basics.point,
        months=months,
    )


def _notes(sectioned: Sectioned) -> Iterator[Entry]:
    """The notes in the table; a label without any is none."""
    for line in sectioned.lines(d.NOTE):
        slot = line.slots[-1]
        if not (len(slot.text) <= _LABEL and v.NOTE.fullmatch(squeezed(slot.text))):
            yield Entry(text=slot.text, place=slot.cell.place)


def _columns(sectioned: Sectioned, table: Table) -> Iterator[Column]:
    """The columns of the table of indicators with the cells of their heads."""
    cells = {slot.text: slot.cell for line in sectioned.lines(d.INDICATORS) for slot in line.slots}
    for column in table.columns:
        cell = cells.get(column.head)
        if cell is not None:
            yield Column(role=column.role, head=column.head, place=cell.place)


def _months(sectioned: Sectioned) -> Entry | None:
    """The head of a column that speaks of the year up to a month or a day of it (1-7月执行数,
    上半年完成值, 截至8月31日支付数); of several years the latest.
    """
    for line in (*sectioned.lines(d.FUNDING), *_heads(sectioned.lines(d.INDICATORS))):
        bare = [slot for slot in line.slots if is_stretch(slot.text)]
        heads = [
            slot
            for slot in line.slots
            if is_to_date(slot.text, bare=len(bare) == 1 and slot in bare)
        ]
        if heads:
            return plain(max(heads, key=lambda slot: max(years_in(slot.text), default=0)))
        if line.slots[0].figure is not None:
            break
    return None


def _heads(lines: Sequence[Line]) -> Iterator[Line]:
    """The rows of heads above the indicators, of which there may be two."""
    above = False
    for line in lines:
        own = is_header(line)
        if own or (above and not any(slot.figure or v.level_of(slot.text) for slot in line.slots)):
            yield line
        above = own


def _lines(sectioned: Sectioned, *kinds: str) -> Iterator[Line]:
    for kind in kinds:
        yield from sectioned.lines(kind)


def _first(sectioned: Sectioned) -> Entry:
    slot = sectioned.sections[0].lines[0].first
    return Entry(text=slot.text, place=slot.cell.place)


def _sheet(document: Document, block: int) -> str:
    grid = document.blocks[block]
    return (grid.sheet or "") if isinstance(grid, Grid) else ""


def _is_form(sectioned: Sectioned, table: Table, title: str) -> bool:
    if table.indicators:
        return True
    about = "绩效" in title and not v.NOT_FORMS.search(title)
    parts = (d.FUNDING, d.GOALS, d.INDICATORS)
    return about and sectioned.has(d.BASIC) and any(sectioned.has(part) for part in parts)


def _money_unit(
    sectioned: Sectioned, head: Sequence[Entry], above: Form | None
) -> tuple[str | None, Entry | None]:
    """The unit beside the money (项目资金（万元）) goes before the unit line above the form."""
    for line in sectioned.lines(d.FUNDING):
        for slot in line.slots:
            if slot.figure is None and len(slot.text) < 40 and (unit := money_unit_in(slot.text)):
                return unit, plain(slot)
    unit, entry = unit_line(head)
    if unit is not None:
        return unit, entry
    for line in _lines(sectioned, d.BASIC, d.OTHER):
        for slot in line.slots:
            if len(slot.text) < 30 and (unit := money_unit_in(slot.text)):
                return unit, plain(slot)
    return (above.money_unit, above.money_unit_entry) if above is not None else (None, None)


def _execution_points(sectioned: Sectioned) -> Iterator[LevelPoints]:
    """预算执行情况(10分), 得分（20分*执行率）: points of execution printed in the funding block's
    heads.
    """
    for line in sectioned.lines(d.FUNDING):
        for slot in line.slots:
            if slot.figure is not None or len(slot.text) > 40:
                continue
            found = heading_points(slot.text) if "分" in slot.text or "%" in slot.text else None
            names_money = "指标" not in slot.text and any(
                word in slot.text for word in ("执行", "资金", "预算")
            )
            about = names_money or v.funding_role(slot.text) == v.SCORE
            if found is not None and about:
                yield LevelPoints(level=0, name=key(slot.text), points=heading_entry(slot, found))
                return
