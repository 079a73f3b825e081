"""What the user can put right: one exception, every fault in it, and it survives another process."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

import jixiao
from jixiao.core.errors import USER_ERRORS, Faults, UserError, fault, held_format, user_error

SOURCE = Path(jixiao.__file__).parent


def test_all_faults_of_an_input_are_told_and_the_first_gives_code_and_address() -> None:
    error = UserError(
        fault("E021", "指标!D5 “分值”：应为数字", "指标!D5 points: a number", "指标!D5", "十"),
        fault("E012", "缺少栏目 kind", "the field kind is missing", "kind"),
    )
    assert (error.code, error.address) == ("E021", "指标!D5")
    assert error.text.zh.splitlines() == ["指标!D5 “分值”：应为数字", "缺少栏目 kind"]
    assert str(error) == error.text.zh


def _refuse(*codes: str) -> int:
    if codes:
        raise UserError(*(fault(code, code, code) for code in codes))
    return 3


def test_faults_of_several_things_are_gathered_and_told_once() -> None:
    faults = Faults()
    assert faults.of(_refuse) == 3
    faults.tell(lambda: pytest.fail("nothing is wrong yet"))
    assert faults.of(_refuse, "E001", "E002") is None
    assert faults.of(_refuse, "E002") is None
    with pytest.raises(UserError) as told:
        faults.tell()
    assert [each.code for each in told.value.findings] == ["E001", "E002"]
    with pytest.raises(UserError) as told:
        faults.tell(lambda: _refuse("E003"))
    assert [each.code for each in told.value.findings] == ["E001", "E002", "E003"]
    with pytest.raises(KeyError):
        faults.of({}.__getitem__, "x")


def test_a_format_is_one_of_those_known() -> None:
    assert held_format("docx", ("docx", "txt")) == "docx"
    with pytest.raises(UserError, match="能写的是 docx、txt"):
        held_format("doc", ("docx", "txt"))


def test_it_leaves_its_process_whole() -> None:
    error = user_error("E001", "没有文件 甲.xlsx", "there is no file 甲.xlsx")
    assert pickle.loads(pickle.dumps(error)).findings == error.findings


def test_every_code_that_is_raised_is_explained() -> None:
    raised = {
        code
        for path in SOURCE.rglob("*.py")
        for code in re.findall(r'"(E\d{3})"', path.read_text("utf-8"))
    }
    assert raised == set(USER_ERRORS)
    assert all(jixiao.explain(code) is not None for code in USER_ERRORS)
