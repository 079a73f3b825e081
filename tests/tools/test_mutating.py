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
