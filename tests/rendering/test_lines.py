"""Lines of at most so many columns of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.rendering.lines import Lines, columns

PLAIN, COLOURED = Lines(20, colour=False), Lines(20, colour=True)


@given(st.text(alphabet="执行率 a7—，\n", max_size=120), st.integers(0, 6))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, indent: int) -> None:
    lines = list(PLAIN.wrapped([(text, "")], indent))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= 20 for line in lines)
    assert all(line.startswith(" " * indent) for line in lines if line)


def test_words_are_kept_whole_where_they_fit() -> None:
    assert list(PLAIN.wrapped([("budget execution rate of 2020", "")])) == [
        "budget execution",
        "rate of 2020",
    ]


def test_a_style_goes_on_over_the_line() -> None:
    shown = list(COLOURED.wrapped([("执行率", "bold red"), ("应为百分之七十五", "")]))
    assert shown == ["\x1b[1;31m执行率\x1b[0m应为百分之七十", "五"]
    styled = list(COLOURED.wrapped([("执行率应为百分之七十五", "dim")]))
    assert styled == ["\x1b[2m执行率应为百分之七十\x1b[0m", "\x1b[2m五\x1b[0m"]


def test_a_table_gives_way_in_its_first_column() -> None:
    assert list(PLAIN.table(["文件", "错误"], [["很长的文件名.docx", "3"]])) == [
        "文件            错误",
        "────────────────────",
        "很长的文件名.      3",
        "docx",
    ]
