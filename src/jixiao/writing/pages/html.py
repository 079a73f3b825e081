"""Pages as one HTML file that prints on A4: nothing is fetched, everything is in the file."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape

from jixiao.writing.pages.fonts import TABLE, css_families
from jixiao.writing.pages.page import Cell, Meta, Page, Paragraph, Picture, Table, pieces, printable
from jixiao.writing.pages.styles import CELL, LOOKS, PAPERS, TO_FILL

_TAGS = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4"}
_BASE = """*{box-sizing:border-box}body{margin:0;background:#e9ecef;color:#000}
section{background:#fff;margin:16px auto;box-shadow:0 1px 4px #0003}
h1,h2,h3,h4,p{margin:0;line-height:1.6;font-weight:normal}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:4px 0}
td{border:1px solid #000;padding:3px 4px;text-align:center;vertical-align:middle;white-space:pre-wrap;overflow-wrap:anywhere}
td.left{text-align:left}td.right{text-align:right}td.bold{font-weight:bold}.fill{background:#FILL}figure{margin:8px 0;text-align:center}
@media print{body{background:#fff}section{box-shadow:none;margin:0;padding:0!important;width:auto!important;min-height:0!important;break-after:page}
section:last-of-type{break-after:auto}tr{break-inside:avoid}}"""


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The whole file in UTF-8."""
    sections = "\n".join(_section(page) for page in pages)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta'
        ' name="viewport" content="width=device-width">\n'
        f"<title>{escape(printable(meta.title))}</title>\n<style>\n{_style(pages)}\n</style>\n</head>\n<body>\n{sections}\n</body>\n</html>\n"
    ).encode()


def _style(pages: Sequence[Page]) -> str:
    rules = [
        _BASE.replace("#FILL", f"#{TO_FILL}"),
        f"td,figcaption{{font:{CELL}pt {css_families(TABLE)}}}",
    ]
    for name, look in LOOKS.items():
        indent = "text-indent:2em;" if look.indented else ""
        bold = "font-weight:bold;" if look.bold else ""
        font = css_families(look.font)
        rules.append(
            f".{name}{{font-family:{font};font-size:{look.small}pt;text-align:{look.align};{indent}{bold}}}"
        )
        rules.append(f".report .{name}{{font-size:{look.points}pt}}")
    for name in sorted({page.paper for page in pages}):
        paper = PAPERS[name]
        margins = f"{paper.top}mm {paper.right}mm {paper.bottom}mm {paper.left}mm"
        rules.append(f"@page {name}{{size:{paper.width}mm {paper.height}mm;margin:{margins}}}")
        rules.append(
            f"section.{name}{{page:{name};width:{paper.width}mm;max-width:100%;min-height:{paper.height}mm;padding:{margins}}}"
        )
    return "\n".join(rules)


def _section(page: Page) -> str:
    return f'<section class="{page.paper}">\n' + "\n".join(_blocks(page)) + "\n</section>"


def _blocks(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Paragraph):
            tag = _TAGS.get(block.style, "p")
            words = "".join(
                f'<span class="fill">{_text(text)}</span>' if marked else _text(text)
                for text, marked in pieces(block)
            )
            yield f'<{tag} class="{block.style}">{words}</{tag}>'
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Picture):
            yield _picture(block)


def _text(text: str) -> str:
    return escape(printable(text), quote=False).replace("\n", "<br>")


def _table(table: Table) -> str:
    shares = table.shares()
    columns = "".join(
        f'<col style="width:{share * 10000 // sum(shares) / 100}%">' for share in shares
    )
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row - 1].append(_cell(cell))
    lines = [f"<tr>{''.join(row)}</tr>" for row in rows]
    head = f"<thead>{''.join(lines[: table.header_rows])}</thead>\n" if table.header_rows else ""
    return (
        f"<table>\n<colgroup>{columns}</colgroup>\n{head}<tbody>\n"
        + "\n".join(lines[table.header_rows :])
        + "\n</tbody>\n</table>"
    )


def _cell(cell: Cell) -> str:
    spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
        f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    )
    wanted = (
        ("left", cell.align == "left"),
        ("right", cell.align == "right"),
        ("bold", cell.bold),
        ("fill", cell.to_fill),
    )
    classes = [name for name, wears in wanted if wears]
    said = f' class="{" ".join(classes)}"' if classes else ""
    ground = f' style="background:#{cell.fill}"' if cell.fill else ""
    return f"<td{spans}{said}{ground}>{_text(cell.text)}</td>"


def _picture(block: Picture) -> str:
    kind, content = ("svg+xml", block.svg) if block.svg is not None else ("png", block.png)
    caption = f"<figcaption>{_text(block.caption)}</figcaption>" if block.caption else ""
    source = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    return (
        f'<figure><img src="{source}" alt="{escape(block.caption)}"'
        f' style="width:{block.width}mm;max-width:100%">{caption}</figure>'
    )
