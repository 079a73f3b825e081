"""Rule packs: the shipped ones, a bureau's own with its mistakes told plainly, and the choice for a
form.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.packs import RulePack
from jixiao.judging.choosing import choose
from jixiao.knowledge.packs import load_packs, pack_of
from jixiao.paths.named import pack_at
from tests.building import funding, monitoring, self_evaluation

PACKS = load_packs()
ROW = "数量指标 | 次数 | 5次 | 5次 | 90 | 90"
BANDS_80_60 = "备注：定性指标分三档，分别按照100%-80%（含）、80%-60%（含）、60%-0%合理确定分值"
BANDS_80_50 = (
    "注：三档分别按照指标值的100-80% (含)、80-50% (含)、50-0%合理确定分值；正向指标得分：全年实际值"
    " (B) /年度指标值 (A) ×该指标分值"
)
BANDS_70_40 = "注：三档：100%—70%（含）、70%—40%（含）、40%—0%"


def test_the_packs_are_shipped() -> None:
    assert sorted(PACKS) == [
        "cn-2020",
        "cn-si-2022",
        "ningxia-2024",
        "sichuan-monitoring-2025",
        "xinjiang-monitoring-2020",
        "xinjiang-si-2020",
    ]
    assert all(pack.id == name for name, pack in PACKS.items())


def test_every_rule_of_every_pack_states_its_source() -> None:
    for pack in PACKS.values():
        rules = [
            getattr(pack, field)
            for field in RulePack.__struct_fields__
            if hasattr(getattr(pack, field), "source")
        ]
        assert len(rules) >= 5
        assert all(rule.source.text for rule in rules)


def test_a_pack_that_extends_has_the_rules_that_it_does_not_state() -> None:
    ningxia, national = PACKS["ningxia-2024"], PACKS["cn-2020"]
    assert ningxia.grades == national.grades
    assert ningxia.quantitative is not None
    assert ningxia.quantitative.reverse == "inverse"
    assert ningxia.notes != national.notes


def test_parameters_that_decide_findings() -> None:
    county = PACKS["xinjiang-monitoring-2020"].monitoring
    assert county is not None
    assert (county.completion, county.no_deviation_within, county.source.samples) == (
        "scaled",
        Decimal(10),
        4,
    )
    for name, pack in PACKS.items():
        if name != "xinjiang-monitoring-2020":
            assert pack.monitoring is not None
            assert pack.monitoring.completion == "form"
            assert pack.monitoring.no_deviation_within == (
                Decimal(10) if name == "sichuan-monitoring-2025" else None
            )
    sichuan = PACKS["sichuan-monitoring-2025"].monitoring
    assert sichuan is not None
    assert sichuan.execution_warnings == {"4": 25, "6": 40, "8": 60, "10": 80}
    assert sichuan.response_days == 10
    assert PACKS["cn-2020"].execution_range is None
    assert PACKS["ningxia-2024"].months_payable is None
    months = PACKS["cn-si-2022"].months_payable
    assert months is not None
    assert [(band.low, band.high, band.excessive) for band in months.bands] == [(6, 9, 15)]
    assert months.bands[0].insufficient == 3
    assert months.bands[0].funds == ("职工基本医疗保险",)


def test_the_national_pack_for_insurance_funds_has_no_weights_of_projects() -> None:
    pack, national = PACKS["cn-si-2022"], PACKS["cn-2020"]
    assert pack.weights is None
    assert national.weights is not None
    assert (pack.qualitative, pack.rounding) == (national.qualitative, national.rounding)


def test_a_rule_that_is_not_there_cannot_be_left_out(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="without 里的“wieghts”"):
        pack_at(written(tmp_path, HEAD + 'extends = "cn-2020"\nwithout = ["wieghts"]\n'))


def written(folder: Path, text: str) -> Path:
    """A pack file of a bureau."""
    path = folder / "bureau.toml"
    path.write_text(text, "utf-8")
    return path


HEAD = (
    'id = "bureau"\nversion = "1"\ntitle = "某局"\nissuer = "某市财政局"\nsource = { kind = "document", text ='
    ' "某号文" }\n'
)


def test_a_bureaus_pack_extends_a_shipped_one(tmp_path: Path) -> None:
    pack = pack_at(
        written(
            tmp_path,
            HEAD + 'extends = "cn-2020"\n[rounding]\nplaces = 1\nsource = { kind = "document" }\n',
        )
    )
    assert pack.rounding is not None
    assert pack.rounding.places == 1
    assert pack.grades == PACKS["cn-2020"].grades


def test_numbers_are_read_exactly(tmp_path: Path) -> None:
    pack = pack_at(
        written(
            tmp_path,
            HEAD + '[over]\npolicy = "flag"\nthreshold = 1.15\nsource = { kind = "document" }\n',
        )
    )
    assert pack.over is not None
    assert pack.over.threshold == Decimal("1.15")


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        (
            HEAD + '[execution]\ncapp = 1\nsource = { kind = "document" }\n',
            "“execution”没有“capp”这一项，是不是 cap",
        ),
        (HEAD + 'colour = "red"\n', "没有“colour”这一项"),
        (HEAD + "[execution]\ncap = 1\n", "表 [execution] 没有写依据"),
        (
            'id = "bureau"\nversion = "1"\ntitle = "某局"\nsource = { kind = "document" }\n',
            "“issuer”没有填写",
        ),
        (HEAD + 'extends = "cn-1999"\n', "“cn-1999”不存在"),
        (HEAD + 'extends = "bureau"\n', "绕成了圈"),
        (
            HEAD + '[execution]\nmethod = "magic"\nsource = { kind = "document" }\n',
            "“execution.method”应为 bracket、floor、linear 之一，给的是“magic”",
        ),
        (
            HEAD + '[execution]\nsource = { kind = "hearsay" }\n',
            "“execution.source.kind”应为 document",
        ),
        (
            HEAD + '[rounding]\nplaces = "two"\nsource = { kind = "document" }\n',
            "“rounding.places”应为整数，给的是“two”",
        ),
        ("id = \n", "不是正确的 TOML"),
        (
            HEAD
            + '[qualitative]\nsource = { kind = "document" }\nbands = [{ name = "一", low = 0.8,'
            " high = 1 }]\n",
            "首尾相接",
        ),
        (
            HEAD
            + '[grades]\nsource = { kind = "document" }\ngrades = [{ name = "中", at_least = 60 },'
            ' { name = "优", at_least = 90 }]\n',
            "从高到低",
        ),
        (
            HEAD
            + '[weights]\nexecution = 10\nsource = { kind = "document" }\n[weights.levels]\n"产出"'
            " = 50\n",
            "weights 合计为60",
        ),
    ],
)
def test_mistakes_are_told_with_file_and_key(tmp_path: Path, text: str, zh: str) -> None:
    with pytest.raises(UserError) as caught:
        pack_at(written(tmp_path, text))
    assert zh in caught.value.text.zh
    assert "bureau.toml" in caught.value.text.zh
    assert "bureau.toml" in caught.value.text.en


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="打不开"):
        pack_at(tmp_path / "none.toml")
    binary = tmp_path / "gbk.toml"
    binary.write_bytes("title = '规则'".encode("gb18030"))
    with pytest.raises(UserError, match="UTF-8"):
        pack_at(binary)


@pytest.mark.parametrize(
    ("place", "fund", "year", "notes", "expected"),
    [
        ("某县某局", None, 2024, (), "cn-2020"),
        ("某县社保局", "工伤保险", 2024, (), "cn-si-2022"),
        ("某县社保局", "工伤保险", 2021, (), "cn-2020"),
        ("喀什地区医疗保障局本级", "职工基本医疗保险", 2020, (BANDS_80_60,), "xinjiang-si-2020"),
        ("喀什地区医疗保障局本级", "职工基本医疗保险", 2024, (), "cn-si-2022"),
        ("喀什地区林业局", None, 2020, (), "cn-2020"),
        ("盐池县医疗保险服务中心", None, 2024, (BANDS_80_50,), "ningxia-2024"),
        ("某县某中心", None, 2024, (BANDS_80_50,), "ningxia-2024"),
    ],
)
def test_the_pack_comes_from_print_place_and_year(
    place: str, fund: str | None, year: int, notes: tuple[str, ...], expected: str
) -> None:
    form = self_evaluation(ROW, notes=notes, fund=fund, year=year, unit_name=place)
    pack, reason = choose(form, PACKS)
    assert pack.id == expected
    assert expected in reason


def test_bands_that_no_pack_has_are_taken_as_printed() -> None:
    form = self_evaluation(ROW, notes=(BANDS_70_40,))
    pack, reason = choose(form, PACKS)
    assert pack.id == "cn-2020"
    assert pack.qualitative is not None
    assert [(band.low, band.high) for band in pack.qualitative.bands] == [
        (Decimal("0.7"), 1),
        (Decimal("0.4"), Decimal("0.7")),
        (0, Decimal("0.4")),
    ]
    assert pack.qualitative.source.kind == "printed"
    assert "70–40" in reason
    assert PACKS["cn-2020"].qualitative != pack.qualitative


def test_the_users_choice_goes_before_everything() -> None:
    form = self_evaluation(ROW, notes=(BANDS_80_50,), unit_name="盐池县")
    own = msgspec.structs.replace(PACKS["cn-2020"], id="own")
    pack, reason = choose(form, PACKS, own)
    assert pack is own
    assert "使用者" in reason


def test_monitoring_forms_of_the_county_get_its_rule_and_others_do_not() -> None:
    table = "参保缴费人数 | 74272人 | 66467人 | 44.75%"
    county = monitoring(table, row=funding("100", "50"), overall="44.75%")
    assert choose(county, PACKS)[0].id == "xinjiang-monitoring-2020"
    other = monitoring(table, row=funding("100", "50"), overall="44.75%", unit_name="某市某局")
    assert choose(other, PACKS)[0].id == "cn-2020"


@pytest.mark.parametrize(
    ("note", "limits"),
    [
        (
            "评价等级：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差",
            [90, 80, 60, 0],
        ),
        ("等级：优（≥80分以上）、良（70-80）、中（60-70）、差（60以下）", [80, 70, 60, 0]),
        ("优[95-100]，良[85-95)，中[70-85)，差[0-70)", [95, 85, 70, 0]),
        ("得分90分以上为优，说明原因", [90, 80, 60, 0]),
    ],
)
def test_grades_that_the_form_prints_go_before_the_packs(note: str, limits: list[int]) -> None:
    form = self_evaluation(ROW, notes=(note,))
    pack, _ = choose(form, PACKS)
    assert pack.grades is not None
    assert [grade.at_least for grade in pack.grades.grades] == limits


def test_a_printed_reverse_formula_settles_the_open_choice() -> None:
    form = self_evaluation(ROW, notes=("反向指标得分=年度指标值(A)/全年实际值(B)×该指标分值",))
    pack, reason = choose(form, PACKS)
    assert pack.quantitative is not None
    assert (pack.id, pack.quantitative.reverse) == ("cn-2020", "inverse")
    assert "A/B" in reason


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("schema = 1\n", ""),
        ("", ""),
        ("schema = 2\n", "请升级本程序"),
        ('schema = "x"\n', "应为1"),
    ],
)
def test_a_pack_may_state_the_version_of_its_shape(line: str, words: str) -> None:
    text = line + (
        'id = "own"\nversion = "1"\ntitle = "本局"\nissuer = "某局"\nextends = "cn-2020"\n'
        'source = { kind = "general", text = "x" }\n'
    )
    if words:
        with pytest.raises(UserError, match=words) as told:
            pack_of(text.encode(), "own.toml")
        assert "own.toml" in str(told.value)
    else:
        assert pack_of(text.encode(), "own.toml").id == "own"
