"""A paper on a whole year is not dated in the first half of it."""

from __future__ import annotations

import pytest

from jixiao.judging.filing import filed_early


@pytest.mark.parametrize(
    ("filed", "early"),
    [
        ("2024年2月20日", True),
        ("2024-06-30", True),
        ("二〇二四年三月五日", True),
        ("2024年7月1日", False),
        ("2025年2月20日", False),
        ("2023年2月20日", False),
        ("2024年", False),
        ("2月20日", False),
        ("", False),
    ],
)
def test_the_first_half_of_its_own_year_is_early(filed: str, early: bool) -> None:
    assert filed_early(filed, 2024) is early
