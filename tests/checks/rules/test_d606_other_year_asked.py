"""D606: the year that is asked for against that of the form."""

from __future__ import annotations

from jixiao import FormData, IndicatorData, Source, fill, review

ROW = IndicatorData(level1="产出指标", name="培训人次", target="≥10人次", actual="12人次")


def told(own: int | None, asked: int | None) -> list[str]:
    data = FormData(kind="self_evaluation", year=own, project="经费", indicators=(ROW,))
    made = fill([data], "docx", draft=True).files[0]
    found = review([Source("a.docx", made.content)], year=asked).documents[0].findings
    return [each.message.zh for each in found if each.code == "D606"]


def test_another_year_is_told() -> None:
    (line,) = told(2023, 2024)
    assert line.startswith("本表写的是2023年，审核指定的是2024年：按2023年核对")


def test_the_same_year_none_asked_for_and_none_printed_are_not() -> None:
    assert told(2024, 2024) == told(2024, None) == told(None, 2024) == []
