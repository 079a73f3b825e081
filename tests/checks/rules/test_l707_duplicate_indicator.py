"""L707: when two rows are the same indicator."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

HEAD = "name | operator | target | unit | actual\n"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("政策知晓 | ≥ | 95 | %", "政策知晓 | ≥ | 95 | %", True),
        ("知晓率 | ≥ | 95 | %", "知晓率 | ≥ | 95 | %", False),
        ("政策知晓 | ≥ | 95 | %", "政策 知晓： | ≥ | 95 | %", True),
        ("政策知晓 | ≥ | 95 | %", "政策知晓 | ＝ | 95 | %", False),
        ("政策知晓 | ≥ | 95 | %", "政策知晓 | ≥ | 95 | 人", False),
    ],
)
def test_the_same_words_and_the_same_target(first: str, second: str, told: bool) -> None:
    rows = f"{HEAD}{first} | 96\n{second} | 96"
    assert len(printed("L707", Sheet(rows))) == told


def test_three_times_is_one_finding_at_the_second() -> None:
    (found,) = findings("L707", Sheet(HEAD + "政策知晓率 | ≥ | 95 | % | 96\n" * 3))
    assert "重复设置了3次" in found.message.zh
    assert (found.place.line, [each.place.line for each in found.related]) == (121, [120, 122])


def test_the_first_name_is_shown_and_the_second_pointed_at() -> None:
    (found,) = findings(
        "L707", Sheet(f"{HEAD}政策 知晓率 | ≥ | 95 | % | 96\n政策知晓率 | ≥ | 95 | % | 96")
    )
    assert found.message.zh.startswith("“政策 知晓率”")
    assert found.printed == "政策知晓率"
