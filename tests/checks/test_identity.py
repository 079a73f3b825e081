"""Ids of findings: what they outlast, and what they hang on."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.api import check, review, reviews
from jixiao.checks.review import Review
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORMS = ("yanchi-2024", "yopurga-monitoring-2020", "kashgar-2020/forms", "kashgar-2020/report")
YANCHI = (EXAMPLES / "yanchi-2024.txt").read_text(encoding="utf-8").splitlines()
ROWS = [number for number, line in enumerate(YANCHI) if line.startswith("\t\t\t")]

Told = dict[tuple[str, str], list[str]]


def told(result: Review, document: int = 0) -> Told:
    """Ids by code and message: a problem that still says the same has not changed."""
    found: Told = defaultdict(list)
    for each in result.documents[document].findings:
        found[(each.code, each.message.zh)].append(each.id)
    return found


def unchanged(before: Told, after: Told) -> int:
    """How many problems stand in both; they must have the ids that they had."""
    both = [key for key in before.keys() & after.keys() if len(before[key]) == len(after[key])]
    for key in both:
        assert sorted(before[key]) == sorted(after[key]), key
    return len(both)


def of_lines(lines: list[str]) -> Told:
    return told(review(read_bytes("\n".join(lines).encode(), "form.txt")))


@pytest.mark.parametrize("example", FORMS)
def test_every_format_gives_the_same_ids(example: str) -> None:
    first = review([EXAMPLES / f"{example}.txt"])
    ids = [each.id for each in first.documents[0].findings]
    assert len(set(ids)) == len(ids)
    for other in sorted((EXAMPLES / example).parent.glob(f"{Path(example).name}.*")):
        found = review([other]).documents[0].findings
        assert {each.id for each in found} == set(ids), other.name
        assert {each.field for each in found} == {
            each.field for each in first.documents[0].findings
        }


@pytest.mark.parametrize("example", FORMS)
def test_a_file_before_leaves_the_ids(example: str) -> None:
    path = EXAMPLES / f"{example}.txt"
    others = [EXAMPLES / f"{each}.txt" for each in FORMS if each != example]
    alone, together = told(review([path])), told(review([*others, path]), len(others))
    assert unchanged(alone, together) >= len(alone) * 9 // 10
    twice = Review(documents=tuple(reviews([path, path])))
    assert told(twice, 0) == told(twice, 1)


@settings(max_examples=25)
@given(st.data())
def test_rows_put_in_or_taken_out_leave_the_ids(data: st.DataObject) -> None:
    before, lines = of_lines(YANCHI), list(YANCHI)
    for number in data.draw(st.lists(st.sampled_from(ROWS), max_size=3, unique=True)):
        cells = lines[number].split("\t")
        lines[number] += "\n" + "\t".join(["", "", "", f"新增{number}次数", *cells[4:]])
    if data.draw(st.booleans()):
        lines[data.draw(st.sampled_from(ROWS))] = ""
    after = of_lines("\n".join(lines).split("\n"))
    assert unchanged(before, after) >= 3


def test_rows_in_another_order_leave_the_ids() -> None:
    runs = [(a, b) for a, b in pairwise(ROWS) if b == a + 1]
    before = of_lines(YANCHI)
    for first, second in random.Random(1).sample(runs, min(len(runs), 5)):
        lines = list(YANCHI)
        lines[first], lines[second] = lines[second], lines[first]
        assert unchanged(before, of_lines(lines)) >= 10


def test_the_id_hangs_on_the_relations_result_and_not_on_the_suspect() -> None:
    (finding,) = [
        each
        for each in review([EXAMPLES / "yanchi-2024.txt"]).documents[0].findings
        if each.code == "S302"
    ]
    assert finding.field.endswith("/points")
    assert {each.address for each in finding.operands} >= {finding.field}
    assert all(each.address for each in (*finding.operands, *finding.related))


def test_a_conflict_of_facts_is_the_facts_own_whichever_print_it_is_told_at() -> None:
    one = "2020年，某县失业保险基金收入12.50亿元。\n2020年，失业保险基金收入13.50亿元。"
    other = "\n".join(reversed(one.split("\n")))
    ids = [
        {
            each.id
            for each in review(read_bytes(text.encode(), "a.txt")).documents[0].findings
            if each.code == "X401"
        }
        for text in (one, other)
    ]
    assert ids[0] == ids[1] != set()


def test_groups_name_findings_that_are_there() -> None:
    for example in FORMS:
        (document,) = review([EXAMPLES / f"{example}.txt"]).documents
        ids = {each.id for each in document.findings}
        assert {each.group for each in document.findings if each.group} <= ids


@pytest.mark.parametrize("example", ["yopurga-monitoring-2020.txt", "kashgar-2020/forms.txt"])
def test_the_order_of_forms_is_in_no_id(example: str) -> None:
    content = (EXAMPLES / example).read_bytes()
    forms = [form for each in read_bytes(content, example) for form in recognise(each).forms]
    before = {each.id for each in check(forms).documents[0].findings}
    assert len(before) > 15
    for order in (forms[::-1], random.Random(1).sample(forms, len(forms))):
        assert {each.id for each in check(order).documents[0].findings} == before


SATISFACTION = """2023年，{fund}参保人员满意度达到95%。
{area}社会保险基金支出绩效自评表（{fund}）
（2023年度）
项目名称\t{fund}\t\t\t\t\t\t
主管部门\t{area}人社局\t\t\t实施单位\t{area}社保局\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培训人次\t≥100人次\t120人次\t50\t50\t
满意度指标\t服务对象满意度指标\t参保人员满意度\t≥90%\t98%\t10\t10\t

"""


def ids_of(text: str, code: str) -> dict[str, str]:
    """Ids of one code by message."""
    found = review(read_bytes(text.encode(), "a.txt")).documents[0].findings
    return {each.message.zh: each.id for each in found if each.code == code}


def test_a_rate_achieved_is_named_by_fund_and_item_and_not_by_order() -> None:
    head = "某县2023年度社会保险基金绩效评价报告\n"
    one, other = (SATISFACTION.format(fund=f"{name}保险", area="某县") for name in ("工伤", "失业"))
    first, second = ids_of(head + one, "X404"), ids_of(head + other, "X404")
    assert set(first.values()).isdisjoint(second.values())
    for text in (one + other, other + one):
        assert ids_of(head + text, "X404") == first | second


def test_a_rate_achieved_is_named_by_its_own_area_and_not_by_the_first_of_the_file() -> None:
    form = SATISFACTION.format(fund="失业保险", area="某县")
    before = SATISFACTION.format(fund="工伤保险", area="喀什地区").partition("\n")[2]
    alone = ids_of(form, "X404")
    assert alone
    assert ids_of(before + form, "X404") == alone


def test_rates_achieved_in_two_areas_are_not_compared() -> None:
    one, other = (SATISFACTION.format(fund="失业保险", area=area) for area in ("某县", "喀什地区"))
    said, _, form = one.replace("达到95%", "达到98%").partition("\n")
    assert not ids_of(f"{said}\n{form}" + other.replace("98%", "97%").partition("\n")[2], "X404")


def test_another_print_of_a_fact_leaves_the_id_of_a_finding_at_it() -> None:
    text = (
        "某县2023年度失业保险基金绩效评价报告\n"
        "2023年，失业保险基金当期结余1.20亿元，滚存结余12.30亿元，较上年增加2.20亿元。\n"
    )
    alone = ids_of(text, "T236")
    assert alone
    again = "2023年，失业保险基金滚存结余12.30亿元，较上年增加1.20亿元。\n"
    head, _, rest = text.partition("\n")
    assert ids_of(f"{head}\n{again}{rest}", "T236") == alone
