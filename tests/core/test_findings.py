"""Addresses of findings taken apart, and their messages by language."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Text, form_in, split_address


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("0:form1.indicators[3].score", (0, "form1", "indicators[3].score")),
        ("2:form12.total.score", (2, "form12", "total.score")),
        ("0:form1", (0, None, "form1")),  # the form itself
        ("0:form.title", (0, None, "form.title")),
        ("0:forma.title", (0, None, "forma.title")),
        ("0:title1.form2", (0, None, "title1.form2")),
        ("3:statements[1].value", (3, None, "statements[1].value")),
        ("0:file", (0, None, "file")),
    ],
)
def test_an_address_is_document_form_and_field(
    address: str, parts: tuple[int, str | None, str]
) -> None:
    assert split_address(address) == parts


def test_a_message_speaks_the_language_that_is_asked_for() -> None:
    text = Text("合计", "total")
    assert (text.of("zh"), text.of("en")) == ("合计", "total")


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("0:form1.indicators[3].score", "form1"),
        ("0:texts[2]", None),
        ("funds[0].income", None),
        ("self_evaluation|2020||养老|/fund:预算数/executed", None),
        ("", None),
    ],
)
def test_the_form_that_an_address_names(address: str, form: str | None) -> None:
    assert form_in(address) == form
