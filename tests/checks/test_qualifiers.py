"""A figure that its sentence limits to something else is no second print of the fact (X401)."""

from __future__ import annotations

import pytest

from jixiao.api import Source, review

REPORT = (
    "某县失业保险基金绩效评价报告\n\n（2020年度）\n\n2020年，失业保险基金收入12.50亿元。\n\n{}\n"
)


def conflicts(sentence: str) -> list[str]:
    (document,) = review(Source("报告.txt", REPORT.format(sentence).encode())).documents
    return [each.severity.value for each in document.findings if each.code == "X401"]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年失业保险基金收入10.00亿元。",
        "近三年失业保险基金收入30.00亿元。",
        "2018—2020年，失业保险基金收入30.00亿元。",
        "“十三五”期间失业保险基金收入60.00亿元。",
        "疫情前失业保险基金收入14.00亿元。",
        "12月份失业保险基金收入1.00亿元。",
        "当月失业保险基金收入1.10亿元。",
        "其中城关区失业保险基金收入3.00亿元。",
        "东区2020年失业保险基金收入3.00亿元。",
        "2020年西县失业保险基金收入3.00亿元。",
        "各乡镇失业保险基金收入共2.00亿元。",
        "全省失业保险基金收入500.00亿元。",
        "剔除补助后，失业保险基金收入11.00亿元。",
        "同口径失业保险基金收入12.00亿元。",
        "审计调整后，失业保险基金收入12.10亿元。",
        "经审计核减后失业保险基金收入12.10亿元。",
        "如不减免，失业保险基金收入14.00亿元。",
        "原计划失业保险基金收入13.00亿元。",
        "单位缴纳部分失业保险基金收入8.00亿元。",
        "近三年，失业保险基金收入30.00亿元。",
        "预计全年失业保险基金收入13.50亿元。",
        "两年合计收入24.00亿元。",
        "三年累计收入36.00亿元。",
        "2019年和2020年合计收入24.00亿元。",
        "前年收入10.00亿元。",
        "大前年收入9.00亿元。",
        "2018年、2019年、2020年收入分别为10.00亿元、11.00亿元、12.50亿元。",
        "与2019年收入11.00亿元相比，增长13.64%。",
        "城关镇失业保险基金收入0.90亿元，东风乡失业保险基金收入0.70亿元。",
        "2020年城关镇失业保险基金收入0.90亿元，支出0.80亿元。",
        "县棉纺公司失业保险基金收入0.20亿元。",
        "困难群众失业保险基金收入0.10亿元。",
        "本级失业保险基金收入11.90亿元。",
        "过去四年失业保险基金收入40.00亿元。",
        "2017年整合至2020年底，失业保险基金收入40.00亿元。",
        "疫情三年失业保险基金收入30.00亿元。",
        "甘肃省失业保险基金收入80.00亿元。",
        "退役军人失业保险基金收入0.06亿元。",
        "排除一次性因素，失业保险基金收入11.00亿元。",
        "按照上年口径，失业保险基金收入12.00亿元。",
        "初步估算，2020年失业保险基金收入12.00亿元。",
    ],
)
def test_a_figure_of_something_else_is_no_conflict(sentence: str) -> None:
    assert conflicts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "全年失业保险基金收入13.50亿元。",
        "全县失业保险基金收入13.50亿元。",  # the county's own
        "某县2020年失业保险基金收入13.50亿元。",
        "截至12月底，失业保险基金收入13.50亿元。",
        "失业保险基金支出9.00亿元，其中稳岗补贴3.00亿元；失业保险基金收入13.50亿元。",
        "评价期间，2020年失业保险基金收入13.50亿元。",
        "“十三五”时期，2020年失业保险基金收入13.50亿元。",
        "今年以来，基金运行平稳，失业保险基金收入13.50亿元。",
        "自2018年实施以来，2020年失业保险基金收入13.50亿元。",
        "各项工作按计划推进，失业保险基金收入13.50亿元。",
        "全面完成预期目标，失业保险基金收入13.50亿元。",
        "据模拟测算，失业保险基金收入13.50亿元。",
        "12月份完成结算，失业保险基金收入13.50亿元。",
        "2020年失业保险基金累计收入13.50亿元。",
        "人均缴费1010元，失业保险基金收入13.50亿元。",
        "月均支出0.50亿元，失业保险基金收入13.50亿元。",
        "按自治区统一部署，失业保险基金收入13.50亿元。",
        "在社区和各乡镇配合下，失业保险基金收入13.50亿元。",
        "县本级统筹，失业保险基金收入13.50亿元。",
        "我县失业保险基金收入13.50亿元。",
        "12月份收入1.00亿元，全年失业保险基金收入13.50亿元。",
        "其中城关镇收入0.90亿元，全县失业保险基金收入13.50亿元。",
        "2019年、2020年收入分别为11.00亿元、13.50亿元。",
        "2018年、2019年、2020年收入依次为10.00亿元、11.00亿元、13.50亿元。",
        "如期完成清算，失业保险基金收入13.50亿元。",
        "剔除重复人员后台账准确，失业保险基金收入13.50亿元。",
        "在征缴体制改革的情况下失业保险基金收入13.50亿元。",
        "三年行动计划收官之年，失业保险基金收入13.50亿元。",
        "甘肃省张掖市某县失业保险基金收入13.50亿元。",
        "困难企业应享尽享，失业保险基金收入13.50亿元。",
        "失业保险基金实际收入13.50亿元。",
        "失业保险基金收入累计达13.50亿元。",
    ],
)
def test_a_second_figure_of_the_same_is_one(sentence: str) -> None:
    assert conflicts(sentence) == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("近三年", "近三年，"),
        ("近三年", "2018—2020年"),
        ("2018年至2020年", "2018-2020年"),
        ("“十三五”期间", "“十三五”时期，"),
        ("剔除补助后，", "剔除补助后"),
        ("城关镇", "2020年城关镇"),
    ],
)
def test_two_figures_that_are_limited_alike_conflict(one: str, other: str) -> None:
    told = conflicts(f"{one}失业保险基金收入30.00亿元。\n\n{other}失业保险基金收入31.00亿元。")
    assert told == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("近三年", "近五年"),
        ("近十年", "近十二年"),
        ("近二十年", "近十年"),
        ("2018—2020年", "2016—2020年"),
        ("12月份", "11月份"),
        ("剔除补助后，", "按权责发生制，"),
        ("预计", "原计划"),
        ("城关镇", "东风镇"),
        ("全省", "全国"),
        ("困难企业", "县棉纺公司"),
    ],
)
def test_two_figures_that_are_limited_otherwise_do_not(one: str, other: str) -> None:
    sentence = f"{one}失业保险基金收入30.00亿元。\n\n{other}失业保险基金收入31.00亿元。"
    assert conflicts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("失业保险基金收入同比增长10.00%。", ["error"]),
        ("失业保险基金收入比2019年增长10.00%。", ["error"]),
        ("失业保险基金收入较2018年增长10.00%。", []),
        ("失业保险基金收入较前年增长10.00%。", []),
        ("与2018年相比，失业保险基金收入增长10.00%。", []),
        ("较2018年增加2.50亿元，增长25.00%，失业保险基金收入13.50亿元。", ["error"]),
    ],
)
def test_changes_are_alike_by_what_they_are_compared_with(sentence: str, told: list[str]) -> None:
    assert conflicts(f"失业保险基金收入较上年增长13.64%。\n\n{sentence}") == told


@pytest.mark.parametrize(
    ("title", "words", "told"),
    [
        ("成都市武侯区", "武侯区", ["error"]),
        ("成都市武侯区", "全区", ["error"]),
        ("成都市武侯区", "成都市武侯区", ["error"]),
        ("成都市武侯区", "全市", []),
        ("成都市武侯区", "成都市", []),
        ("宁夏回族自治区", "自治区", ["error"]),
        ("盐池县", "自治区", []),
        ("某市本级", "市本级", ["error"]),
        ("某市本级", "本级", ["error"]),
        ("某市", "市本级", []),
    ],
)
def test_the_documents_own_area_limits_nothing(title: str, words: str, told: list[str]) -> None:
    text = REPORT.replace("某县", title).format(f"{words}失业保险基金收入13.50亿元。")
    (document,) = review(Source("报告.txt", text.encode())).documents
    assert [each.severity.value for each in document.findings if each.code == "X401"] == told


def test_what_begins_a_sentence_holds_for_all_its_figures() -> None:
    assert conflicts("剔除补助后，失业保险基金支出9.00亿元，失业保险基金收入11.00亿元。") == []


def test_conflicts_of_what_is_limited_otherwise_are_two_with_ids_of_their_own() -> None:
    year = "2024年失业保险基金支出3.20亿元。", "2024年失业保险基金支出3.80亿元。"
    years = "近三年失业保险基金支出9.10亿元。", "近三年失业保险基金支出9.50亿元。"

    def ids(*lines: str) -> list[str]:
        text = "\n\n".join(("甲市2024年度社会保险基金绩效评价报告", *lines)) + "\n"
        (found,) = review([Source("报告.txt", text.encode())]).documents
        return [each.id for each in found.findings if each.code == "X401"]

    assert len({*ids(*year), *ids(*years)}) == 2
    assert sorted(ids(*year, *years)) == sorted([*ids(*year), *ids(*years)])


@pytest.mark.parametrize(
    "years", ["2019年、2020年", "2019—2020年", "近两年", "2019年和2020年，", "2019年至2020年"]
)
@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("2020年失业保险基金支出9.00亿元。", []),
        ("2020年失业保险基金支出9.20亿元。", ["error"]),
        ("2019年失业保险基金支出8.60亿元。", ["error"]),
        ("近两年失业保险基金支出17.50亿元。", []),
    ],
)
def test_a_figure_told_in_turn_is_of_its_own_year_alone(
    years: str, later: str, told: list[str]
) -> None:
    assert conflicts(f"{years}失业保险基金支出分别为8.50亿元、9.00亿元。\n\n{later}") == told
