"""Data files: one form as it is, several under ``forms``, by whatever command; lists are read too."""

from __future__ import annotations

import json

import pytest
import yaml

from jixiao import FormData, Source, convert, fill, load_forms
from jixiao.application.data.writing import DATA_FORMATS, as_data

FORMS = tuple(
    FormData(kind="self_evaluation", year=2024, project=name, implementing_unit="某县某局")
    for name in ("甲项目", "乙项目")
)


@pytest.mark.parametrize("fmt", DATA_FORMATS)
def test_what_is_written_is_read_again(fmt: str) -> None:
    assert load_forms(Source(f"a.{fmt}", as_data(FORMS, fmt))) == FORMS
    assert load_forms(Source(f"a.{fmt}", as_data(FORMS[:1], fmt))) == FORMS[:1]


@pytest.mark.parametrize("fmt", DATA_FORMATS)
def test_fill_and_convert_write_several_forms_in_one_shape(fmt: str) -> None:
    filled = fill(FORMS, fmt, draft=True).files[0].content
    printed = fill(FORMS, "docx", draft=True).files[0].content
    converted = convert(Source("a.docx", printed), fmt).content
    for content in (filled, converted):
        read = yaml.safe_load(content)
        assert list(read) == ["forms"]
        assert [each["project"] for each in read["forms"]] == ["甲项目", "乙项目"]


def test_a_list_is_read_as_before() -> None:
    listed = json.dumps(json.loads(as_data(FORMS, "json"))["forms"]).encode()
    assert load_forms(Source("a.json", listed)) == FORMS
