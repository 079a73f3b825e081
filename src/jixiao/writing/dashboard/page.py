"""The monitoring dashboard: one self-contained HTML page, and the same as pages for pdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from jixiao.judging.monitoring.lamps import LAMP_NAMES, Lamp
from jixiao.writing.dashboard.charts import COLOURS
from jixiao.writing.dashboard.content import Matter, Number, Row, Sheet, lamp_words
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Picture, Table

_STYLE = """*{box-sizing:border-box}html{color-scheme:light}
body{margin:0;background:#eef1f4;color:#1f2933;font:14px/1.5 "Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:20px}
h1{font-size:22px;margin:0 0 2px}h2{font-size:18px;margin:0}h3{font-size:14px;margin:16px 0 6px;color:#3e4c59}
.sub{color:#5b6570;margin:0 0 14px}
.card{background:#fff;border:1px solid #d5dae0;border-radius:8px;padding:18px 20px;margin:0 0 18px}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:10px}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:14px 0}
.number{border:1px solid #d5dae0;border-left:5px solid #8b949e;border-radius:6px;padding:8px 12px}
.number b{display:block;font-size:21px;font-variant-numeric:tabular-nums;white-space:nowrap}.number span{color:#5b6570;font-size:12px}
.lamp{display:inline-flex;align-items:center;gap:5px;white-space:nowrap;font-size:13px}
.lamp i{width:12px;height:12px;border-radius:50%;display:inline-block}
.chart{overflow-x:auto}.chart svg{display:block;width:100%;height:auto;max-width:860px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}
th,td{border-bottom:1px solid #e4e7eb;padding:5px 8px;text-align:left;vertical-align:top}th{color:#3e4c59;font-weight:600;background:#f6f8fa}
td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
ol{margin:0;padding-left:22px}li{margin:3px 0}.todo{color:#c0392b;font-weight:600}.done{color:#2e8b57}
footer{color:#5b6570;font-size:12px;margin-top:12px}footer p{margin:2px 0}
@media print{body{background:#fff;font-size:11px}main{max-width:none;padding:0}.card{border:0;padding:0;break-after:page}
.card:last-of-type{break-after:auto}h1{font-size:17px}table{font-size:10px}th,td{padding:2px 5px}.numbers{grid-template-columns:repeat(5,1fr)}
.number b{font-size:15px}tr,li{break-inside:avoid}@page{size:A4;margin:12mm}}"""
_TITLE = "绩效运行监控看板"
_HEADS = ("灯", "指标", "指标值", "完成值", "完成率", "全年预计", "完成目标可能性")
_ROOM = 15  # rows, and twice the matters, up to which chart and table fit on one sheet of paper
_FILLS = {
    Lamp.RED: "F6D5D1",
    Lamp.YELLOW: "FBEBC2",
    Lamp.GREEN: "D6EBDD",
    Lamp.BLUE: "D5E4F3",
    Lamp.NONE: "ECEEF0",
}


def dashboard_html(sheets: Sequence[Sheet]) -> bytes:
    """The page in UTF-8: an overview where there are several forms, then each form."""
    overview = _overview(sheets) if len(sheets) > 1 else ""
    period = sheets[0].period if sheets else ""
    units = "、".join(dict.fromkeys(sheet.unit for sheet in sheets if sheet.unit))
    body = "\n".join(_card(sheet, f"form{number}") for number, sheet in enumerate(sheets, start=1))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta'
        f' name="viewport" content="width=device-width,initial-scale=1">\n<title>{_TITLE}'
        f" {_e(period)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{_TITLE}</h1>\n<p"
        f' class="sub">{_e(period)}　{_e(units)}</p>\n{overview}{body}\n</main>\n</body>\n</html>\n'
    ).encode()


def dashboard_pages(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """A page for each form, an overview first where there are several."""
    pages = [Page(name="总览", blocks=tuple(_overview_blocks(sheets)))] if len(sheets) > 1 else []
    return (
        *pages,
        *(Page(name=sheet.title[:20], blocks=tuple(_blocks(sheet))) for sheet in sheets),
    )


def _e(text: str) -> str:
    return escape(text, quote=True)


def _lamp(lamp: Lamp, words: str = "") -> str:
    return (
        '<span class="lamp"><i'
        f' style="background:{COLOURS[lamp]}"></i>{_e(words or LAMP_NAMES[lamp])}</span>'
    )


def _overview(sheets: Sequence[Sheet]) -> str:
    names = [number.name for number in max((sheet.numbers for sheet in sheets), key=len)]
    rows = []
    for number, sheet in enumerate(sheets, start=1):
        values = {each.name: each.value for each in sheet.numbers}
        cells = "".join(f'<td class="n">{_e(values.get(name, "—"))}</td>' for name in names)
        link = f'<a href="#form{number}">{_e(sheet.title)}</a>'
        rows.append(
            f"<tr><td>{_lamp(sheet.lamp)}</td><td>{link}</td>{cells}<td>{_e(lamp_words(sheet.counts))}</td></tr>"
        )
    heads = "".join(f"<th>{_e(name)}</th>" for name in ("灯", "项目", *names, "各行亮灯"))
    return (
        '<section class="card"><h2>总览</h2><div'
        f' class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
        "</div></section>\n"
    )


def _card(sheet: Sheet, anchor: str) -> str:
    charts = "".join(
        f'<h3>{title}</h3><div class="chart">{svg}</div>'
        for title, svg in (("预算执行", sheet.execution_svg), ("指标完成率", sheet.rows_svg))
        if svg
    )
    heads, rows = (
        "".join(f"<th>{name}</th>" for name in _HEADS),
        "".join(_row(row) for row in sheet.rows),
    )
    numbers, notes = (
        "".join(_number(each) for each in sheet.numbers),
        "".join(f"<p>{_e(note)}</p>" for note in sheet.notes),
    )
    head = (
        f"<h2>{_e(sheet.title)}</h2>{_lamp(sheet.lamp)}<span>{_e(lamp_words(sheet.counts))}</span>"
    )
    return (
        f'<section class="card" id="{anchor}"><div class="head">{head}</div>'
        f'<p class="sub">{_e(sheet.unit)}　{_e(sheet.period)}</p><div'
        f' class="numbers">{numbers}</div>{charts}'
        "<h3>各行指标</h3><div"
        f' class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"<h3>要说明的事项</h3>{_matters(sheet.matters)}<footer>{notes}</footer></section>"
    )


def _number(number: Number) -> str:
    return (
        '<div class="number"'
        f' style="border-left-color:{COLOURS[number.lamp]}"><span>{_e(number.name)}</span><b>{_e(number.value)}</b>'
        f"<span>{_e(number.note)}</span></div>"
    )


def _row(row: Row) -> str:
    said = f'<td title="{_e(row.reason)}">{_lamp(row.lamp)}</td>'
    return (
        f"<tr>{said}<td>{_e(row.name)}</td><td>{_e(row.target)}</td><td>{_e(row.actual)}</td><td"
        f' class="n">{_e(row.completion)}</td><td'
        f' class="n">{_e(row.expected)}</td><td>{_e(row.likelihood)}</td></tr>'
    )


def _matters(matters: Sequence[Matter]) -> str:
    if not matters:
        return "<p>没有。</p>"
    items = (
        f"<li><b>{_e(each.subject)}</b>：{_e(each.what)}。"
        + (
            f'<span class="done">已说明：{_e(each.given)}</span>'
            if each.given
            else '<span class="todo">待说明</span>'
        )
        + "</li>"
        for each in matters
    )
    return f"<ol>{''.join(items)}</ol>"


def _overview_blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    names = [number.name for number in max((sheet.numbers for sheet in sheets), key=len)]
    yield Paragraph(text=f"{_TITLE}（{sheets[0].period}）", style="title")
    rows = [("灯", "项目", *names)]
    fills = {}
    for number, sheet in enumerate(sheets, start=2):
        values = {each.name: each.value for each in sheet.numbers}
        rows.append(
            (LAMP_NAMES[sheet.lamp], sheet.title, *(values.get(name, "—") for name in names))
        )
        fills[number] = _FILLS[sheet.lamp]
    yield _table(rows, (5, 18, *(9 for _ in names)), fills)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    yield Paragraph(text=f"{sheet.title}　{_TITLE}", style="title")
    yield Paragraph(
        text=(
            f"{sheet.unit}　{sheet.period}　{LAMP_NAMES[sheet.lamp]}（{lamp_words(sheet.counts)}）"
        ),
        style="subtitle",
    )
    yield _numbers_table(sheet.numbers)
    roomy = len(sheet.rows) + 2 * len(sheet.matters) <= _ROOM
    for svg in (sheet.execution_svg, sheet.rows_svg if roomy else ""):
        if svg:
            yield Picture(png=b"", svg=svg.encode(), width=164)
    rows = [
        _HEADS,
        *(
            (
                LAMP_NAMES[row.lamp],
                row.name,
                row.target,
                row.actual,
                row.completion,
                row.expected,
                row.likelihood,
            )
            for row in sheet.rows
        ),
    ]
    yield _table(
        rows,
        (7, 34, 16, 16, 9, 11, 10),
        {number: _FILLS[row.lamp] for number, row in enumerate(sheet.rows, start=2)},
    )
    yield Paragraph(text="要说明的事项", style="h3")
    for number, each in enumerate(sheet.matters, start=1):
        yield Paragraph(
            text=(
                f"{number}."
                f" {each.subject}：{each.what}。{f'已说明：{each.given}' if each.given else '（待说明）'}"
            ),
            style="note",
        )
    if not sheet.matters:
        yield Paragraph(text="没有。", style="left")
    notes = sheet.notes if roomy else sheet.notes[:1] + sheet.notes[2:]
    yield from (Paragraph(text=note, style="note") for note in notes)


def _numbers_table(numbers: Sequence[Number]) -> Table:
    cells = []
    for column, number in enumerate(numbers, start=1):
        fill = _FILLS[number.lamp] if number.lamp is not Lamp.NONE else ""
        cells += [
            Cell(row=1, column=column, text=number.name, fill=fill),
            Cell(row=2, column=column, text=number.value, bold=True, fill=fill),
            Cell(row=3, column=column, text=number.note, fill=fill),
        ]
    return Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=3,
        columns=len(numbers),
    )


def _table(rows: Sequence[Sequence[str]], widths: tuple[int, ...], fills: dict[int, str]) -> Table:
    """Rows of texts, the first in bold; ``fills`` colours the first cell of a row."""
    cells = [
        Cell(
            row=row,
            column=column,
            text=text,
            bold=row == 1,
            align="left" if column == 2 and row > 1 else "center",
            fill=fills.get(row, "") if column == 1 else "",
        )
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return Table(
        cells=tuple(cells), rows=len(rows), columns=len(rows[0]), widths=widths, header_rows=1
    )
