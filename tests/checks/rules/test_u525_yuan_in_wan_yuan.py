"""U525: one finding for a form, on the firmest ground."""

from __future__ import annotations

from tests.checks.test_magnitudes import told


def test_a_form_is_told_once() -> None:
    """By its people and prices, though its amounts and last year's budget say the same."""
    last = {"year": "2022", "total": "150", "spent": "140.20", "part": "140.20"}
    priced = {"price": "补助标准", "standard": "1000元/人"}
    assert told(last, priced) == [("1500000", "warning")]
    assert told(last, {}) == [("1500000", "remark")]
