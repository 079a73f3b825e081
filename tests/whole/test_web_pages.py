"""Forms as web pages are saved: cells closed by pipes or one to a line, empty ones lost."""

from __future__ import annotations

from jixiao.core.forms import Form, Indicator
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

HEAD = (
    "项目支出绩效自评表(2023年度) | ||||||||||\n项目名称 | 农村供水维护 | |||||||||\n主管部门 |"
    " 某县水利局 | 实施单位 | 某县供水站 | |||||||\n预算执行情况(10分) | 年度预算数(万元) |"
    " 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |\n总额 | 50.00 |"
    " 50.00 | 49.00 | 98.00% | 10 | 9.8 | |\n其中:财政资金 | 50.00 | 50.00 | 49.00 | 98.00% | / | /"
    " |\n绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 |"
    " 权重 | 得分 | 未完成原因分析 |\n"
)


def _form(text: str) -> Form:
    (form,) = recognise(read_bytes(text.encode(), "网页.txt")[0]).forms
    return form


def _fields(indicator: Indicator) -> tuple[str | None, ...]:
    return tuple(
        getattr(getattr(indicator, field), "text", None)
        for field in ("name", "operator", "target", "unit", "actual", "points", "score")
    )


def test_rows_moved_up_over_their_merged_cells() -> None:
    form = _form(
        HEAD + "产出指标 | 数量指标 | 维护管网长度 | ≥ | 120 | 公里 | 125 | 40 | 40 | ||\n"
        "质量指标 | 水质合格率 | = | 100 | % | 99 | 20 | 19.8 | 水源浑浊 ||\n"
        "效益指标 | 可持续影响指标 | 管护机制健全性 | 定性 | 优良中低差 | 优 | 30 | 30 | ||||\n合计"
        " | 100 | 99.6 | ||||||||\n"
    )
    assert [_fields(each) for each in form.indicators] == [
        ("维护管网长度", "≥", "120", "公里", "125", "40", "40"),
        ("水质合格率", "=", "100", "%", "99", "20", "19.8"),
        ("管护机制健全性", "定性", "优良中低差", None, "优", "30", "30"),
    ]
    assert [(row.source, row.rate.text if row.rate else "") for row in form.funding] == [
        ("总额", "98.00%"),
        ("财政资金", "98.00%"),
    ]


def test_a_form_not_filled_in_has_points_and_no_results() -> None:
    form = _form(
        HEAD
        + "产出指标 | 数量指标 | 维护管网长度 | ≥ | 120 | 公里 | 40 | ||||\n质量指标 | 水质合格率 |"
        " = | 100 | % | 20 | |||||\n"
        "效益指标 | 社会效益指标 | 受益人口 | ≥ | 3000 | 人 | 30 | ||||\n"
    )
    assert [_fields(each)[4:6] for each in form.indicators] == [
        (None, "40"),
        (None, "20"),
        (None, "30"),
    ]


def test_a_rule_beside_the_funds_is_no_label() -> None:
    form = _form(
        "部门整体支出绩效自评表 | ||||||\n部门名称 | 某镇人民政府 | |||||\n部门总体资金(万元) |"
        " 资金来源 | 年初预算数(A) | 全年执行数(B) | 分值 | 得分 | 得分计算方法 |\n年度资金总额: |"
        " 820.50 | 810.00 | 10 | 9.87 | 执行率×该指标分值，最高不得超过分值上限。 | |\n基本支出 |"
        " 620.50 | 615.00 | 10 | 9.91 | ||\n绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值"
        " | 全年实际值 | 分值 |\n产出指标 | 数量指标 | 保障人数 | ≥60人 | 60人 | 90 |\n"
    )
    total = form.funding[0]
    assert total.executed is not None
    assert (total.executed.text, total.score.text if total.score else "") == ("810.00", "9.87")


def test_one_cell_to_a_line_with_rows_closed_by_a_lone_pipe() -> None:
    rows = (
        ("部门预算项目支出绩效目标表",),
        ("项目名称", "农村供水维护"),
        ("预算单位", "某县供水站"),
        ("项目资金 (万元)", "年度资金总额:50"),
        ("其中:财政拨款 50",),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        ("项目完成", "数量指标", "维护管网长度", "≥120公里"),
        ("新装水表", "≥300块"),
        ("质量指标", "水质合格", "水质检测合格100%"),
        ("符合规定", "检测符合卫生标准的规定"),
    )
    form = _form("".join("".join(f"{cell} |\n" for cell in row) + "|\n" for row in rows))
    assert [
        (each.level1.text if each.level1 else "", _fields(each)[0]) for each in form.indicators
    ] == [
        ("项目完成", "维护管网长度"),
        ("项目完成", "新装水表"),
        ("项目完成", "水质合格"),
        ("项目完成", "符合规定"),
    ]
