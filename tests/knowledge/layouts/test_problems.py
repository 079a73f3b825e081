"""A layout of a bureau's own is refused by name when it is loaded, with all that is wrong in it; one
that is let in can be printed.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.knowledge.layouts import Layout, layout_of
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of

GOOD = """
id = "county"
name = "某县自评表"
kinds = ["self_evaluation"]
title = "自评表"
widths = [10, 20, 10]
dashes = ["indicators.score"]
regions = ["某县"]
[defaults]
"extra.说明" = "略"
[[above]]
style = "title"
text = "{title}"
[[parts]]
rows = "项目 | {project} | <"
[[parts]]
repeat = "indicators"
merge = ["name"]
rows = "{name} | {extra.说明} | {score}"
"""
DATA = FormData(
    kind="self_evaluation",
    title="自评表",
    year=2024,
    project="培训",
    as_of="2024-06",
    funding=(FundingData(source="年度资金总额", role="total", budget="10"), FundingData(source="拨款")),
    goals=(GoalData(expected="培训", actual="完成"),),
    indicators=(IndicatorData(level1="产出指标", name="人数", target="≥3人", actual="4人", points="10"),),
)  # fmt: skip


def told(text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        layout_of(text.encode(), "甲.toml")
    assert {each.code for each in caught.value.findings} == {"E032"}
    assert all(each.message.zh.startswith("样式文件 甲.toml") for each in caught.value.findings)
    return [each.message.zh.partition("：")[2] for each in caught.value.findings]


def test_a_good_one_is_let_in() -> None:
    assert layout_of(GOOD.encode(), "甲.toml").id == "county"


@pytest.mark.parametrize(
    ("old", "new", "zh"),
    [
        ('"county"', '"../x"', "id 是“../x”"),
        ('"county"', '"a/b"', "id 是"),
        ('"county"', '""', "id 是"),
        ('"county"', '".."', "id 是"),
        ('"county"', f'"{"长" * 65}"', "最多64个字"),
        ('name = "某县自评表"', 'name = " "', "name 没有填写"),
        ('title = "自评表"', 'title = ""', "title 没有填写"),
        ('title = "自评表"', 'title = "{year}年自评表"', "title 里不能有花括号"),
        ('title = "自评表"', 'title = "表"\nnotes = ["注：{x"]', "notes 里不能有花括号"),
        ('regions = ["某县"]', 'regions = [""]', "regions 里有空的一项"),
        ('regions = ["某县"]', 'packs = ["cn-2020", " "]', "packs 里有空的一项"),
        ('["self_evaluation"]', "[]", "kinds 只能是"),
        ('["self_evaluation"]', '["self"]', "kinds 只能是"),
        ("[10, 20, 10]", "[10, -20, 10]", "widths 应有"),
        ("[10, 20, 10]", "[10, 20, 9999]", "widths 应有"),
        ("[10, 20, 10]", "[10, 20]", "parts 第1段的 rows 应有2格"),
        ('title = "自评表"', 'title = "表"\npaper = "A3"', "paper 只能是"),
        ('"title"', '"huge"', "above 第1行没有文字样式 huge"),
        ('"{title}"', '"{title"', "above 第1行“{title”里的花括号没有配对"),
        ('"{title}"', '"{}"', "里的花括号没有配对，或里面是空的"),
        ('"{title}"', '"{titel}"', "above 第1行没有栏目 titel"),
        ('"{title}"', '"{name}"', "above 第1行没有栏目 name"),
        ('"{title}"', '"{extra.甲}"', "没有栏目 extra.甲"),
        ("{project} | <", "{project | <", "parts 第1段“{project”里的花括号没有配对"),
        ("{project} | <", "{proj} | <", "parts 第1段没有栏目 proj"),
        ("{project} | <", "{project}", "parts 第1段的 rows 应有3格"),
        ("{project} | <", "{project} | < | <", "parts 第1段的 rows 应有3格"),
        ('"项目 | {project} | <"', '"项目 | {project} | <\\n甲 | 乙"', "第2行有2格，别的行有3格"),
        ('"项目 | ', '"< | ', "合并的格不成矩形：第1行第1格没有可以并入的格"),
        ('"项目 | ', '"^ | ', "第一行不能有 ^"),
        ("{extra.说明} | {score}", "{extra.} | {score}", "没有栏目 extra."),
        ("{extra.说明} | {score}", "{score} | {score}", "parts 第2段有2格都是 score"),
        ('merge = ["name"]', 'merge = ["level1"]', "merge 里的 level1"),
        ('dashes = ["indicators.score"]', 'dashes = ["indicators.points"]', "dashes 里的 indicators.points"),
        ('"extra.说明" =', '"target" =', "defaults 里的 target"),
        ('"extra.说明" =', '"foo" =', "defaults 里的 foo"),
    ],
)  # fmt: skip
def test_each_fault_is_named(old: str, new: str, zh: str) -> None:
    assert old in GOOD
    assert any(zh in each for each in told(GOOD.replace(old, new, 1)))


def test_two_parts_for_one_kind_of_rows_are_refused() -> None:
    doubled = GOOD + '[[parts]]\nrepeat = "indicators"\nrows = "{name} | {target} | {actual}"\n'
    assert "有2段 parts 的 repeat 都是 indicators，只能有一段" in told(doubled)


def test_all_faults_are_told_at_once() -> None:
    bad = GOOD.replace('"county"', '"../x"').replace("{title}", "{title").replace("[10,", "[-1,")
    assert len(told(bad.replace("{score}", "{scor}"))) == 5


def test_what_is_missing_hides_nothing_else() -> None:
    bad = GOOD.replace('id = "county"\n', "colour = 1\n").replace("{title}", "{title")
    found = told(bad.replace("{score}", "{scor}"))
    assert len(found) == 5
    assert "colour" in found[0]
    assert "“id”没有填写" in found[1]


PIECES = st.sampled_from(
    ["<", "^", "甲", "", "{name}", "{score}", "{extra.说明}", "{project}", "{year", "}", "{", "{}",
     "{source}", "{budget}", "{expected}", "合计{total_score}分", "{as_of}", "{to_date}", "{name}{unit}",
     "{extra.name}", "{to}", "{grade}", "{level1}"]
)  # fmt: skip
ROWS = st.lists(st.lists(PIECES, min_size=1, max_size=3).map(" | ".join), min_size=1, max_size=3)
PARTS = st.lists(
    st.tuples(
        st.sampled_from(["", "funding.total", "funding.parts", "goals", "indicators"]),
        ROWS.map("\n".join),
        st.lists(st.sampled_from(["name", "level1", "extra.说明", "source"]), max_size=2),
    ),
    max_size=4,
)


def text_of(parts: list[tuple[str, str, list[str]]], above: str, columns: int) -> str:
    head = GOOD.partition("[[above]]")[0].replace("[10, 20, 10]", str([9] * columns))
    head = head.partition("[defaults]")[0].replace('dashes = ["indicators.score"]\n', "")
    lines = [head, f"[[above]]\ntext = '{above}'"]
    for repeat, rows, merge in parts:
        lines += ["[[parts]]", f'repeat = "{repeat}"', f"merge = {merge}", f"rows = '''{rows}'''"]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(parts=PARTS, above=PIECES, columns=st.integers(0, 3))
def test_whatever_is_let_in_can_be_printed(
    parts: list[tuple[str, str, list[str]]], above: str, columns: int
) -> None:
    layout: Layout | None = None
    try:
        layout = layout_of(text_of(parts, above, columns).encode(), "甲.toml")
    except UserError as error:
        said = error.text.en
        assert not re.search(
            "[一-鿿]", re.sub(r"甲\.toml|'[^']*'|extra\.说明|cells, .*", "", said)
        ), said
    if layout is None:
        return
    page = pages_of(DATA, layout, formulas=True)
    for fmt in ("xlsx", "html", "txt"):
        assert made([page], fmt)
    shown = made([page], "txt").decode()
    assert "{" not in shown
    assert "}" not in shown
