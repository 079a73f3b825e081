"""The documents as they are, in their own order, with the findings marked in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from jixiao.core.documents import Block, Document, Grid, Paragraph
from jixiao.core.locating import Spot
from jixiao.rendering.html.grids import Table, table_of
from jixiao.rendering.html.marks import Box, Marks, worst
from jixiao.rendering.html.stretches import Stretch, numbers, stretches

Picture = Callable[[Document, int], bytes | None]
"""Draws a page (1-based) of a PDF as PNG; None where it cannot."""

_MOST_PICTURES = 40


class Words(msgspec.Struct, frozen=True):
    """A paragraph or heading; ``tag`` is its element, ``line`` its number in a text file."""

    kind = "words"
    tag: str
    line: int | None
    stretches: tuple[Stretch, ...]


class SheetName(msgspec.Struct, frozen=True):
    """The heading over the tables of a spreadsheet's sheet."""

    kind = "sheet"
    text: str


class Boxed(msgspec.Struct, frozen=True):
    """A rectangle on a page; its sides in percent of the page."""

    level: str
    whole: bool
    first: str
    also: str
    left: str
    top: str
    width: str
    height: str


class Sheet(msgspec.Struct, frozen=True):
    """A page of a PDF: as a picture with rectangles, or where there is none by its blocks. Width
    and height in points.
    """

    kind = "page"
    label: str
    width: str
    height: str
    image: bytes | None
    boxes: tuple[Boxed, ...] = ()
    blocks: tuple[Shown, ...] = ()


Shown = Words | SheetName | Table | Sheet


def shown_document(
    document: Document, number: int, marks: Marks, picture: Picture | None, language: str
) -> Iterator[Shown]:
    """One document's blocks; a PDF's pages as pictures, as many as a file can carry."""
    if document.format != "pdf" or not document.pages or picture is None:
        return _blocks(document, number, marks, language)
    return _pages(document, number, marks, picture, language)


def _pages(
    document: Document, number: int, marks: Marks, picture: Picture, language: str
) -> Iterator[Shown]:
    drawn = _chosen_pages(document, marks.pages(number))
    for page, (width, height) in enumerate(document.pages, start=1):
        image = picture(document, page) if page in drawn else None
        groups = _merged(marks.boxes(number, page)) if image is not None else []
        yield Sheet(
            label=f"Page {page}" if language == "en" else f"第{page}页",
            width=f"{width:.1f}",
            height=f"{height:.1f}",
            image=image,
            boxes=tuple(_boxed(group, width, height) for group in groups),
            blocks=tuple(
                shown
                for index, block in enumerate(document.blocks)
                if image is None and block.place.page == page
                if (shown := _block(block, index, number, marks, language)) is not None
            ),
        )


def _chosen_pages(document: Document, wanted: set[int]) -> set[int]:
    ordered = [page for page in range(1, len(document.pages) + 1) if page in wanted]
    ordered += [page for page in range(1, len(document.pages) + 1) if page not in wanted]
    return set(ordered[:_MOST_PICTURES])


def _merged(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes of one rectangle together."""
    found: dict[tuple[float, float, float, float], list[Box]] = {}
    for box in boxes:
        found.setdefault(box.box, []).append(box)
    return sorted(found.values(), key=lambda group: -_area(group[0].box))


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _boxed(group: Sequence[Box], width: float, height: float) -> Boxed:
    left, top, right, bottom = group[0].box
    severity = worst(group)
    return Boxed(
        level=severity.value if severity else "also",
        whole=group[0].whole,
        first=numbers(group, primary=True),
        also=numbers(group, primary=False),
        left=f"{left / width * 100:.3f}",
        top=f"{top / height * 100:.3f}",
        width=f"{(right - left) / width * 100:.3f}",
        height=f"{(bottom - top) / height * 100:.3f}",
    )


def _blocks(document: Document, number: int, marks: Marks, language: str) -> Iterator[Shown]:
    sheet: str | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid) and block.sheet is not None and block.sheet != sheet:
            sheet = block.sheet
            yield SheetName(f"Sheet {sheet}" if language == "en" else f"工作表：{sheet}")
        shown = _block(block, index, number, marks, language)
        if shown is not None:
            yield shown


def _block(
    block: Block, index: int, number: int, marks: Marks, language: str
) -> Words | Table | None:
    if isinstance(block, Grid):
        return table_of(block, index, number, marks, language)
    return _paragraph(block, index, number, marks)


def _paragraph(block: Paragraph, index: int, number: int, marks: Marks) -> Words | None:
    own = marks.at(number, Spot(index))
    if not block.text.strip() and not own:
        return None
    tag = f"h{min(block.heading_level + 2, 6)}" if block.heading_level else "p"
    return Words(tag, block.place.line, stretches(block.text, own))
