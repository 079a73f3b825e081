"""Every layout family is read alike from a true table, from text, and from text whose merges were lost."""

from __future__ import annotations

import layouts
import pytest
from layout_forms import form_of
from layout_tables import TARGETS, document, dropped, fields, merged, repeated, tabbed, title_of

from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.recognition.forms import recognise_forms

FAMILIES = sorted(name for name in dir(layouts) if name.isupper())


@pytest.mark.parametrize("family", FAMILIES)
def test_text_says_what_the_table_says(family: str) -> None:
    table = getattr(layouts, family)
    whole = [
        fields(form)
        for form in recognise_forms(document(title_of(family), "（2023年度）", merged(table)))
    ]
    assert len(whole) == 1
    for lost in (False, True):
        text = [
            fields(form)
            for form in recognise_forms(
                document(title_of(family), "（2023年度）", tabbed(table, lost=lost))
            )
        ]
        assert text == whole


@pytest.mark.parametrize("family", FAMILIES)
def test_text_without_the_covered_cells_says_what_the_table_says(family: str) -> None:
    table = getattr(layouts, family)
    (whole,) = recognise_forms(document(title_of(family), "（2023年度）", merged(table)))
    (text,) = recognise_forms(document(title_of(family), "（2023年度）", dropped(table)))
    assert fields(text) == fields(whole)


@pytest.mark.parametrize(
    "family", [family for family in FAMILIES if family != "UNIVERSITY"]
)  # its total stands under two heads: one score or two?
def test_text_that_repeats_merged_cells_says_what_the_table_says(family: str) -> None:
    table = getattr(layouts, family)
    (whole,) = recognise_forms(document(title_of(family), "（2023年度）", merged(table)))
    (text,) = recognise_forms(document(title_of(family), "（2023年度）", repeated(table)))
    assert fields(text) == fields(whole)


@pytest.mark.parametrize("family", FAMILIES)
def test_kind(family: str) -> None:
    expected = (
        TARGET_DECLARATION
        if family in TARGETS
        else {"DEPARTMENT": DEPARTMENT, "MONITORING": MONITORING}.get(family, SELF_EVALUATION)
    )
    assert form_of(family).kind == expected
