"""What a report makes no use of is named with what it is."""

from __future__ import annotations

from jixiao.application.reports.unused import not_used, without_form
from jixiao.core.findings import Severity, Text


def test_what_forms_are_to_be_made_of_is_a_warning() -> None:
    told = not_used("甲.xlsx", Text("是填写模板", "a filling template"), of_forms=True)
    assert told.severity is Severity.WARNING
    assert told.message.zh == "没有用到 甲.xlsx：是填写模板"
    other = not_used("乙.docx", Text("是整改通知", "a letter"), of_forms=False)
    assert other.severity is Severity.REMARK


def test_many_files_are_named_in_part() -> None:
    (told,) = without_form([f"{number}.docx" for number in range(12)])
    assert "9.docx等12个" in told.message.zh
    assert list(without_form([])) == []
