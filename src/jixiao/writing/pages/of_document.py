"""A document as it was read as pages to write: the same headers, columns, merged cells and printed
texts, one to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.core.documents import Block, Document, Grid, Paragraph
from jixiao.core.documents import Cell as ReadCell
from jixiao.core.dossier import Recognised
from jixiao.core.figures import half_up
from jixiao.core.forms import Form
from jixiao.core.paging import digits_wide
from jixiao.core.regex import regex
from jixiao.writing.pages.numbers import as_number
from jixiao.writing.pages.page import Block as Written
from jixiao.writing.pages.page import Cell, Page, Table, aligned
from jixiao.writing.pages.page import Paragraph as Line
from jixiao.writing.pages.sizing import readable

_TEXT = "正文"
_PROSE, _REPORT = (
    60,
    4,
)  # characters from which a paragraph is running text; paragraphs of it that make a report
_WIDE = 10  # columns from which a table is laid across
_LONGEST_HEADING = 40
_H1 = regex(r"^[一二三四五六七八九十]{1,3}、")
_H2 = regex(r"^[（(][一二三四五六七八九十]{1,3}[）)]")
_RIGHT = regex(r"^(?:金额)?单位\s*[：:]\s*(?:万元|亿元|元|千元|百万元)[^，。]{0,6}$")
_CAPTION = regex(r"^[^，。；]{2,40}表$")
_NARROWEST, _WIDEST, _CHARACTERS = 6, 36, 104  # of a column and of a page, in the width of a digit
_UNBROKEN = regex(r"[\x21-\x7e]+|[一-龥]{2}")


def pages_of_document(recognised: Recognised) -> tuple[Page, ...]:
    """The document's paragraphs and tables one to one: a sheet stays a page, a form begins a page
    of its own.
    """
    document = recognised.document
    parts = list(_by_sheet(document)) if _of_sheets(document) else list(_by_form(recognised))
    titles = {
        "".join(form.title.text.split()) for form in recognised.forms if form.title is not None
    }
    prose = (
        sum(len(block.text) > _PROSE for block in document.blocks if isinstance(block, Paragraph))
        >= _REPORT
    )
    first = next((block.text for block in document.blocks if isinstance(block, Paragraph)), "")
    if prose and len(first) <= _LONGEST_HEADING and "：" not in first:
        titles.add("".join(first.split()))
    return tuple(
        _page(name, blocks, titles, prose and name == _TEXT) for name, blocks in parts if blocks
    )


def _of_sheets(document: Document) -> bool:
    return any(isinstance(block, Grid) and block.sheet is not None for block in document.blocks)


def _by_sheet(document: Document) -> Iterator[tuple[str, list[Block]]]:
    sheets: dict[str, list[Block]] = {}
    for block in document.blocks:
        name = block.sheet or "" if isinstance(block, Grid) else block.place.sheet or ""
        sheets.setdefault(name, []).append(block)
    yield from sheets.items()


def _by_form(recognised: Recognised) -> Iterator[tuple[str, list[Block]]]:
    """The blocks cut where a form begins and where the last one ends."""
    blocks = list(recognised.document.blocks)
    forms = [form for form in recognised.forms if form.span[1] > form.span[0]]
    ends = {form.span[1] for form in forms}
    starts = {
        _begin(blocks, form.span[0], ends): _name(form, number)
        for number, form in enumerate(forms, start=1)
    }
    name, part = _TEXT, list[Block]()
    for index, block in enumerate(blocks):
        if index in starts or (index in ends and index not in starts):
            yield name, part
            name, part = starts.get(index, _TEXT), []
        part.append(block)
    yield name, part


def _begin(blocks: Sequence[Block], start: int, ends: set[int]) -> int:
    """Where a form begins with the caption and the unit of money above it."""
    while start > 0 and start not in ends:
        above = blocks[start - 1]
        if not isinstance(above, Paragraph) or not (
            _RIGHT.match(above.text.strip()) or _CAPTION.search(above.text.strip())
        ):
            break
        start -= 1
    return start


def _name(form: Form, number: int) -> str:
    words = (
        form.project.text
        if form.project is not None
        else form.title.text
        if form.title is not None
        else ""
    )
    return "".join(words.split())[:20] or f"表{number}"


def _page(name: str, blocks: Sequence[Block], titles: set[str], prose: bool) -> Page:
    wide = any(isinstance(block, Grid) and block.columns > _WIDE for block in blocks)
    written = [each for block in blocks for each in _written(block, titles, prose)]
    page = Page(
        name=name or _TEXT,
        blocks=tuple(written),
        paper="report" if prose else "landscape" if wide else "form",
    )
    return page if prose else readable(page)


def _written(block: Block, titles: set[str], prose: bool) -> Iterator[Written]:
    if isinstance(block, Paragraph):
        yield Line(text=block.text, style=_style(block, titles, prose))
        return
    rows, table = _without_lines(block)
    before, after = [row for row in rows if row.row == 1], [row for row in rows if row.row > 1]
    yield from (Line(text=cell.text, style=_line_style(cell.text, titles)) for cell in before)
    if table is not None:
        yield table
    yield from (Line(text=cell.text, style=_line_style(cell.text, titles)) for cell in after)


def _style(block: Paragraph, titles: set[str], prose: bool) -> str:
    if "".join(block.text.split()) in titles:
        return "title"
    if block.heading_level:
        return f"h{min(3, block.heading_level)}"
    if _RIGHT.match(block.text.strip()):
        return "right"
    if len(block.text) <= _LONGEST_HEADING and "：" not in block.text:
        for pattern, style in ((_H1, "h1"), (_H2, "h2")):
            if pattern.match(block.text.strip()):
                return style
    return "p" if prose else "left"


def _line_style(text: str, titles: set[str]) -> str:
    if "".join(text.split()) in titles:
        return "title"
    return "right" if _RIGHT.match(text.strip()) else "left"


def _without_lines(grid: Grid) -> tuple[list[ReadCell], Table | None]:
    """The rows at the top and at the foot of a sheet that are one cell from side to side, as lines;
    and the table between.

    Lines of the top come with row 1, those of the foot with row 2.
    """
    rows = _visible(grid)
    if grid.sheet is None:
        return [], _table(rows, grid)
    top, end = 0, len(rows)
    while top < end and _is_line(rows[top], grid):
        top += 1
    while end > top and _is_line(rows[end - 1], grid):
        end -= 1
    lines = [_at(cell, 1) for row in rows[:top] for cell in row if cell.text.strip()]
    lines += [_at(cell, 2) for row in rows[end:] for cell in row if cell.text.strip()]
    return lines, _table(rows[top:end], grid)


def _at(cell: ReadCell, row: int) -> ReadCell:
    return ReadCell(row=row, column=1, text=cell.text, place=cell.place)


def _visible(grid: Grid) -> list[list[ReadCell]]:
    """The rows without those that are hidden whole."""
    return [row for row in grid.by_row() if not row or not all(cell.hidden for cell in row)]


def left_out(document: Document) -> Iterator[tuple[Grid, int]]:
    """The tables with hidden rows that say something and are not written, and how many these are."""
    for block in document.blocks:
        if isinstance(block, Grid):
            rows = [
                row
                for row in block.by_row()
                if row
                and all(cell.hidden for cell in row)
                and any(cell.text.strip() for cell in row)
            ]
            if rows:
                yield block, len(rows)


def _is_line(row: Sequence[ReadCell], grid: Grid) -> bool:
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) > 1 or any(cell.row_span > 1 for cell in row):
        return False
    return not filled or (
        filled[0].column == 1
        and (filled[0].column_span == grid.columns or len(row) == grid.columns)
    )


def _table(rows: Sequence[Sequence[ReadCell]], grid: Grid) -> Table | None:
    """The rows as a table whose every position is covered once, without the empty rows at its ends."""
    if not rows:
        return None
    numbers = {row[0].row: index for index, row in enumerate(rows, start=1) if row}
    count = len(rows)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in rows:
        for cell in row:
            made = _cell(cell, numbers[row[0].row], count, grid.columns, taken)
            if made is not None:
                cells.append(made)
    cells += [
        Cell(row=row, column=column)
        for row in range(1, count + 1)
        for column in range(1, grid.columns + 1)
        if (row, column) not in taken
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(
        cells=tuple(cells), rows=count, columns=grid.columns, widths=_widths(cells, grid.columns)
    )


def _cell(
    cell: ReadCell, row: int, rows: int, columns: int, taken: set[tuple[int, int]]
) -> Cell | None:
    """The cell with its spans cut where the table ends or another cell stands; None where its place
    is taken.
    """
    if (row, cell.column) in taken or cell.column > columns:
        return None
    height, width = (
        min(cell.row_span, rows - row + 1),
        min(cell.column_span, columns - cell.column + 1),
    )
    covered = {
        (row + down, cell.column + right) for down in range(height) for right in range(width)
    }
    if covered & taken:
        height = width = 1
        covered = {(row, cell.column)}
    taken |= covered
    number = _number(cell)
    return Cell(
        row=row,
        column=cell.column,
        text=cell.text,
        row_span=height,
        column_span=width,
        align=aligned(cell.text),
        number=number[0] if number else None,
        number_format=number[1] if number else "",
    )


def _number(cell: ReadCell) -> tuple[Decimal, str] | None:
    """The printed number with the format that shows it; the value behind it where that shows the
    same.
    """
    found = as_number(cell.text.strip())
    if found is None or cell.stored is None:
        return found
    number, shape = found
    places = -int(number.as_tuple().exponent)
    return (cell.stored, shape) if half_up(cell.stored, places) == number else found


def _widths(cells: Sequence[Cell], columns: int) -> tuple[int, ...]:
    """Room for what cannot be broken in each column, the rest shared out by what the columns would
    like; all in tenths of a character.
    """
    least, wanted = [_NARROWEST] * columns, [_NARROWEST] * columns
    for cell in cells:
        share = cell.column_span
        need = (
            max((digits_wide(part) for part in _UNBROKEN.findall(cell.text)), default=0) // share
            + 2
        )
        wish = min(
            _WIDEST,
            max((digits_wide(line) for line in cell.text.split("\n")), default=0) // share + 2,
        )
        for column in range(cell.column - 1, cell.column - 1 + share):
            least[column], wanted[column] = (
                max(least[column], min(need, _WIDEST)),
                max(wanted[column], wish),
            )
    room = max(0, _CHARACTERS - sum(least))
    wishes = [max(1, want - have) for want, have in zip(wanted, least, strict=True)]
    return tuple(
        have * 10 + room * 10 * wish // sum(wishes)
        for have, wish in zip(least, wishes, strict=True)
    )
