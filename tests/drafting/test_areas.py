"""The area that titles name, and which names are of one."""

from __future__ import annotations

import pytest

from jixiao.drafting.areas import area_given, area_in, may_be_one, one_area


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("2024年上半年东和市社会保险基金收支分析表", "东和市"),
        ("2024年6月东和市本级社会保险基金收支分析表", "东和市本级"),
        ("2024年1-6月西河县工伤保险基金收支表", "西河县"),
        ("2024年前三季度东和市社会保险基金收支表", "东和市"),
        ("自治区社会保险基金支出绩效自评表", ""),
    ],
)
def test_a_period_and_a_kind_of_area_are_no_name(title: str, area: str) -> None:
    assert area_in(title) == area


def test_what_people_write_is_a_name_or_none() -> None:
    assert (area_given("东和市本级"), area_given("全市"), area_given("")) == ("东和市本级", "", "")


def test_a_level_of_its_own_is_another_area_and_a_province_prints_for_all() -> None:
    assert one_area("南宁市", "广西壮族自治区南宁市")
    assert not one_area("东和市", "东和市本级")
    assert may_be_one("东和市", "东和市本级")
    assert may_be_one("江苏省", "东和市")
    assert not may_be_one("西和市", "东和市本级")
