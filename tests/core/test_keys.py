"""Keys of forms, rows and facts: what they are made of, and what they outlast."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import parse
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.forms import Form
from jixiao.core.keys import fact_key, field_address, keyed, name_key, parts_of, words_key
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.statements import Statement


def made(*rows: IndicatorData, **fields: object) -> Form:
    return keyed(
        form_of(
            FormData(
                kind="self_evaluation",
                year=2021,
                project="居民养老保险",
                implementing_unit="某县社保局",
                indicators=rows,
                **fields,  # type: ignore[arg-type]
            )
        )
    )


def keys(form: Form) -> list[str]:
    return [row.key for row in form.indicators]


@pytest.mark.parametrize(
    "printed",
    [
        "参保人数（万人）",
        "指标1：参保人数(万人)",
        "（一）参保人数 （万人）",
        "1.参保人数\n（万人）",
        "参保人数（万人）≥12.5",
        "参保人数（万人）（10分）",
        "参保人数（万人）【10分】",
        "1.1 参保人数（万人）",
        "1.1.1、参保人数（万人）",
        "1-1 参保人数（万人）",
        "⑴参保人数（万人）",
        "㈠参保人数（万人）",
        "Ⅰ.参保人数（万人）",
        "A.参保人数（万人）",
        "[1]参保人数（万人）",
        "第1项 参保人数（万人）",
        "指标1 参保人数（万人）",
        "指标①参保人数（万人）",
    ],
)
def test_a_name_is_itself_however_it_is_printed(printed: str) -> None:
    assert name_key(printed) == "参保人数万人"


def test_a_number_that_belongs_to_the_name_stays() -> None:
    assert name_key("第1季度发放率") != name_key("第2季度发放率")
    assert name_key("1.5倍工资覆盖率") == "15倍工资覆盖率"
    assert name_key("2-3次培训覆盖率") == "23次培训覆盖率"
    assert name_key("5G基站数") != name_key("4G基站数")
    assert name_key("3.5米以上桥梁数") == "35米以上桥梁数"


@pytest.mark.parametrize(
    "names",
    [
        ("0-3岁健康管理率", "4-6岁健康管理率", "7-12岁健康管理率"),
        ("Ⅰ类水质断面占比", "Ⅱ类水质断面占比"),
        ("1.5小时到达率", "2.5小时到达率"),
        ("1-2标段进度", "3-4标段进度"),
        ("A、B类企业占比", "B类企业占比"),
        ("1、2号楼完工率", "2号楼完工率"),
        ("一、二级医院占比", "二级医院占比"),
        ("①类人员数", "②类人员数"),
        ("12345热线接通率", "12315热线接通率"),
    ],
)
def test_names_that_differ_in_a_number_stay_apart(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == len(names)


def test_a_unit_is_itself_with_or_without_its_seal() -> None:
    assert name_key("某县医保局（公章）") == name_key("某县医保局")


def test_the_total_of_the_money_is_one_whatever_it_is_called() -> None:
    for name in ("年度资金总额", "资金总额", "预算数"):
        row = FundingData(source=name, role="total", budget="1")
        form = keyed(form_of(FormData(kind="self_evaluation", funding=(row,))))
        assert form.funding[0].key == "fund:总额"


def test_a_departments_form_is_called_by_the_department_alone() -> None:
    form = FormData(kind="department", year=2021, implementing_unit="某县医保局")
    named = msgspec.structs.replace(form, project="某县医保局", implementing_unit="")
    both = msgspec.structs.replace(form, project="某县医保局")
    keys_of = {keyed(form_of(each)).key for each in (form, named, both)}
    assert keys_of == {"department|2021|||某县医保局"}


def test_a_sentence_keeps_its_key_when_its_figures_change() -> None:
    assert words_key("全年收入12.5亿元，增长3%。") == words_key("全年收入 13 亿元，增长4.1%")
    assert words_key("全年收入12.5亿元") != words_key("全年支出12.5亿元")


def test_a_form_is_called_by_kind_year_point_project_and_unit() -> None:
    form = made(title="某县2021年自评表")
    assert form.key == "self_evaluation|2021||居民养老保险|某县社保局"
    assert made(title="另一个标题").key == form.key


def test_forms_that_name_the_unit_in_charge_alone_are_that_units() -> None:
    form = FormData(kind="self_evaluation", year=2024, project="信息系统运维")
    units = ("某县民政局", "某县卫健局（盖章）", "")
    keys_of = [
        keyed(form_of(msgspec.structs.replace(form, supervising_department=unit))).key
        for unit in units
    ]
    assert keys_of == [
        f"self_evaluation|2024||信息系统运维|{unit}" for unit in ("某县民政局", "某县卫健局", "")
    ]


def test_rows_of_one_name_are_told_apart_by_level_then_by_order() -> None:
    quantity = IndicatorData(level1="产出指标", level2="数量指标", name="发放率", target="95%")
    quality = IndicatorData(level1="产出指标", level2="质量指标", name="发放率", target="96%")
    assert keys(made(quantity, quality)) == keys(made(quality, quantity))[::-1]
    assert len(set(keys(made(quantity, quality, quantity)))) == 3
    assert keys(made(quantity, quality, quantity))[:2] == keys(made(quantity, quality))


def test_figures_never_make_a_key() -> None:
    one = IndicatorData(level2="数量指标", target="95人", actual="90人", score="9")
    other = IndicatorData(level2="数量指标", target="80人", actual="99人", score="8")
    named = IndicatorData(name="参保人数", target="95人")
    assert keys(made(one)) == keys(made(other))
    assert keys(made(named)) == keys(made(msgspec.structs.replace(named, target="80人")))


def test_a_heading_that_changes_leaves_the_rows_their_keys() -> None:
    row = IndicatorData(level1="产出指标", level2="数量指标", name="参保人数")
    renamed = msgspec.structs.replace(row, level2="数量")
    assert keys(made(row)) == keys(made(renamed))


def test_addresses_of_fields() -> None:
    form = made(
        IndicatorData(name="参保人数", target="95人"),
        funding=(
            FundingData(source="年度资金总额", role="total"),
            FundingData(source="其中：拨款"),
        ),
        goals=(GoalData(expected="全年参保95人"),),
        notes=("数字截至6月30日",),
    )
    assert field_address(form, "indicators[0].score") == f"{form.key}/参保人数/score"
    assert field_address(form, "funding[1].rate") == f"{form.key}/fund:拨款/rate"
    assert field_address(form, "goals[0].actual") == f"{form.key}/goal:全年参保人/actual"
    assert field_address(form, "notes[0]") == f"{form.key}/note:数字截至月日"
    assert field_address(form, "total.score") == f"{form.key}/total/score"
    assert field_address(form, "indicators") == f"{form.key}/indicators"
    assert field_address(form, "indicators[7].score") is None


_NAMES = st.lists(
    st.text("参保人数发放率满意度及时", min_size=2, max_size=6), min_size=1, max_size=8, unique=True
)


@given(_NAMES, st.data())
def test_rows_put_in_taken_out_or_moved_leave_the_other_keys(
    names: list[str], data: st.DataObject
) -> None:
    rows = [IndicatorData(level2="数量指标", name=name) for name in names]
    before = dict(zip(names, keys(made(*rows)), strict=True))
    order = data.draw(st.permutations(rows))
    left = order[: data.draw(st.integers(0, len(rows)))]
    position = data.draw(st.integers(0, len(left)))
    form = made(*left[:position], IndicatorData(name="新增指标", target="1"), *left[position:])
    after = {row.name.text: row.key for row in form.indicators if row.name}
    assert all(before[row.name] == after[row.name] for row in left)


def test_a_key_that_stands_there_stays() -> None:
    form = made(IndicatorData(name="参保人数"))
    own = msgspec.structs.replace(
        form, key="web-1", indicators=(msgspec.structs.replace(form.indicators[0], key="7"),)
    )
    assert field_address(keyed(own), "indicators[0].score") == "web-1/7/score"


def test_the_key_of_a_fact_has_its_area_and_without_a_fund_its_words() -> None:
    figure = parse("12.5亿元")
    assert figure is not None
    fact = Statement(
        item="收入",
        basis="actual",
        figure=figure,
        place=Place(text="全县收入12.5亿元"),
        address="statements[0].value",
        fund="工伤保险",
        period=Period(2021),
        scope="全地区",
    )
    assert fact_key(fact) == "工伤保险|收入|2021|actual|全地区"
    assert (
        fact_key(msgspec.structs.replace(fact, area="某县"))
        == "工伤保险|收入|2021|actual|全地区|某县"
    )
    bare = msgspec.structs.replace(fact, period=None, scope=None)
    assert fact_key(bare) == "工伤保险|收入||actual|"
    unknown = fact_key(msgspec.structs.replace(fact, fund=None))
    assert unknown.startswith("|收入|2021|actual|全地区|全县收入")
    assert "12.5" not in unknown


def test_a_key_is_told_in_its_parts_whatever_number_a_copy_has() -> None:
    data = FormData(kind="self_evaluation", year=2024, project="培训经费", implementing_unit="甲局")
    key = keyed(form_of(data)).key
    parts = parts_of(f"{key}#2")
    assert parts == ("self_evaluation", "2024", "", "培训经费", "甲局")
    assert parts.joined == key
    assert parts_of("statements") == ("statements", "", "", "", "")
