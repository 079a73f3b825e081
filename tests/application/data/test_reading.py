"""What is given as forms and is none is called what it is."""

from __future__ import annotations

import pytest

from jixiao import Source
from jixiao.application.data.reading import forms_in
from jixiao.application.factsheets.making import fact_sheet_for
from jixiao.core.errors import UserError
from tests.application.factsheets.test_reading import INJURY


def test_a_fact_sheet_is_no_form_to_fill_in() -> None:
    with pytest.raises(UserError) as caught:
        forms_in(Source("收支事实.xlsx", fact_sheet_for(INJURY)))
    assert [each.message.zh for each in caught.value.findings] == [
        "收支事实.xlsx 是收支事实表，不是绩效表；由它起草报告用 jixiao report"
    ]
