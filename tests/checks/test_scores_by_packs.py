"""The score that a check expects is the one that the pack gives and `fill` writes, by whatever method
the pack states.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import half_up
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, IndicatorData
from jixiao.core.packs import Ground, QuantitativeRule, RoundingRule, RulePack
from jixiao.filling.completing import complete
from tests.checks.builders import NATIONAL, NINGXIA, Sheet, findings, pack_of

HEAD = "name | target | actual | points | score\n"
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK
DEAR, OUTSIDE = "甲项 | ≤100元 | 150元 | 10 | ", "甲项 | 80%~90% | 95% | 10 | "
SCORED = ("S304", "S305", "S306", "S307", "S308")


def by(kind: str = "document", **methods: str) -> RulePack:
    """The national rules with a bureau's own method of scoring counts, and where it stands."""
    rule = pack_of(NATIONAL).quantitative
    assert rule is not None
    source = Ground(kind=kind, text="第六条")  # type: ignore[arg-type]
    made: QuantitativeRule = msgspec.structs.replace(rule, source=source, **methods)
    return msgspec.structs.replace(pack_of(NATIONAL), quantitative=made)


def told(row: str, pack: RulePack, *notes: str) -> list[tuple[Severity, str | None]]:
    found = findings("S305", Sheet(HEAD + row, pack=pack, notes=notes))
    return [(each.severity, each.expected) for each in found]


@pytest.mark.parametrize(
    ("row", "score", "methods", "expected"),
    [
        (DEAR, "5", {"reverse": "linear"}, None),
        (DEAR, "6.67", {"reverse": "linear"}, "5.00"),
        (DEAR, "9", {"reverse": "linear"}, "5.00"),
        (DEAR, "6.67", {"reverse": "inverse"}, None),
        (DEAR, "5", {"reverse": "inverse"}, "6.67"),
        (DEAR, "5", {"reverse": "either"}, None),
        (DEAR, "6.67", {"reverse": "either"}, None),
        (DEAR, "6", {"reverse": "either"}, "6.67"),
        (OUTSIDE, "0", {"between": "zero"}, None),
        (OUTSIDE, "9.47", {"between": "zero"}, "0.00"),
        (OUTSIDE, "9", {"between": "zero"}, "0.00"),
        (OUTSIDE, "9.47", {"between": "proportionate"}, None),
        (OUTSIDE, "0", {"between": "proportionate"}, "9.47"),
        (OUTSIDE, "0", {"between": "either"}, None),
        (OUTSIDE, "5", {"between": "either"}, "9.47"),
        (OUTSIDE, "9.44", {"between": "proportionate", "reverse": "linear"}, None),
        (OUTSIDE, "8", {"between": "proportionate", "reverse": "linear"}, "9.44"),
    ],
)
def test_a_documents_method_is_the_one_that_is_expected(
    row: str, score: str, methods: dict[str, str], expected: str | None
) -> None:
    assert told(row + score, by(**methods)) == ([(ERROR, expected)] if expected else [])


@pytest.mark.parametrize(
    ("row", "score", "methods", "severity"),
    [
        (DEAR, "6.67", {"reverse": "linear"}, REMARK),  # by the other method that is in use
        (DEAR, "9", {"reverse": "linear"}, WARNING),  # by none
        (DEAR, "5", {"reverse": "inverse"}, REMARK),
        (OUTSIDE, "9.47", {"between": "zero"}, REMARK),
        (OUTSIDE, "0", {"between": "proportionate"}, REMARK),
        (OUTSIDE, "3", {"between": "proportionate"}, WARNING),
    ],
)
@pytest.mark.parametrize("kind", ["practice", "general"])
def test_practice_is_told_more_softly_where_it_stands_against_practice(
    row: str, score: str, methods: dict[str, str], severity: Severity, kind: str
) -> None:
    assert [each for each, _ in told(row + score, by(kind, **methods))] == [severity]


def test_what_the_form_prints_is_not_practice() -> None:
    note = "反向指标未达到的，按A/B×该指标分值记分。"
    assert told(DEAR + "5", by("practice", reverse="inverse"), note) == [(ERROR, "6.67")]
    assert told(DEAR + "6.67", by("practice", reverse="linear"), note) == [(WARNING, "5.00")]


def test_the_words_say_by_which_method() -> None:
    said = {
        found.message.zh.partition("分值10，")[2]: found.formula
        for row, methods in (
            ("甲数 | ≥100人 | 70人 | 10 | 9", {}),
            (DEAR + "9", {"reverse": "linear"}),
            (OUTSIDE + "9", {"between": "zero"}),
        )
        for found in findings("S305", Sheet(HEAD + row, pack=by(**methods)))
    }
    assert said == {
        "按完成比例应得7.00，填报9": "10×70.00%=7.00",
        "按超出比例扣分，应得5.00，填报9": "10×50.00%=5.00",
        "在范围外不得分，应得0.00，填报9": "10×0.00%=0.00",
    }


@pytest.mark.parametrize(
    ("row", "code", "expected"),
    [
        (DEAR + "10", "S307", "5.00"),
        (OUTSIDE + "10", "S307", "0.00"),
        ("甲项 | ≤100元 | 100.4元 | 10 | 10", "S307", None),  # 9.96, full in whole points
        ("甲项 | 80%~90% | 90.1% | 10 | 10", "S307", "0.00"),
    ],
)
def test_full_points_for_a_miss(row: str, code: str, expected: str | None) -> None:
    found = findings(code, Sheet(HEAD + row, pack=by(reverse="linear", between="zero")))
    assert [(each.severity, each.expected) for each in found] == (
        [(ERROR, expected)] if expected else []
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("合格率 | ＞95% | 95% | 10 | 9", []),  # at the limit: no rule says what that is
        ("参保人数 | ≥100人 | 未完成 | 10 | 3", []),
        ("参保人数 | ≥100人 | 未完成 | 10 | 9", [(WARNING, None)]),
        ("参保人数 | ≥100人 | 部分完成 | 10 | 7", []),
        ("参保人数 | ≥100人 | 部分完成 | 10 | 1", [(WARNING, None)]),
        ("享受待遇人次 | ≥100人次 | 未完成 | 10 | 9", []),
    ],
)
def test_what_the_rule_leaves_open_is_not_expected(
    row: str, expected: list[tuple[Severity, str | None]]
) -> None:
    assert told(row, pack_of(NATIONAL)) == expected


@pytest.mark.parametrize(("places", "score"), [(0, "7"), (0, "7.00"), (1, "6.7"), (1, "6.70")])
def test_a_score_is_rounded_by_the_pack(places: int, score: str) -> None:
    rounding = RoundingRule(source=Ground(kind="document", text="第七条"), places=places)
    pack = msgspec.structs.replace(by(reverse="inverse"), rounding=rounding)
    assert told(DEAR + score, pack) == []
    assert told(DEAR + "9", pack)[0][1] == f"{half_up(Decimal(20) / 3, places):.2f}"


def _all_that_is_said(row: IndicatorData, pack: RulePack) -> list[Finding]:
    cells = " | ".join((row.name, row.target, row.actual, row.points, row.score))
    return [each for code in SCORED for each in findings(code, Sheet(HEAD + cells, pack=pack))]


PACKS = st.builds(
    by,
    st.sampled_from(["document", "printed", "practice", "general"]),
    reverse=st.sampled_from(["inverse", "linear", "either"]),
    between=st.sampled_from(["proportionate", "zero", "either"]),
    exact=st.sampled_from(["one_sided", "two_sided", "standards"]),
)


@given(
    pack=st.one_of(PACKS, st.just(pack_of(NATIONAL)), st.just(pack_of(NINGXIA))),
    name=st.sampled_from(["参保人数", "缴费比例", "平均处理时间", "补助标准", "事故发生数"]),
    target=st.sampled_from(["≥{}次", "≤{}次", "={}次", "{}次", ">{}次", "<{}次", "40次~{}次"]),
    bound=st.integers(41, 400),
    actual=st.integers(0, 900),
    points=st.sampled_from(["5", "7.5", "10"]),
)
def test_what_fill_writes_is_right_and_another_score_is_not(
    pack: RulePack, name: str, target: str, bound: int, actual: int, points: str
) -> None:
    row = IndicatorData(
        level1="产出指标",
        level2="数量指标",
        name=name,
        target=target.format(bound),
        actual=f"{actual}次",
        points=points,
    )
    data = FormData(kind="self_evaluation", year=2020, indicators=(row,))
    filled = complete(data, pack).data.indicators[0]
    if not filled.score:
        for score in ("0", "3"):
            assert not _all_that_is_said(msgspec.structs.replace(row, score=score), pack)
        return
    assert not _all_that_is_said(filled, pack)
    half = msgspec.structs.replace(row, score=f"{half_up(Decimal(points) / 2 + 2, 2)}")
    found = _all_that_is_said(half, pack)
    expected = {Decimal(each.expected) for each in found if each.expected is not None}
    assert expected <= {Decimal(filled.score)}
    assert found or Decimal(half.score) == Decimal(filled.score)
