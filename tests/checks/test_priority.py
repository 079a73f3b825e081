"""Which findings come first, and that none is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.checks.priority import agenda, is_returned
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.places import Place

ERROR, WARNING, REMARK = Severity


def finding(name: str, code: str, severity: Severity, group: str | None = None) -> Finding:
    said = Text(name, name)
    return Finding(
        id=name,
        code=code,
        severity=severity,
        message=said,
        address="0:x",
        place=Place(),
        group=group,
    )


def test_what_is_returned_comes_first_and_the_gravest_of_it() -> None:
    found = agenda(
        [
            finding("a", "L708", REMARK),
            finding("b", "L703", WARNING),
            finding("c", "S306", ERROR),
            finding("d", "F801", WARNING),
        ]
    )
    assert [each.finding.id for each in found.first] == ["c", "b"]
    assert [each.finding.id for each in found.also] == ["d", "a"]


def test_consequences_stand_under_their_cause() -> None:
    found = agenda(
        [
            finding("sum", "S309", ERROR, "cause"),
            finding("grade", "S312", WARNING, "sum"),
            finding("cause", "S301", WARNING),
        ]
    )
    (told,) = found.first
    assert told.finding.id == "cause"
    assert [each.id for each in told.consequences] == ["sum", "grade"]


def test_remarks_of_one_kind_are_one_line() -> None:
    found = agenda([finding(name, "L708", REMARK) for name in "abc"])
    (told,) = found.also
    assert [each.id for each in told.alike] == ["b", "c"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["S306", "F801", "L708", "T202"]),
            st.sampled_from(list(Severity)),
            st.none() | st.integers(0, 12),
        ),
        max_size=12,
    )
)
def test_every_finding_is_told_once(given: list[tuple[str, Severity, int | None]]) -> None:
    findings = [
        finding(str(at), code, severity, None if group is None else str(group))
        for at, (code, severity, group) in enumerate(given)
    ]
    ordered = list(agenda(findings).ordered())
    assert sorted(each.id for each in ordered) == sorted(each.id for each in findings)
    assert all(is_returned(each) for each in findings if each.severity is ERROR)
