"""The legend says of every lamp when it is lit and what is to be done, by the limits of the pack."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.judging.monitoring.lamps import LAMP_NAMES, Lamp
from jixiao.knowledge.packs import load_packs
from jixiao.writing.dashboard.legend import legend_of

PACKS = load_packs()


@pytest.mark.parametrize(
    "pack", [each for each in PACKS.values() if each.lamps], ids=lambda p: p.id
)
def test_every_lamp_has_its_rule_and_what_to_do(pack: object) -> None:
    told = {each.name: each for each in legend_of(PACKS[getattr(pack, "id")])}  # noqa: B009
    assert set(LAMP_NAMES.values()) - {LAMP_NAMES[Lamp.BLUE]} <= set(told)
    assert all(each.when and each.duty for each in told.values())


def test_the_limits_are_the_packs() -> None:
    pack = PACKS["cn-2020"]
    assert pack.lamps is not None
    rule = msgspec.structs.replace(
        pack.lamps, red_below=Decimal(50), yellow_below=Decimal(75), blue_from=None
    )
    told = {each.name: each.when for each in legend_of(msgspec.structs.replace(pack, lamps=rule))}
    assert "不到应完成数的50%" in told["红灯"]
    assert "50%，不到75%" in told["黄灯"]
    assert "蓝灯" not in told


def test_what_a_bureau_asks_after_a_warning_is_said() -> None:
    [red] = [each for each in legend_of(PACKS["sichuan-monitoring-2025"]) if each.lamp is Lamp.RED]
    assert "10个工作日内选择继续执行、调剂、取消" in red.duty


def test_a_pack_without_lamps_has_no_legend() -> None:
    assert legend_of(msgspec.structs.replace(PACKS["cn-2020"], lamps=None)) == ()
