"""Units under another name: what one is taken for, and what two stay."""

from __future__ import annotations

import jixiao
from jixiao.checks.rounds import Status
from jixiao.rendering.words import since_words
from tests.application.rounds.test_comparing import form, since

NAMES = ("培训经费", "设备购置")
LONG, SHORT = "清河县疾病预防控制中心", "清河县疾控中心"


def both(unit: str, score: str = "45") -> list[jixiao.Source]:
    rate = f"{40 + int(score)}%"
    return [form(unit, rate, score, project=each, file=f"{each}.txt") for each in NAMES]


def test_a_short_name_is_the_unit_and_nobody_is_blamed_for_handing_in_nothing() -> None:
    found = since(both(LONG), [both(SHORT)[0], both(SHORT, "50")[1]])
    assert found.units_absent == ()
    assert found.units_renamed == {LONG: SHORT}
    assert f"{SHORT}与{LONG}的项目相同，名称相近，当作同一单位比较，请核对" in since_words(
        found, "zh"
    )
    assert {each.unit for each in found.mended} == {SHORT}
    assert Status.NEW not in {each.status for each in found.standings}
    result = jixiao.review(
        both(SHORT), separate=True, last=jixiao.review(both(LONG), separate=True)
    )
    assert not any(LONG in name for name in jixiao.letters(result))


def test_two_units_whose_names_are_alike_stay_two() -> None:
    """Both have the projects that all hospitals have; nothing of the one is found in the other."""
    found = since(both("清河县医院"), both("清河县中医院", "44"))
    assert found.units_absent == ("清河县医院",)
    assert {each.whose for each in found.absent} == {"清河县医院"}


def test_files_of_nobody_are_not_new_in_every_round() -> None:
    """The last round's letters and lists by unit did not tell of them."""
    nobodys = jixiao.Source("说明.txt", "本周五补报。".encode())
    first = [form(score="45")]
    found = since(first, [*first, nobodys])
    assert found.tally().new == 0
