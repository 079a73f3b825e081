"""The monitoring point: of the form, its title or the command; and what cannot be monitored."""

from __future__ import annotations

import msgspec
import pytest

import jixiao
from jixiao import Source
from jixiao.application.filling import fill
from jixiao.application.loaded import Loaded
from jixiao.application.monitoring.monitoring import monitor
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.core.periods import Period
from jixiao.knowledge.layouts import layouts
from tests.application.monitoring_data import COUNTY, NATIONAL, form, monitored, row, told


@pytest.mark.parametrize(
    ("change", "words"), [({"as_of": ""}, "没有监控时点"), ({"indicators": []}, "没有指标")]
)
def test_what_cannot_be_monitored_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        monitored(form(row("培训人次", "≥100人次", "50人次"), **change), pack=NATIONAL)


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


def test_what_a_senseless_form_lacks_beside_is_told_with_it() -> None:
    data = form(as_of="", funding=[{"source": "总额", "role": "totl"}], year=20240)
    for given in (data, Source("表.json", msgspec.json.encode(data))):
        with pytest.raises(UserError) as told:
            jixiao.monitor(given)
        assert [each.address for each in told.value.findings] == [
            "year", "funding[0].role", "as_of", "indicators",
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
            "R121 资金第1行“全年预算数”填的“一百”不成数",
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
    assert "R131 “指标值”整栏空着" in told(monitored(data, pack=NATIONAL))


def test_another_point_takes_the_results_and_leaves_what_was_computed_for_the_old_one() -> None:
    old = monitored(form(row("培训人次", "≥100人次", "40人次"), executed="20.00"), pack=COUNTY).data
    new = monitored(old, pack=COUNTY, as_of=Period(2020, 9))
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
    old = monitored(data, pack=COUNTY)
    assert (old.data.as_of, old.data.indicators[0].completion) == ("2020-06", "20.00%")
    new = monitored(data, pack=COUNTY, as_of=Period(2020, 9))
    assert (new.data.as_of, new.data.title) == ("2020-09", "某县2020年1-9月绩效监控表")
    assert "D603" not in told(new)


def test_a_title_whose_months_cannot_be_moved_is_told() -> None:
    data = form(row("培训人次", "≥100人次", "40人次"), title="二〇二〇年一至六月绩效监控表")
    new = monitored(data, pack=COUNTY, as_of=Period(2020, 9))
    assert "D603 标题“二〇二〇年一至六月绩效监控表”说到6月，监控时点是2020年9月" in told(new)


def test_the_point_of_the_command_goes_before_the_forms() -> None:
    found = monitored(
        form(row("培训人次", "≥100人次", "80人次")), pack=COUNTY, as_of=Period(2020, 9)
    )
    assert found.data.as_of == "2020-09"
    assert found.data.indicators[0].completion == "60.00%"


def test_a_fault_of_one_form_hides_none_of_another() -> None:
    """A point that is none is told before anything is made of the forms, and with it what another
    form lacks, which would be told next.
    """
    one = IndicatorData(name="x", target="5", actual="5")
    spoilt = FundingData(source="总额", role="total", budget="abc")
    forms = [
        FormData(kind="monitoring", project="甲"),
        FormData(kind="monitoring", project="乙", as_of="zzz", indicators=(one,)),
        FormData(kind="monitoring", as_of="2024-06", indicators=(one,), funding=(spoilt,)),
    ]
    with pytest.raises(UserError) as caught:
        monitor(forms)
    assert [each.address for each in caught.value.findings] == [
        "0:form1.as_of",
        "0:form1.indicators",
        "0:form2.as_of",
        "0:form3.funding[0].budget",
    ]
    with pytest.raises(UserError) as caught:
        fill(forms[1:], "docx", layout=layouts()["national-2020"])
    assert {each.address for each in caught.value.findings} == {
        "0:form1.as_of", "0:form2", "0:form2.funding[0].budget",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "as_of", "told"),
    [
        ("monitoring", "2020-06", ""),
        ("monitoring", "2020-03", "给的数据写的监控时点是2020-03，这里按2020-06"),
        ("self_evaluation", "", "给的是自评表"),
        ("department", "", "给的是自评表"),
        ("target_declaration", "", ""),
    ],
)
def test_figures_of_another_time_are_told(kind: str, as_of: str, told: str) -> None:
    row = IndicatorData(level1="产出指标", name="培训人次", target="≥10人次", actual="6人次")
    data = msgspec.structs.replace(form(row, as_of=as_of), kind=kind)
    (made,) = monitor([data], as_of=Period(2020, 6)).forms
    found = [each.message.zh for each in made.findings if each.code == "E057"]
    assert bool(found) is bool(told)
    assert all(each.startswith(told) for each in found)


def test_each_form_has_the_layout_that_it_names() -> None:
    rows = row("培训人次", "≥100人次", "50人次")
    named = ("xinjiang-monitoring-2020", "national-monitoring-2019", "")
    forms = [
        msgspec.structs.replace(form(rows), layout=each, project=f"项目{each}") for each in named
    ]
    made = monitor(forms)
    assert [each.layout.id for each in made.forms] == [
        "xinjiang-monitoring-2020",
        "national-monitoring-2019",
        "national-monitoring-2019",
    ]
    chosen = layouts()["national-monitoring-2019"]
    assert {each.layout.id for each in monitor(forms, layout=chosen).forms} == {chosen.id}


def test_a_point_that_is_still_to_come_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1590000000")  # May 2020
    data = form(row("培训人次", "≥100人次", "50人次"))
    assert "E057 监控时点2020-06还没有到（现在是2020年5月）" in told(monitored(data, pack=NATIONAL))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1592000000")  # June 2020
    assert "E057" not in told(monitored(data, pack=NATIONAL))


def test_a_year_spent_by_march_is_told() -> None:
    data = form(row("培训人次", "≥100人次", "50人次"), executed="100.00", as_of="2020-03")
    assert "E057 到3月执行率已是100.00%" in told(monitored(data, pack=NATIONAL))
    late = form(row("培训人次", "≥100人次", "90人次"), executed="100.00", as_of="2020-10")
    assert "执行率已是" not in told(monitored(late, pack=NATIONAL))


def test_figures_of_another_time_are_told_by_their_cells() -> None:
    cells = {"as_of": "基本情况!E2", "funding[0].executed": "资金!I2"}
    whole = Loaded(data=form(row("培训人次", "≥100人次", "50人次"), executed="100.00"), cells=cells)
    [found] = monitor([whole], pack=NATIONAL, as_of=Period(2020, 4)).forms
    said = [found.told(each).zh for each in found.findings if each.code == "E057"]
    assert [each.split()[1] for each in said] == ["基本情况!E2", "资金!I2"]
