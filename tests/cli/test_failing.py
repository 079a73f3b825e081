"""How errors of the user are told."""

from __future__ import annotations

import pytest

from jixiao.cli.failing import said
from jixiao.core.errors import UserError, fault


def _error(count: int) -> UserError:
    return UserError(*(fault("E012", f"第{n}处", f"no. {n}") for n in range(1, count + 1)))


def test_one_fault_is_one_line() -> None:
    assert said(_error(1), english=False) == "错误：第1处"
    assert said(_error(1), english=True) == "Error: no. 1"


@pytest.mark.parametrize(("count", "shown", "left"), [(2, 2, 0), (50, 50, 0), (51, 50, 1)])
def test_of_very_many_faults_the_first_are_shown_and_the_others_counted(
    count: int, shown: int, left: int
) -> None:
    head, *lines = said(_error(count), english=False).splitlines()
    assert head == f"错误：共{count}处"
    told = [line for line in lines if line.startswith("  第")]
    assert len(told) == shown
    assert lines[len(told) :] == ([f"  ……还有{left}处，没有列出"] if left else [])


def test_an_error_holds_all_faults_for_a_program() -> None:
    assert len(_error(60).findings) == 60
