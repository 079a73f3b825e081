"""A rule pack of a bureau's own is refused with all that is wrong in it, each told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.core.errors import UserError
from jixiao.knowledge import packs
from jixiao.knowledge.packs import load_packs, pack_of
from jixiao.knowledge.packs.problems import problems_of

FOLDER = Path(packs.__file__).parent
HEAD = 'id = "bureau"\nversion = "1"\ntitle = "某局"\nissuer = "某市"\nsource = { kind = "document" }\n'
SOURCE = 'source = { kind = "document" }\n'


def told(text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        pack_of(text.encode(), "某局.toml")
    assert {each.code for each in caught.value.findings} == {"E031"}
    assert all(each.message.zh.startswith("某局.toml：") for each in caught.value.findings)
    assert all(each.message.en.startswith("某局.toml: ") for each in caught.value.findings)
    return [each.message.zh.removeprefix("某局.toml：") for each in caught.value.findings]


def test_all_mistakes_of_a_pack_are_told_at_once() -> None:
    text = (
        'id = "p"\nversion = "1"\ntitle = "某局"\nextends = "cn-2020"\ncolour = 1\n'
        'effective_from = "abc"\nwithout = ["nix", "lamps"]\nkinds = ["自评表"]\nregions = ["", "甲县"]\n'
        'source = { kind = "nix" }\n'
        '[weights]\nexecution = 20\nlevels = { "产出指标" = 50 }\n'
        '[grades]\ngrades = [{ name = "良", at_least = 90 }, { name = "优", at_least = 95 }]\n'
        + SOURCE
        + f"[execution]\nfoo = 1\n{SOURCE}"
    )
    found = told(text)
    expected = [
        "表 [weights] 没有写依据",
        "without 里的“nix”",
        "“execution”没有“foo”",
        "没有“colour”这一项",
        "“effective_from”应为日期",
        "“source.kind”应为 document",
        "“issuer”没有填写",
        "regions 里有空的一项",
        "kinds 只能是",
        "grades 必须从高到低",
        "weights 合计为70，不是100",
    ]
    assert [words for words in expected if not any(words in each for each in found)] == []
    assert len(found) == len(expected)


def test_a_rule_without_a_source_hides_nothing_else() -> None:
    found = told(
        HEAD.replace('version = "1"\n', "")
        + "[execution_range]\nlow = 105\nhigh = 95\nfunds = ['失业保险']\ninsufficient = 50\n"
        + '[months_payable]\nbands = [{ low = "x", funds = ["木星险"] }]\n'
        + "[weights]\nexecution = 20\nlevels = { 产出 = 50 }\n".replace("产出", '"产出"')
    )
    expected = [
        "[execution_range] 没有写依据",
        "[months_payable] 没有写依据",
        "[weights] 没有写依据",
        "“version”没有填写",
        "“months_payable.bands 第1项的 low”应为数字",
        "“months_payable.bands 第1项的 source”没有填写",
        "execution_range 的界限",
        "“execution_range”没有“funds”这一项",  # it holds for every fund
        "“execution_range”没有“insufficient”这一项",
        "“木星险”不认得",
        "weights 合计为70",
    ]
    assert [words for words in expected if not any(words in each for each in found)] == []
    assert len(found) == len(expected)


def test_what_may_be_meant_otherwise_is_not_judged() -> None:
    """Beside what is misspelled the defaults of a rule are not known to be meant."""
    found = told(f"{HEAD}[lamps]\nred_belo = 10\nyellow_below = 50\n{SOURCE}")
    assert len(found) == 1
    assert "是不是 red_below" in found[0]


def test_a_parent_that_is_not_there_hides_nothing() -> None:
    found = told(HEAD + f'extends = "cn-1999"\nregions = [" "]\n[execution]\ncapp = 1\n{SOURCE}')
    assert len(found) == 3
    assert "“cn-1999”不存在" in found[0]
    assert "是不是 cap" in found[1]
    assert "regions" in found[2]


def test_numbers_that_are_none_are_told_beside_a_wrong_shape() -> None:
    found = told(HEAD + f"colour = 1\n[over]\nthreshold = nan\n{SOURCE}")
    assert "colour" in found[0]
    assert "不是合理的数" in found[1]


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ('kinds = ["self_evaluation", "bar"]', "kinds 只能是"),
        ('regions = [""]', "regions 里有空的一项"),
        ("effective_from = 2025-01-02\neffective_to = 2025-01-01", "effective_to 早于"),
        (f"[monitoring]\nexecution_warnings = {{ 13 = 2 }}\n{SOURCE}", "“13”不是月份"),
        (f"[monitoring]\nexecution_warnings = {{ 04 = 2 }}\n{SOURCE}", "“04”不是月份"),
        (f"[execution_range]\nlow = 105\nhigh = 95\n{SOURCE}", "由小到大"),
        (
            f'[months_payable]\nbands = [{{ low = 6, excessive = 5, source = {{ kind = "document" }}}}]\n{SOURCE}',
            "months_payable.bands[1] 的界限",
        ),
        (
            f'[months_payable]\nbands = [{{ funds = ["医保"], source = {{ kind = "document" }}}}]\n{SOURCE}',
            "险种“医保”不认得",
        ),
        (
            f'[pooling]\nlevels = [{{ funds = ["工伤保险/账户"], level = "nation" }}]\n{SOURCE}',
            "“工伤保险/账户”不认得",
        ),
        (
            f'[pooling]\nlevels = [{{ funds = ["工伤保险"], level = "nation", regions = [" "] }}]\n{SOURCE}',
            "pooling.levels[1].regions 里有空的一项",
        ),
    ],
)  # fmt: skip
def test_what_can_never_hold_or_holds_for_every_form_is_refused(text: str, zh: str) -> None:
    (found,) = told(f"{HEAD}{text}\n")
    assert zh in found


def rule(name: str, *lines: str) -> str:
    return "\n".join((f"[{name}]", *lines, SOURCE))


WEIGHTS = "execution = {0}\nlevels = {{ 产出 = {1}, 效益 = 40 }}".replace("产出", '"产出"').replace(
    "效益", '"效益"'
)


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        (rule("rounding", "places = -3"), "rounding.places 应在0到6之间，写的是-3"),
        (rule("rounding", "places = 7"), "rounding.places 应在0到6之间"),
        (rule("weights", WEIGHTS.format(-10, 70)), "weights.execution 应在0到100之间，写的是-10"),
        (rule("weights", WEIGHTS.format(70, -10)), "weights.levels[产出] 应在0到100之间，写的是-10"),
        (rule("weights", 'execution = 10\nlevels = { "火星" = 90 }'), "“火星”不是一级指标的名称"),
        (rule("weights", 'execution = 10\nlevels = { " " = 90 }'), "“ ”不是一级指标的名称"),
        (rule("weights", 'levels = { "产出指标" = 50, "产 出" = 40 }'), "“产出”写了2次"),
        (rule("weights", 'levels = { "产出" = 60, "效益" = 50 }'), "weights 合计为110，超过100"),
        (rule("execution", "cap = 0"), "execution.cap 应大于0"),
        (rule("execution", "cap = -1"), "execution.cap 应大于0"),
        (rule("execution", 'method = "bracket"', "brackets = [{ at_least = 0.9, share = 90 }]"), "brackets[1].share 应在0到1之间"),
        (rule("execution", 'method = "bracket"', "brackets = [{ at_least = 90, share = 1 }]"), "brackets[1].at_least 应在0到10之间"),
        (
            rule("qualitative", 'bands = [{ name = "甲", low = 0.6, high = 1 }, { name = "乙", low = 0.6, high = 0.6 },'
                 ' { name = "丙", low = 0, high = 0.6 }]'),
            "qualitative.bands[2] 的 low 应小于 high",
        ),
        (rule("grades", 'grades = [{ name = "优", at_least = 900 }]'), "grades[1].at_least 应在0到100之间"),
        (rule("over", 'policy = "flag"', "threshold = 0.5"), "over.threshold 应在1到"),
        (rule("monitoring", "no_deviation_within = -3"), "no_deviation_within 应在0到100之间"),
        (rule("monitoring", "behind_time_progress = 101"), "behind_time_progress 应在0到100之间"),
        (rule("monitoring", "execution_warnings = { 6 = 400 }"), "execution_warnings[6] 应在0到100之间"),
        (rule("monitoring", "execution_warnings = { 6 = 40, 10 = 30 }"), "10月的30低于6月的40"),
        (rule("monitoring", 'responses = ["继续执行"]', "response_days = 0", "execution_warnings = { 6 = 40 }"), "response_days 应在1到366之间"),
        (rule("lamps", "red_below = 90", "yellow_below = 60"), "lamps 的界限应由小到大"),
        (rule("lamps", "blue_from = 10"), "lamps 的界限应由小到大"),
        (rule("lamps", "red_below = -1"), "lamps.red_below 应在0到1000之间"),
        (rule("reasons", "execution_below = -5"), "reasons.execution_below 应在0到100之间"),
        (rule("execution_range", "low = -5"), "execution_range.low 应在0到1000之间"),
        (
            rule("months_payable", 'bands = [{ low = -1, source = { kind = "document" } }]'),
            "months_payable.bands[1].low 应在0到1000之间",
        ),
    ],
)  # fmt: skip
def test_numbers_that_can_be_no_rule_are_refused(text: str, zh: str) -> None:
    (found,) = told(HEAD + text)
    assert zh in found


@pytest.mark.parametrize(
    "text",
    [
        rule("rounding", "places = 0"),
        rule("rounding", "places = 6"),
        rule("weights", 'levels = { "决策" = 0, "过程" = 20, "履职效能" = 80 }'),
        rule("weights", 'execution = 10\nlevels = { "经济效益指标" = 20, "社会效益指标" = 70 }'),
        rule("execution", 'method = "bracket"', "brackets = [{ at_least = 1, share = 1 }, { at_least = 0, share = 0 }]"),
        rule("execution", "cap = 1.1"),
        rule("over", 'policy = "flag"', "threshold = 1"),
        rule("monitoring", "behind_time_progress = 0", "execution_warnings = { 4 = 25, 10 = 25, 12 = 100 }"),
        rule("lamps", "red_below = 60", "yellow_below = 60", "blue_from = 100"),
        rule("execution_range", "low = 95", "high = 105"),
    ],
)  # fmt: skip
def test_what_may_be_a_rule_is_let_in(text: str) -> None:
    assert pack_of((HEAD + text).encode(), "某局.toml").id == "bureau"


@pytest.mark.parametrize(
    ("was", "wrong", "zh"),
    [
        ('id = "bureau"', 'id = "某 局"', "id 是“某 局”"),
        ('version = "1"', 'version = ""', "version 是“”"),
        ('version = "1"', 'version = "1#2"', "version 是“1#2”"),
        ('title = "某局"', 'title = " "', "title 没有填写"),
        ('issuer = "某市"', 'issuer = ""', "issuer 没有填写"),
    ],
)
def test_a_pack_is_named_so_that_files_can_state_it(was: str, wrong: str, zh: str) -> None:
    (found,) = told(HEAD.replace(was, wrong))
    assert zh in found


def test_what_is_shipped_has_no_problems() -> None:
    """A start takes by its digest what was recorded; here each is judged as a bureau's is."""
    files = [each for each in FOLDER.glob("*.toml") if each.name != "digests.toml"]
    judged = [pack_of(each.read_bytes(), each.name) for each in files]
    assert {each.id: each for each in judged} == load_packs()
    assert [each for pack in judged for each in problems_of(pack)] == []


CHILD = HEAD + 'extends = "prefecture"\nregions = [" "]\n'
PARENT = HEAD.replace("bureau", "prefecture")


def beside(parent: str, file: str = "prefecture.toml") -> list[str]:
    with pytest.raises(UserError) as caught:
        pack_of(CHILD.encode(), "bureau.toml", {file: parent.encode()})
    return [each.message.zh for each in caught.value.findings]


def test_what_is_wrong_in_a_pack_that_is_extended_is_told_once_and_by_its_file() -> None:
    found = beside(PARENT + f"[execution]\ncapp = 1\n{SOURCE}[lamps]\ngreen = 80\n", "市.toml")
    assert len(found) == 4
    assert [each.partition("：")[0] for each in found] == ["市.toml"] * 3 + ["bureau.toml"]
    assert "regions" in found[-1]


def test_a_pack_that_is_extended_and_cannot_be_read_is_told_with_the_cause() -> None:
    found = beside(PARENT + "[execution\n")
    assert len(found) == 2
    assert found[0].startswith("规则文件 prefecture.toml")
    assert "方括号" in found[0]
    assert found[1].startswith("bureau.toml：regions")
    found = beside(PARENT + "[execution\n", "市.toml")
    assert "“prefecture”不存在（旁边读不了的文件有 市.toml）" in found[0]


def test_the_first_of_two_neighbours_of_one_name_is_extended() -> None:
    one, other = (PARENT + f"[execution]\ncap = {each}\n{SOURCE}" for each in (1, 2))
    found = pack_of(
        HEAD.encode() + b'extends = "prefecture"\n',
        "bureau.toml",
        {"0.toml": b"[", "a.toml": one.encode(), "b.toml": other.encode(), "prefecture.toml": b"["},
    )
    assert found.execution is not None
    assert found.execution.cap == 1
