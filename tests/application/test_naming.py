"""What forms are called, and the names of their files."""

from __future__ import annotations

from jixiao.application.naming import file_names, heads_of, in_quotes
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData


def of(unit: str, project: str = "", title: str = "") -> FormData:
    return FormData(kind="self_evaluation", implementing_unit=unit, project=project, title=title)


def test_files_are_numbered_in_turn_and_name_the_unit_where_there_are_several() -> None:
    assert file_names([of("甲局", "培训"), of("甲局", "培训")]) == ["1_培训", "2_培训"]
    assert file_names([of("甲局", "培训"), of("乙局", "培训")]) == ["1_甲局_培训", "2_乙局_培训"]
    assert file_names([of(f"局{n}", "a/b:c") for n in range(10)])[9] == "10_局9_abc"
    assert file_names([of("")]) == ["1_表"]


def test_what_is_told_of_one_of_several_forms_is_headed_by_its_number_name_and_file() -> None:
    forms = [of("甲局", "培训"), of("乙局", "培训")]
    assert heads_of(forms[:1], ["a.docx"], "zh") == [""]
    assert heads_of(forms, ["a.docx", "a.docx"], "zh") == ["第1张 甲局 培训", "第2张 乙局 培训"]
    assert heads_of(forms, ["a.docx", "b.docx"], "zh")[1] == "第2张 乙局 培训（b.docx）"
    assert heads_of(forms, ["a.docx", "b.docx"], "en")[1] == "Form 2 乙局 培训 (b.docx)"
    assert heads_of([of(""), of("")], ["", ""], "en") == ["Form 1", "Form 2"]


def test_a_name_in_quotes_stands_apart_from_the_english_word_before_it() -> None:
    assert in_quotes(of("甲局", "培训")) == Text("“培训”", " “培训”")
    assert in_quotes(of("")) == Text("", "")
