"""The documents as they are, in their own order, with the findings marked in them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.locating import Spot
from jixiao.rendering.html.marks import Box, Mark, Marks, worst
from jixiao.rendering.html.markup import element, marked, numbers, text

Picture = Callable[[Document, int], bytes | None]
"""Draws a page (1-based) of a PDF as PNG; None where it cannot."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_PICTURES, _MOST_ROWS, _FIRST_ROWS, _AROUND, _MOST_COLUMNS = 40, 400, 80, 4, 120


def document_body(
    document: Document, number: int, marks: Marks, picture: Picture | None, language: str
) -> str:
    """One document's blocks; a PDF's pages as pictures, as many as a file can carry."""
    if document.format != "pdf" or not document.pages or picture is None:
        return "".join(_blocks(document.blocks, 0, document, number, marks, language))
    drawn = _chosen_pages(document, marks.pages(number))
    return "".join(_pages(document, number, marks, picture, drawn, language))


def _chosen_pages(document: Document, wanted: set[int]) -> set[int]:
    ordered = [page for page in range(1, len(document.pages) + 1) if page in wanted]
    ordered += [page for page in range(1, len(document.pages) + 1) if page not in wanted]
    return set(ordered[:_MOST_PICTURES])


def _pages(
    document: Document, number: int, marks: Marks, picture: Picture, drawn: set[int], language: str
) -> Iterator[str]:
    for page, (width, height) in enumerate(document.pages, start=1):
        image = picture(document, page) if page in drawn else None
        label = f"Page {page}" if language == "en" else f"第{page}页"
        if image is None:
            indexes = [
                index for index, block in enumerate(document.blocks) if block.place.page == page
            ]
            shown = "".join(
                _block(document.blocks[index], index, document, number, marks, language)
                for index in indexes
            )
            yield element(
                "section", element("p", text(label), class_="pageno"), shown, class_="textpage"
            )
            continue
        source = "data:image/png;base64," + b64encode(image).decode("ascii")
        boxes = "".join(_box(box, width, height) for box in _merged(marks.boxes(number, page)))
        drawing = (
            f'<img src="{source}" alt="{text(label)}" loading="lazy"'
            f' style="aspect-ratio:{width:.1f}/{height:.1f}">'
        )
        yield element(
            "figure",
            element("figcaption", text(label)),
            element("div", drawing, boxes, class_="sheet"),
            class_="page",
        )


def _merged(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes of one rectangle together."""
    found: dict[tuple[float, float, float, float], list[Box]] = {}
    for box in boxes:
        found.setdefault(box.box, []).append(box)
    return sorted(found.values(), key=lambda group: -_area(group[0].box))


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _box(group: Sequence[Box], width: float, height: float) -> str:
    left, top, right, bottom = group[0].box
    severity = worst(group)
    first = " ".join(dict.fromkeys(str(box.number) for box in group if box.primary)) or None
    also = " ".join(dict.fromkeys(str(box.number) for box in group if not box.primary)) or None
    style = (
        f"left:{left / width * 100:.3f}%;top:{top / height * 100:.3f}%;width:{(right - left) / width * 100:.3f}%;"
        f"height:{(bottom - top) / height * 100:.3f}%"
    )
    kind = f"{severity.value if severity else 'also'}{' whole' if group[0].whole else ''}"
    return element(
        "span",
        class_=f"box {kind}",
        data_f=first,
        data_r=also,
        style=style,
        tabindex="0" if first else None,
    )


def _blocks(
    blocks: Sequence[Block],
    first: int,
    document: Document,
    number: int,
    marks: Marks,
    language: str,
) -> Iterator[str]:
    sheet: str | None = None
    for index, block in enumerate(blocks, start=first):
        if isinstance(block, Grid) and block.sheet is not None and block.sheet != sheet:
            sheet = block.sheet
            yield element(
                "h4",
                text(f"Sheet {sheet}" if language == "en" else f"工作表：{sheet}"),
                class_="sheetname",
            )
        yield _block(block, index, document, number, marks, language)


def _block(
    block: Block, index: int, document: Document, number: int, marks: Marks, language: str
) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block, marks.at(number, Spot(index)))
    return _grid(block, index, number, marks, language)


def _paragraph(block: Paragraph, marks: Sequence[Mark]) -> str:
    if not block.text.strip() and not marks:
        return ""
    level = f"h{min(block.heading_level + 2, 6)}" if block.heading_level else "p"
    return element(level, marked(block.text, marks), class_="par", data_line=block.place.line)


def _grid(grid: Grid, index: int, number: int, marks: Marks, language: str) -> str:
    tables: list[str] = []
    at = 1
    for first, last in _segments(grid.rows, marks.rows(number, index)):
        if first > at:
            tables.append(_gap(first - at, language))
        rows = "".join(
            _row(grid, row, first, last, index, number, marks) for row in range(first, last + 1)
        )
        tables.append(element("table", element("tbody", rows)))
        at = last + 1
    if at <= grid.rows:
        tables.append(_gap(grid.rows - at + 1, language))
    return element("div", *tables, class_="grid")


def _gap(count: int, language: str) -> str:
    return element(
        "p",
        text(
            f"… {count} rows without findings …"
            if language == "en"
            else f"……此处略去没有问题的{count}行……"
        ),
        class_="gap",
    )


def _segments(rows: int, wanted: set[int]) -> list[tuple[int, int]]:
    """Stretches of rows to show: all of an ordinary table; of a huge one its beginning and what is
    around the findings.
    """
    if rows <= _MOST_ROWS:
        return [(1, rows)] if rows else []
    segments = [(1, _FIRST_ROWS)]
    for row in sorted(wanted):
        first, last = max(1, row - _AROUND), min(rows, row + _AROUND)
        if first <= segments[-1][1] + 1:
            segments[-1] = (segments[-1][0], max(last, segments[-1][1]))
        else:
            segments.append((first, last))
    return segments


def _row(grid: Grid, row: int, first: int, last: int, index: int, number: int, marks: Marks) -> str:
    cells: list[str] = [_row_label(grid, row)]
    empty = 0
    for column in range(1, min(grid.columns, _MOST_COLUMNS) + 1):
        cell = grid.at(row, column)
        if cell is None:
            empty += 1
            continue
        if empty:
            cells.append(element("td", class_="void", colspan=_span(empty)))
            empty = 0
        if cell.column == column and max(cell.row, first) == row:
            cells.append(
                _cell(
                    cell,
                    last - row + 1,
                    marks.at(number, Spot(index, cell.row, cell.column)),
                    row - cell.row,
                )
            )
    if empty:
        cells.append(element("td", class_="void", colspan=_span(empty)))
    return element("tr", *cells)


def _cell(cell: Cell, rows_left: int, marks: Sequence[Mark], rows_gone: int) -> str:
    severity = worst(marks)
    classes = [
        severity.value if severity else "",
        "hid" if cell.hidden else "",
        "num" if _is_number(cell.text) else "",
    ]
    inner = [mark for mark in marks if mark.end - mark.start < len(cell.text)]
    return element(
        "td",
        marked(cell.text, inner),
        class_=" ".join(filter(None, classes)) or None,
        colspan=_span(cell.column_span),
        rowspan=_span(min(cell.row_span - rows_gone, rows_left)),
        data_f=numbers(marks, primary=True),
        data_r=numbers(marks, primary=False),
        tabindex="0" if severity else None,
    )


def _row_label(grid: Grid, row: int) -> str:
    """The line of a text file, the row of a spreadsheet: what the findings call the row; nothing in
    other formats.
    """
    first = next(iter(grid.by_row()[row - 1]), None)
    if (
        grid.place.line is None
        and grid.sheet is None
        and (first is None or first.place.line is None)
    ):
        return ""
    label = ""
    if first is not None:
        label = (
            str(first.place.line)
            if first.place.line is not None
            else (first.place.cell or "").lstrip(_LETTERS)
        )
    return element("td", text(label), class_="ln", aria_hidden="true")


def _is_number(value: str) -> bool:
    return bool(value) and value.strip("+-−.,%％0123456789 ") == ""


def _span(count: int) -> int | None:
    return count if count > 1 else None
