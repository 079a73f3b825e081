"""Table parts of following pages as one table: repeated headers dropped, split rows and merged
cells put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.reading.pdf.grids import PartCell, TablePart
from jixiao.reading.pdf.heads import Repeated, repeated_head, without_head

_SAME_EDGE = 3.0
_FIGURE = regex(r"[\d.,%％-]*")
_BRACKETS = regex(r"[（(][^（()）]*[)）]")
_POINTS = regex(r"[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]")
_NAME = regex(r"[\u4e00-\u9fff]{2,12}(?:[（(][^（()）]*[)）])?")
_CLOSING = regex(r"[^（()）]*[)）]")
_LONGEST_LABEL = 20  # characters
_SENTENCE_END = tuple("。；！？;")

JoinedCell = tuple[int, PartCell]  # the page that it begins on


class JoinedTable:
    """A table under construction: cells with their pages, and what is needed to append the next
    part.
    """

    def __init__(self, part: TablePart) -> None:
        self.first = part
        self.last = part
        self.edges: list[float] = list(part.xs)
        self.cells: list[JoinedCell] = [(part.page, cell) for cell in part.cells]
        self.rows = len(part.ys) - 1
        self.merged_known = part.merged_known

    @property
    def columns(self) -> int:
        """How many columns the edges make."""
        return len(self.edges) - 1

    def row(self, number: int) -> list[PartCell]:
        """The cells that begin in a row."""
        return [cell for _, cell in self.cells if cell.row == number]

    def append(self, part: TablePart, body_bottom: float) -> bool:
        """Takes the part as the table's continuation, or leaves it and says False."""
        shift = self._shift(part)
        if shift is None or part.merged_known != self.merged_known:
            return False
        head = repeated_head((cell for _, cell in self.cells), self.rows, part)
        goes_on = head.count or self._runs_off(part, body_bottom)
        if not self._is_cut(part, head) and (self._starts_anew(part, head) or not goes_on):
            return False
        self._adopt(without_head(part, head.count), shift, ruled=head.count > 0 or _is_middle(part))
        return True

    def _shift(self, part: TablePart) -> float | None:
        """How far right the part stands of the table so far; None where the columns are not the
        same.
        """
        own, other = self.last.box, part.box
        if abs((own[2] - own[0]) - (other[2] - other[0])) > _SAME_EDGE:
            return None
        shift = other[0] - self.edges[0]
        inner = [edge - shift for edge in part.xs[1:-1]]
        fewer, more = sorted((inner, self.edges[1:-1]), key=len)
        met = sum(any(abs(edge - there) <= _SAME_EDGE for there in more) for edge in fewer)
        return shift if met * 5 >= len(fewer) * 3 else None

    def _starts_anew(self, part: TablePart, head: Repeated) -> bool:
        """Whether the part begins like the table itself does: then it is the next form, not more of
        this one.
        """
        if head.first:
            return False
        repeated = head.count
        if repeated == 0:
            labels = [_first_text(part.cells, row) for row in range(min(2, len(part.ys) - 1))]
            return bool(labels[0]) and all(
                _first_text(self.row(row), row) == label for row, label in enumerate(labels)
            )
        label = _first_text(part.cells, repeated)
        following = _first_text(self.row(repeated), repeated)
        return bool(label and label == following and not any(char.isdigit() for char in label))

    def _is_cut(self, part: TablePart, head: Repeated) -> bool:
        """Whether a border is missing on both sides of the page break, or above it where the part is
        ruled in any case.
        """
        last = any(
            cell.open_bottom
            for cell in self.last.cells
            if cell.row + cell.row_span == len(self.last.ys) - 1
        )
        return last and (
            head.count > 0
            or _is_middle(part)
            or any(cell.open_top for cell in part.cells if cell.row == 0)
        )

    def _runs_off(self, part: TablePart, body_bottom: float) -> bool:
        """Whether the table reached the bottom of its page, so that the part's first row had no
        room; a head of several rows, or one whose cells go on below, stays with what follows.
        """
        spans = [cell.row_span for cell in part.cells if cell.row == 0]
        rows = 2 if max(spans, default=1) > 1 and len(part.ys) > 2 else 1
        return body_bottom - self.last.ys[-1] < (part.ys[rows] - part.ys[0]) + 4.0

    def _adopt(self, part: TablePart, shift: float, *, ruled: bool) -> None:
        own, new = self._common_edges([edge - shift for edge in part.xs])
        self.cells = [(page, _moved(cell, own, 0)) for page, cell in self.cells]
        added = [_moved(cell, new, self.rows) for cell in part.cells]
        pairs = self._pairs(added)
        first_row = [
            (self.cells[number][1] if number is not None else None, cell)
            for number, cell in pairs
            if cell.row == self.rows
        ]
        labels = _labels([*(cell for _, cell in self.cells), *added])
        split = int(_is_split(first_row, labels, ruled=ruled))
        joined = self._joined(first_row, ruled=ruled)
        for number, cell in pairs:
            if number is not None and (split or cell.column in joined):
                page, upper = self.cells[number]
                self.cells[number] = (page, _with_rest(upper, cell, split))
            else:
                self.cells.append((part.page, replace(cell, row=cell.row - split)))
        self.rows += len(part.ys) - 1 - split
        self.last = part

    def _joined(
        self, first_row: Sequence[tuple[PartCell | None, PartCell]], *, ruled: bool
    ) -> frozenset[int]:
        """The columns whose cells go on over the page break: those without a border there, and
        where all have one those that read so.
        """
        known = [(upper, cell) for upper, cell in first_row if upper is not None]
        unclosed = frozenset(cell.column for upper, cell in known if _is_one(upper, cell, ruled))
        if unclosed:
            return unclosed
        filled = [cell.column for _, cell in first_row if cell.text]
        named = min(filled, default=0)  # what stands before it are rests of labels
        return self._named_below(first_row, named) | {
            cell.column
            for upper, cell in known
            if _continues(upper, cell, is_label=cell.column < named)
        }

    def _pairs(self, added: Sequence[PartCell]) -> list[tuple[int | None, PartCell]]:
        """The cells of a part, each with the number of the one above the page break."""
        uppers = {
            (cell.column, cell.column_span): number
            for number, (_, cell) in enumerate(self.cells)
            if cell.row + cell.row_span == self.rows
        }
        return [
            (uppers.get((cell.column, cell.column_span)) if cell.row == self.rows else None, cell)
            for cell in added
        ]

    def _named_below(
        self, first_row: Sequence[tuple[PartCell | None, PartCell]], named: int
    ) -> frozenset[int]:
        """The columns where an empty cell at the page's end is the beginning of a merged one, whose
        name is printed on the next page: the first one that the part names, and those beside it.
        """
        known = {cell.column: (upper, cell) for upper, cell in first_row if upper is not None}
        going_on = {column for column, (_, cell) in known.items() if cell.row_span > 1}
        if named not in known or not self._is_named_below(*known[named], going_on):
            return frozenset()
        return frozenset(
            column
            for column, (upper, cell) in known.items()
            if column >= named and cell.text and self._lacks_its_name(upper, cell)
        )

    def _is_named_below(self, upper: PartCell, lower: PartCell, going_on: set[int]) -> bool:
        """Whether a label is the name of an empty cell above the page break: the labels before it
        are empty too or of several rows, which those of the columns ``going_on`` have below.
        """
        beside = [
            cell
            for _, cell in self.cells
            if cell.row + cell.row_span == upper.row + upper.row_span and cell.column < upper.column
        ]
        return (
            _NAME.fullmatch(lower.text) is not None
            and all(
                cell.row_span > 1 or cell.column in going_on or not cell.text for cell in beside
            )
            and self._lacks_its_name(upper, lower)
        )

    def _lacks_its_name(self, upper: PartCell, lower: PartCell) -> bool:
        """Whether a cell is the only empty one of a column that has merged cells."""
        column = [
            cell
            for _, cell in self.cells
            if (cell.column, cell.column_span) == (upper.column, upper.column_span)
            and cell is not upper
        ]
        return (
            not upper.text
            and any(cell.row_span > 1 for cell in (*column, upper, lower))
            and all(cell.text for cell in column)
        )

    def _common_edges(self, other: list[float]) -> tuple[list[int], list[int]]:
        """Puts the other's edges among the own ones; gives the new numbers of both."""
        edges = list(self.edges)
        for edge in other:
            if not any(abs(edge - there) <= _SAME_EDGE for there in edges):
                edges.append(edge)
        edges.sort()
        own = [edges.index(edge) for edge in self.edges]
        new = [
            min(range(len(edges)), key=lambda number: abs(edges[number] - edge)) for edge in other
        ]
        self.edges = edges
        return own, new


def _continues(upper: PartCell, lower: PartCell, *, is_label: bool) -> bool:
    """Whether a cell reads as the rest of the one above the page break: a merged cell's or a label's
    empty rest, or the points of a heading.
    """
    named = (
        regex(r"[\u4e00-\u9fff]").search(upper.text) is not None
    )  # a figure is not spread over rows
    merged = named and (is_label or upper.row_span > 1 or lower.row_span > 1)
    merged_rest = merged and (not lower.text or _in_brackets(upper.text, lower.text))
    points = named and _POINTS.fullmatch(lower.text) is not None
    return merged_rest or points


def _is_one(upper: PartCell, lower: PartCell, ruled: bool) -> bool:
    """Whether a cell goes on over the page break, since no border closes it there: none at either
    side, or none above where the part is ``ruled`` at its top in any case, by a head repeated there
    or since no other line holds it.
    """
    return upper.open_bottom and (lower.open_top or ruled)


def _is_middle(part: TablePart) -> bool:
    """Whether nothing but a part of one row stands on a page, which goes on below."""
    return len(part.ys) == 2 and all(cell.open_bottom for cell in part.cells)


def _in_brackets(upper: str, lower: str) -> bool:
    """Whether the rest of a heading is its brackets (产出指标 | （50分）), closes the one above, or
    ends the word that all of them end with (满意度指 | 标).
    """
    if _BRACKETS.fullmatch(lower) or (upper.endswith("指") and lower.startswith("标")):
        return True
    opened = sum(upper.count(mark) for mark in "（(") - sum(upper.count(mark) for mark in "）)")
    return opened > 0 and _CLOSING.fullmatch(lower) is not None


def _labels(cells: Sequence[PartCell]) -> frozenset[int]:
    """The columns of labels that stand for several rows: more than one cell is merged there (one
    may be of the header).
    """
    merged = Counter(cell.column for cell in cells if cell.row_span > 1 and cell.text)
    return frozenset(column for column, count in merged.items() if count > 1)


def _is_split(
    pairs: Sequence[tuple[PartCell | None, PartCell]],
    labels: frozenset[int] = frozenset(),
    *,
    ruled: bool = False,
) -> bool:
    """Whether a page's first row is the rest of the row before: no border there, or by how it
    reads. ``labels`` are columns whose cells go on for several rows.
    """
    known = [(upper, cell) for upper, cell in pairs if upper is not None]
    if not known or len(known) < len(pairs):
        return False
    if all(_is_one(upper, cell, ruled) for upper, cell in known):
        return True
    if any(_begins_group(upper, cell) for upper, cell in known):
        return False
    single = [(upper, cell) for upper, cell in known if upper.row_span == cell.row_span == 1]
    named = next((cell for _, cell in single if cell.column not in labels), None)
    return _reads_on(single, nameless=named is not None and not named.text)


def _begins_group(upper: PartCell, lower: PartCell) -> bool:
    """Whether a merged cell holds a heading of its own, and not the rest of the one above: that one
    had room for more.
    """
    merged = upper.row_span > 1 or lower.row_span > 1
    return (
        merged
        and bool(upper.text and lower.text)
        and lower.text != upper.text
        and upper.room_left >= lower.first_word
    )


def _reads_on(pairs: Sequence[tuple[PartCell, PartCell]], *, nameless: bool) -> bool:
    """Whether a bordered first row holds only the rests of unfinished texts above: each broke off
    in a full line.
    """
    filled = [(upper, cell) for upper, cell in pairs if cell.text]
    if not filled or not all(upper.text for upper, _ in filled):
        return False
    finished = [upper for upper, cell in pairs if not cell.text and upper.text]
    figures = [(upper, cell) for upper, cell in filled if _FIGURE.fullmatch(cell.text)]
    if figures:  # a figure is only cut where several cells are, or where it ends a wording
        if any(upper.text == cell.text for upper, cell in figures) and any(
            upper.text != cell.text for upper, cell in filled
        ):
            return False  # the next row has it too: a rest is no whole figure again
        worded = (
            nameless
            and len(finished) > 2
            and not any(_FIGURE.fullmatch(upper.text) for upper, _ in figures)
        )
        return worded or (
            len(filled) > 1
            and all(upper.room_left < cell.first_word + 1.0 for upper, cell in filled)
        )
    if any(upper.text.endswith(_SENTENCE_END) for upper, _ in filled):
        return False
    full = all(
        upper.room_left < cell.first_word + max(1.0, 0.8 * min(cell.first_word, 12.0))
        for upper, cell in filled
    )
    return full or (nameless and len(finished) >= max(2, len(filled)))


def _with_rest(upper: PartCell, lower: PartCell, split: int) -> PartCell:
    return replace(
        upper,
        row_span=upper.row_span + lower.row_span - split,
        text=_label(upper, lower) or _read_on(upper.text, lower.text),
        open_bottom=lower.open_bottom,
    )


def _label(upper: PartCell, lower: PartCell) -> str:
    """A merged cell's name that a spreadsheet prints once more below the page break, where it has
    room for all of it.
    """
    merged = upper.row_span > 1 or lower.row_span > 1
    again = upper.text and len(upper.text) <= _LONGEST_LABEL and lower.text.startswith(upper.text)
    return lower.text if merged and again else ""


def _first_text(cells: Sequence[PartCell], row: int) -> str:
    return next((squeezed(cell.text) for cell in cells if cell.row == row), "")


def _moved(cell: PartCell, numbers: list[int], down: int) -> PartCell:
    left, right = numbers[cell.column], numbers[cell.column + cell.column_span]
    return replace(cell, row=cell.row + down, column=left, column_span=right - left)


def _read_on(before: str, after: str) -> str:
    """Both halves of a text; a spreadsheet prints the whole of it on both pages."""
    if before == after:
        return before
    words = (
        bool(before and after)
        and (before[-1] + after[0]).isascii()
        and before[-1].isalnum()
        and after[0].isalnum()
    )
    if words and not (before[-1].isdigit() and after[0].isdigit()):
        return before + " " + after
    return before + after


def is_continuation_mark(text: str) -> bool:
    """Whether a line above a table only says that the table goes on."""
    return (
        regex(r"[（(]?(?:续表|续上表|接上表|接上页|续)[一二三四五\d.\-]*[)）]?").fullmatch(
            text.strip()
        )
        is not None
    )
