"""What is wrong in a user's TOML file is told with its line, in plain words."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.errors import UserError
from jixiao.core.findings import Text
from jixiao.core.toml import told, toml_table

CALLED = Text("样式文件 甲.toml", "the layout a.toml")


def test_a_blank_stands_behind_a_files_name_alone() -> None:
    said = []
    for called in (CALLED, Text("接受清单不是 xlsx 问题清单，也", "nor")):
        with pytest.raises(UserError) as caught:
            toml_table(b"a", "E041", called)
        said.append(caught.value.text.zh)
    assert said[0].startswith("样式文件 甲.toml 不是正确的 TOML")
    assert said[1].startswith("接受清单不是 xlsx 问题清单，也不是正确的 TOML")


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("a = 1\nb = 甲\n", "第2行：等号后面的值写法不对"),
        ("a = 1 b", "第1行：一行只能写一项"),
        ("[a\n", "第1行：方括号"),
        ("a = [1\n", "文件末尾：方括号"),
        ("a = {b = 1", "文件末尾：花括号"),
        ('a = "甲', "文件末尾：引号没有配对"),
        ("a = '甲", "文件末尾：引号没有配对"),
        ("a = 1\na = 2\n", "第2行：同一个名称写了两次"),
        ("[a]\n[a]", "第2行：同一张表写了两次"),
        ("a", "文件末尾：名称后面要有等号"),
        ("甲", "第1行：这一行既不是"),
        ('a = "\\q"', "第1行：反斜线"),
        ("a = 1e99999999999999999999", "层次太深，或有太大的数"),
        (f"a = {'9' * 5000}", "层次太深，或有太大的数"),
        (f"a = {'[' * 20000}", "层次太深，或有太大的数"),
    ],
)
def test_faults_are_told_in_chinese_with_their_line(text: str, zh: str) -> None:
    with pytest.raises(UserError) as caught:
        toml_table(text.encode(), "E032", CALLED)
    assert caught.value.code == "E032"
    assert zh in caught.value.text.zh
    assert caught.value.text.zh.startswith("样式文件 甲.toml ")
    assert not re.search(
        "[A-Za-z]{4}", caught.value.text.zh.replace("toml", "").replace("TOML", "")
    )
    assert not re.search("[一-鿿]", caught.value.text.en)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UserError, match="不是 UTF-8 文本"):
        toml_table(b"\xff\xfe", "E032", CALLED)


def test_numbers_keep_every_digit() -> None:
    assert toml_table("a = 0.10".encode("utf-8-sig"), "E032", CALLED) == {"a": Decimal("0.10")}


@given(st.text(alphabet="a1.=[]{}\"'\\#\n ,甲-", max_size=30))
def test_every_fault_of_the_parser_has_words(text: str) -> None:
    said = ""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    assert not said or not re.search("[a-z]{4}", told(said).zh)
    assert not said or not told(said).zh.endswith("写法不对") or "值写法不对" in told(said).zh, said
