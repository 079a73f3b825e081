"""The monitoring table and the dashboard as files: what they say, and read back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from jixiao.api import review
from jixiao.application.monitoring.files import dashboard_bytes, table_bytes
from jixiao.application.monitoring.monitoring import Monitored, monitor
from jixiao.core.formdata import (
    data_of,
    differences,
)
from jixiao.judging.monitoring.lamps import Lamp
from jixiao.paths.forms import load_forms
from jixiao.paths.named import load_layout
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.writing.layouts.printed import printed
from tests.application.monitoring_data import COUNTY, NATIONAL, form, row

ROOT = Path(__file__).resolve().parents[3]


EXAMPLE = ROOT / "examples" / "monitoring-2020.yaml"


SEED = ROOT.parent / "shared" / "seeds" / "002_881bda5ae5dcf777.txt"


def example(layout: str | None = None, fmt: str = "docx") -> Monitored:
    named = load_layout(layout) if layout is not None else None
    return monitor([each.data for each in load_forms(EXAMPLE)], layout=named, fmt=fmt)


@pytest.mark.parametrize("layout", ["xinjiang-monitoring-2020", "national-monitoring-2019"])
@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pdf", "txt"])
def test_the_official_tables_read_back_as_what_was_filled(layout: str, fmt: str) -> None:
    monitored = example(layout, fmt)
    content = table_bytes(monitored, fmt)
    forms = recognise(read_bytes(content, f"x.{fmt}")[0]).forms
    assert len(forms) == 4
    for found, each in zip(forms, monitored.forms, strict=True):
        assert list(differences(printed(each.data, load_layout(layout)), data_of(found))) == []


def test_our_own_tables_reviewed_say_only_what_the_data_deserve(tmp_path: Path) -> None:
    assert {each.layout.id for each in example().forms} == {"xinjiang-monitoring-2020"}
    for layout in ("xinjiang-monitoring-2020", "national-monitoring-2019"):
        path = tmp_path / f"{layout}.docx"
        path.write_bytes(table_bytes(example(layout), "docx"))
        found = review([path], rules=COUNTY)
        told = [
            (finding.code, finding.severity.value)
            for each in found.documents
            for finding in each.findings
        ]
        assert told == [
            ("M911", "warning"),  # no rule says how far a range to be met at year's end has come
            ("F802", "warning"),
            ("F802", "warning"),
        ]  # the two medical funds are far behind


@pytest.mark.skipif(not SEED.is_file(), reason="the seeds are not at hand")
def test_the_seeds_forms_are_computed_as_their_sound_rows_print() -> None:
    seen = monitor([each.data for each in load_forms(SEED)]).forms
    assert [each.data.funding[0].rate for each in seen] == [
        "50.01%",
        "56.36%",
        "27.71%",
        "22.09%",
    ]
    counted = seen[0].data.indicators[:2]
    assert [each.completion for each in counted] == ["44.75%", "46.64%"]
    assert seen[3].monitoring.execution.lamp is Lamp.RED


def test_the_dashboard_says_figures_lamps_and_duties_and_fetches_nothing() -> None:
    page = dashboard_bytes(example(), "html").decode()
    for words in (
        "27.71%",
        "序时进度 50.00%",
        "红灯",
        "要说明的事项",
        "已说明",
        "完成目标可能性",
        "城乡居民基本医疗",
    ):
        assert words in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page


def test_the_printed_dashboard_is_a_page_a_form() -> None:
    with pypdfium2.PdfDocument(dashboard_bytes(example(), "pdf")) as made:
        assert len(made) == 5  # the overview and four forms
        assert "职工基本医疗保险" in made[3].get_textpage().get_text_range()


def test_markup_in_names_is_disarmed_in_the_dashboard() -> None:
    found = monitor([form(row("<script>alert(1)</script>", "≥1场", "1场"))], pack=NATIONAL)
    page = dashboard_bytes(found, "html").decode()
    assert "<script>" not in page
