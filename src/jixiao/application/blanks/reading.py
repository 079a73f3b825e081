"""An office's empty form as it is given: read, and refused by name where it cannot be filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from jixiao.application.sources import Source
from jixiao.core.blanks import Blank, BlankField, BlankRow, Edits, Write
from jixiao.core.documents import Block, Document, Grid
from jixiao.core.errors import UserError, user_error
from jixiao.core.forms import text_of
from jixiao.core.places import Place
from jixiao.filling.placing import filled_already
from jixiao.knowledge.labels import kind_of, label_of
from jixiao.knowledge.shelf import Knowledge
from jixiao.rendering.words import place_words

_Turn = Callable[[BlankField], BlankField]
FORMATS = ("docx", "xlsx")
_SHOWN = 3
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class BlankFile(msgspec.Struct, frozen=True, kw_only=True):
    """A blank with the file that it is in."""

    source: Source
    document: Document
    blank: Blank

    @property
    def format(self) -> str:
        """docx or xlsx."""
        return self.document.format


def is_form(document: Document, knowledge: Knowledge) -> bool:
    """Whether a document holds an empty form."""
    from jixiao.recognition.blanks import blanks_of

    return bool(blanks_of(document, knowledge.words))


def read_blank(source: Source, document: Document, knowledge: Knowledge) -> BlankFile:
    """The empty form in a file, which was read as ``document``. Raises UserError (E081) where it is
    no form, more than one, filled in already or closed to filling.
    """
    from jixiao.recognition.blanks import blanks_of

    blanks = blanks_of(document, knowledge.words)
    if not blanks:
        raise refused(
            source,
            "里没有认出绩效表，也不是一行一个单位的汇总表：请看是不是主管部门发的空表",
            "no performance form was recognised in it, nor a list with one unit a row",
        )
    if len(blanks) > 1:
        titles = [text_of(each.form.title) or kind_of(each.form.kind).zh for each in blanks]
        raise refused(
            source,
            f"里有{len(blanks)}张表（{'、'.join(titles)}）：请分成一个文件一张",
            f"it holds {len(blanks)} forms ({', '.join(titles)}): make a file of each",
        )
    blank = blanks[0]
    found = filled_already(blank)
    if found:
        said = [
            f"{label_of(address).zh}“{text}”（{place_words(place.whole(), 'zh')}）"
            for address, place, text in found[:_SHOWN]
        ]
        english = [
            f"{label_of(address).en} “{text}” ({place_words(place.whole(), 'en')})"
            for address, place, text in found[:_SHOWN]
        ]
        more, etc = ("等", " …") if len(found) > _SHOWN else ("", "")
        raise refused(
            source,
            f"已经填过：{'、'.join(said)}{more}；请给没有填的空表",
            f"it is filled in already: {', '.join(english)}{etc}; give the empty form",
        )
    return BlankFile(source=source, document=document, blank=_unlocked(source, document, blank))


def blank_document(source: Source) -> Document:
    """The document of a blank, with the empty rows at the end of its tables. Raises UserError."""
    from jixiao.application.templates.shape import is_template
    from jixiao.reading import read_bytes

    documents = read_bytes(source.content, source.name)
    document = documents[0]
    why = document.refusal
    if why is not None:
        raise user_error("E001", f"{source.name}：{why.zh}", f"{source.name}: {why.en}")
    own = source.content.startswith(b"PK") and b"mimetype" not in source.content[:64]
    if len(documents) > 1 or document.format not in FORMATS or not own:
        raise refused(
            source,
            "不能照原样填写，能填的是 docx 和 xlsx：请用 WPS 或 Office 打开，另存为其中一种",
            "only docx and xlsx are filled in place: save it as one of them",
        )
    if is_template(document):
        raise refused(
            source,
            "是填写模板，不是空表：填好后直接用 jixiao fill",
            "it is the filling template and no blank: fill it in and use jixiao fill",
        )
    return _with_further_rows(source, document) if document.format == "xlsx" else document


def refused(source: Source, zh: str, en: str) -> UserError:
    """That a blank cannot be used, by its name."""
    return user_error("E081", f"空表 {source.name} {zh}", f"the blank {source.name}: {en}", "blank")


def _with_further_rows(source: Source, document: Document) -> Document:
    """Empty rows with borders below the words of a sheet belong to its table, which is read without
    them: read once more with a word in the last, which is then taken out.
    """
    from jixiao.reading import read_bytes
    from jixiao.writing.blanks.references import letters
    from jixiao.writing.blanks.sheet import fill_xlsx, further_rows

    marks: list[Write] = []
    for block in document.blocks:
        if not isinstance(block, Grid):
            continue
        last = max((_row(cell.place) + cell.row_span - 1 for cell in block.cells), default=0)
        rows = list(further_rows(source.content, block.sheet or "", last))
        if rows:
            number, first, _ = rows[-1]
            place = Place(sheet=block.sheet, cell=f"{letters(first)}{number}")
            marks.append(Write(place=place, text=_MARK))
    if not marks:
        return document
    filled = fill_xlsx(source.content, Edits(writes=tuple(marks)))
    again = read_bytes(filled, source.name)[0]
    blocks = tuple(_unmarked(block) for block in again.blocks)
    return msgspec.structs.replace(again, blocks=blocks, sha256=document.sha256)


_MARK = "※此行为空※"


def _row(place: Place) -> int:
    return int((place.cell or "0").lstrip(_LETTERS) or 0)


def _unmarked(block: Block) -> Block:
    if not isinstance(block, Grid):
        return block
    cells = tuple(
        msgspec.structs.replace(cell, text="", place=msgspec.structs.replace(cell.place, text=""))
        if cell.text == _MARK
        else cell
        for cell in block.cells
    )
    return msgspec.structs.replace(block, cells=cells)


def _unlocked(source: Source, document: Document, blank: Blank) -> Blank:
    """The blank without the places that its sheet's protection closes. Raises UserError where it
    closes all.
    """
    if document.format != "xlsx":
        return blank
    from jixiao.writing.blanks.sheet import locked_cells

    places = [each.place for each in _open(blank)]
    locked = locked_cells(source.content, places)
    if not locked:
        return blank
    if len(locked) >= len({each.key() for each in places}):
        raise refused(
            source,
            "的工作表受保护，没有一格可以填：请向发表的部门要可以填写的表，或撤销保护",
            "its sheet is protected and no cell is open: ask for one that can be filled in",
        )

    def turned(field: BlankField) -> BlankField:
        closed = field.place.whole().key() in locked
        return (
            msgspec.structs.replace(field, open=False, locked=True)
            if closed and field.open
            else field
        )

    return msgspec.structs.replace(
        blank,
        fields={name: tuple(map(turned, found)) for name, found in blank.fields.items()},
        funding=_turned(blank.funding, turned),
        goals=_turned(blank.goals, turned),
        indicators=_turned(blank.indicators, turned),
    )


def _turned(rows: Sequence[BlankRow], turn: _Turn) -> tuple[BlankRow, ...]:
    return tuple(
        msgspec.structs.replace(
            row, fields={name: turn(field) for name, field in row.fields.items()}
        )
        for row in rows
    )


def _open(blank: Blank) -> list[BlankField]:
    groups: tuple[Sequence[BlankRow], ...] = (blank.funding, blank.goals, blank.indicators)
    rows: list[Mapping[str, BlankField]] = [row.fields for group in groups for row in group]
    found = [field for fields in rows for field in fields.values()]
    found += [field for fields in blank.fields.values() for field in fields]
    return [field for field in found if field.open]
