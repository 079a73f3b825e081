"""Rules that a form prints: bands, formulas and grades, and the pack with them in place of its own."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.forms import Form
from jixiao.core.packs import Band, QualitativeRule, RulePack
from jixiao.judging.printed import PrintedRules, lower_ends, printed_rules
from jixiao.knowledge.packs import load_packs
from tests.building import entry, self_evaluation

NATIONAL, NINGXIA = (load_packs()[name] for name in ("cn-2020", "ningxia-2024"))
ROW = "数量指标 | 次数 | 5次 | 5次 | 90 | 90"
GRADES = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)))


def rules(*notes: str) -> PrintedRules:
    return printed_rules(self_evaluation(ROW, notes=notes))


@pytest.mark.parametrize(
    ("note", "bands"),
    [
        ("三档，分别按照100-80%(含)、80-60%(含)、60-0%合理确定分值", ("0.8", "0.6")),
        ("100%～80%（含）、80%～50%（含）、50%～0%", ("0.8", "0.5")),
        ("100—80，80—50；50—0", ("0.8", "0.5")),
        ("100至99、99至1、1至0", ("0.99", "0.01")),
        ("90-80、80-50、50-0", None),  # begins below full marks
        ("101-80、80-50、50-0", None),
        ("100-80、80-50、50-10", None),  # does not end at nothing
        ("100-80、80-50、50-1", None),
        ("100-80、75-50、50-0", None),  # a gap between the first and the second
        ("100-80、80-50、45-0", None),  # and between the second and the third
        ("100-100、100-50、50-0", None),  # an empty band
        ("100-60、60-60、60-0", None),
        ("100-80、80-0、0-0", None),
        ("100-50、50-80、80-0", None),
        ("100-80、80-60", None),
        ("例90-80、80-50、50-0；实为100-70、70-40、40-0", ("0.7", "0.4")),
        ("按实际情况打分", None),
    ],
)
def test_bands_are_read_where_three_cover_everything(
    note: str, bands: tuple[str, str] | None
) -> None:
    expected = tuple(map(Decimal, bands)) if bands else None
    assert rules("说明", note).bands == expected


@pytest.mark.parametrize(
    ("note", "ratio", "inverse"),
    [
        ("正向指标得分=B/A×分值", True, False),
        ("得分＝实际值÷指标值×分值", True, False),
        ("反向指标得分=A/B×分值", False, True),
        ("得分＝指标值/实际完成值×该指标分值", False, True),
        ("正向指标B/A，反向指标A/B", True, True),
        ("按完成情况计分", False, False),
    ],
)
def test_formulas_are_read_from_notes(note: str, ratio: bool, inverse: bool) -> None:
    found = rules(note)
    assert (found.ratio, found.inverse) == (ratio, inverse)


@pytest.mark.parametrize(
    ("note", "grades"),
    [
        (
            "优：90分（含）以上；良：80分（含）至90分；中：60分（含）至80分；差：60分以下",
            "90 80 60",
        ),
        ("90分以上为优，80分以上为良，60分以上为中，60分以下为差", "90 80 60"),
        ("优秀≥95分以上，良好≥85分以上，合格≥60分以上", "95 85 60"),
        ("优：90分以上；良：80分以上；中：60分以上。另：优：95分以上", "90 80 60"),
        ("优：99分以上；良：98分以上；中：10分以上", "99 98 10"),
        ("优：90分以上；良：80分以上", ""),  # the third is missing
        ("优：80分以上；良：90分以上；中：60分以上", ""),  # out of order
        ("优：90分以上；良：90分以上；中：60分以上", ""),
        ("优：90分以上；良：80分以上；中：80分以上", ""),
        ("优：100分以上；良：80分以上；中：60分以上", ""),  # nobody has more than full marks
        ("优：90分以上；良：80分以上；中：00分以上", ""),
    ],
)
def test_grades_are_read_where_all_three_stand_in_order(note: str, grades: str) -> None:
    assert " ".join(f"{limit:f}" for _, limit in rules(note).grades) == grades


def test_rule_columns_count_like_notes() -> None:
    form = self_evaluation(ROW)
    column = (("得分计算方法", entry("完成值/指标值×分值")), ("说明", entry("100-80、80-50、50-0")))
    (row,) = form.indicators
    form = msgspec.structs.replace(form, indicators=(msgspec.structs.replace(row, extra=column),))
    assert printed_rules(form) == PrintedRules(bands=(Decimal("0.8"), Decimal("0.5")), ratio=True)
    assert printed_rules(self_evaluation(ROW)) == PrintedRules()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (PrintedRules(bands=(Decimal("0.8"), Decimal("0.5"))), "三档100–80、80–50、50–0"),
        (PrintedRules(ratio=True), "B/A计分"),
        (PrintedRules(ratio=True, inverse=True), "反向指标A/B计分"),
        (PrintedRules(grades=GRADES), "等级优90、良80、中60"),
        (PrintedRules(ratio=True, grades=GRADES), "B/A计分；等级优90、良80、中60"),
        (PrintedRules(), ""),
    ],
)
def test_rules_are_told_to_the_clerk(found: PrintedRules, words: str) -> None:
    assert found.shown() == words


def bands_of(pack: RulePack) -> list[tuple[str, str, str]]:
    assert pack.qualitative is not None
    return [(each.name, f"{each.low}", f"{each.high}") for each in pack.qualitative.bands]


def test_printed_bands_replace_the_packs_under_its_names() -> None:
    printed = PrintedRules(bands=(Decimal("0.8"), Decimal("0.5")))
    made = printed.over(NATIONAL)
    assert bands_of(made) == [
        ("达成年度指标", "0.8", "1"),
        ("部分达成年度指标并具有一定效果", "0.5", "0.8"),
        ("未达成年度指标且效果较差", "0", "0.5"),
    ]
    assert made.qualitative is not None
    assert made.qualitative.source.text == "表内所印：三档100–80、80–50、50–0"
    assert made.qualitative.source.firm
    assert printed.over(NINGXIA) == NINGXIA  # its own bands already


@pytest.mark.parametrize("count", [None, 2, 4])
def test_printed_bands_have_names_where_the_pack_has_no_three(count: int | None) -> None:
    rule = NATIONAL.qualitative
    assert rule is not None
    band = Band(name="档", low=Decimal(0), high=Decimal(1))
    own = QualitativeRule(source=rule.source, bands=(band,) * count) if count else None
    pack = msgspec.structs.replace(NATIONAL, qualitative=own)
    assert lower_ends(pack) is None
    made = PrintedRules(bands=(Decimal("0.8"), Decimal("0.5"))).over(pack)
    assert [name for name, _, _ in bands_of(made)] == ["达成", "部分达成", "未达成"]


def test_a_printed_inverse_formula_settles_the_packs_choice() -> None:
    made = PrintedRules(inverse=True).over(NATIONAL)
    assert made.quantitative is not None
    assert (made.quantitative.reverse, made.quantitative.source.kind) == ("inverse", "printed")
    assert PrintedRules(inverse=True).over(NINGXIA) == NINGXIA
    assert PrintedRules(ratio=True).over(NATIONAL) == NATIONAL
    without = msgspec.structs.replace(NATIONAL, quantitative=None)
    assert PrintedRules(inverse=True).over(without) == without


def test_printed_grades_replace_the_packs_where_they_differ() -> None:
    other = (("优", Decimal(95)), *GRADES[1:])
    for pack in (NATIONAL, msgspec.structs.replace(NATIONAL, grades=None)):
        made = PrintedRules(grades=other).over(pack)
        assert made.grades is not None
        assert [(each.name, each.at_least) for each in made.grades.grades] == [
            *other,
            ("差", Decimal(0)),
        ]
    assert PrintedRules(grades=GRADES).over(NATIONAL) == NATIONAL
    assert PrintedRules().over(NATIONAL) == NATIONAL


def test_forms_that_print_nothing_have_no_rules() -> None:
    form: Form = self_evaluation("数量指标 | | | | |", notes=("",))
    assert printed_rules(form) == PrintedRules()
