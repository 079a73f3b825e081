"""D606: the year that is asked for against that of the form."""

from __future__ import annotations

import pytest

from jixiao import FormData, IndicatorData, Source, fill, review
from jixiao.application.letters.words import letters_of
from jixiao.checks.problems import problems

ROW = IndicatorData(level1="产出指标", name="培训人次", target="≥10人次", actual="12人次")


def data_of(year: int | None, unit: str = "") -> FormData:
    return FormData(
        kind="self_evaluation", year=year, project="经费", implementing_unit=unit, indicators=(ROW,)
    )


def told(own: int | None, asked: int | None) -> list[str]:
    made = fill([data_of(own)], "docx", draft=True).files[0]
    found = review([Source("a.docx", made.content)], year=asked).documents[0].findings
    return [each.message.zh for each in found if each.code == "D606"]


def test_another_year_is_told() -> None:
    (line,) = told(2023, 2024)
    assert line.startswith("本表写的是2023年，审核指定的是2024年：按2023年核对")


def test_the_same_year_none_asked_for_and_none_printed_are_not() -> None:
    assert told(2024, 2024) == told(2024, None) == told(None, 2024) == []


@pytest.mark.parametrize(
    ("years", "to_units"), [((2023,), 0), ((2023, 2024), 0), ((2023, 2024, 2024), 1)]
)
def test_a_year_that_most_forms_do_not_have_may_be_the_reviewers_slip(
    years: tuple[int, ...], to_units: int
) -> None:
    sources = [
        Source(
            f"{at}.docx", fill([data_of(year, f"单位{at}")], "docx", draft=True).files[0].content
        )
        for at, year in enumerate(years)
    ]
    reviewed = review(sources, year=2024)
    found = [each for document in reviewed.documents for each in document.findings]
    assert sum(each.code == "D606" for each in found) == 1
    assert all(each.expected is None for each in found if each.code == "D606")
    assert sum(each.finding.code == "D606" for each in problems(reviewed)) == to_units
    told_in = [row.problem for each in letters_of(reviewed) for row in each.rows]
    assert sum("审核指定的是2024年" in each for each in told_in) == to_units
