"""Pages as pdf by typst: ruled tables with row and column spans that break over pages, and a text
layer.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import typst

from jixiao.core.errors import user_error
from jixiao.core.keywords import property_of
from jixiao.writing.pages.fitting import fitted
from jixiao.writing.pages.fonts import FALLBACKS, TABLE, families, folders, installed
from jixiao.writing.pages.page import (
    BLANKS,
    FIELD,
    Block,
    Cell,
    Meta,
    Page,
    Paragraph,
    Picture,
    Table,
    hanging,
    pieces,
    printable,
)
from jixiao.writing.pages.parting import closing_of, signing_of, tail_of
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, NUMBER, PAPERS, TO_FILL

_HEAD = """#set document(title: {title}, author: {author}, keywords: ({keywords}), date: none)
#set text(font: ({fonts}), lang: "zh", region: "cn", cjk-latin-spacing: none)
#set par(justify: true, leading: 0.65em, spacing: 0.65em)
#set table(stroke: 0.6pt, inset: (x: 3pt, y: 4pt))
{tables}
"""
_MOST_TAGGED = 50  # forms; tags for screen readers make a file of many forms seven times as large
_REPORT_LEADING = "0.9em"
_POINTS = Decimal(72) / Decimal("25.4")  # in a millimetre
_LEADING = ("subtitle", "right")  # what leads something stays with it
_LONGEST_LEAD = 300  # characters that are laid out as one with the table below them
_INSETS = 6  # points of a cell's left and right margins


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The whole document."""
    if not any(name in _present() for names in FALLBACKS.values() for name in names):
        raise OSError(
            errno.ENOENT, "本机没有中文字体（宋体、思源宋体等），写不出 pdf；请装字体，或改用 docx"
        )
    pictures: dict[str, bytes] = {}
    tags = len(pages) <= _MOST_TAGGED
    source = "\n".join(_source(pages, meta, pictures)).encode()
    if not pictures:
        return _compiled(source, tags)
    with TemporaryDirectory() as folder:
        for name, content in pictures.items():
            Path(folder, name).write_bytes(content)
        main = Path(folder, "main.typ")
        main.write_bytes(source)
        return _compiled(main, tags)


def pictures(pages: Sequence[Page]) -> list[bytes]:
    """What each of some pages without pictures looks like, as a small png."""
    source = "\n".join(_source(pages, Meta(), {})).encode()
    made = typst.compile(source, font_paths=_fonts(), format="png", ppi=72)
    return made if isinstance(made, list) else [made]


def _compiled(source: bytes | Path, tags: bool) -> bytes:
    try:
        made = typst.compile(source, font_paths=_fonts(), pdf_tags=tags)
    except BaseException as error:  # a panic of typst is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise user_error(
            "E013",
            "有一段文字太长又没有断行的地方，排不成 pdf；请改短，或改用 docx",
            "a text is too long and has no place to break: no pdf can be laid out; shorten it, or"
            " write docx",
        ) from error
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts of the system and of the folders beside it, looked through once."""
    return typst.Fonts(font_paths=[str(folder) for folder in folders()])


@lru_cache(maxsize=1)
def _present() -> tuple[str, ...]:
    return tuple(sorted(str(name) for name in _fonts().families()))


@lru_cache(maxsize=16)
def _named(font: str) -> str:
    """The installed ones of a font's stand-ins, as typst wants them."""
    return ", ".join(_quoted(name) for name in installed(families(font), _present())) + ","


def _source(pages: Sequence[Page], meta: Meta, pictures: dict[str, bytes]) -> Iterator[str]:
    yield _HEAD.format(
        title=_quoted(meta.title),
        author=_quoted(meta.author),
        keywords=f"{_quoted(property_of(meta.rules))}," if meta.rules else "",
        fonts=_named(TABLE),
        tables=_tables(),
    )
    footed: Page | None = None
    for page in pages:
        own = bool(page.foot) and (page.outer or page.paper == "report")
        begins = footed is None and own  # a number below a form's open cell would be read into it
        footed = page if own else footed
        yield _set_page(page.paper, _foot(footed) if footed is not None else "none")
        if begins:
            yield "#counter(page).update(1)"
        yield from _blocks(page, pictures)


def _blocks(page: Page, pictures: dict[str, bytes]) -> Iterator[str]:
    """What stands on a page. A table takes the lines that lead it along: those that say so, and a
    few short ones that begin the page.
    """
    lead: list[Paragraph] = []
    first = True
    end = tail_of(page.blocks)
    if end < len(page.blocks) and not isinstance(page.blocks[end], Table):
        end = len(page.blocks)
    tail = [each for each in page.blocks[end + 1 :] if isinstance(each, Paragraph)]
    below = "\n".join(_paragraph(each, page.paper) for each in tail)
    closing, signing = closing_of(page.blocks), signing_of(page.blocks)
    for at, block in enumerate(page.blocks[: end + 1]):
        if isinstance(block, Paragraph) and (first or _leads(block, page.blocks[at + 1 : at + 2])):
            lead.append(block)
            if sum(len(each.text) for each in lead) <= _LONGEST_LEAD:
                continue
        above = "\n".join(_paragraph(each, page.paper) for each in lead)
        if isinstance(block, Table):
            yield _table(block, page.paper, (above, below if at == end else ""), first)
        else:
            yield above
            if isinstance(block, Picture):
                yield _picture(block, pictures)
            elif block not in lead:
                words = _paragraph(block, page.paper)
                kept = at in closing or at in signing
                yield f"#block(sticky: true, width: 100%)[{words}]" if kept else words
        lead, first = [], False
    yield from (_paragraph(each, page.paper) for each in lead)


def _leads(block: Paragraph, following: Sequence[Block]) -> bool:
    """Whether a line goes with the table below it: it says so, or heads it."""
    heads = bool(ALL_LOOKS[block.style].level) and isinstance(next(iter(following), None), Table)
    return heads or block.style in _LEADING


@lru_cache(maxsize=1)
def _tables() -> str:
    """How tables are laid out, in typst."""
    return Path(__file__).with_name("templates").joinpath("tables.typ").read_text(encoding="utf-8")


def _foot(page: Page) -> str:
    """What stands at the foot of a page and of those behind it."""
    numbers = {"{0}": "counter(page).get().first()", "{1}": "counter(page).final().first()"}
    words = " + ".join(
        f"str({numbers[each]})" if each in numbers else _quoted(each)
        for each in FIELD.split(page.foot)
        if each
    )
    size = NUMBER if page.outer else CELL
    words = f"text(size: {size}pt, font: ({_named(TABLE)}), {words})"
    if not page.outer:
        return f"context align(center, {words})"
    return (
        "context if calc.odd(counter(page).get().first()) {"
        f" align(right, pad(right: {size}pt, {words})) }}"
        f" else {{ align(left, pad(left: {size}pt, {words})) }}"
    )


def _set_page(paper: str, foot: str) -> str:
    """A page set anew begins a page of its own."""
    page = PAPERS[paper]
    sides = (
        f"top: {page.top}mm, bottom: {page.bottom}mm, left: {page.left}mm, right: {page.right}mm"
    )
    leading = _REPORT_LEADING if paper == "report" else "0.65em"
    return (
        f"#pagebreak(weak: true)\n#set page(width: {page.width}mm, height: {page.height}mm, margin:"
        f" ({sides}), footer: {foot}, footer-descent: 7mm)\n#set par(leading: {leading}, spacing: {leading})"
    )


def _quoted(text: str) -> str:
    """A typst string; a printed text has no control characters but these two."""
    return json.dumps(printable(text), ensure_ascii=False)


def _paragraph(block: Paragraph, paper: str) -> str:
    look = ALL_LOOKS[block.style]
    stands_in, label = hanging(block)
    if label:
        block = msgspec.structs.replace(block, text=block.text.lstrip(BLANKS))
    weight = ', weight: "bold"' if look.bold or block.style == "title" else ""
    body = " + ".join(
        f'highlight(fill: rgb("#{TO_FILL}"), {_quoted(text)})' if marked else _quoted(text)
        for text, marked in pieces(block)
    )
    words = f"text(size: {look.size(paper)}pt, font: ({_named(look.font)}){weight}, {body})"
    if block.style in _LEADING:
        return f"#block(sticky: true, width: 100%, align({look.align}, {words}))"
    if look.align in ("center", "right"):
        return f"#pad(right: {look.size(paper) * look.inset}pt, align({look.align}, {words}))"
    indent = f"{stands_in}em" if label else "2em" if look.indented else "0em"
    line = (
        f"#[#set text(size: {look.size(paper)}pt); #par(first-line-indent: (amount: {indent}, all:"
        f" true), hanging-indent: {stands_in + label}em, {words})]"
    )
    return line if not look.level else f"#block(sticky: true)[{line}]"


def _table(table: Table, paper: str, around: tuple[str, str], first: bool) -> str:
    """A table with the lines that lead it and those that end it, laid out by ``tables.typ``."""
    lead, tail = (f"[{lines}]" if lines else "none" for lines in around)
    shares = table.shares()
    points = Decimal(PAPERS[paper].text_width) * _POINTS / sum(shares)
    widths = [int(share * points) for share in shares]
    heads = [(head.first - 1, head.last, head.until) for head in table.heads]
    if table.header_rows:
        heads.insert(0, (0, table.header_rows, table.rows))
    listed = "".join(f"({first}, {last}, {until})," for first, last, until in heads)
    cells = ",\n".join(_cell(cell, widths, table.points or CELL) for cell in table.cells)
    return (
        f"#tabled(({', '.join(map(str, shares))},), {table.rows}, ({listed}),"
        f" {_bool(table.together)}, {_bool(first)}, {PAPERS[paper].top}mm,"
        f" {lead}, {tail},\n{cells})"
    )


def _bool(value: bool) -> str:
    return str(value).lower()


def _cell(cell: Cell, widths: Sequence[int], points: Decimal) -> str:
    """A cell as ``tables.typ`` takes it."""
    said = [
        f"y: {cell.row - 1}, x: {cell.column - 1}, h: {cell.row_span}, w: {cell.column_span},"
        f" t: {_quoted(cell.text)}"
    ]
    size = fitted(
        cell.text,
        sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span]) - _INSETS,
        points,
    )
    if size != CELL:
        said.append(f"z: {size}pt")
    if cell.align != "center":
        said.append(f"a: {cell.align}")
    fill = cell.fill or (TO_FILL if cell.to_fill else "")
    if fill:
        said.append(f'f: rgb("#{fill}")')
    if cell.bold:
        said.append("b: true")
    return f"({', '.join(said)})"


def _picture(block: Picture, pictures: dict[str, bytes]) -> str:
    content, ending = (block.svg, "svg") if block.svg is not None else (block.png, "png")
    name = f"{sha256(content).hexdigest()[:16]}.{ending}"
    pictures[name] = content
    caption = (
        f"\n#align(center, text(size: 9pt, {_quoted(block.caption)}))" if block.caption else ""
    )
    return (
        f'#block(breakable: false, width: 100%)[#align(center, image("{name}", width:'
        f" {block.width}mm)){caption}]"
    )
