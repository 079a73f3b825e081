"""What is missing keeps a form from being written where somebody can fill it in, and nowhere else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jixiao import fill
from jixiao.application.absences import as_placed, not_in_the_way, of_absence
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, form_data
from jixiao.knowledge.layouts import layout_of
from tests.application.filling_data import FORM

OWN = layout_of(
    'id = "own"\nname = "本局样表"\nkinds = ["self_evaluation"]\ntitle = "绩效自评表"\n'
    'widths = [2, 4, 3, 3]\n[[above]]\nstyle = "title"\ntext = "{title}"\n'
    '[[parts]]\nrows = "项目名称 | {project} | < | <"\n'
    '[[parts]]\nrows = "绩效指标 | 三级指标 | 指标值 | 完成值"\n'
    '[[parts]]\nrepeat = "indicators"\nrows = "^ | {name} | {target} | {actual}"\n'.encode(),
    "own",
)


def lacking(*fields: str, code: str = "R131") -> list[Finding]:
    return [fault(code, "缺", "missing", f"0:form1.{field}") for field in fields]


def data(**more: object) -> FormData:
    return replace(form_data(FORM, strict=False), **more)


@pytest.mark.parametrize(
    ("field", "given", "stays"),
    [
        ("project", {"project": ""}, True),
        ("project", {}, False),
        ("year", {"year": None}, True),
        ("implementing_unit", {"implementing_unit": "", "supervising_department": ""}, False),
        ("indicators[1].actual", {}, True),
        ("indicators.actual", {}, True),
        ("indicators[1].score", {}, False),
        ("funding[0].executed", {}, False),
        ("indicators", {}, True),
    ],
)
def test_what_a_layout_has_no_place_for_is_no_error(
    field: str, given: dict[str, object], stays: bool
) -> None:
    (told,) = as_placed(lacking(field), data(**given), OWN.places())
    assert (told.severity is Severity.ERROR) is stays


def test_scores_without_points_are_left_to_who_gives_them() -> None:
    places = frozenset({"indicators.name", "indicators.score"})
    column, row = as_placed(lacking("indicators.score", "indicators[1].score"), data(), places)
    assert (column.severity, row.severity) == (Severity.REMARK, Severity.ERROR)
    (scored,) = as_placed(lacking("indicators.score"), data(), places | {"indicators.points"})
    assert scored.severity is Severity.ERROR


def test_a_form_in_a_layout_of_few_fields_can_be_written() -> None:
    assert fill([data()], "docx", layout=OWN).files
    bare = data(implementing_unit="", supervising_department="")
    assert fill([bare], "docx", layout=OWN).files
    assert not fill([bare], "docx").files


def test_a_form_that_reports_nothing_is_begun_and_written() -> None:
    rows = tuple(replace(row, actual="", score="", reason="") for row in data().indicators)
    money = tuple(replace(row, executed="", rate="", score="") for row in data().funding)
    begun = data(indicators=rows, funding=money)
    made = fill([begun], "docx")
    assert made.files
    assert {each.severity for each in made.forms[0].findings} == {Severity.REMARK}
    half = replace(begun, indicators=(replace(rows[0], actual="330人次"), *rows[1:]))
    assert not fill([half], "docx").files


def test_what_a_list_takes_no_notice_of_is_no_error_of_it() -> None:
    told = list(
        not_in_the_way([*lacking("indicators[0].reason", code="L703"), *lacking("x", code="S309")])
    )
    assert [each.severity for each in told] == [Severity.WARNING, Severity.ERROR]
    assert "L703" in of_absence()
