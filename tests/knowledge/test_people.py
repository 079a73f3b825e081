"""Names of counts of people: who is insured, who is paid."""

from __future__ import annotations

import pytest

from jixiao.knowledge.people import names_insured, names_paid


@pytest.mark.parametrize(
    ("name", "insured", "paid"),
    [
        ("年末参保人数", True, False),
        ("职工医保参保人数", True, False),
        ("参加失业保险人数", True, False),
        ("新增参保人数", False, False),
        ("困难群众参保人数", False, False),
        ("参保缴费人数", False, False),
        ("领取失业保险金人数", False, True),
        ("享受工伤待遇人员", False, True),
        ("享受待遇人次", False, False),
        ("领取养老金人数", False, False),
        ("领取丧葬补助人数", False, False),
        ("政策知晓率", False, False),
    ],
)
def test_what_a_name_says_of_people(name: str, insured: bool, paid: bool) -> None:
    assert (names_insured(name), names_paid(name)) == (insured, paid)
