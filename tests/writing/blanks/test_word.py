"""Word files filled in: words in the look that is there, rows copied."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from jixiao.core.blanks import Copy, Edits, Write
from jixiao.core.places import Place
from jixiao.reading.word.spots import find_spots, rows_of
from jixiao.writing.blanks.word import fill_docx


def at(row: int, column: int, text: str = "") -> Place:
    return Place(table=1, row=row, column=column, text=text)


def filled(document: Any, *writes: Write, copies: tuple[Copy, ...] = ()) -> Any:
    buffer = io.BytesIO()
    document.save(buffer)
    edits = Edits(writes=writes, copies=copies)
    return docx.Document(io.BytesIO(fill_docx(buffer.getvalue(), edits, rows_of, find_spots)))


def table(rows: int = 2, columns: int = 3) -> Any:
    document = docx.Document()
    document.add_table(rows, columns)
    return document


def test_words_take_the_look_of_the_prompt_without_its_paleness() -> None:
    document = table()
    run = document.tables[0].cell(0, 1).paragraphs[0].add_run("（填写")
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x80, 0x80, 0x80)
    document.tables[0].cell(0, 1).paragraphs[0].add_run("名称）")
    made = filled(document, Write(place=at(1, 2), text="道路养护"))
    (found,) = made.tables[0].cell(0, 1).paragraphs[0].runs
    assert found.text == "道路养护"
    assert found.font.size == Pt(9)
    assert found.font.color.rgb is None


def test_words_in_an_empty_cell_take_the_letters_of_their_row() -> None:
    document = table()
    run = document.tables[0].cell(0, 0).paragraphs[0].add_run("项目名称")
    run.font.size, run.bold = Pt(9), True
    made = filled(document, Write(place=at(1, 2), text="一\n二"))
    first, second = made.tables[0].cell(0, 1).paragraphs
    assert (first.text, second.text) == ("一", "二")
    assert first.runs[0].font.size == Pt(9)
    assert not first.runs[0].bold


def test_a_content_control_no_longer_shows_its_prompt() -> None:
    document = table()
    cell = document.tables[0].cell(0, 1)
    control, stated, content = (OxmlElement(f"w:{each}") for each in ("sdt", "sdtPr", "sdtContent"))
    stated.append(OxmlElement("w:showingPlcHdr"))
    control.append(stated)
    control.append(content)
    cell.paragraphs[0].add_run("单击此处输入文字")
    paragraph = cell.paragraphs[0]._p
    paragraph.addprevious(control)
    content.append(paragraph)
    made = filled(document, Write(place=at(1, 2), text="某局"))
    xml = made.tables[0].cell(0, 1)._tc.xml
    assert "某局" in xml
    assert "单击" not in xml
    assert "showingPlcHdr" not in xml


def test_a_stretch_of_a_line_is_replaced_where_its_runs_are_split() -> None:
    document = table()
    paragraph = document.add_paragraph("填报单位：")
    paragraph.add_run("____").underline = True
    paragraph.add_run("____    填报日期：    年  月  日")
    text = paragraph.text
    line = Place(paragraph=2, text=text)
    unit, date = text.index("_"), text.index("    年")
    # the paragraph that a new document's table stands before is the first
    for number in (1, 2):
        line = Place(paragraph=number, text=text)
        made = filled(
            document,
            Write(place=line.narrowed(unit, unit + 8), text="某局"),
            Write(place=line.narrowed(date, len(text)), text="2025年3月1日"),
        )
        if made.paragraphs[-1].text != text:
            break
    assert made.paragraphs[-1].text == "填报单位：某局    填报日期：2025年3月1日"
    assert made.paragraphs[-1].runs[1].underline


def test_a_copied_row_has_no_words_and_no_head_of_its_own() -> None:
    document = table(3)
    row = document.tables[0].rows[1]
    for number, cell in enumerate(row.cells):
        cell.text = f"格{number}"
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    copy = Copy(at=at(2, 1), own=(at(2, 2), at(2, 3)))
    made = filled(document, Write(place=at(2, 2), text="新", copy=1), copies=(copy,))
    cells = [[cell.text for cell in each.cells] for each in made.tables[0].rows]
    assert cells[1] == ["格0", "格1", "格2"]
    assert cells[2] == ["格0", "新", ""]  # the first goes on from above
    assert made.tables[0].rows[2]._tr.trPr.find(qn("w:tblHeader")) is None
    assert len(made.tables[0].rows) == 4
