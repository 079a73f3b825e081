"""Amounts beside their labels: two columns of labels are one table, also where its total is open."""

from __future__ import annotations

import pytest

from jixiao import FormData, FundingData, IndicatorData, Source, fill, load_forms


@pytest.mark.parametrize("total", [("", ""), ("100", ""), ("", "90"), ("100", "90")])
@pytest.mark.parametrize("parts", [(), ("财政资金",), ("财政资金", "其他资金")])
@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("fmt", ["docx", "txt"])
def test_what_is_printed_is_read_back_row_by_row(
    total: tuple[str, str], parts: tuple[str, ...], filled: bool, fmt: str
) -> None:
    sources = tuple(
        FundingData(source=name, budget="60" if filled and not number else "", executed="50" if filled and not number else "")
        for number, name in enumerate(parts)
    )  # fmt: skip
    data = FormData(
        kind="self_evaluation",
        year=2020,
        project="失业保险基金",
        supervising_department="某局",
        funding=(
            FundingData(source="预算数", role="total", budget=total[0], executed=total[1]),
            *sources,
        ),
        indicators=(
            IndicatorData(level1="产出指标", name="培训人次", target="≥3人次", actual="3人次"),
        ),
    )
    made = fill([data], fmt, layout="xinjiang-si-2020", draft=True)
    [back] = load_forms(Source(f"a.{fmt}", made.files[0].content))

    def amounts(form: FormData) -> list[tuple[str, str, str, str]]:
        rows = [(row.source, row.role, row.budget, row.executed) for row in form.funding]
        return [row for row in rows if row[2] or row[3]]

    assert amounts(back) == amounts(made.forms[0].data)


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "txt", "pdf", "html"])
def test_words_beside_a_single_label_stand_where_its_amount_should(fmt: str) -> None:
    data = FormData(
        kind="target_declaration",
        title="项目支出绩效目标申报表",
        year=2024,
        project="道路养护",
        funding=(
            FundingData(source="年度资金总额", role="total", budget="见附件"),
            FundingData(source="财政拨款", budget="待定"),
            FundingData(source="其他资金", budget="100"),
        ),
        indicators=(IndicatorData(level1="产出指标", name="养护里程", target="≥10公里"),),
    )
    made = fill(data, fmt, draft=True)
    (form,) = load_forms(Source(f"a.{fmt}", made.files[0].content))
    assert [each.budget for each in form.funding] == ["见附件", "待定", "100"]
