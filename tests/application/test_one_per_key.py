"""Of several forms of one unit, project, year and kind, one is counted."""

from __future__ import annotations

from decimal import Decimal

from jixiao.application.one_per_key import of_one_form_per_key
from jixiao.core.findings import Severity
from jixiao.core.summaries import SummedForm


def form(file: str, score: str | None = "95", **more: object) -> SummedForm:
    return SummedForm(
        **{
            "key": "self_evaluation|2024||扩面|医保中心",
            "kind": "self_evaluation",
            "file": file,
            "unit": "医保中心",
            "project": "扩面",
            "year": 2024,
            "score": Decimal(score) if score is not None else None,
            **more,
        }  # type: ignore[arg-type]
    )


def test_equal_copies_are_one_and_that_is_a_remark() -> None:
    found = of_one_form_per_key([form("甲.docx"), form("甲.pdf")])
    assert [(each.file, each.copies) for each in found.forms] == [("甲.docx", ("甲.pdf",))]
    (told,) = found.findings
    assert told.severity is Severity.REMARK
    assert "复本1份，没有重复计：甲.pdf" in told.message.zh


def test_copies_that_differ_are_one_and_that_is_a_warning_with_both_scores() -> None:
    found = of_one_form_per_key([form("甲.docx", "95"), form("甲(最终).docx", "96")])
    assert len(found.forms) == 1
    (told,) = found.findings
    assert told.severity is Severity.WARNING
    assert "得分" in told.message.zh
    assert "95.00、96.00" in told.message.zh


def test_the_one_with_more_figures_is_counted() -> None:
    found = of_one_form_per_key([form("草稿.docx", None), form("定稿.docx")])
    assert found.forms[0].file == "定稿.docx"


def test_forms_without_a_unit_are_copies_only_where_their_figures_are_the_same() -> None:
    same = of_one_form_per_key([form("甲.docx", unit=""), form("乙.docx", unit="")])
    assert len(same.forms) == 1
    other = of_one_form_per_key([form("甲.docx", unit=""), form("乙.docx", "90", unit="")])
    assert len(other.forms) == 2
    assert "都没有写单位" in other.findings[0].message.zh


def test_forms_that_name_nothing_are_each_counted() -> None:
    found = of_one_form_per_key([form("甲", unit="", project=""), form("乙", unit="", project="")])
    assert (len(found.forms), found.findings) == (2, ())


def test_another_key_is_another_form() -> None:
    found = of_one_form_per_key(
        [form("甲.docx"), form("乙.docx", key="self_evaluation|2023||扩面|医保中心")]
    )
    assert len(found.forms) == 2
