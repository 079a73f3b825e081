"""U501: which amounts need a unit."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100 | 90", ["100"]),
        (" | 90", ["90"]),
        ("0 | 90", ["90"]),
        ("0 | 0", []),
        (" | ", []),
        ("100万元 | 90", []),
        ("/ | 90", ["90"]),
    ],
)
def test_an_amount_without_a_unit(cells: str, told: list[str]) -> None:
    funding = f"source | budget | executed\n年度资金总额 | {cells}"
    assert printed("U501", Sheet(funding=funding, money_unit=None)) == told
    assert printed("U501", Sheet(funding=funding)) == []
