"""A fact sheet beside what other files tell: the cells of its fields where its funds stand among theirs,
and its sheets on which nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jixiao.application.factsheets.reading import Facts
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity


def empty_sheets(facts: Facts, raw: Mapping[str, Any]) -> Iterator[Finding]:
    """Sheets of funds that nothing is filled in on, and that nothing else is known of."""
    known = {each.get("fund") for each in raw.get("funds", ())}
    for fund, sheet in facts.empty:
        if fund not in known:
            yield fault(
                "E016",
                f"{facts.file} 的“{sheet}”页没有填数，报告里不写这项基金",
                f"the sheet {sheet} of {facts.file} is empty; the report leaves the fund out",
                severity=Severity.REMARK,
            )


def cells_in(facts: Facts, raw: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a fact sheet by the fields of data in which its funds stand at other places."""
    funds = raw.get("funds", ())
    listed = facts.raw.get("funds", ())
    order = sorted(range(len(listed)), key=lambda number: number in facts.blank)
    places: dict[int, int] = {}
    for number in order:
        fund = listed[number].get("fund")
        of_name = (at for at, each in enumerate(funds) if each.get("fund") == fund)
        place = next((at for at in of_name if at not in places.values()), None)
        if place is not None:
            places[number] = place
    found: dict[str, str] = {}
    for field, cell in facts.cells.items():
        head, _, rest = field.partition("].")
        if not head.startswith("funds["):
            found[field] = cell
            continue
        place = places.get(int(head.removeprefix("funds[")))
        if place is not None:
            found[f"funds[{place}].{rest}"] = cell
    return found
