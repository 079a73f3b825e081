"""Faults for the mutation run: each changes the module, and only one thing in it."""

from __future__ import annotations

import ast

import pytest

from mutating import mutants_of, mutated

SOURCE = '''"""A module."""

def rate(a: int, b: int) -> int:
    """Doc 1."""
    if a < b and b != 0:
        return a / b * 100
    return 0
'''


def test_every_fault_changes_the_code_and_still_compiles() -> None:
    faults = mutants_of(SOURCE)
    changed = {mutated(SOURCE, each) for each in faults}
    assert len(changed) == len(faults)
    assert ast.unparse(ast.parse(SOURCE)) not in changed


@pytest.mark.parametrize(
    "said",
    [
        "a < b → a <= b",
        "b != 0 → b == 0",
        "a < b and b != 0 → a < b or b != 0",
        "a / b → a * b",
        "100 → 101",
        "if a < b and b != 0 → if not (a < b and b != 0)",
    ],
)
def test_the_usual_slips_are_among_them(said: str) -> None:
    assert said in [each.said for each in mutants_of(SOURCE)]


def test_words_that_do_not_run_are_left_alone() -> None:
    assert all("Doc" not in each.said and "int" not in each.said for each in mutants_of(SOURCE))


UNSEEN = '''
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    LIMIT = 1
__all__ = ["told"]

class Told(Struct, frozen=True):
    """Doc 1."""

    many: bool = False

def told(count: int, words: str) -> Told:
    """Doc 2."""
    assert count > 3, "4"
    pairs = zip(words, words, strict=True)
    return Text("共" + words[5:], f"{words[6:]} in all" if count else "")
'''


def test_what_no_run_and_no_user_sees_is_left_alone() -> None:
    assert [each.said for each in mutants_of(UNSEEN)] == ["False → True", "5 → 6"]


def test_a_condition_is_turned_round_only_once() -> None:
    faults = [each.said for each in mutants_of("a = 1 if b is None else 2")]
    assert faults == ["b is None → b is not None", "1 → 2", "2 → 3"]


def test_a_fault_knows_the_lines_of_its_statement() -> None:
    (fault,) = [each for each in mutants_of("a = (\n    b +\n    c\n)\n") if "+" in each.said]
    assert (fault.line, list(fault.lines)) == (2, [1, 2, 3, 4])
    body = next(each for each in mutants_of("if b < c:\n    a()\n") if "<" in each.said)
    assert list(body.lines) == [1]
