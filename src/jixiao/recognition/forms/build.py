"""From the sections of a form to the form: every part read, the fields of the head found, the kind decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.documents import Document, Grid
from jixiao.core.fieldvalues import with_peers_places
from jixiao.core.forms import Column, Entry, Form, LevelPoints
from jixiao.core.periods import years_in
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.dating import is_to_date, with_dates
from jixiao.recognition.forms.entries import money_unit, money_unit_in, plain
from jixiao.recognition.forms.execution_row import with_execution_row
from jixiao.recognition.forms.funding import read_funding
from jixiao.recognition.forms.goals import goals_of
from jixiao.recognition.forms.heads_inside import head_inside, title_inside
from jixiao.recognition.forms.indicators import Table, heading_entry, read_indicators
from jixiao.recognition.forms.kinds import kind_of_form
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.remarks import notes_below
from jixiao.recognition.forms.sectioning import Sectioned
from jixiao.recognition.forms.title import (
    around,
    filed_on,
    filer,
    labelled,
    unit_line,
)
from jixiao.recognition.forms.totals import read_conclusion, read_total, total_in_basic
from jixiao.recognition.forms.words import heading_points, key, split_label, squeezed

_LABEL = 6


class Basics(msgspec.Struct):
    """The labelled fields of the basic block, by the pattern that names them."""

    project: Entry | None = None
    supervising: Entry | None = None
    implementing: Entry | None = None
    department: Entry | None = None
    cycle: Entry | None = None
    point: Entry | None = None
    filed_on: Entry | None = None
    filer: Entry | None = None


_FIELDS = (
    ("point", v.MONITORING_POINT),
    ("filed_on", v.FILED_ON),
    ("cycle", v.CYCLE),
    ("supervising", v.SUPERVISING),
    ("project", v.PROJECT),
    ("implementing", v.IMPLEMENTING),
    ("department", v.DEPARTMENT_NAME),
    ("filer", v.FILER),
)


def build(
    document: Document, sectioned: Sectioned, floor: int, above: Form | None = None
) -> Form | None:
    """The form of its sections; None where it is no performance form. ``floor``: first block that its
    title may stand in.

    ``above``: the form before it in the same table, whose title, year and unit of money hold for it
    too where it states none.
    """
    blocks = sectioned.blocks()
    before = around(document, blocks[0], floor)
    head = [*before.paragraphs, *head_inside(sectioned)]
    title = title_inside(sectioned) or before.title or (above.title if above else None)
    sheet = _sheet(document, blocks[0])
    table = read_indicators(sectioned.lines(d.INDICATORS))
    if not _is_form(sectioned, table, title.text if title else sheet):
        return None
    symbol, symbol_entry = _money_unit(sectioned, [*before.remarks, *head], above)
    funding = with_peers_places(
        read_funding(sectioned.lines(d.FUNDING) or sectioned.lines(d.BASIC), money_unit(symbol))
    )
    funding, table = with_execution_row(funding, table)
    basics = read_basics(sectioned.lines(d.BASIC))
    _from_lines(basics, head)
    total, grade = read_total(sectioned.lines(d.TOTAL), table.columns)
    notes = tuple(_notes(sectioned))
    below = notes_below(document, blocks[-1])
    months = _months(sectioned)
    kind = kind_of_form(
        title, basics.point or months, table, funding, [sheet, *(entry.text for entry in head)]
    )
    form = Form(
        id="",
        kind=kind,
        place=(title or _first(sectioned)).place,
        title=title,
        money_unit=symbol,
        money_unit_entry=symbol_entry,
        project=basics.project or (basics.department if kind == "department" else None),
        supervising_department=basics.supervising,
        implementing_unit=basics.implementing or basics.department or basics.filer or filer(head),
        filed_on=basics.filed_on or filed_on(head),
        funding=funding,
        goals=goals_of(sectioned.lines(d.GOALS), sectioned.lines(d.INDICATORS)),
        indicators=tuple(table.indicators),
        level_points=(*table.headings, *_execution_points(sectioned)),
        total=total or total_in_basic([*_lines(sectioned, d.META, d.BASIC)]),
        grade=grade,
        notes=(*notes, *below),
        conclusion=read_conclusion(sectioned.lines(d.CONCLUSION)),
        columns=tuple(_columns(sectioned, table)),
        span=(before.begin, blocks[-1] + 1 + len(below)),
        tables=blocks,
    )
    dated = _dated(form, basics, head, months)
    return (
        msgspec.structs.replace(dated, year=above.year)
        if dated.year is None and above is not None
        else dated
    )


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
    for line in _lines(sectioned, d.FUNDING, d.INDICATORS):
        heads = [slot for slot in line.slots if is_to_date(slot.text)]
        if heads:
            return plain(max(heads, key=lambda slot: max(years_in(slot.text), default=0)))
        if line.slots[0].figure is not None:
            break
    return None


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


def read_basics(lines: Sequence[Line]) -> Basics:
    """Label and value pairs of the basic block; a line with one cell (单位名称：某某), as stands
    above other tables, fills what is left.
    """
    basics = Basics()
    for line in sorted(lines, key=lambda line: len(line.slots) == 1):
        for slot in line.slots:
            _inline(slot, basics)
            field = next((name for name, pattern in _FIELDS if v.says(pattern, slot.text)), None)
            following = line.after(slot)
            if (
                field is None
                or following is None
                or _is_basic_label(following)
                or getattr(basics, field) is not None
            ):
                continue
            setattr(basics, field, plain(following))
    return basics


def _from_lines(basics: Basics, head: Sequence[Entry]) -> None:
    """Labelled lines above the table fill what its rows leave open."""
    for label, entry in labelled(head):
        field = next(
            (
                name
                for name, pattern in _FIELDS
                if name not in ("filed_on", "department", "filer") and v.says(pattern, label)
            ),
            None,
        )
        if field is not None and getattr(basics, field) is None:
            setattr(basics, field, entry)


def _inline(slot: Slot, basics: Basics) -> None:
    """A label and its value in one cell (项目名称：某某)."""
    split = split_label(slot.text)
    field = (
        next((name for name, pattern in _FIELDS if v.says(pattern, split[0])), None)
        if split
        else None
    )
    if split is None or field is None or getattr(basics, field) is not None:
        return
    shift = max(slot.cell.text.find(slot.text), 0)
    setattr(
        basics,
        field,
        Entry(
            text=split[1],
            place=slot.cell.place.narrowed(split[2] + shift, split[2] + len(split[1]) + shift),
        ),
    )


def _is_basic_label(slot: Slot) -> bool:
    return any(
        v.says(pattern, slot.text) for _, pattern in _FIELDS
    ) and slot.text.rstrip().endswith((":", "：", "称", "门", "位", "期", "间", "点"))


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
