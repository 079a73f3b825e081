"""An empty form read: each field's place, from where its probe comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from jixiao.core.blanks import Blank, BlankField, BlankRow
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.forms import (
    FIELDS_OF_FUNDING,
    FIELDS_OF_INDICATOR,
    Entry,
    Form,
    FundingRow,
    Goal,
    Indicator,
)
from jixiao.core.locating import Locator
from jixiao.core.places import Place
from jixiao.knowledge.prompts import is_open
from jixiao.recognition.blanks.gaps import gaps_of, loose_prompts, printed_year
from jixiao.recognition.blanks.heads import heads_of
from jixiao.recognition.blanks.inline import Gaps, gap_at, inline_gaps
from jixiao.recognition.blanks.probing import NO_YEAR, Lay, lay_of, probed
from jixiao.recognition.blanks.rows import RowReader, goal_edge
from jixiao.recognition.forms import recognise_forms
from jixiao.recognition.rewording import reworded

_HEAD = {
    "project": "project",
    "supervising_department": "supervising_department",
    "implementing_unit": "implementing_unit",
    "filed_on": "filed_on",
    "as_of": "as_of_entry",
    "money_unit": "money_unit_entry",
    "grade": "grade",
    "conclusion": "conclusion",
}
_GOAL = ("expected", "actual", "completion")
_Placed = FundingRow | Goal | Indicator
_Read = Callable[[_Placed], BlankRow]


def blanks_of(document: Document, words: Mapping[str, str] | None = None) -> tuple[Blank, ...]:
    """The empty forms of a document, in their order; ``words`` are a bureau's own as ``recognise``
    takes them.
    """
    usual = reworded(document, words) if words else document
    lay = lay_of(usual)
    gaps = inline_gaps(usual, lay.kind)
    filled = probed(usual, lay, gaps)
    forms = recognise_forms(filled)
    return tuple(
        _Reader(document, filled, lay, form, gaps).blank(forms[at - 1] if at else None)
        for at, form in enumerate(forms)
    )


class _Reader:
    """One empty form."""

    def __init__(
        self, document: Document, filled: Document, lay: Lay, form: Form, gaps: Gaps
    ) -> None:
        self._document, self._lay, self._form, self._gaps = document, lay, form, gaps
        self._locator = Locator(document)
        self._probes = {
            (number, cell.row, cell.column)
            for number, (block, own) in enumerate(zip(filled.blocks, document.blocks, strict=True))
            if isinstance(block, Grid) and isinstance(own, Grid)
            for cell, before in zip(block.cells, own.cells, strict=True)
            if cell.place.text != before.place.text and (is_open(before.text) or before.formula)
        }

    def blank(self, above: Form | None) -> Blank:
        """The blank; ``above`` is the form before it."""
        form = self._form
        fields: dict[str, tuple[BlankField, ...]] = {}
        for name, attribute in _HEAD.items():
            self._put(fields, name, getattr(form, attribute))
        if form.total is not None:
            self._put(fields, "total_points", form.total.points)
            self._put(fields, "total_score", form.total.score)
        begin = max(above.tables) + 1 if above is not None else 0
        gaps, prompts = gaps_of(self._document, form, self._lay, begin)
        for name, field in gaps:
            whole = field.place.whole().key()
            known = tuple(
                each
                for each in fields.get(name, ())
                if each.open or each.place.whole().key() != whole
            )
            if all(each.place.key() != field.place.key() for each in known):
                fields[name] = (*known, field)
        taken = {each.place.whole().key() for found in fields.values() for each in found}
        rows = {
            "funding": tuple(self._rows(form.funding, self._of_funding)),
            "goals": tuple(self._rows(form.goals, self._of_goal)),
            "indicators": tuple(self._rows(form.indicators, self._of_indicator)),
        }
        for row in (each for group in rows.values() for each in group):
            taken |= {each.place.whole().key() for each in row.fields.values()}
        shown = self._printed()
        return Blank(
            form=shown,
            fields=fields,
            funding=rows["funding"],
            goals=rows["goals"],
            indicators=rows["indicators"],
            prompts=(
                *prompts,
                *loose_prompts(self._document, form, self._lay, frozenset(taken)),
            ),
            heads=tuple(heads_of(self._document, form, rows["funding"], rows["indicators"])),
            year_place=printed_year(self._document, form, self._lay, begin),
        )

    def _put(
        self, fields: dict[str, tuple[BlankField, ...]], name: str, entry: Entry | None
    ) -> None:
        field = self._field(entry)
        if field is not None:
            fields[name] = (field,)

    def _field(self, entry: Entry | None) -> BlankField | None:
        """The place of an entry in the document as it is; None where there is no entry."""
        if entry is None:
            return None
        found = self._cell(entry.place)
        if found is None:
            return BlankField(place=entry.place, printed=entry.text, open=False)
        block, cell = found
        gap = gap_at(self._gaps.get((block, cell.row, cell.column), ()), entry.place.start)
        if gap is not None:
            place = cell.place.narrowed(gap.start, gap.end)
            return BlankField(place=place, printed=cell.text[gap.start : gap.end])
        opened = (block, cell.row, cell.column) in self._probes
        formula = cell.formula is not None
        return BlankField(
            place=cell.place if opened else entry.place,
            printed=cell.text if opened else entry.text,
            open=opened and not formula,
            formula=formula,
        )

    def _cell(self, place: Place) -> tuple[int, Cell] | None:
        spot = self._locator.find(place.whole())
        block = self._document.blocks[spot.block] if spot is not None else None
        if spot is None or not isinstance(block, Grid):
            return None
        cell = block.at(spot.row, spot.column)
        return (spot.block, cell) if cell is not None else None

    def _rows(self, rows: Sequence[_Placed], read: _Read) -> Iterator[BlankRow]:
        for row in rows:
            yield read(row)

    def _fields_of(self, row: _Placed, names: Sequence[str]) -> dict[str, BlankField]:
        found = {name: self._field(getattr(row, name)) for name in names}
        return {name: field for name, field in found.items() if field is not None}

    def _of_funding(self, row: _Placed) -> BlankRow:
        fields = self._fields_of(row, FIELDS_OF_FUNDING)
        inline = any(each.place.start is not None for each in fields.values())
        source = None if inline else self._field(Entry(text=row.place.text, place=row.place))
        if source is not None:
            fields["source"] = source
        return self._read_row(row.place, fields, None)

    def _of_goal(self, row: _Placed) -> BlankRow:
        fields = self._fields_of(row, _GOAL)
        return self._read_row(row.place, fields, goal_edge(fields, self._cell))

    def _of_indicator(self, row: _Placed) -> BlankRow:
        assert isinstance(row, Indicator)
        fields = self._fields_of(row, FIELDS_OF_INDICATOR)
        for head, entry in row.extra:
            field = self._field(entry)
            if field is not None:
                fields[f"extra.{head}"] = field
        own = [each for name, each in fields.items() if name not in ("level1", "level2")]
        place = (fields.get("name") or own[0]).place if own else row.place
        return self._read_row(place, fields, None)

    def _read_row(
        self, place: Place, fields: Mapping[str, BlankField], edge: int | None
    ) -> BlankRow:
        found = self._cell(place)
        if found is None:
            return BlankRow(at=place, fields=fields)
        number, cell = found
        grid = self._document.blocks[number]
        assert isinstance(grid, Grid)
        reader = RowReader(grid, cell.row, self._lay.columns(number, cell.row))
        return reader.row(place.whole(), fields, cell.column if edge is None else edge)

    def _printed(self) -> Form:
        """The form without its probes."""
        form = self._form
        changes: dict[str, object] = {
            attribute: self._kept(getattr(form, attribute)) for attribute in _HEAD.values()
        }
        total = form.total
        if total is not None:
            total = msgspec.structs.replace(
                total, points=self._kept(total.points), score=self._kept(total.score)
            )
        told = form.year != NO_YEAR
        return msgspec.structs.replace(
            form,
            **changes,
            year=form.year if told else None,
            as_of=form.as_of if told else None,
            total=total,
            funding=tuple(self._bare(row, FIELDS_OF_FUNDING) for row in form.funding),
            goals=tuple(self._bare(row, _GOAL) for row in form.goals),
            indicators=tuple(self._bare(row, FIELDS_OF_INDICATOR) for row in form.indicators),
        )

    def _bare(self, row: _Placed, names: Sequence[str]) -> _Placed:
        changes: dict[str, object] = {name: self._kept(getattr(row, name)) for name in names}
        if isinstance(row, Indicator):
            changes["extra"] = tuple(
                (head, entry) for head, entry in row.extra if self._kept(entry) is not None
            )
        made: _Placed = msgspec.structs.replace(row, **changes)
        return made

    def _kept(self, entry: Entry | None) -> Entry | None:
        found = self._cell(entry.place) if entry is not None else None
        if found is None:
            return entry
        block, cell = found
        at = block, cell.row, cell.column
        return None if at in self._probes or at in self._gaps else entry
