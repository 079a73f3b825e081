"""The title and the year of a form, whatever short lines stand between the title and the table."""

from __future__ import annotations

import pytest

from jixiao.reading import read_bytes
from jixiao.recognition import recognise

TABLE = """项目名称\t某项目
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t15\t15\t15\t10\t100%\t10
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t培训人数\t100人\t100人\t90\t90
总分\t\t\t\t\t\t100\t100
"""


@pytest.mark.parametrize(
    ("head", "title", "year"),
    [
        ("某项目支出绩效自评表\n公开14表\n（2023年度）", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n（2023年度）\n公开14表", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n(2023年度)\n510000_0013zp", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n年度：2021", "某项目支出绩效自评表", 2021),
        (
            "某项目支出绩效自评表（2022年度）\n填报日期：2023年3月1日",
            "某项目支出绩效自评表（2022年度）",
            2022,
        ),
        ("某项目支出绩效自评表\n填报日期：2023年3月1日", "某项目支出绩效自评表", None),
        ("二〇二三年度某项目支出绩效自评表", "二〇二三年度某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n填报年度：2023", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表\n编制单位：某局    2023年3月", "某项目支出绩效自评表", None),
        ("某项目支出绩效自评表\n2023年1—12月", "某项目支出绩效自评表", 2023),
        ("2022年度\n某项目支出绩效自评表", "某项目支出绩效自评表", 2022),
        ("（2021年）\n某项目支出绩效自评表\n（2022年度）", "某项目支出绩效自评表", 2022),
        ("2021年2月20日\n某项目支出绩效自评表", "某项目支出绩效自评表", None),
        ("本单位认真组织实施。\n见下。", None, None),
        (
            "某项目支出绩效自评表\n（2023年度）\n以下为2022年度绩效自评表",
            "某项目支出绩效自评表",
            2023,
        ),
        (
            "某项目支出绩效自评表（2023年度）\n详见2022年绩效目标表",
            "某项目支出绩效自评表（2023年度）",
            2023,
        ),
        *(
            (f"某项目支出绩效自评表\n{line}", "某项目支出绩效自评表", year)
            for line, year in (
                ("（2023年度）    填报日期：2024年3月15日", 2023),
                ("填报日期：2024年3月15日    （2023年度）", 2023),
                ("填报单位：某局    2023年度    填报日期：2024年3月15日    单位：万元", 2023),
                ("时间：2023年度", 2023),
                ("评价时间：2023年1月-12月", 2023),
                ("评价期间：2023.01.01-2023.12.31", 2023),
                ("2023.1-12", 2023),
                ("2024.3.15\n（2023年度）", 2023),
                ("填报时间：2024年", None),
            )
        ),
        ("二〇二三年度\n某项目支出绩效自评表", "某项目支出绩效自评表", 2023),
        ("某项目支出绩效自评表（2023年）\n2024.3.15", "某项目支出绩效自评表（2023年）", 2023),
        ("某项目支出绩效自评表（2021年版）", "某项目支出绩效自评表（2021年版）", None),
        ("2022-2023年度某项目支出绩效自评表", "2022-2023年度某项目支出绩效自评表", None),
    ],
)
def test_title_and_year(head: str, title: str | None, year: int | None) -> None:
    (document,) = read_bytes(f"{head}\n\n{TABLE}".encode(), "form.txt")
    (form,) = recognise(document).forms
    assert (form.title.text if form.title else None, form.year) == (title, year)


@pytest.mark.parametrize(
    "line",
    [
        "2021年2月20日",
        "二〇二一年二月",
        "打印时间 2021/5/1",
        "（2021年）",
        "2021年度绩效监控材料之三",
        "编制单位：某局    2021年3月",
        "某财绩〔2021〕5号",
    ],
)
def test_a_line_before_the_title_gives_way_to_what_the_cells_say(line: str) -> None:
    cells = "项目名称\t某项目\t项目周期\t2020年度\t监控时点\t2020年6月"
    table = "\n".join([cells, *TABLE.splitlines()[1:]])
    (document,) = read_bytes(f"{line}\n\n某县绩效监控表\n\n{table}".encode(), "form.txt")
    (form,) = recognise(document).forms
    assert (form.kind, form.year, str(form.as_of)) == ("monitoring", 2020, "2020-06")


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("2020年7月5日", None),
        ("填报时间：2020年7月", None),
        ("截至2020年6月30日", "2020-06"),
        ("2020年1—6月", "2020-06"),
    ],
)
def test_a_day_is_no_monitoring_point_unless_the_line_says_so(line: str, point: str | None) -> None:
    (document,) = read_bytes(f"某县绩效监控表\n{line}\n\n{TABLE}".encode(), "form.txt")
    (form,) = recognise(document).forms
    assert (str(form.as_of) if form.as_of else None) == point


@pytest.mark.parametrize(
    ("head", "point"),
    [
        ("项目支出绩效监控表\n（2024年1-9月）    填报日期：2024年10月12日", "2024-09"),
        ("项目支出绩效监控表\n监控时段：2024.1-2024.9", "2024-09"),
        ("2024年前三季度项目支出绩效监控表", "2024-09"),
        ("项目支出绩效监控表\n（2024年度）\n截至9月30日", "2024-09"),
        ("项目支出绩效监控表\n2024年度\n监控月份：9月", "2024-09"),
        ("项目支出绩效监控表\n二〇二四年九月", "2024-09"),
        ("2024年1-9月项目支出绩效监控表\n2024年10月", "2024-09"),
        ("项目支出绩效监控表\n（2024年度）\n填报日期：2024年10月12日", "None"),
        ("项目支出绩效监控表\n（2024年度）\n附件：2024年9月台账", "None"),
        ("项目支出绩效监控表\n（2024年度）\n监控时段：2023年9月至2024年8月", "None"),
    ],
)
def test_the_point_of_a_monitoring_form(head: str, point: str) -> None:
    content = f"{head}\n\n{TABLE}".encode()
    (form,) = [form for each in read_bytes(content, "a.txt") for form in recognise(each).forms]
    assert (form.kind, str(form.as_of)) == ("monitoring", point)
    assert form.year == 2024


@pytest.mark.parametrize(
    ("stretch", "point"),
    [
        ("1-9月", "2024-09"),
        ("1〜9月", "2024-09"),
        ("1 - 9 月", "2024-09"),
        ("上半年", "2024-06"),
        ("前三季度", "2024-09"),
        ("一季度", "2024-03"),
        ("截至9月底", "2024-09"),
        ("截至9月30日", "2024-09"),
        ("截止9月30日", "2024-09"),
        ("截至2024年9月30日", "2024-09"),
        ("截至2024.9.30", "2024-09"),
        ("9月30日止", "2024-09"),
        ("2024年1月1日至9月30日", "2024-09"),
        ("截至九月底", "2024-09"),
        ("9月底累计", "2024-09"),
        ("2024年1-9月", "2024-09"),
        ("截至12月31日", "None"),
        ("监控期", "None"),
        ("全年", "None"),
        ("三季度", "None"),
    ],
)
def test_a_column_that_counts_from_january_on_says_the_point(stretch: str, point: str) -> None:
    content = (
        "项目支出绩效监控表\n（2024年度）\n\n"
        f"项目资金\t年初预算数\t全年预算数\t{stretch}执行数\t执行率\n"
        "年度资金总额\t320\t320\t148.8\t46.5%\n\n"
        f"一级指标\t二级指标\t三级指标\t年度指标值\t{stretch}完成值\t指标完成率\n"
        "产出指标\t数量指标\t补贴人数\t≥1200人\t640人\t53.33%\n"
    )
    (document,) = read_bytes(content.encode(), "a.txt")
    (form,) = recognise(document).forms
    assert str(form.as_of) == point
    assert form.funding[0].executed is not None
    assert form.funding[0].executed.text == "148.8"


@pytest.mark.parametrize(
    "head", ["1-9月支付数", "截至9月30日使用金额", "截至9月末到位资金", "9月底支付率"]
)
def test_any_amount_to_date_says_the_point(head: str) -> None:
    content = (
        f"项目支出绩效监控表\n（2024年度）\n\n项目资金\t年初预算数\t全年预算数\t{head}\n"
        "年度资金总额\t320\t320\t148.8\n\n一级指标\t二级指标\t三级指标\t年度指标值\t完成值\n"
        "产出指标\t数量指标\t补贴人数\t≥1200人\t640人\n"
    )
    (document,) = read_bytes(content.encode(), "a.txt")
    (form,) = recognise(document).forms
    assert str(form.as_of) == "2024-09"
    assert form.as_of_entry is not None
    assert form.as_of_entry.text == head


@pytest.mark.parametrize("name", ["6月底前完成拨付", "6月30日前支付待遇", "7月执行情况"])
def test_a_deadline_in_a_row_is_no_point(name: str) -> None:
    content = (
        "项目支出绩效监控表\n（2024年度）\n\n一级指标\t二级指标\t三级指标\t年度指标值\t完成值\t指标完成率\n"
        f"产出指标\t时效指标\t{name}\t100%\t100%\t100%\n"
    )
    (document,) = read_bytes(content.encode(), "a.txt")
    (form,) = recognise(document).forms
    assert form.as_of is None
