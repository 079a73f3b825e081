"""Every address of a form that a finding can carry has a name in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

import jixiao.checks.rules
from jixiao.core.forms import Entry, Form, FundingRow, Goal, Indicator, Total, entries
from jixiao.core.places import Place
from jixiao.knowledge.labels import label_of

RULES = Path(jixiao.checks.rules.__file__).parent
ADDRESS = re.compile(r"view\.address\(\s*f?\"([^\"]+)\"")


def addresses() -> set[str]:
    """Every address of a form that a check writes down, rows by a number."""
    found = {
        re.sub(r"\[\{[^}]*\}\]", "[0]", each)
        for path in RULES.glob("*.py")
        for each in ADDRESS.findall(path.read_text(encoding="utf-8"))
    }
    return {each for each in found if "{" not in each}


def test_every_address_that_a_check_names_has_a_name_in_both_languages() -> None:
    assert "as_of_entry" in addresses()
    for address in addresses():
        named = label_of(address)
        assert re.fullmatch("[一-鿿]+", named.zh), address
        assert named.en.isascii(), address


def full(of: type[Any], **more: Any) -> Any:
    """A part of a form with an entry in every field that has one."""
    said = Entry(text="1", place=Place())
    types = {each.name: str(each.type) for each in msgspec.structs.fields(of)}
    wanted = {name: said for name, of_type in types.items() if of_type.endswith("Entry | None")}
    return of(**wanted, place=Place(), **more)


def test_every_field_of_a_recognised_form_has_a_name_in_both_languages() -> None:
    form = full(
        Form,
        id="form1",
        kind="monitoring",
        funding=(full(FundingRow, role="total", source="1"),),
        goals=(full(Goal),),
        indicators=(full(Indicator),),
        total=full(Total),
    )
    found = {address for address, _ in entries(form)}
    assert {"as_of_entry", "money_unit_entry", "total.score", "indicators[0].reason"} <= found
    for address in found:
        assert re.fullmatch("[一-鿿]+", label_of(address).zh), address
