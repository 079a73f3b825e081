"""Values made in Python that are of another kind than their fields: told in both languages, by field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import jixiao
from jixiao import FormData, FundingData, IndicatorData, Source
from jixiao.application.soundness import wrong_in


@pytest.mark.parametrize(
    ("wrong", "address", "kind"),
    [
        ({"year": "2024"}, "year", "str"),
        ({"project": None}, "project", "NoneType"),
        ({"title": object()}, "title", "object"),
        ({"filed_on": date(2024, 1, 5)}, "filed_on", "date"),
        ({"as_of": date(2024, 6, 30)}, "as_of", "date"),
        ({"total_score": b"99"}, "total_score", "bytes"),
        ({"notes": (Decimal(1),)}, "notes[0]", "Decimal"),
        ({"indicators": [3]}, "indicators[0]", "int"),
        ({"indicators": (IndicatorData(name=3),)}, "indicators[0].name", "int"),  # type: ignore[arg-type]
        ({"indicators": (IndicatorData(points=Decimal(10)),)}, "indicators[0].points", "Decimal"),  # type: ignore[arg-type]
        ({"funding": (FundingData(source="x", budget=100.0),)}, "funding[0].budget", "float"),  # type: ignore[arg-type]
        ({"funding": (FundingData(source="x", budget=Decimal(100)),)}, "funding[0].budget", "Decimal"),  # type: ignore[arg-type]
        ({"level_points": (3,)}, "level_points[0]", "int"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("run", [jixiao.fill, jixiao.monitor, jixiao.check])
def test_values_of_another_kind_are_told_with_their_field(
    run: Callable[[Any], Any], wrong: dict[str, Any], address: str, kind: str
) -> None:
    whole = {"kind": "monitoring", "as_of": "2024-06", "indicators": (IndicatorData(name="甲"),)}
    data = FormData(**whole | wrong)  # type: ignore[arg-type]
    with pytest.raises(jixiao.UserError) as caught:
        run(
            [FormData(**whole), data]  # type: ignore[arg-type]
            if run is not jixiao.monitor
            else data
        )
    (found,) = caught.value.findings
    assert found.code == "E006"
    assert found.address.removeprefix("0:form2.") == address
    assert kind in found.message.zh
    assert kind in found.message.en
    assert not re.search("[一-鿿]", re.sub(r"'.*?'", "", found.message.en))


@pytest.mark.parametrize("run", [jixiao.fill, jixiao.monitor, jixiao.check])
def test_what_is_of_another_kind_hides_nothing_else(run: Callable[[Any], Any]) -> None:
    data = FormData(
        kind="selfeval",
        year="abc",  # type: ignore[arg-type]
        fund="foo",
        layout="x",
        indicators=({"name": "甲", "points": "x"},),  # type: ignore[arg-type]
    )
    with pytest.raises(jixiao.UserError) as caught:
        run(data)
    found = {each.address: each.code for each in caught.value.findings}
    wanted = {"year": "E006", "indicators[0]": "E006", "kind": "E012", "fund": "E012"}
    later = {"layout": "E032", "indicators[0].points": "E012"}
    if run is jixiao.monitor:
        later |= {"as_of": "E012"}
    assert found == wanted | ({} if run is jixiao.check else later)


def test_a_list_stands_for_a_tuple() -> None:
    given = FormData(kind="self_evaluation", indicators=[IndicatorData(name="甲")])  # type: ignore[arg-type]
    assert jixiao.check(given).documents


@pytest.mark.parametrize(("name", "content"), [(None, b""), ("a.txt", "文字"), (b"a", b"")])
def test_a_source_is_a_name_with_bytes(name: Any, content: Any) -> None:
    with pytest.raises(jixiao.UserError) as caught:
        Source(name, content)
    assert caught.value.code == "E006"
    assert caught.value.address in ("name", "content")


def test_two_rows_of_one_key_are_refused() -> None:
    rows = (IndicatorData(name="甲", key="a"), IndicatorData(name="乙", key="a"))
    data = FormData(kind="self_evaluation", indicators=rows)
    with pytest.raises(jixiao.UserError, match="第2行的标识（key）“a”与第1行相同"):
        jixiao.check(data)


@pytest.mark.parametrize("role", ["total", "part"])
def test_a_second_total_is_refused(role: str) -> None:
    rows = (
        FundingData(source="年度资金总额", role="total", budget="100"),
        FundingData(source="资金总额" if role == "total" else "年度资金总额", role=role),
    )
    data = FormData(kind="self_evaluation", project="甲项目", funding=rows)
    found = [each for each in wrong_in(data) if each.address == "funding[1].role"]
    assert ["第1行“年度资金总额”已经是总额" in each.message.zh for each in found] == [True]


def test_what_stands_beside_a_total_is_no_second_one() -> None:
    rows = (
        FundingData(source="年度资金总额", role="total", budget="100"),
        FundingData(source="年度资金总额", role="aside", budget="30"),
    )
    assert list(wrong_in(FormData(kind="self_evaluation", project="甲项目", funding=rows))) == []
