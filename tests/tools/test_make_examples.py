"""The examples: one data file says the same in every format, and the clean forms are arithmetically
right.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document

import make_examples
from examples_model import Example, Paragraph, Sheet, Table, load, truth_of, with_text

SEEDED = make_examples.examples()
CLEAN = make_examples.examples(make_examples.CLEAN)
EVERY = SEEDED + CLEAN
SCORED = (
    "national-2021",
    "yunnan-2022",
    "sichuan-2023",
    "hebei-2021",
    "chongqing-2022",
    "review-2022",
)


def by_name(example: Example) -> str:
    return example.name


def texts(example: Example) -> list[str]:
    """Every paragraph and every filled cell in reading order."""
    return [text for sheet in example.sheets for text in texts_of(sheet)]


def texts_of(sheet: Sheet) -> Iterator[str]:
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells if cell.text)


def number(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.\-]", "", text))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("example", EVERY, ids=by_name)
def test_text_holds_every_cell_in_order(example: Example) -> None:
    made = make_examples.render(example, "txt").decode()
    found = [part for part in re.split(r"[\t\n]", made) if part]
    assert found == texts(example)


@pytest.mark.parametrize("example", EVERY, ids=by_name)
def test_docx_merges_cells_and_names_east_asian_fonts(example: Example) -> None:
    data = make_examples.render(example, "docx")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert 'w:eastAsia="宋体"' in xml
    tables = Document(io.BytesIO(data)).tables
    expected = [
        block for sheet in example.sheets for block in sheet.blocks if isinstance(block, Table)
    ]
    assert len(tables) == len(expected)
    for table, wanted in zip(tables, expected, strict=True):
        cells = {id(cell._tc): cell for row in table.rows for cell in row.cells}
        assert [cell.text for cell in cells.values()] == [cell.text for cell in wanted.cells]


@pytest.mark.parametrize("example", [each for each in EVERY if "xlsx" in each.formats], ids=by_name)
def test_xlsx_shows_what_is_printed(example: Example) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_examples.render(example, "xlsx")))
    for sheet, page in zip(example.sheets, book.worksheets, strict=True):
        assert [
            shown(cell.value, cell.number_format)
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        ] == list(texts_of(sheet))


def shown(value: object, number_format: str) -> str:
    """What the cell shows: text, or a number under 0, 0.00, 0% or 0.00%."""
    if isinstance(value, str):
        return value
    percent = number_format.endswith("%")
    places = len(number_format.rstrip("%").partition(".")[2])
    figure = Decimal(str(value)) * (100 if percent else 1)
    return f"{figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}{'%' if percent else ''}"


@pytest.mark.parametrize("example", SEEDED + CLEAN[:2], ids=by_name)
def test_pdf_has_a_text_layer_with_every_figure(example: Example) -> None:
    document = pypdfium2.PdfDocument(make_examples.render(example, "pdf"))
    layer = squeezed("".join(page.get_textpage().get_text_range() for page in document))
    missing = [
        text for text in texts(example) if re.fullmatch(r"[\d.%\-]{4,}", text) and text not in layer
    ]
    assert missing == []


@pytest.mark.parametrize("fmt", make_examples.FORMATS)
def test_a_second_run_gives_the_same_bytes(fmt: str) -> None:
    example = load(make_examples.DATA / "yanchi-2024.yaml")
    assert make_examples.render(example, fmt) == make_examples.render(example, fmt)


@pytest.mark.parametrize("example", SEEDED, ids=by_name)
@pytest.mark.parametrize("fmt", ["txt", "xlsx", "docx"])
def test_the_committed_examples_are_what_the_data_files_give(example: Example, fmt: str) -> None:
    if fmt not in example.formats:
        return
    committed = (make_examples.OUT / f"{example.out}.{fmt}").read_bytes()
    assert content(committed) == content(make_examples.render(example, fmt)), "run: make examples"


def test_the_fact_sheet_is_that_of_the_example_report() -> None:
    committed = (make_examples.OUT / make_examples.FACTS).read_bytes()
    assert content(committed) == content(make_examples.facts()), "run: make examples"


def content(data: bytes) -> object:
    """An office package's parts apart from compression; any other file as it is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_slip_changes_one_cell_only() -> None:
    example = load(make_examples.CLEAN / "national-2021.yaml")
    spot = truth_of(example)["form1.total.score"]
    changed = with_text(example, spot.sheet, spot.row, spot.column, "89.89")
    different = [
        (old, new) for old, new in zip(texts(example), texts(changed), strict=True) if old != new
    ]
    assert different == [("98.98", "89.89")]


@pytest.mark.parametrize(
    "source", ["甲 | <\n^ | 乙", "甲 | 乙\n丙"], ids=["no rectangle", "short row"]
)
def test_a_crooked_table_is_refused(tmp_path: Path, source: str) -> None:
    path = tmp_path / "crooked.yaml"
    path.write_text(
        "sheets:\n  - blocks:\n      - table: |\n"
        + "".join(f"          {line}\n" for line in source.splitlines()),
        encoding="utf-8",
    )
    with pytest.raises(ValueError):
        load(path)


@pytest.mark.parametrize("name", SCORED)
def test_clean_forms_add_up(name: str) -> None:
    truth = truth_of(load(make_examples.CLEAN / f"{name}.yaml"))
    forms = {address.split(".")[0] for address in truth}
    for form in forms:
        scores = [
            number(spot.text)
            for address, spot in truth.items()
            if re.fullmatch(rf"{form}\.(indicators\[\d+\]|funding\[0\])\.score", address)
        ]
        points = [
            number(spot.text)
            for address, spot in truth.items()
            if re.fullmatch(rf"{form}\.(indicators\[\d+\]|funding\[0\])\.points", address)
        ]
        assert sum(scores) == number(truth[f"{form}.total.score"].text)
        assert sum(points) == 100


@pytest.mark.parametrize("example", [each for each in CLEAN if each.truth], ids=by_name)
def test_clean_rates_and_parts_are_right(example: Example) -> None:
    truth = {address: spot.text for address, spot in truth_of(example).items()}
    rates = [
        address
        for address, text in truth.items()
        if address.endswith("].rate") and text.endswith("%")
    ]
    for address in rates:
        row = address.removesuffix("rate")
        if f"{row}budget" in truth:
            assert half_up(
                number(truth[f"{row}executed"]) / number(truth[f"{row}budget"]) * 100
            ) == number(truth[address]), address
    for address in [each for each in truth if each.endswith("funding[0].executed")]:
        form = address.partition(".")[0]
        for field in ("initial_budget", "budget", "executed"):
            parts = [
                number(text)
                for each, text in truth.items()
                if re.fullmatch(rf"{form}\.funding\[[1-9]\]\.{field}", each)
            ]
            assert not parts or sum(parts) == number(truth[f"{form}.funding[0].{field}"]), (
                form,
                field,
            )


@pytest.mark.parametrize("name", SCORED)
def test_clean_scores_follow_the_rule(name: str) -> None:
    truth = {
        address: spot.text
        for address, spot in truth_of(load(make_examples.CLEAN / f"{name}.yaml")).items()
    }
    for address in [each for each in truth if each.endswith("].score")]:
        row = address.removesuffix("score")
        points = (
            number(truth[f"{row}points"])
            if f"{row}points" in truth and "—" not in truth[address] and "/" not in truth[address]
            else None
        )
        if points is None:
            continue
        share = number(truth[f"{row}rate"]) / 100 if "funding" in row else attained(truth, row)
        assert half_up(points * min(share, Decimal(1))) == number(truth[address]), address


def attained(truth: dict[str, str], row: str) -> Decimal:
    """Actual over target, or target over actual where the target is a limit."""
    target, actual = number(truth[f"{row}target"]), number(truth[f"{row}actual"])
    limit = "≤" in truth.get(f"{row}operator", "") + truth[f"{row}target"]
    return target / actual if limit else actual / target


def half_up(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
