"""Titles over several lines: words whole, lines alike."""

from __future__ import annotations

import pytest

from jixiao.writing.titles import set_in_lines

END = "问题整改的通知"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("关于做好", "2024年度", "绩效自评", END), ["关于做好2024年度绩效自评问题整改的通知"]),
        (
            ("关于做好", "2024年度", "农村饮水安全", "绩效自评", END),
            ["关于做好2024年度农村饮水安全", "绩效自评问题整改的通知"],
        ),
        (
            ("关于做好", "2024年度", "城乡义务教育家庭经济困难学生资助", "绩效自评", END),
            ["关于做好2024年度", "城乡义务教育家庭经济困难学生资助", "绩效自评问题整改的通知"],
        ),
        (
            ("关于做好", "2023、2024年度", "绩效自评和", "绩效运行监控", END),
            ["关于做好2023、2024年度绩效自评和", "绩效运行监控问题整改的通知"],
        ),
    ],
)
def test_words_stay_whole(words: tuple[str, ...], lines: list[str]) -> None:
    assert set_in_lines(words).split("\n") == lines


def test_a_word_longer_than_a_line_is_broken_and_nothing_is_lost() -> None:
    words = ("关于", "很" * 45, "的通知")
    made = set_in_lines(words)
    assert made.replace("\n", "") == "".join(words)
    assert max(map(len, made.split("\n"))) <= 20


def test_no_line_is_a_waist() -> None:
    lines = set_in_lines(("一" * 12, "二" * 5, "三" * 4, "四" * 12, "五" * 9)).split("\n")
    lengths = list(map(len, lines))
    assert not any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))
