"""A pdf with gaps is told by whatever makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from jixiao.api import convert, fill
from jixiao.application.monitoring.monitoring import monitor
from jixiao.application.sources import Source
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData


def form(name: str) -> FormData:
    return FormData(
        kind="monitoring",
        year=2024,
        as_of="2024-06",
        project="某项目",
        funding=(FundingData(source="预算数", role="total", budget="100", executed="50"),),
        indicators=(
            IndicatorData(
                level1="产出指标", level2="数量指标", name=name, target="9人", actual="5人"
            ),
        ),
    )


def filled(name: str, fmt: str) -> Sequence[Finding]:
    return fill(form(name), fmt, draft=True).forms[0].findings


def monitored(name: str, fmt: str) -> Sequence[Finding]:
    return monitor([form(name)], fmt=fmt).forms[0].findings


def converted(name: str, fmt: str) -> Sequence[Finding]:
    return convert(Source("a.txt", f"{name}\n".encode()), fmt).findings


@pytest.mark.parametrize("made", [filled, monitored, converted])
def test_a_pdf_says_what_it_cannot_show_and_other_formats_have_no_need(
    made: Callable[[str, str], Sequence[Finding]],
) -> None:
    def told(name: str, fmt: str) -> list[Finding]:
        return [each for each in made(name, fmt) if each.code == "E052"]

    [found] = told("慰问\U000ffffd户", "pdf")
    assert (found.severity, found.printed) == (Severity.WARNING, "\U000ffffd")
    assert told("慰问\U000ffffd户", "docx") == told("慰问户", "pdf") == []
