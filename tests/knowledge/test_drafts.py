"""Which draft the name of a file says that it is."""

from __future__ import annotations

import pytest

from jixiao.knowledge.drafts import day_in, drafts_of, is_copy


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("自评表.docx", "自评表(最终2).docx"),
        ("自评表(最终).docx", "自评表(最终2).docx"),
        ("自评表(最终版).docx", "自评表(最终版)（改）.docx"),
        ("自评表.docx", "自评表-修改稿.docx"),
        ("自评表（修改）.xlsx", "自评表（定稿）.docx"),
        ("自评表初稿.docx", "自评表.docx"),
        ("自评表v1.docx", "自评表v1.2.docx"),
        ("自评表第一稿.docx", "自评表第三稿.docx"),
        ("自评表.docx", "自评表(1).docx"),
        ("城市更新项目.docx", "城市更新项目（改）.docx"),
        ("报送/自评表.docx", "修改后/自评表.docx"),
    ],
)
def test_the_later_draft_is_more(older: str, newer: str) -> None:
    one, other = drafts_of([older, newer])
    assert (one.stage, one.number) < (other.stage, other.number)
    other, one = drafts_of([newer, older])
    assert (one.stage, one.number) < (other.stage, other.number)


@pytest.mark.parametrize(
    "name",
    [
        "整改专项资金自评表.docx",
        "新型职业农民培育.docx",
        "危房改造项目.docx",
        "城市更新项目.docx",
        "机构改革经费.docx",
        "最后一公里工程.docx",
        "高新区创新平台.docx",
        "自评表 - 副本.docx",
        "2024年自评表.docx",
    ],
)
def test_words_of_projects_say_no_draft(name: str) -> None:
    (draft,) = drafts_of([name])
    assert (draft.stage, draft.number, draft.said) == (0, 0, "")


def test_what_is_said_is_the_word_with_its_number() -> None:
    assert [each.said for each in drafts_of(["a(最终2).docx", "a改.docx", "a.docx"])] == [
        "最终2",
        "改",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("自评表20250312.docx", (2025, 3, 12)),
        ("自评表2025-3-2.docx", (2025, 3, 2)),
        ("自评表（3月12日）.docx", (0, 3, 12)),
        ("2024年自评表.docx", None),
        ("202401号.docx", None),
    ],
)
def test_the_day_in_a_name(name: str, day: tuple[int, int, int] | None) -> None:
    assert day_in(name) == day


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("自评表 - 副本.docx", True),
        ("自评表(1).docx", True),
        ("Copy of 自评表.xlsx", True),
        ("复件 自评表.xls", True),
        ("自评表.docx", False),
        ("自评表(最终2).docx", False),
        (
            "复制粘贴机采购.docx",
            True,
        ),  # said of a whole file only where the same file is there twice
    ],
)
def test_a_copy_says_so(name: str, copy: bool) -> None:
    assert is_copy(name) is copy
