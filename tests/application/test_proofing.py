"""Filling and reviewing judge alike: a review of what ``fill`` wrote finds nothing that ``fill`` had
not told, in any layout, over good and bad data.
"""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.application.filling import Filled, fill
from jixiao.application.monitoring.monitoring import monitor
from jixiao.application.reviewing import review
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.packs import load_packs
from jixiao.reading.dispatch import read_bytes
from tests.whole.test_one_engine import partly_filled
from tests.writing.layouts.generating import forms

PACKS = load_packs()
LAYOUTS = tuple(layouts().values())
FORMATS = ("docx", "xlsx", "html", "pdf", "txt")


def told(result: Filled) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.field) for form in result.forms for each in form.findings)


def reviewed(result: Filled) -> list[Finding]:
    documents = [
        document for file in result.files for document in read_bytes(file.content, file.name)
    ]
    return [each for one in review(documents).documents for each in one.findings]


def unsaid(result: Filled) -> list[str]:
    """What a review finds that was not told; that a form is there twice is said of what is handed in."""
    known = told(result)
    found = [each for each in reviewed(result) if each.code not in ("E015", "E016")]
    left = Counter((each.code, each.field) for each in found) - known
    return [
        f"{each.code} {each.field} {each.message.zh}"
        for each in found
        if (each.code, each.field) in left
    ]


def test_a_fund_that_stands_nowhere_on_the_form_is_not_judged_by() -> None:
    """Also where the print does not read back whole, so that the data are looked at beside it."""
    rows = (
        IndicatorData(level1="产出指标", level2="时效指标", name="养老金发放时效", target="每月25日前", actual="每月26日", points="90"),
    )  # fmt: skip
    title = "2024年度项目支出绩效自评表"
    data = FormData(kind="self_evaluation", fund="失业保险", title=title, indicators=rows)
    for layout in ("national-2020", "xinjiang-si-2020"):
        result = fill([data], "docx", layout=layouts()[layout], draft=True)
        assert "L706" not in {code for code, _ in told(result)}
        named = msgspec.structs.replace(data, project="失业保险基金")
        result = fill([named], "docx", layout=layouts()[layout], draft=True)
        assert "L706" in {code for code, _ in told(result)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_review_finds_nothing_that_fill_did_not_tell(layout: Layout, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([each for each in layout.kinds if each != "fund_statement"]))
    one = st.one_of(forms(kind, layout.id), partly_filled(kind, layout.id))
    several = data.draw(st.lists(one, min_size=1, max_size=2))
    pack = data.draw(st.sampled_from((None, None, *PACKS.values())))
    fmt = data.draw(st.sampled_from(FORMATS if pack is None else FORMATS[:4]))
    apart = data.draw(st.booleans())
    result = fill(several, fmt, layout=layout, pack=pack, apart=apart, draft=True)
    assert result.internal == ()
    assert unsaid(result) == []


def test_one_fact_is_told_once_though_its_print_reads_otherwise() -> None:
    """A print that takes another year, another name or words of no field is the form's all the
    same: its findings are those of the data.
    """
    row = IndicatorData(
        level1="项目完成", level2="数量指标", name="<b>x</b>", target="100人次", actual="400人次"
    )
    form = FormData(
        kind="monitoring",
        year=2022,
        as_of="2020-06",
        project="<b>x</b>甲",
        implementing_unit="乙县社保局",
        money_unit="万元",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="27"),),
        indicators=(row, msgspec.structs.replace(row, name="办理", actual="40人次")),
    )
    filled, monitored = fill([form], "docx", draft=True).forms, monitor([form]).forms
    assert said(filled[0].findings) == ["D603", "F802", "S311"]
    assert said(monitored[0].findings) == ["D603", "E058", "E058", "E058", "F802", "S311"]
    assert "监控时点2020年6月不在2022年度内" in filled[0].findings[0].message.zh


def said(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(each.code for each in findings)


def test_two_rows_with_the_same_mistake_are_two() -> None:
    """What is equal but for the row is not one: nothing is lost where the print reads otherwise."""
    row = IndicatorData(
        level1="产出指标",
        level2="数量指标",
        name="<i>甲</i>",
        target="≥100人次",
        actual="100人次",
        points="5",
        score="9",
    )
    form = FormData(
        kind="self_evaluation",
        year=2024,
        project="<b>某</b>项目",
        implementing_unit="某县某局",
        indicators=(row, msgspec.structs.replace(row, name="<i>乙</i>")),
    )
    (found,) = fill([form], "docx", draft=True).forms
    over = [each.address for each in found.findings if each.code == "S304"]
    assert over[:2] == ["0:form1.indicators[0].score", "0:form1.indicators[1].score"]
