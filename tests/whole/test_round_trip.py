"""A form written in any layout and format reads back as the form that the layout prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.core.formdata import FormData, data_of, differences
from jixiao.knowledge.layouts import layouts
from jixiao.knowledge.packs import load_packs
from jixiao.reading import read_bytes, read_path
from jixiao.recognition import recognise
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of, printed
from tests.writing.layouts.generating import forms

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LAYOUTS = tuple(layouts().values())
CASES = [(layout.id, fmt) for layout in LAYOUTS for fmt in ("xlsx", "docx", "pdf", "html")]
HOLDS_LEVELS = ("xlsx", "docx", "pdf", "html")


def read(content: bytes, fmt: str) -> list[FormData]:
    return [
        data_of(form)
        for document in read_bytes(content, f"form.{fmt}")
        for form in recognise(document).forms
    ]


def back_and_forth(data: FormData, layout_id: str, fmt: str) -> list[tuple[str, str, str]]:
    """The fields that differ between what the layout prints and what its file reads as."""
    layout = layouts()[layout_id]
    page = pages_of(data, layout, formulas=True, pack=load_packs()["cn-2020"])
    found = read(made([page], fmt), fmt)
    assert len(found) == 1
    return list(differences(printed(data, layout), found[0]))


@pytest.mark.parametrize(("layout_id", "fmt"), CASES)
@given(st.data())
@settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_generated_forms_read_back_equal(layout_id: str, fmt: str, data: st.DataObject) -> None:
    form = data.draw(forms(layouts()[layout_id].kinds[0], layout_id))
    assert back_and_forth(form, layout_id, fmt) == []


@pytest.mark.parametrize("fmt", HOLDS_LEVELS)
@pytest.mark.parametrize(
    "name", ["yanchi-2024.docx", "kashgar-2020/forms.docx", "yopurga-monitoring-2020.docx"]
)
def test_the_examples_forms_read_back_equal_in_every_layout_of_their_kind(
    name: str, fmt: str
) -> None:
    for document in read_path(EXAMPLES / name):
        for form in recognise(document).forms:
            data = data_of(form)
            for layout in LAYOUTS:
                if data.kind in layout.kinds:
                    assert back_and_forth(data, layout.id, fmt) == [], (form.id, layout.id)


@pytest.mark.usefixtures("writing_fonts")
@pytest.mark.parametrize(
    "name", ["yanchi-2024.docx", "kashgar-2020/forms.docx", "yopurga-monitoring-2020.docx"]
)
def test_pdfs_read_back_equal_whatever_fonts_they_are_set_in(name: str) -> None:
    for document in read_path(EXAMPLES / name):
        for form in recognise(document).forms:
            data = data_of(form)
            for layout in LAYOUTS:
                if data.kind in layout.kinds:
                    assert back_and_forth(data, layout.id, "pdf") == [], (form.id, layout.id)


def test_several_forms_in_one_file_stay_apart() -> None:
    originals = [
        data_of(form)
        for document in read_path(EXAMPLES / "kashgar-2020/forms.docx")
        for form in recognise(document).forms
    ]
    layout = layouts()["national-2020"]
    for fmt in HOLDS_LEVELS:
        found = read(made([pages_of(each, layout) for each in originals], fmt), fmt)
        assert [each.project for each in found] == [each.project for each in originals], fmt
        assert all(
            list(differences(printed(one, layout), other)) == []
            for one, other in zip(originals, found, strict=True)
        ), fmt
