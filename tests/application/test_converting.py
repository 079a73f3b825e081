"""Conversion: every example in every format and back says the same; data packages; what a layout
drops; nothing overwritten or half-written.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

import jixiao
import make_examples
from jixiao.application.converting import recognised as recognised_all
from jixiao.application.converting import target_of
from jixiao.cli.converting import convert_files as convert
from jixiao.cli.main import run
from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError
from jixiao.core.formdata import data_of, differences, filled_in
from jixiao.core.forms import Entry, Form, Indicator
from jixiao.core.places import Place
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from jixiao.paths.folders import documents_of
from jixiao.paths.forms import load_forms
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.writing import Meta, made
from jixiao.writing.datapackage import data_package
from jixiao.writing.package_rows import Scored
from jixiao.writing.pages.of_document import pages_of_document
from jixiao.writing.pages.page import Paragraph as Line
from jixiao.writing.pages.page import Table

FORMATS = ("txt", "docx", "xlsx", "pdf", "html")
EXAMPLES = make_examples.examples() + make_examples.examples(make_examples.CLEAN)
FORMS = make_examples.ROOT / "examples" / "yopurga-monitoring-2020.docx"


def read_all(path: Path) -> tuple[Recognised, ...]:
    return recognised_all(documents_of([path]), str(path))


def recognised(content: bytes, fmt: str) -> Recognised:
    return recognise(read_bytes(content, f"x.{fmt}")[0])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_every_layout_in_every_format_and_back(example: make_examples.Example) -> None:
    for source in (each for each in ("txt", "docx", "xlsx", "pdf") if each in example.formats):
        before = recognised(make_examples.render(example, source), source)
        pages = pages_of_document(before)
        for fmt in FORMATS:
            after = recognised(made(pages, fmt, Meta(title=example.name)), fmt)
            assert len(after.forms) == len(before.forms), (source, fmt)
            for one, other in zip(before.forms, after.forms, strict=True):
                assert list(differences(data_of(one), data_of(other))) == [], (source, fmt)


SEEDS = sorted((make_examples.ROOT.parent / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the seeds are not at hand")
@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pdf", "html"])
def test_published_texts_with_moved_rows_in_every_format(fmt: str, tmp_path: Path) -> None:
    for seed in SEEDS:
        out = tmp_path / f"x.{fmt}"
        convert(seed, out, force=True)
        before = [form for each in read_all(seed) for form in each.forms]
        after = [form for each in read_all(out) for form in each.forms]
        assert len(before) == len(after)
        for one, other in zip(before, after, strict=True):
            # a unit that a table takes from the text around it is not known in a sheet of its own
            inferred = ("money_unit",) if fmt == "xlsx" and one.money_unit_entry is None else ()
            assert (
                list(
                    differences(
                        data_of(one),
                        data_of(other),
                        ignoring=("layout", "fund", "scope", *inferred),
                    )
                )
                == []
            ), seed.name


def test_hidden_rows_that_are_not_written_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.title = "一"
    for number, text in enumerate(("甲", "乙", "", "丙"), start=1):
        book.active.cell(number, 1, text)
        book.active.cell(number, 2, text)
    for number in (2, 3):
        book.active.row_dimensions[number].hidden = True
    kept = book.create_sheet("隐藏表")
    kept["A1"], kept["B1"], kept.sheet_state = "丁", "戊", "hidden"
    content = io.BytesIO()
    book.save(content)
    done = jixiao.convert(jixiao.Source("a.xlsx", content.getvalue()), "docx")
    assert [(each.code, each.severity.value, each.message.zh) for each in done.findings] == [
        ("E056", "remark", "“一”有1行是隐藏的，没有写出"),
        ("E056", "remark", "“隐藏表”有1行是隐藏的，没有写出"),
    ]


def test_of_several_files_those_that_cannot_be_read_or_have_no_form_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "2020年", tmp_path / "全部.yaml"
    folder.mkdir()
    (folder / "监控表.docx").write_bytes(FORMS.read_bytes())
    (folder / "坏.docx").write_bytes(FORMS.read_bytes()[:2000])
    (folder / "说明.txt").write_text("各项工作有序开展。\n", encoding="utf-8")
    assert run(["convert", str(folder), str(out)]) == 2  # the others are written all the same
    said = capsys.readouterr().err
    assert "坏.docx：文件已损坏" in said
    assert "说明.txt 里没有认出绩效表，没有写出" in said
    assert f"已写出 {out}：2个文件，4张表" in said
    assert f"另有1个没有读出来：{folder / '坏.docx'}" in said
    assert len(load_forms(out)) == 4


def test_a_fact_sheet_is_told_for_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = FORMS.parent / "report-2020-facts.xlsx"
    assert run(["convert", str(sheet), str(tmp_path / "x.yaml")]) == 2
    assert "是收支事实表，不是绩效表" in capsys.readouterr().err
    assert run(["convert", str(sheet), str(tmp_path / "x.docx")]) == 0
    assert "是收支事实表" in capsys.readouterr().err


def test_a_text_gets_its_merged_cells_back(tmp_path: Path) -> None:
    source, out = tmp_path / "x.txt", tmp_path / "x.docx"
    (example,) = (each for each in EXAMPLES if each.name == "monitoring-2021")
    source.write_bytes(make_examples.render(example, "txt"))
    convert(source, out)
    (read,) = (block for block in read_all(out)[0].document.blocks if isinstance(block, Grid))
    assert {cell.text: (cell.row_span, cell.column_span) for cell in read.cells}["数量指标"] == (
        2,
        1,
    )
    assert {cell.text: (cell.row_span, cell.column_span) for cell in read.cells}[
        "年度预期目标"
    ] == (1, 3)


def grid(*rows: str, sheet: str | None = None) -> Grid:
    cells = tuple(
        Cell(row=row, column=column, text=text, place=Place(text=text))
        for row, line in enumerate(rows, start=1)
        for column, text in enumerate(line.split("|"), start=1)
    )
    return Grid(
        cells=cells, rows=len(rows), columns=len(rows[0].split("|")), place=Place(), sheet=sheet
    )


def pages(*blocks: Paragraph | Grid) -> list[object]:
    document = Document(path="x", format="xlsx", sha256="", blocks=blocks)
    return [
        block for page in pages_of_document(Recognised(document=document)) for block in page.blocks
    ]


def test_lines_over_and_under_a_sheets_table_become_paragraphs() -> None:
    title, table, note = pages(grid("标题||", "甲|乙|丙", "1|2|3", "注：说明||", sheet="表一"))
    assert isinstance(title, Line)
    assert isinstance(table, Table)
    assert isinstance(note, Line)
    assert (title.text, table.rows, note.text) == ("标题", 2, "注：说明")


def test_a_table_covers_every_position_once_whatever_was_read() -> None:
    broken = Grid(
        cells=(
            Cell(row=1, column=1, text="甲", place=Place(), row_span=5),
            Cell(row=1, column=2, text="乙", place=Place(), column_span=9),
            Cell(row=2, column=1, text="压在上面", place=Place()),
            Cell(row=2, column=3, text="丙", place=Place()),
        ),
        rows=2,
        columns=3,
        place=Place(table=1),
    )
    (table,) = pages(broken)
    assert isinstance(table, Table)
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [(row, column) for row in (1, 2) for column in (1, 2, 3)]


def test_data_come_back_as_they_were(tmp_path: Path) -> None:
    forms = [filled_in(data_of(form)) for each in read_all(FORMS) for form in each.forms]
    for fmt in ("yaml", "json"):
        out = tmp_path / f"x.{fmt}"
        done = convert(FORMS, out)
        assert done.forms == 4
        assert [each.data for each in load_forms(out)] == forms


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_data_package_has_typed_rows_with_their_places(tmp_path: Path) -> None:
    out = tmp_path / "数据"
    convert(FORMS, out)
    described = json.loads((out / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        content = (out / resource["path"]).read_bytes()
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert content.decode().split("\r\n")[0].split(",") == names
        whole = {
            field["name"] for field in resource["schema"]["fields"] if field["type"] == "integer"
        }
        for row in rows_of(content):
            assert all(row[name] == "" or row[name].isdigit() for name in whole)
    funding = rows_of((out / "funding.csv").read_bytes())
    first = [(row["phase"], row["amount_yuan"], row["printed"]) for row in funding[:3]]
    assert first == [
        ("全年预算", "28893900", "2889.39"),
        ("到位", "28893900", "2889.39"),
        ("执行", "14450000", "1445.00"),
    ]
    indicators = rows_of((out / "indicators.csv").read_bytes())
    assert len(indicators) == 56
    people = indicators[0]
    assert (people["target_low"], people["actual_value"], people["completion_percent"]) == (
        "74272",
        "66467",
        "44.75",
    )
    assert (people["place_table"], people["place_row"]) == ("1", "10")


def test_a_package_for_excel_has_the_mark_and_formulas_are_disarmed() -> None:
    text = "指标\t指标值\n=HYPERLINK(1)\t=8个\n"
    document = read_bytes(text.encode(), "x.txt")[0]

    def entry(words: str) -> Entry:
        return Entry(text=words, place=Place(text=words))

    row = Indicator(place=Place(), name=entry("=HYPERLINK(1)"), target=entry("=8个"))
    form = Form(id="form1", kind="self_evaluation", place=Place(), indicators=(row,))
    result = score_form(form, load_packs()["cn-2020"])
    files = data_package(
        [Scored(recognised=Recognised(document=document, forms=(form,)), results=(result,))],
        bom=True,
    )
    assert files["indicators.csv"].startswith(b"\xef\xbb\xbf")
    (found,) = rows_of(files["indicators.csv"])
    assert (found["name"], found["target"]) == ("'=HYPERLINK(1)", "=8个")


def test_a_layout_says_what_it_drops(tmp_path: Path) -> None:
    done = convert(FORMS, tmp_path / "x.docx", layout="national-monitoring-2019")
    assert [fields for _, fields in done.dropped] == [("funding.arrived",)] * 4
    with pytest.raises(UserError) as error:
        convert(FORMS, tmp_path / "y.docx", layout="national-2020")
    assert "不适用" in error.value.text.zh
    assert not (tmp_path / "y.docx").exists()


def test_nothing_is_overwritten_without_force_and_nothing_half_written(tmp_path: Path) -> None:
    out = tmp_path / "x.txt"
    out.write_text("旧的")
    with pytest.raises(UserError) as error:
        convert(FORMS, out)
    assert "--force" in error.value.text.zh
    assert out.read_text() == "旧的"
    convert(FORMS, out, force=True)
    assert "岳普湖" in out.read_text("utf-8")
    folder = tmp_path / "数据"
    folder.mkdir()
    (folder / "我的分析.py").write_text("1")
    with pytest.raises(UserError):
        convert(FORMS, folder)
    convert(FORMS, folder, force=True)
    assert (folder / "我的分析.py").read_text() == "1"
    assert (folder / "indicators.csv").is_file()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.txt", b"", "读不出"),
        ("坏.docx", b"PK\x03\x04junk", "读不出"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "读不出"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    with pytest.raises(UserError) as error:
        convert(source, tmp_path / "x.docx")
    assert words in error.value.text.zh
    assert not (tmp_path / "x.docx").exists()


def test_prose_is_no_data(tmp_path: Path) -> None:
    source = tmp_path / "报告.txt"
    source.write_text("2020年基金收入10亿元。\n", "utf-8")
    convert(source, tmp_path / "报告.docx")
    with pytest.raises(UserError) as error:
        convert(source, tmp_path / "报告.yaml")
    assert "没有认出绩效表" in error.value.text.zh


@pytest.mark.parametrize(
    ("name", "target"), [("a.yaml", "docx"), ("a.JSON", "txt"), ("a.yml", "x")]
)
def test_a_data_file_is_refused_and_sent_to_fill(tmp_path: Path, name: str, target: str) -> None:
    source = tmp_path / name
    source.write_bytes(b'{"kind": "monitoring"}')
    out = tmp_path / (f"out.{target}" if target != "x" else "out")
    with pytest.raises(UserError, match="数据文件") as error:
        convert(source, out)
    assert "jixiao fill" in error.value.text.zh
    assert "jixiao fill" in error.value.text.en
    assert not out.exists()


def test_data_beside_documents_in_a_zip_are_passed_over_as_in_a_folder(tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    with zipfile.ZipFile(source, "w") as packed:
        packed.write(FORMS, "a.docx")
        packed.writestr("a.yaml", "kind: monitoring\n")
    assert convert(source, tmp_path / "x.json").documents == 1


def test_the_format_follows_the_name(tmp_path: Path) -> None:
    assert [target_of(str(tmp_path / each)) for each in ("a.DOCX", "a.yml", "a.htm", "数据")] == [
        "docx",
        "yaml",
        "html",
        "package",
    ]
    assert target_of("数据.v1/") == "package"
    with pytest.raises(UserError):
        target_of("a.wps")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|x", "'=cmd|x"),
        ("-2+3", "'-2+3"),
        ("=100%", "=100%"),
        ("-4.62", "-4.62"),
        ("≥95%", "≥95%"),
    ],
)
def test_csv_text_is_no_formula_and_figures_stay(text: str, kept: str) -> None:
    from jixiao.writing.datapackage import _shown

    assert _shown(text) == kept
