"""The digest that tells two packs apart: what judges counts, what only describes does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import (
    Ground,
    LampRule,
    MonitoringRule,
    RoundingRule,
    RulePack,
    Weights,
    digest_of,
    name_of,
)

SOURCE = Ground(kind="practice", text="测试")
PACK = RulePack(
    id="own",
    version="1",
    title="甲",
    issuer="某局",
    source=SOURCE,
    weights=Weights(source=SOURCE, levels={"产出": Decimal("0.8")}),
)


def changed(**fields: object) -> RulePack:
    return msgspec.structs.replace(PACK, **fields)


@pytest.mark.parametrize(
    "same",
    [
        changed(id="other", version="2", title="乙", issuer="别局", notes=("注",)),
        changed(weights=Weights(source=SOURCE, levels={"产出": Decimal("0.80")})),
        changed(weights=Weights(source=Ground(kind="practice", text="另"), levels={"产出": Decimal("0.8")})),
        changed(source=Ground(kind="practice", samples=5)),
        changed(regions=(), insurance_funds=False, effective_to=None),
        changed(extends="cn-2020", without=("lamps",), document_number="1号"),
    ],
)  # fmt: skip
def test_what_only_describes_and_what_is_not_set_do_not_count(same: RulePack) -> None:
    assert digest_of(same) == digest_of(PACK)


@pytest.mark.parametrize(
    "other",
    [
        changed(weights=Weights(source=SOURCE, levels={"产出": Decimal("0.81")})),
        changed(weights=Weights(source=SOURCE, levels={"效益": Decimal("0.8")})),
        changed(weights=None),
        changed(source=Ground(kind="printed", text="测试")),
        changed(regions=("某县",)),
        changed(kinds=("monitoring",)),
        changed(insurance_funds=True),
        changed(effective_to=date(2021, 1, 1)),
        changed(rounding=RoundingRule(source=SOURCE)),
        changed(rounding=RoundingRule(source=SOURCE, places=0)),
        changed(monitoring=MonitoringRule(source=SOURCE, execution_warnings={"6": Decimal(0)})),
    ],
)
def test_everything_that_judges_counts(other: RulePack) -> None:
    assert digest_of(other) != digest_of(PACK)


def test_the_name_of_a_pack_holds_its_digest() -> None:
    name = name_of(PACK)
    assert (name.id, name.version, name.digest) == ("own", "1", digest_of(PACK))
    assert name_of(PACK) is name
    assert name_of(changed(regions=("某县",))).digest != name.digest


@pytest.mark.parametrize(
    ("kind", "firm"),
    [("printed", True), ("document", True), ("practice", False), ("general", False)],
)
def test_a_parameter_is_firm_where_its_text_was_read(kind: str, firm: bool) -> None:
    assert Ground(kind=kind).firm is firm  # type: ignore[arg-type]


def test_what_a_rule_says_that_names_no_parameter() -> None:
    lamps = LampRule(source=SOURCE)
    assert (lamps.red_below, lamps.yellow_below, lamps.blue_from) == (60, 80, 120)
    assert RoundingRule(source=SOURCE).places == 2
    assert not PACK.insurance_funds
    assert not Weights(source=SOURCE).total_printed_without_execution
