"""What of the files that a report was to be made from is of no use for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.series import series

_MOST_NAMED = 10


def not_used(name: str, known: Text, *, of_forms: bool) -> Finding:
    """What is known to be none of what a report is made from: a warning where forms are to come of it."""
    return fault(
        "E016",
        f"没有用到 {name}：{known.zh}",
        f"not used: {name}, {known.en}",
        severity=Severity.WARNING if of_forms else Severity.REMARK,
    )


def without_form(names: Sequence[str]) -> Iterator[Finding]:
    """A remark on what of a folder holds nothing that a report is made from."""
    if names:
        listed = series(names, _MOST_NAMED, "个")
        yield fault(
            "E016",
            f"没有用到 {listed.zh}：里面没有认出自评表、基金收支表或收支事实表",
            f"not used: {listed.en}; no form, table or fact sheet was recognised there",
            severity=Severity.REMARK,
        )
