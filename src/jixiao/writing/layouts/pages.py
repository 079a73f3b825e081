"""A form in a layout as a page: rows repeated, equal cells merged, figures as numbers, live
formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.divisions import OF_WHICH
from jixiao.core.formdata import MONEY_FIELDS, FormData
from jixiao.core.forms import DETAIL, TOTAL
from jixiao.core.formshapes import FundingData
from jixiao.core.monitoring_points import stated_point
from jixiao.core.packs import RulePack
from jixiao.core.paging import digits_wide
from jixiao.core.periods import point_words
from jixiao.knowledge.indicators import Indicators
from jixiao.knowledge.layouts.layout import PLACEHOLDER, Layout, Line, Part
from jixiao.knowledge.pictures import Area, Joined, Token, areas
from jixiao.writing.layouts.formulas import Live, live_formulas
from jixiao.writing.layouts.printed import dropped, printed, value_of, with_open_headings
from jixiao.writing.layouts.signing import signed_lines, with_filer
from jixiao.writing.pages.numbers import as_number, as_quantity, typed_over
from jixiao.writing.pages.page import Block, Cell, Head, Page, Paragraph, Table, aligned
from jixiao.writing.pages.sizing import readable

__all__ = ["dropped", "pages_of", "printed"]

_NUMBERS = frozenset(
    {
        *MONEY_FIELDS,
        "rate",
        "points",
        "score",
        "review_score",
        "completion",
        "total_points",
        "total_score",
    }
)
_QUANTITIES = frozenset({"target", "actual"})
_HEADED = ("goals", "indicators")  # the repeated rows that have a head of their own
_LINE = 106  # digits in a table's line from margin to margin
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Content(msgspec.Struct, frozen=True):
    """What stands in a cell: its text and, where it is one field, the field's address."""

    text: str
    address: str = ""


class _Row(msgspec.Struct, frozen=True):
    """Where the fields of a repeated row come from: the address of the row and its texts."""

    address: str
    texts: Mapping[str, str]


def pages_of(
    data: FormData,
    layout: Layout,
    *,
    formulas: bool = False,
    pack: RulePack | None = None,
    library: Indicators | None = None,
) -> Page:
    """The form as the layout prints it. ``formulas`` adds live formulas where a spreadsheet can
    compute what is printed; scores need the ``pack`` and the ``library`` (the shipped one) they go
    by.
    """
    shown = printed(with_open_headings(data, layout), layout)
    above, below = list(_lines(layout.above, shown)), list(_lines(layout.below, shown))
    tokens, contents, heads = _tokens(shown, layout)
    found = list(areas(tokens))
    live: dict[str, Live] = {}
    if formulas:
        made = live_formulas(shown, pack, library)
        live = _in_cells(made, found, contents, len(above))
    cells = tuple(_cell(area, contents[int(area.text)], live, layout) for area in found)
    table = Table(
        cells=cells,
        rows=len(tokens),
        columns=len(layout.widths),
        widths=layout.widths,
        heads=heads,
    )
    notes = [Paragraph(text=note, style="note") for note in shown.notes]
    foot = signed_lines(layout.foot, _top(with_filer(shown, layout))) if layout.signed else ()
    blocks: tuple[Block, ...] = (*above, table, *below, *notes, *foot)
    return readable(
        Page(
            name=data.project or data.implementing_unit or shown.title or layout.name,
            blocks=blocks,
            paper=layout.paper,
        )
    )


def _lines(lines: Sequence[Line], data: FormData) -> Iterator[Paragraph]:
    top = _top(data)
    for line in lines:
        names = PLACEHOLDER.findall(line.text)
        if not names or any(top[name] for name in names):
            yield Paragraph(
                text=PLACEHOLDER.sub(lambda match: top[match.group(1)], line.text), style=line.style
            )


def _top(data: FormData) -> dict[str, str]:
    """The fields that are written once."""
    texts = {
        name: value
        for name in data.__struct_fields__
        if isinstance(value := getattr(data, name), str)
    }
    point = stated_point(data.as_of) if data.as_of else None
    texts["as_of"] = point_words(point) if point is not None and point.month else data.as_of
    texts["to_date"] = f"1-{point.month}月" if point is not None and point.month else ""
    texts["year"] = str(data.year) if data.year is not None else ""
    texts["execution_points"] = next(
        (each.points for each in data.level_points if each.level == 0), ""
    )
    return texts


def _tokens(
    data: FormData, layout: Layout
) -> tuple[list[list[Token]], list[_Content], tuple[Head, ...]]:
    """The whole table as a picture whose cells are numbers of contents, and the heads in it."""
    contents: list[_Content] = []
    tokens: list[list[Token]] = []
    heads: list[Head] = []
    above = 0
    for part in layout.parts:
        before: Mapping[str, str] | None = None
        begin = len(tokens)
        for row in _repeated(part, data, layout):
            for picture in part.tokens():
                tokens.append([_placed(token, part, row, before, contents) for token in picture])
            before = row.texts
        if above and part.repeat in _HEADED:
            heads.append(Head(first=begin - above + 1, last=begin, until=len(tokens)))
        above = 0 if part.repeat else _head_rows(part)
    return tokens, contents, tuple(heads)


def _head_rows(part: Part) -> int:
    """How many rows at the end of a part head what follows: the last one, and those above that
    share cells with it.
    """
    rows = part.tokens()
    count = 1
    while count < len(rows) and Joined.ABOVE in rows[-count]:
        count += 1
    return count


def _repeated(part: Part, data: FormData, layout: Layout) -> Iterator[_Row]:
    """The rows that a part is written for; one empty row where there is none, so that the form
    keeps its shape.
    """
    found = list(_rows(part, data, layout))
    if not found and part.repeat != "funding.parts":
        found = [_Row("", {**dict.fromkeys(part.fields(), ""), **_top(data)})]
    yield from found


def _rows(part: Part, data: FormData, layout: Layout) -> Iterator[_Row]:
    top, own = _top(data), [field for field in part.fields() if part.own(field)]
    if not part.repeat:
        yield _Row("", top)
    elif part.repeat == "indicators":
        for index, row in enumerate(data.indicators):
            yield _Row(
                f"indicators[{index}]", {**top, **{field: value_of(row, field) for field in own}}
            )
    elif part.repeat == "goals":
        for index, goal in enumerate(data.goals):
            yield _Row(f"goals[{index}]", {**top, **{field: getattr(goal, field) for field in own}})
    else:
        wanted = part.repeat == "funding.total"
        rows = [
            (index, row) for index, row in enumerate(data.funding) if (row.role == TOTAL) == wanted
        ]
        for order, (index, money) in enumerate(rows):
            texts = {field: getattr(money, field) for field in own}
            if "source" in texts and not wanted:
                texts["source"] = (
                    _among(order, [each for _, each in rows], layout) + texts["source"]
                )
            yield _Row(f"funding[{index}]", {**top, **texts})


def _among(order: int, rows: Sequence[FundingData], layout: Layout) -> str:
    """What stands before a source: 其中 before one that breaks another down; where there is none,
    before the first of the list what the layout has.
    """
    if order:
        return OF_WHICH if rows[order].role == DETAIL else ""
    return "" if any(row.role == DETAIL for row in rows[1:]) else layout.first_part


def _placed(
    token: Token, part: Part, row: _Row, before: Mapping[str, str] | None, contents: list[_Content]
) -> Token:
    if isinstance(token, Joined):
        return token
    names = PLACEHOLDER.findall(token)
    if before is not None and _goes_on(names, token, part, row.texts, before):
        return Joined.ABOVE
    alone = names[0] if len(names) == 1 and token == f"{{{names[0]}}}" else ""
    address = f"{row.address}.{alone}" if alone and part.own(alone) else alone
    contents.append(
        _Content(PLACEHOLDER.sub(lambda match: row.texts[match.group(1)], token), address)
    )
    return str(len(contents) - 1)


def _goes_on(
    names: Sequence[str],
    token: str,
    part: Part,
    texts: Mapping[str, str],
    before: Mapping[str, str],
) -> bool:
    """Whether a cell of a repeated row belongs to the one above: fixed words, equal levels, a text
    that is said once for several rows.
    """
    if not names:
        return bool(token)
    name = names[0]
    if len(names) != 1 or name not in part.merge:
        return False
    levels = {"level1": ("level1",), "level2": ("level1", "level2")}.get(name)
    if levels is not None:
        return bool(texts[name]) and all(texts.get(level) == before.get(level) for level in levels)
    return texts[name] in ("", before[name]) and texts.get("level1") == before.get("level1")


def _cell(area: Area, content: _Content, live: Mapping[str, Live], layout: Layout) -> Cell:
    field = content.address.rpartition(".")[2]
    found = (
        as_quantity(content.text)
        if field in _QUANTITIES
        else as_number(content.text)
        if field in _NUMBERS
        else None
    )
    formula = live.get(content.address)
    matching = (
        formula if formula is not None and found is not None and formula.value == found[0] else None
    )
    return Cell(
        row=area.row,
        column=area.column,
        row_span=area.row_span,
        column_span=area.column_span,
        text=content.text,
        align=(
            "left"
            if content.address
            and aligned(content.text) == "left"
            and not _one_line(content.text, area, layout)
            else "center"
        ),
        number=found[0] if found else None,
        number_format=typed_over(*found) if found else "",
        formula=matching.template if matching else "",
    )


def _one_line(text: str, area: Area, layout: Layout) -> bool:
    """Whether a text fits into one line of its cell; an east-Asian character takes two parts of a
    line of _LINE.
    """
    room = (
        _LINE
        * sum(layout.widths[area.column - 1 : area.column - 1 + area.column_span])
        // sum(layout.widths)
    )
    return "\n" not in text and digits_wide(text) <= room - 2


def _in_cells(
    formulas: Mapping[str, Live], found: Sequence[Area], contents: Sequence[_Content], above: int
) -> dict[str, Live]:
    """The formulas with the cells of the sheet in place of the fields; those whose fields are not
    all there fall away.
    """
    cells = {
        contents[int(area.text)].address: f"{_LETTERS[area.column - 1]}{area.row + above}"
        for area in found
    }
    made = {}
    for address, formula in formulas.items():
        names = PLACEHOLDER.findall(formula.template)
        if address in cells and all(name in cells for name in names):
            made[address] = Live(
                PLACEHOLDER.sub(lambda match: cells[match.group(1)], formula.template),
                formula.value,
            )
    return made
