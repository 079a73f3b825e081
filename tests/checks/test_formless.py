"""What a document is called in which nothing was handed in."""

from __future__ import annotations

import pytest

import jixiao
from jixiao import Source, review
from jixiao.checks.formless import EMPTY_FORM, FACT_SHEET, NO_FORM, TEMPLATE, UNREAD, formless
from jixiao.core.findings import Text
from tests.application.rounds.test_comparing import form


@pytest.mark.parametrize(
    ("given", "called"),
    [
        (Source("a.txt", "请于三月底前报送。".encode()), NO_FORM),
        (Source("a.docx", b"PK\x03\x04 nothing"), UNREAD),
        (Source("a.xlsx", jixiao.template("自评表")), TEMPLATE),
        (Source("a.xlsx", jixiao.template("自评表", empty_form="xlsx")), EMPTY_FORM),
        (Source("a.xlsx", jixiao.fact_sheet(fund="工伤保险")), FACT_SHEET),
        (form("甲局"), None),
        (Source("a.txt", "2023年工伤保险基金收入 1200 万元，支出 900 万元。".encode()), None),
    ],
)
def test_what_nobody_filled_in_is_called_what_it_is(given: Source, called: Text | None) -> None:
    (document,) = review(given).documents
    assert formless(document.view) == called
