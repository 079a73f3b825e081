"""The contract's keys, written down apart from the code that makes them."""

from __future__ import annotations

FORM_WORDS = (
    "id key kind title year as_of money_unit project supervising_department implementing_unit filed_on"
    " ruleset ruleset_reason pack funding goals indicators lines level_points total recomputed place"
)
INDICATOR_WORDS = (
    "key level1 level2 name operator target actual unit points score review_score completion reason"
    " direction direction_reason extra place recomputed"
)
FINDING_WORDS = (
    "id code severity message form field printed expected expected_interval difference unit formula"
    " quote place related operands causes correction advice group accepted"
)
FORM_KEYS, INDICATOR_KEYS, FINDING_KEYS = (
    set(FORM_WORDS.split()),
    set(INDICATOR_WORDS.split()),
    set(FINDING_WORDS.split()),
)
