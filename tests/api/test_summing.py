"""The summary from Python: values in and out."""

from __future__ import annotations

import pytest

import jixiao
from tests.application.summing_data import form, project_list


def test_summary_file_and_reminders() -> None:
    listed = project_list("1\t参保扩面经费\t某县医保中心\t10", "2\t异地核查\t某县医保中心\t30")
    found = jixiao.summary([form(), form("某县社保中心", "待遇认证")], list=listed)
    assert isinstance(found, jixiao.Summarised)
    assert jixiao.summary_file(found)[:2] == b"PK"
    assert jixiao.summary_file(found, "pdf")[:4] == b"%PDF"
    assert list(jixiao.reminders(found)) == ["催报通知-某县医保中心.docx"]


def test_one_file_is_taken_as_well_as_several() -> None:
    assert jixiao.summary(form(), rules="cn-2020", year=2024).files == 1


def test_wrong_settings_are_told_together() -> None:
    with pytest.raises(jixiao.UserError) as caught:
        jixiao.summary(form(), rules="没有", list="没有.xlsx")
    assert [each.code for each in caught.value.findings] == ["E031", "E001"]
