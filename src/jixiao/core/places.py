"""Where something stands in a document, in the keys of the document's own format."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """One cell or sentence. Numbers are 1-based; only the keys of the format are filled.

    txt: ``line`` and, in a table, ``column`` (the tab field); docx, html: ``table``, ``row``,
    ``column`` of the anchor cell, or ``paragraph``; xlsx, xls: ``sheet``, ``cell``, and ``paragraph``
    (the row) of running text; pdf: ``page``,
    ``bbox`` (points, from the top left) and, in a table, ``table``, ``row``, ``column``. ``start``
    and ``end`` are offsets (0-based, end exclusive) into ``text``. Of form data: ``field``, the
    form's id and the field's address (``form1.indicators[3].score``). ``member`` names the file inside
    a zip, ``document`` the path when it is not the enclosing one,
    ``called`` what that is called where it is not by its file's name alone.
    """

    document: str | None = None
    called: str = ""
    member: str | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None  # geometry, not a figure
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""

    @property
    def in_cell(self) -> bool:
        """Whether it is a cell of a table or a field of a tabbed line. A line of running text in a
        spreadsheet is a paragraph, though it stands in a cell.
        """
        return self.paragraph is None and (
            self.column is not None or self.row is not None or self.cell is not None
        )

    @property
    def in_form(self) -> bool:
        """Whether it is a cell of a table, or a field of a form as data."""
        return self.in_cell or self.field is not None

    def narrowed(self, start: int, end: int) -> Place:
        """The same place, pointing at ``text[start:end]``."""
        return msgspec.structs.replace(self, start=start, end=end)

    def whole(self) -> Place:
        """The cell or sentence itself, without the span inside it."""
        return msgspec.structs.replace(self, start=None, end=None)

    def in_document(self, path: str, called: str = "") -> Place:
        """The same place seen from another document."""
        return msgspec.structs.replace(self, document=path, called=called)

    def key(self) -> tuple[object, ...]:
        """Identity of the place, its words apart: equal for two looks at one cell or one span."""
        return (
            self.document,
            self.member,
            self.line,
            self.sheet,
            self.cell,
            self.page,
            self.bbox,
            self.table,
            self.row,
            self.column,
            self.paragraph,
            self.field,
            self.start,
            self.end,
        )

    def spot(self) -> tuple[object, ...]:
        """The ``key`` inside its own document, which is left out."""
        return self.key()[2:]
