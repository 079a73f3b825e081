"""Monitoring: the figures by the pack, what is said of deviations, what must be explained, and the
official tables read back.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest

from jixiao.api import review
from jixiao.application.monitoring import (
    Monitored,
    Watched,
    dashboard_bytes,
    monitor,
    table_bytes,
)
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.formdata import (
    FormData,
    FundingData,
    IndicatorData,
    MonthsData,
    data_of,
    differences,
)
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period
from jixiao.filling.completing import complete
from jixiao.judging.monitoring.lamps import Lamp
from jixiao.paths import load_forms, load_layout, load_pack
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.writing.layouts.printed import printed

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "monitoring-2020.yaml"
SEED = ROOT.parent / "shared" / "seeds" / "002_881bda5ae5dcf777.txt"
COUNTY, NATIONAL, SICHUAN = (
    load_pack("xinjiang-monitoring-2020"),
    load_pack("cn-2020"),
    load_pack("sichuan-monitoring-2025"),
)


def form(
    *rows: IndicatorData,
    executed: str = "50.00",
    conclusion: str = "",
    as_of: str = "2020-06",
    **more: object,
) -> FormData:
    funding = (FundingData(source="预算数", role="total", budget="100.00", executed=executed),)
    data = FormData(
        kind="monitoring",
        as_of=as_of,
        project="某项目",
        funding=funding,
        indicators=rows,
        conclusion=conclusion,
    )
    return msgspec.convert(msgspec.to_builtins(data) | more, FormData)


def row(name: str, target: str, actual: str, **more: str) -> IndicatorData:
    return IndicatorData(
        level1="项目完成", level2="数量指标", name=name, target=target, actual=actual, **more
    )


def watched(data: FormData, **settings: Any) -> Watched:
    return monitor([data], **settings).forms[0]


def told(found: Watched) -> str:
    return "\n".join(f"{each.code} {each.message.zh}" for each in found.findings)


def example(layout: str | None = None, fmt: str = "docx") -> Monitored:
    named = load_layout(layout) if layout is not None else None
    return monitor([each.data for each in load_forms(EXAMPLE)], layout=named, fmt=fmt)


def test_completions_are_scaled_by_the_county_rule_and_plain_by_the_national_one() -> None:
    data = form(
        row("参保缴费人数", "74272人", "66467人"),
        row("待遇发放准确率", "≥95%", "100%"),
        row("满意度", "≥95%", "未达监控节点"),
    )
    scaled, plain = (watched(data, pack=pack).data for pack in (COUNTY, NATIONAL))
    assert [each.completion for each in scaled.indicators] == ["44.75%", "50.00%", "/"]
    assert scaled.goals[0].completion == "47.38%"
    assert [each.completion for each in plain.indicators] == ["89.49%", "100.00%", "/"]
    assert scaled.funding[0].rate == "50.00%"


def test_the_layout_that_the_forms_name_is_kept_where_it_is_of_monitoring() -> None:
    county = form(
        row("参保人数", "100人", "60人"),
        project="工伤保险基金支出项目",
        implementing_unit="岳普湖县社保局",
    )
    usual = {"": "xinjiang-monitoring-2020", "national-2020": "xinjiang-monitoring-2020"}
    for named, printed_in in (
        usual | {"national-monitoring-2019": "national-monitoring-2019"}
    ).items():
        found = monitor([msgspec.structs.replace(county, layout=named)])
        assert found.forms[0].layout.id == printed_in
    with pytest.raises(UserError, match="没有样式“没有”"):
        monitor([msgspec.structs.replace(county, layout="没有")])


def test_what_a_form_leaves_to_the_majority_of_its_rows_is_kept() -> None:
    rows = (
        row("参保缴费人数", "100人", "80人", completion="40.00%"),
        row("宣传场次", "10场", "5场", completion="25.00%"),
    )
    assert [each.completion for each in watched(form(*rows), pack=NATIONAL).data.indicators] == [
        "40.00%",
        "25.00%",
    ]


def test_no_deviation_only_where_nothing_is_to_be_explained() -> None:
    met = row("待遇发放准确率", "≥95%", "100%")
    assert watched(form(met), pack=COUNTY).data.conclusion == "无偏差。"
    behind = watched(form(met, executed="20.00", conclusion="无偏差。"), pack=COUNTY)
    assert behind.data.conclusion == "无偏差。"
    assert "M905 写“无偏差”" in told(behind)
    assert [duty.about for duty in behind.watch.duties] == ["execution", "deviation"]
    silent = watched(form(met, executed="20.00"), pack=COUNTY)
    assert silent.data.conclusion.startswith("该项目有偏差，偏差率为30.00%，原因是（请填写）")
    late = watched(form(met, executed="38.00", conclusion="无偏差。"), pack=lenient(COUNTY))
    assert late.data.conclusion == "无偏差。"
    assert "M905 写“无偏差" in told(late)


def lenient(pack: RulePack) -> RulePack:
    """A pack in which being behind time progress alone must be explained."""
    assert pack.monitoring is not None
    rule = msgspec.structs.replace(pack.monitoring, no_deviation_within=Decimal(90))
    return msgspec.structs.replace(pack, monitoring=rule)


def test_given_figures_are_kept_and_what_differs_is_told() -> None:
    """A clerk's rate, completions and overall completion stand; the rule's own are told."""
    data = form(
        row("培训人次", "≥100人次", "85人次", completion="80.00%"),
        row("宣传场次", "≥10场", "10场", completion="100.00%"),
        goals=[{"completion": "91.00%"}],
        funding=[
            {"source": "预算数", "role": "total", "budget": "100", "executed": "50", "rate": "51%"}
        ],
    )
    found = watched(data, pack=NATIONAL)
    assert [each.completion for each in found.data.indicators] == ["80.00%", "100.00%"]
    assert (found.data.goals[0].completion, found.data.funding[0].rate) == ("91.00%", "51%")
    for words in (
        "M901 培训人次：指标值≥100人次，完成85人次，完成率应为85.00%，按6/12折算为42.50%，填报80.00%",
        "M903 总体完成率填报91.00%",
        "T201 ",
    ):
        assert words in told(found)


def test_a_reason_given_is_kept_and_its_rate_told() -> None:
    words = "该项目有偏差，偏差率为7.08%，原因是结算单晚到。措施：按月送单。"
    found = watched(
        form(row("待遇发放准确率", "≥95%", "100%"), executed="20.00", conclusion=words), pack=COUNTY
    )
    assert found.data.conclusion == words
    assert "M904 " in told(found)
    assert all(duty.given for duty in found.watch.duties)


def test_the_forms_own_rates_are_filled_in_where_they_are_empty() -> None:
    rows = (
        row("职工基本医疗保险支出预算执行率", "95%~105%", ""),
        row("职工医保支出执行率与序时进程偏离率", "-10%~10%", ""),
        row("生育保险支出预算执行率", "95%~105%", ""),
        row("基金收入预算执行率", "95%~105%", ""),
    )
    found = watched(form(*rows, executed="27.71", fund="职工基本医疗保险"), pack=COUNTY)
    assert [each.actual for each in found.data.indicators] == ["27.71%", "-22.29%", "", ""]
    assert told(found).count("L705 ") == 0


def by_months(pack: RulePack) -> RulePack:
    assert pack.monitoring is not None
    rule = msgspec.structs.replace(pack.monitoring, execution_ranges="by_months")
    return msgspec.structs.replace(pack, monitoring=rule)


def test_a_pack_may_count_an_execution_range_by_the_months() -> None:
    rate = row("基本养老保险支出预算执行率", "95%~105%", "")
    for executed, scaled, plain in (("50.01", "50.00%", "100.00%"), ("38.00", "40.00%", "80.00%")):
        found = [
            watched(form(rate, executed=executed), pack=pack).data.indicators[0].completion
            for pack in (by_months(COUNTY), by_months(NATIONAL))
        ]
        assert found == [scaled, plain]


def test_a_row_that_no_rule_completes_stays_empty_and_out_of_the_mean() -> None:
    data = form(
        row("基本养老保险支出预算执行率", "95%~105%", ""),
        row("培训人次", "≥100人次", "85人次"),
        executed="38.00",
    )
    found = watched(data, pack=NATIONAL)
    assert [each.completion for each in found.data.indicators] == ["", "85.00%"]
    assert found.data.goals[0].completion == "85.00%"
    assert "M911 基本养老保险支出预算执行率：完成值38.00%，完成率空着" in told(found)
    filled = complete(data, NATIONAL)
    assert filled.data.indicators == tuple(
        msgspec.structs.replace(each, extra={}) for each in found.data.indicators
    )
    assert filled.data.goals[0].completion == "85.00%"


def test_sichuan_warns_by_the_month_and_says_what_the_unit_may_choose() -> None:
    data = form(row("培训人次", "≥100人次", "50人次"), executed="39.00", as_of="2026-06")
    duties = watched(data, pack=SICHUAN).watch.duties
    assert any(
        "低于6月应达到的40%" in duty.what and "10个工作日" in duty.what and "调剂" in duty.what
        for duty in duties
    )
    reached = watched(form(data.indicators[0], executed="40.00", as_of="2026-06"), pack=SICHUAN)
    assert not any(duty.about == "execution" for duty in reached.watch.duties)


def test_red_and_yellow_rows_must_be_explained_unless_they_are() -> None:
    found = watched(
        form(
            row("培训人次", "≥100人次", "20人次"),
            row("宣传场次", "≥10场", "1场", reason="场地未定，七月补办"),
        ),
        pack=NATIONAL,
    )
    assert [
        (duty.index, bool(duty.given)) for duty in found.watch.duties if duty.about == "row"
    ] == [(0, False), (1, True)]
    assert found.watch.lamp is Lamp.RED


def test_the_forecast_goes_into_the_columns_of_the_national_table_and_leaves_what_is_given() -> (
    None
):
    rows = (
        row("培训人次", "≥100人次", "60人次"),
        row("宣传场次", "≥10场", "2场", extra={"有可能": "√", "全年预计完成情况": "9场"}),
    )
    found = watched(form(*rows), pack=NATIONAL).data
    assert found.funding[0].forecast == "100.00"
    assert found.indicators[0].extra == {"确定能": "√", "全年预计完成情况": "120人次"}
    assert found.indicators[1].extra == {"有可能": "√", "全年预计完成情况": "9场"}


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≥95%", "97", "97"),
        ("90", "88.6%", "88.6%"),
        ("≤50万元", "20.5", "41.0"),
        ("≥1.5万人", "1.45", "2.90"),
        ("≥120万元", "60", "120"),
        ("≥100人次", "0人次", "0人次"),
        ("≥1万人次", "6,000人次", "12000人次"),
        ("≥0.9", "0.886", "0.886"),
    ],
)
def test_the_forecast_is_printed_as_the_actual_is(target: str, actual: str, expected: str) -> None:
    name = "培训人次" if "人" in target else "待遇发放准确率" if "9" in target else "培训支出"
    found = watched(form(row(name, target, actual)), pack=NATIONAL).data
    assert found.indicators[0].extra["全年预计完成情况"] == expected


def test_what_is_expected_by_the_years_end_is_kept_under_any_name_of_its_column() -> None:
    found = watched(
        form(
            row("培训人次", "≥100人次", "60人次", extra={"全年预计完成值": "98人次", "备注": "无"})
        ),
        pack=NATIONAL,
    )
    assert found.data.indicators[0].extra == {
        "全年预计完成情况": "98人次", "备注": "无", "确定能": "√",
    }  # fmt: skip
    assert found.dropped == ()


def test_last_years_months_shape_the_forecast() -> None:
    months = (MonthsData(of="executed", last_year=tuple(["5"] * 6 + ["15"] * 6)),)
    found = watched(
        form(
            row("培训人次", "≥100人次", "60人次"),
            executed="25.00",
            months=msgspec.to_builtins(months),
        ),
        pack=NATIONAL,
    )
    assert found.data.funding[0].forecast == "100.00"


def test_last_years_months_say_what_is_due_where_they_are_known() -> None:
    months = (
        MonthsData(of="executed", last_year=tuple(["5"] * 6 + ["15"] * 6)),
        MonthsData(of="培训人次", last_year=tuple(["1"] * 6 + ["3"] * 6)),
    )
    rows = (row("培训人次", "≥100人次", "25人次"), row("宣传场次", "≥100场", "25场"))
    given = {"months": msgspec.to_builtins(months)}
    found = watched(form(*rows, executed="25.00", **given), pack=NATIONAL).watch
    assert (found.by_last_year, found.progress, found.gap) == (True, Decimal("0.25"), 0)
    assert found.execution.lamp is Lamp.GREEN
    assert "（按上年逐月）" in found.execution.reason
    assert [each.lit.lamp for each in found.rows] == [Lamp.GREEN, Lamp.RED]
    plain = watched(form(*rows, executed="25.00"), pack=NATIONAL).watch
    assert (plain.by_last_year, plain.progress) == (False, Decimal("0.5"))
    assert [each.lit.lamp for each in plain.rows] == [Lamp.RED, Lamp.RED]


@pytest.mark.parametrize(
    ("change", "words"), [({"as_of": ""}, "没有监控时点"), ({"indicators": []}, "没有指标")]
)
def test_what_cannot_be_monitored_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        watched(form(row("培训人次", "≥100人次", "50人次"), **change), pack=NATIONAL)


def test_all_that_keeps_forms_from_being_monitored_is_told_at_once() -> None:
    funding = [{"source": "预算数", "role": "total", "budget": "一百"}]
    forms = [
        form(row("培训人次", "≥100人次", "50人次"), as_of="", funding=funding),
        form(),
        form(row("培训人次", "≥100人次", "50人次"), total_score="十"),
    ]
    with pytest.raises(UserError) as told:
        monitor(forms, pack=NATIONAL)
    assert [each.address for each in told.value.findings] == [
        "0:form1.as_of", "0:form1.funding[0].budget", "0:form2.indicators", "0:form3.total_score",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"money_unit": "美元"}, "E012 “金额单位”"),
        (
            {
                "funding": [
                    {"source": "预算数", "role": "total", "budget": "一百", "executed": "50"}
                ]
            },
            "E012 资金第1行“全年预算数”（填的是“一百”）：应为金额",
        ),
        ({"months": [{"of": "没有的", "this_year": ["1"]}]}, "应为本表的指标名称"),
        ({"months": [{"of": "executed", "this_year": ["1", "2"]}]}, "应有6个"),
        (
            {"months": [{"of": "executed", "this_year": ["1"] * 6}]},
            "年度资金总额执行数填报50.00，按1+1+1+1+1+1应为6.00万元",
        ),
        (
            {"months": [{"of": "executed", "last_year": ["x"] * 12}]},
            "（填的是“x”）：全年执行数1月的数应为数字",
        ),
    ],
)
def test_bad_data_is_told_with_its_field_and_row(change: dict[str, object], words: str) -> None:
    found = monitor([form(row("培训人次", "≥100人次", "50人次"), **change)], pack=NATIONAL)
    assert words in told(found.forms[0])
    assert found.count(Severity.ERROR) > 0


def test_a_row_without_a_target_is_told() -> None:
    data = form(row("培训人次", "", "5"))
    assert "R131 “指标值”整栏空着" in told(watched(data, pack=NATIONAL))


def test_another_point_takes_the_results_and_leaves_what_was_computed_for_the_old_one() -> None:
    old = watched(form(row("培训人次", "≥100人次", "40人次"), executed="20.00"), pack=COUNTY).data
    new = watched(old, pack=COUNTY, as_of=Period(2020, 9))
    assert (old.indicators[0].completion, new.data.indicators[0].completion) == ("20.00%", "30.00%")
    assert new.data.conclusion != old.conclusion
    assert "M901" not in told(new)


def test_the_months_of_a_title_are_the_point_and_move_with_it() -> None:
    data = form(
        row("培训人次", "≥100人次", "40人次"),
        as_of="",
        title="某县2020年1-6月绩效监控表",
        year=2020,
    )
    old = watched(data, pack=COUNTY)
    assert (old.data.as_of, old.data.indicators[0].completion) == ("2020-06", "20.00%")
    new = watched(data, pack=COUNTY, as_of=Period(2020, 9))
    assert (new.data.as_of, new.data.title) == ("2020-09", "某县2020年1-9月绩效监控表")
    assert "D603" not in told(new)


def test_a_title_whose_months_cannot_be_moved_is_told() -> None:
    data = form(row("培训人次", "≥100人次", "40人次"), title="二〇二〇年一至六月绩效监控表")
    new = watched(data, pack=COUNTY, as_of=Period(2020, 9))
    assert "D603 标题“二〇二〇年一至六月绩效监控表”说到6月，监控时点是2020年9月" in told(new)


def test_the_point_of_the_command_goes_before_the_forms() -> None:
    found = watched(form(row("培训人次", "≥100人次", "80人次")), pack=COUNTY, as_of=Period(2020, 9))
    assert found.data.as_of == "2020-09"
    assert found.data.indicators[0].completion == "60.00%"


@pytest.mark.parametrize("layout", ["xinjiang-monitoring-2020", "national-monitoring-2019"])
@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pdf", "txt"])
def test_the_official_tables_read_back_as_what_was_filled(layout: str, fmt: str) -> None:
    monitored = example(layout, fmt)
    content = table_bytes(monitored, fmt)
    forms = recognise(read_bytes(content, f"x.{fmt}")[0]).forms
    assert len(forms) == 4
    for found, each in zip(forms, monitored.forms, strict=True):
        assert list(differences(printed(each.data, load_layout(layout)), data_of(found))) == []


def test_our_own_tables_reviewed_say_only_what_the_data_deserve(tmp_path: Path) -> None:
    assert {each.layout.id for each in example().forms} == {"xinjiang-monitoring-2020"}
    for layout in ("xinjiang-monitoring-2020", "national-monitoring-2019"):
        path = tmp_path / f"{layout}.docx"
        path.write_bytes(table_bytes(example(layout), "docx"))
        found = review([path], pack=COUNTY)
        told = [
            (finding.code, finding.severity.value)
            for each in found.documents
            for finding in each.findings
        ]
        assert told == [
            ("M911", "warning"),  # no rule says how far a range to be met at year's end has come
            ("F802", "warning"),
            ("F802", "warning"),
        ]  # the two medical funds are far behind


@pytest.mark.skipif(not SEED.is_file(), reason="the seeds are not at hand")
def test_the_seeds_forms_are_computed_as_their_sound_rows_print() -> None:
    seen = monitor([each.data for each in load_forms(SEED)]).forms
    assert [each.data.funding[0].rate for each in seen] == [
        "50.01%",
        "56.36%",
        "27.71%",
        "22.09%",
    ]
    counted = seen[0].data.indicators[:2]
    assert [each.completion for each in counted] == ["44.75%", "46.64%"]
    assert seen[3].watch.execution.lamp is Lamp.RED


def test_the_dashboard_says_figures_lamps_and_duties_and_fetches_nothing() -> None:
    page = dashboard_bytes(example(), "html").decode()
    for words in (
        "27.71%",
        "序时进度 50.00%",
        "红灯",
        "要说明的事项",
        "已说明",
        "完成目标可能性",
        "城乡居民基本医疗",
    ):
        assert words in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page


def test_the_printed_dashboard_is_a_page_a_form() -> None:
    with pypdfium2.PdfDocument(dashboard_bytes(example(), "pdf")) as made:
        assert len(made) == 5  # the overview and four forms
        assert "职工基本医疗保险" in made[3].get_textpage().get_text_range()


def test_markup_in_names_is_disarmed_in_the_dashboard() -> None:
    found = monitor([form(row("<script>alert(1)</script>", "≥1场", "1场"))], pack=NATIONAL)
    page = dashboard_bytes(found, "html").decode()
    assert "<script>" not in page
