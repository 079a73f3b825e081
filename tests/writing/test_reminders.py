"""Letters that ask for what was not handed in."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.summaries import ListedProject
from jixiao.writing.pages.page import Paragraph, Table
from jixiao.writing.reminders import Reminder, pages_of

LETTER = Reminder(
    unit="某县医保中心",
    of="2024年度绩效自评表",
    list_name="项目清单",
    listed=3,
    missing=(
        ListedProject(name="异地核查", code="640001", unit="某县医保中心", amount=Decimal(305000)),
        ListedProject(name="档案管理", unit="某县医保中心"),
    ),
)


def test_title_number_date_and_sums() -> None:
    (page,) = pages_of(LETTER)
    texts = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert texts[2] == "关于催报2024年度绩效自评表的通知"
    assert texts[4] == "某县医保中心："
    assert "3个项目中，2个没有报送2024年度绩效自评表，涉及金额30.50万元" in texts[5]
    to_fill = [
        block.text for block in page.blocks if isinstance(block, Paragraph) and block.to_fill
    ]
    assert len(to_fill) == 4  # number, day to hand in by, seal, day


def test_a_unit_that_has_handed_in_nothing_is_told_so() -> None:
    (page,) = pages_of(msgspec.structs.replace(LETTER, listed=2))
    texts = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert "你单位列入项目清单的2个项目都没有报送" in texts[5]


def test_the_list_has_codes_and_amounts_where_they_are_known() -> None:
    (page,) = pages_of(LETTER)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    rows = [[table.at(row, column).text for column in range(1, 5)] for row in (2, 3)]
    assert rows == [["1", "640001", "异地核查", "30.50"], ["2", "", "档案管理", ""]]


def test_names_that_every_system_takes() -> None:
    assert LETTER.file_name() == "催报通知-某县医保中心.docx"
    odd = Reminder(unit="a/b:c", of="表", list_name="单", listed=1, missing=())
    assert odd.file_name() == "催报通知-a b c.docx"


def test_english() -> None:
    (page,) = pages_of(LETTER, "en")
    texts = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert texts[2].startswith("Reminder")
    assert "30.50 万元" in texts[5]
