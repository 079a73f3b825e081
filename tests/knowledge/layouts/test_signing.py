"""Which layouts print a foot, and with what."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData
from jixiao.knowledge.layouts import layout_of, layouts
from jixiao.knowledge.layouts.layout import PLACEHOLDER, STYLES, Line
from jixiao.knowledge.layouts.problems import problems_of
from jixiao.knowledge.layouts.signing import as_signed, blanks, cover_lines, with_foot

FORM = FormData(kind="self_evaluation")
NATIONAL = layouts()["national-2020"]


def test_a_foot_is_printed_where_it_is_wanted_or_the_form_has_one() -> None:
    assert not as_signed(NATIONAL, FORM).signed
    assert as_signed(NATIONAL, FORM, wanted=True).signed
    assert as_signed(NATIONAL, msgspec.structs.replace(FORM, foot=True)).signed
    assert as_signed(NATIONAL, msgspec.structs.replace(FORM, telephone="6012345")).signed


def test_every_layout_takes_the_foot_and_says_its_fields() -> None:
    for layout in layouts().values():
        signed = with_foot(layout)
        assert not list(problems_of(signed))
        assert {"prepared_by", "reviewed_by", "head_of_unit", "telephone"} <= signed.places()
        assert "prepared_by" not in layout.places()


def test_a_layout_may_have_a_foot_of_its_own() -> None:
    own = msgspec.structs.replace(
        NATIONAL, foot=(Line(text="经办人：{prepared_by}", style="sign"),)
    )
    assert with_foot(own).foot == own.foot


def test_a_layout_of_ones_own_may_always_be_signed() -> None:
    given = """
id = "own"
name = "本局"
kinds = ["self_evaluation"]
title = "自评表"
widths = [1, 1]
signed = true
[[foot]]
style = "sign"
text = "填表人：{prepared_by}"
[[parts]]
rows = "项目名称 | {project}"
[[parts]]
rows = "三级指标 | 完成值"
[[parts]]
repeat = "indicators"
rows = "{name} | {actual}"
"""
    layout = layout_of(given.encode(), "own.toml")
    assert layout.signed
    assert "prepared_by" in layout.places()
    wrong = given.replace("{prepared_by}", "{writer}")
    with pytest.raises(UserError, match="foot"):
        layout_of(wrong.encode(), "own.toml")


def test_every_field_of_foot_and_cover_has_room_to_be_written_in() -> None:
    lines = (*with_foot(NATIONAL).foot, *cover_lines())
    fields = {field for line in lines for field in PLACEHOLDER.findall(line.text)}
    assert fields - {"title"} == set(blanks())
    assert {line.style for line in lines} <= set(STYLES)
