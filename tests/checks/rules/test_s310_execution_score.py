"""S310: points times the rate, other rules in use, and rows that have no rate."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.findings import Severity
from jixiao.core.packs import Bracket, ExecutionRule, Ground, RoundingRule, RulePack
from tests.checks.builders import NATIONAL, Sheet, findings, pack_of, printed

HEAD = "source | budget | executed | rate | points | score\n"
TOTAL = HEAD + "年度资金总额 | "
ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100 | 94.07 | | 10 | 9.41", []),
        ("100 | 94.07 | | 10 | 9.4", []),
        ("100 | 94.07 | | 10 | 9", []),
        ("100 | 94.45 | | 10 | 9.5", []),  # rounded twice: 9.445, 9.45, 9.5
        ("100 | 94.07 | | 10 | 9.43", [(ERROR, "9.41")]),
        ("100 | 97.07 | | 10 | 9", [(WARNING, "9.71")]),  # cut off
        ("100 | 97.07 | | 10 | 9.7", []),
        ("100 | 97.07 | | 10 | 10", []),  # a whole score is 9.71 rounded, one with places is not
        ("100 | 97.07 | | 10 | 10.0", [(ERROR, "9.71")]),
        ("100 | 97.07 | | 10 | 10.00", [(ERROR, "9.71")]),
        ("100 | 95.20 | | 10 | 10", []),
        ("100 | 94.90 | | 10 | 10", [(ERROR, "9.49")]),
        ("100 | 97.07 | | 10 | 10.1", []),  # S304
        ("100 | 120 | | 10 | 10", []),
        ("100 | 120 | | 10 | 9", [(ERROR, "10.00")]),
        ("100 | 100 | | 10 | 9", [(ERROR, "10.00")]),
        # by brackets
        ("100 | 80 | | 10 | 7", [(WARNING, "8.00")]),
        ("100 | 79.5 | | 10 | 7", [(WARNING, "7.95")]),
        ("100 | 79.5 | | 10 | 5", [(WARNING, "7.95")]),
        ("100 | 60 | | 10 | 5", [(WARNING, "6.00")]),
        ("100 | 59.5 | | 10 | 5", [(WARNING, "5.95")]),
        ("100 | 55 | | 10 | 0", [(WARNING, "5.50")]),
        ("100 | 60 | | 10 | 0", [(ERROR, "6.00")]),
        ("100 | 60 | | 10 | 4", [(ERROR, "6.00")]),
        # the rate as printed, and bare ones
        ("100 | 94.07 | 94.1% | 10 | 9.41", []),
        (" | | 94.1% | 10 | 9.41", []),
        (" | | 94.1% | 10 | 9.51", [(ERROR, "9.41")]),
        ("100 | 94.07 | 94 | 10 | 9.4", []),
        ("100 | 94.07 | 94 | 10 | 9.51", [(ERROR, "9.41")]),
        # nothing to go by
        ("0 | 0 | 0% | 10 | 10", []),
        ("0 | | 0% | 10 | 10", []),
        ("0 | 5 | | 10 | 9", []),
        ("0 | 5 | 50% | 10 | 9", [(ERROR, "5.00")]),
        ("100 | | | 10 | 9", []),
        (" | 94.07 | | 10 | 9", []),
        ("100 | 94.07 | | | 9", []),
        ("100 | 94.07 | | 10 | ", []),
    ],
)
def test_points_times_the_rate(cells: str, told: list[tuple[Severity, str]]) -> None:
    found = findings("S310", Sheet(funding=TOTAL + cells))
    assert [(each.severity, each.expected) for each in found] == told


def test_what_is_told_of_a_wrong_score() -> None:
    (found,) = findings("S310", Sheet(funding=TOTAL + "100 | 94.07 | 94.07% | 10 | 8.25"))
    assert (found.formula, found.difference) == ("10×min(94.07%,100%)=9.41", "-1.16")
    assert [each.place.text for each in found.related] == ["94.07%", "10"]
    assert [each.printed for each in found.operands] == ["10", "94.07%"]
    (found,) = findings("S310", Sheet(funding=TOTAL + "100 | 94.07 | | 10 | 8.255"))
    assert (found.expected, [each.printed for each in found.operands]) == ("9.410", ["10"])


def test_the_parts_are_scored_too() -> None:
    rows = TOTAL + "100 | 94.07 | | 10 | 9.41\n其中：财政拨款 | 50 | 25 | | 10 | 9.41"
    (found,) = findings("S310", Sheet(funding=rows))
    assert (found.place.line, found.expected) == (111, "5.00")


def test_a_pack_may_score_beyond_the_budget() -> None:
    rule = pack_of(NATIONAL).execution
    assert rule is not None
    wide = msgspec.structs.replace(
        pack_of(NATIONAL), execution=msgspec.structs.replace(rule, cap=Decimal("1.1"))
    )
    cells = HEAD + "其中：财政拨款 | 100 | 105 | | 20 | {}\n年度资金总额 | 100 | 100 | | 10 | 10"
    assert printed("S310", Sheet(funding=cells.format("20"))) == []
    assert printed("S310", Sheet(funding=cells.format("20"), pack=wide)) == ["20"]


def test_a_score_above_its_points_is_judged_where_the_pack_gives_one() -> None:
    pack = by("linear", cap=Decimal("1.2"))
    for score, told in (("11", []), ("12", ["12"]), ("12.1", [])):  # S304 tells the last
        sheet = Sheet(funding=TOTAL + f"100 | 110 | | 10 | {score}", pack=pack)
        assert printed("S310", sheet) == told


@pytest.mark.parametrize(("score", "told"), [("9.4", []), ("9.41", []), ("9.5", ["9.5"])])
def test_the_packs_own_rounding_is_kept_to(score: str, told: list[str]) -> None:
    one = RoundingRule(source=Ground(kind="document", text="第九条"), places=1)
    pack = msgspec.structs.replace(pack_of(NATIONAL), rounding=one)
    found = findings("S310", Sheet(funding=TOTAL + f"100 | 94.07 | | 10 | {score}", pack=pack))
    assert [each.printed for each in found] == told
    assert all(each.formula == "10×min(94.07%,100%)=9.40" for each in found)


DOCUMENT = Ground(kind="document", text="第八条")
STEPS = (
    Bracket(at_least=Decimal("0.9"), share=Decimal("0.8")),
    Bracket(at_least=Decimal(1), share=Decimal(1)),
)


def by(method: str, source: Ground = DOCUMENT, **rest: object) -> RulePack:
    rule = ExecutionRule(method=method, source=source, **rest)  # type: ignore[arg-type]
    return msgspec.structs.replace(pack_of(NATIONAL), execution=rule)


@pytest.mark.parametrize(
    ("method", "score", "expected", "formula"),
    [
        ("bracket", "8", None, None),
        ("bracket", "9.63", "8.00", "10×80.00%=8.00"),
        ("bracket", "7", "8.00", "10×80.00%=8.00"),  # the brackets of practice are not its own
        ("floor", "9", None, None),
        ("floor", "9.63", "9.00", "取整(10×min(96.32%,100%))=9.00"),
        ("linear", "9.63", None, None),
        ("linear", "8", "9.63", "10×min(96.32%,100%)=9.63"),
    ],
)
def test_a_firm_pack_is_kept_to(
    method: str, score: str, expected: str | None, formula: str | None
) -> None:
    pack = by(method, brackets=STEPS if method == "bracket" else ())
    found = findings(
        "S310", Sheet(funding=TOTAL + f"100 | 96.32 | 96.32% | 10 | {score}", pack=pack)
    )
    told = [(ERROR, expected, formula)] if expected else []
    assert [(each.severity, each.expected, each.formula) for each in found] == told


def test_a_pack_of_practice_only_remarks_points_times_the_rate() -> None:
    pack = by("bracket", Ground(kind="practice", text="通行"), brackets=STEPS)
    for score, told in (("9.63", [REMARK]), ("9.6", [REMARK]), ("8", []), ("5", [ERROR])):
        sheet = Sheet(funding=TOTAL + f"100 | 96.32 | | 10 | {score}", pack=pack)
        assert [each.severity for each in findings("S310", sheet)] == told


def test_which_brackets_are_in_use_is_the_packs_to_say() -> None:
    sheet = Sheet(funding=TOTAL + "100 | 80 | | 10 | 7")
    assert [each.severity for each in findings("S310", sheet)] == [WARNING]
    others = (Bracket(at_least=Decimal("0.5"), share=Decimal("0.6")),)
    for in_use, score, severity in (((), "7", ERROR), (others, "7", ERROR), (others, "6", WARNING)):
        pack = by("linear", in_use=in_use)
        sheet = Sheet(funding=TOTAL + f"100 | 80 | | 10 | {score}", pack=pack)
        assert [each.severity for each in findings("S310", sheet)] == [severity]
