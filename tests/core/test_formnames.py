"""What a form is called in messages."""

from __future__ import annotations

from jixiao.core.formdata import FormData
from jixiao.core.formnames import form_name, of_several_units


def of(unit: str, project: str = "", title: str = "") -> FormData:
    return FormData(kind="self_evaluation", implementing_unit=unit, project=project, title=title)


def test_a_form_is_called_by_its_project_and_where_several_units_are_meant_by_its_unit() -> None:
    assert form_name(of("甲局", "培训")) == "培训"
    assert form_name(of("甲局", "培训"), with_unit=True) == "甲局 培训"
    assert form_name(of("甲 局", "甲局"), with_unit=True) == "甲局"
    assert form_name(of("甲局")) == "甲局"
    assert form_name(of("", title="自评表")) == "自评表"


def test_units_are_several_where_two_are_named() -> None:
    assert of_several_units([of("甲局"), of("乙局")])
    assert not of_several_units([of("甲局"), of("甲 局"), of("")])
