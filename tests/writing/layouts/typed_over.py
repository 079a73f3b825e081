"""Numbers typed over cells of a written form, and what its formulas then show beside what the program
says of a form with these numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import msgspec

from jixiao.core.formdata import FormData
from jixiao.core.packs import RulePack
from jixiao.filling.completing import complete
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.layouts.layout import Layout
from jixiao.reading.sheets.evaluate import Evaluator, Held, Key
from jixiao.reading.sheets.shown import shown_number
from jixiao.writing.layouts.formulas import live_formulas
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.layouts.printed import printed
from jixiao.writing.pages.numbers import as_number
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table

Spot = tuple[int, int]
Field = tuple[str, int, str]  # indicators, 0, actual
_MARK = "@@"


class Written(NamedTuple):
    """A form that was filled in, with its page."""

    data: FormData
    page: Page
    layout: Layout
    pack: RulePack


def written(data: FormData, layout: str, pack: RulePack) -> Written:
    """The form completed by the pack and written in a layout."""
    look = layouts()[layout]
    done = complete(data, pack, places=look.places()).data
    return Written(done, pages_of(done, look, formulas=True, pack=pack), look, pack)


def cells_of(page: Page) -> dict[Spot, Cell]:
    """The cells of the table by where they stand in the sheet."""
    above = sum(isinstance(block, Paragraph) for block in page.blocks[: _table_at(page)])
    table = page.blocks[_table_at(page)]
    assert isinstance(table, Table)
    return {(cell.row + above, cell.column): cell for cell in table.cells}


def _table_at(page: Page) -> int:
    return next(at for at, block in enumerate(page.blocks) if isinstance(block, Table))


def spot_of(form: Written, field: Field) -> Spot:
    """Where a field of a row stands in the sheet."""
    marked = pages_of(_with(form.data, {field: _MARK}), form.layout)
    return next(spot for spot, cell in cells_of(marked).items() if cell.text.startswith(_MARK))


def formulas_of(form: Written) -> dict[Spot, str]:
    """The formulas of the sheet."""
    return {spot: cell.formula for spot, cell in cells_of(form.page).items() if cell.formula}


def recalculated(form: Written, typed: Mapping[Field, Decimal | None]) -> dict[Spot, object]:
    """What the formulas show when numbers are typed over fields; None empties a cell."""
    cells = cells_of(form.page)
    known: dict[Key, Held] = {
        ("", *spot): cell.number if cell.number is not None else cell.text or None
        for spot, cell in cells.items()
        if not cell.formula
    }
    known |= {("", *spot_of(form, field)): number for field, number in typed.items()}
    formulas = {("", *spot): text for spot, text in formulas_of(form).items()}
    sheet = Evaluator(known, formulas)
    return {spot: sheet.value(("", *spot)) for spot in formulas_of(form)}


def filled_again(form: Written, typed: Mapping[Field, Decimal | None]) -> dict[Spot, object]:
    """What the program prints there for a form with these numbers, computed anew."""
    cells = cells_of(form.page)
    texts = {
        field: "" if number is None else shown_number(number, _code(cells, form, field))
        for field, number in typed.items()
    }
    data = _with(without_live(form), texts)
    done = complete(data, form.pack, places=form.layout.places()).data
    fresh = cells_of(pages_of(done, form.layout))
    found = {spot: fresh[spot] for spot in formulas_of(form)}
    return {spot: cell.text if cell.number is None else cell.number for spot, cell in found.items()}


def _code(cells: Mapping[Spot, Cell], form: Written, field: Field) -> str:
    return cells[spot_of(form, field)].number_format or "General"


def without_live(form: Written) -> FormData:
    """The form without what its formulas compute."""
    shown = printed(form.data, form.layout)
    live = live_formulas(shown, form.pack)
    data = form.data
    for address, each in live.items():
        head, _, name = address.rpartition(".")
        group, _, rest = head.partition("[")
        if not group:
            number = as_number(getattr(shown, name))
            if number is not None and number[0] == each.value:
                data = msgspec.structs.replace(data, **{name: ""})
            continue
        index = int(rest[:-1])
        number = as_number(getattr(getattr(shown, group)[index], name))
        if number is not None and number[0] == each.value:
            data = _with(data, {(group, index, name): ""})
    return data


def _with(data: FormData, texts: Mapping[Field, str]) -> FormData:
    for (group, index, name), text in texts.items():
        rows = list(getattr(data, group))
        rows[index] = msgspec.structs.replace(rows[index], **{name: text})
        data = msgspec.structs.replace(data, **{group: tuple(rows)})
    return data
