"""What the title and the headings above a sentence say of it: fund, scope, targets."""

from __future__ import annotations

from tests.recognition.narrative.building import read


def test_scope_of_the_title_holds_unless_the_sentence_says_otherwise() -> None:
    title = "某地区本级失业保险基金绩效评价报告"
    own, region = read("基金收入4亿元。\n\n2020年全地区基金收入9亿元。", under=title)
    assert (own.scope, region.scope) == ("本级", "全地区")


def test_headings_set_the_fund() -> None:
    text = (
        "一、收支情况\n\n（一）工伤保险基金\n\n基金支出4亿元。"
        "\n\n（二）企业职工基本养老保险基金\n\n基金支出9亿元。\n\n二、其他\n\n支出1亿元。"
    )
    assert [statement.fund for statement in read(text)] == [
        "工伤保险",
        "企业职工基本养老保险",
        "失业保险",
    ]


def test_target_sections_give_budgets_and_targets() -> None:
    text = "（二）支出预算绩效目标设定情况\n\n基金支出1.5亿元。保障28万名参保职工。首次发放准确率95%以上。"
    assert [statement.basis for statement in read(text)] == ["budget", "target", "target"]
