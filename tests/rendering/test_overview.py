"""The overview: a line for each form, by the unit that the form names."""

from __future__ import annotations

from decimal import Decimal

from jixiao.application.reviewing import review
from jixiao.application.sources import Source
from jixiao.rendering.overview import overview_rows

ONE = (
    "项目支出绩效自评表\n（2024年度）\n项目名称\t参保扩面经费\n主管部门\t某县医保局\t实施单位\t某县医保中心\n"
    "资金\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t10\t10\t9\t10\t90%\t9\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t参保人数\t≥100人\t120人\t50\t50\n"
    "效益指标\t社会效益\t参保率\t≥95%\t\t40\t38\n总分\t\t\t\t\t100\t97\n"
)


def rows(*texts: tuple[str, str]):
    return overview_rows(review([Source(name, text.encode()) for name, text in texts]))


def test_a_line_says_whose_the_form_is_and_what_it_comes_to() -> None:
    (row,) = rows(("甲.txt", ONE))
    assert (row.unit, row.department, row.project) == ("某县医保中心", "某县医保局", "参保扩面经费")
    assert (row.kind, row.year, row.score, row.points) == (
        "自评表",
        2024,
        Decimal(97),
        Decimal(100),
    )
    assert row.grade == "优"
    assert (row.file, row.number, row.note) == ("甲.txt", 1, "")


def test_figures_filled_in_are_counted() -> None:
    (row,) = rows(("甲.txt", ONE))
    assert row.completeness is not None
    assert row.completeness.wanted - row.completeness.filled == 1  # 参保率 has no 实际完成值
    assert row.completeness.lacks == ()


def test_what_a_form_lacks_is_named() -> None:
    bare = ONE.replace("项目名称\t参保扩面经费\n", "").replace("\t97\n", "\t\n")
    (row,) = rows(("甲.txt", bare))
    assert row.completeness is not None
    assert set(row.completeness.lacks) == {"project", "total_score"}
    assert row.lacks("zh") == "项目名称、总分得分"


def test_two_forms_of_a_file_are_two_lines_each_with_its_own_findings() -> None:
    wrong = ONE.replace("90%", "80%").replace("某县医保中心", "某县社保中心")
    found = [row for row in rows(("两张.txt", f"{ONE}\n{wrong}")) if row.number is not None]
    assert [row.unit for row in found] == ["某县医保中心", "某县社保中心"]
    assert sum(found[0].findings.values()) < sum(found[1].findings.values())


def test_a_file_without_a_form_has_its_line_and_says_so() -> None:
    report = "某县医保局关于2024年工作的报告\n全年完成了各项任务。\n"
    found = rows(("甲.txt", ONE), ("报告.txt", report), ("空.txt", ""))
    assert [(row.file, row.number, row.note) for row in found] == [
        ("甲.txt", 1, ""),
        ("报告.txt", None, "没有认出绩效表"),
        ("空.txt", None, "读不出来"),
    ]


def test_findings_of_all_lines_are_those_of_the_review() -> None:
    made = review([Source("甲.txt", ONE.encode()), Source("空.txt", b"")])
    for severity in next(iter(overview_rows(made))).findings:
        assert sum(row.findings[severity] for row in overview_rows(made)) == made.count(severity)
