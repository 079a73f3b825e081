"""Every family of layouts emptied and filled again with what it held, in Word and in a workbook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import jixiao
from jixiao.core.formdata import data_of
from jixiao.core.forms import Form, entries
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from tests import office_blanks as office
from tests.recognition.forms import layouts
from tests.recognition.forms.layout_tables import rows_of, title_of

_PRINTED = ("level1", "level2", "points", "title")
_IN_WORDS = {"LONG_TERM_TARGET", "SIMPLE_TARGET", "HUNAN_TARGET"}
"""Forms that write amounts or goals into the words of their labels."""
NAMES = [
    name
    for name in dir(layouts)
    if name.isupper() and isinstance(getattr(layouts, name), str) and name not in _IN_WORDS
]


def emptied(rows: list[list[str]], form: Form) -> str:
    """The picture without what people fill in."""
    gone = {
        (entry.place.row, entry.place.column)
        for address, entry in _filled(form)
        if entry.place.table is not None and entry.place.start is None
    }
    return "\n".join(
        " | ".join(
            "" if (row, column) in gone and cell not in ("<", "^") else cell
            for column, cell in enumerate(cells, start=1)
        )
        for row, cells in enumerate(rows, start=1)
    )


def _filled(form: Form) -> Iterator[tuple[str, object]]:
    for address, entry in entries(form):
        name = address.rpartition(".")[2]
        if name not in _PRINTED and not name.endswith("_entry") and "[" not in name:
            yield address, entry
    for row in form.indicators:
        yield from row.extra


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_an_emptied_form_takes_its_values_back(name: str, fmt: str) -> None:
    rows = [[cell.replace("\n", "") for cell in row] for row in rows_of(getattr(layouts, name))]
    title, above = title_of(name), ("单位：万元",)
    whole = office.word("\n".join(" | ".join(row) for row in rows), title, above)
    (form,) = recognise(read_bytes(whole, "表.docx")[0]).forms
    make = office.word if fmt == "docx" else office.sheet
    blank = make(emptied(rows, form), title, above)
    made = jixiao.fill(data_of(form), blank=jixiao.Source(f"表.{fmt}", blank), draft=True)
    assert [
        each.message.zh for each in made.forms[0].findings if each.code in ("E081", "E082")
    ] == []
    assert len(made.files) == 1
    (again,) = jixiao.load_forms(jixiao.Source(f"表.{fmt}", made.files[0].content))
    assert [row.name for row in again.indicators] == [row.name for row in data_of(form).indicators]
