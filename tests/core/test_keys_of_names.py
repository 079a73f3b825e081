"""Keys, periods and spans of words as they are made of printed texts; ``grid/*.txt`` keeps them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import msgspec
import pytest

from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    form_of,
)
from jixiao.core.forms import Form
from jixiao.core.keys import field_address, keyed_forms, name_key, words_key
from jixiao.core.locating import Locator, block_text, span_in
from jixiao.core.matching import matched
from jixiao.core.monitoring_points import monitoring_point
from jixiao.core.periods import Period, months_of_head, years_in
from jixiao.core.places import Place
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
NAMES = """参保人数；指标1：参保人数；1.参保人数；1.5万人参保；（一）参保人数；(3) 参保人数；12、参保人数；123、参保人数；①参保人数；一级指标1：参保人数；
参保人数（10分）；参保人数(10.5)；参保人数（万人）；参保人数≥100人；≥95%；参保人数 $\\geq 95\\%$；其中：财政拨款；Ａbc；参 保_人-数；十二、人数；十二三四、人数；
指标一：；满意度>90%；率<=5；一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二；一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三；；10分；2020年人数""".replace(
    "\n", ""
).split("；")
TIMES = """2020年6月；2020年1-6月；2020.06；2020-6；2020年13月；截至2020年12月底；1-7月执行数；1—7月；1至7月；7月；2020；2020年；二〇二〇年；2019年、2020年；20201231；
2020年第二季度；编号2020号；2020/06；１－７月；1998年比1999年；二0二三；3000年；1-13月""".replace(
    "\n", ""
).split("；")
PERIODS = [
    "2020",
    "2020-06",
    "2020-6",
    "2020-13",
    "2020-00",
    "2020-Q1",
    "2020-Q4",
    "2020-Q5",
    "2020-05..06",
    "2020-06..06",
    "2020-01..06",
    "2020-06..05",
    "2018..2020",
    "2020..2020",
    "2021..2020",
    "2020-12",
    "2020-10..12",
    "20",
    "abc",
]


def test_what_a_name_is_called() -> None:
    holds(KEPT / "names.txt", [f"{each}：{name_key(each)}｜{words_key(each)}" for each in NAMES])


def test_what_time_a_text_names() -> None:
    lines = [
        f"{each}：{monitoring_point(each)} {months_of_head(each)} {years_in(each)}"
        for each in TIMES
    ]
    for text in PERIODS:
        period = Period.of(text)
        more = f"{period.quarter} {period.before()} {period.time_progress:.4f}" if period else ""
        lines.append(f"{text} = {period} {more}")
    holds(KEPT / "times.txt", lines)


@pytest.mark.parametrize(
    ("year", "month", "first", "years"),
    [(2020, 0, None, None), (2020, 13, None, None), (2020, 6, 1, None), (2020, 6, 7, None), (2020, None, 2, None),
     (2020, None, None, 2020), (2020, 6, None, 2018), (2020, None, None, 2021)],
)  # fmt: skip
def test_no_such_stretch(
    year: int, month: int | None, first: int | None, years: int | None
) -> None:
    with pytest.raises(ValueError, match=r"month|years"):
        Period(year, month, first, years)


changed = msgspec.structs.replace


def data(*names: str, project: str = "甲", **fields: object) -> FormData:
    return FormData(
        kind="self_evaluation",
        year=2021,
        project=project,
        indicators=tuple(IndicatorData(name=name, target="1") for name in names),
        **fields,  # type: ignore[arg-type]
    )


def test_what_the_fields_of_forms_are_called() -> None:
    form = data(
        "人数", "人数", "", "次数",
        funding=(FundingData(source="总额", role="total"), FundingData(source="其中：拨款"), FundingData(source="拨款", role="other")),
        goals=(GoalData(expected="培训3场"), GoalData(expected="培训5场"), GoalData()),
        level_points=(LevelPointsData(level=1, name="产出(50分)", points="50"), LevelPointsData(level=2, name="数量", points="10", parent=0), LevelPointsData(level=2, name="数量", points="5")),
        notes=("说明1", "说明2", "另注"),
    )  # fmt: skip
    office = data("人数", supervising_department="财政局", implementing_unit="")
    named = [office, changed(office, kind="department"), changed(office, kind="department", implementing_unit="中心"), changed(office, project="", fund="职工基本医疗保险")]  # fmt: skip
    copies = keyed_forms([form_of(form), form_of(form), form_of(data("人数"))])
    fields = ("total.score", "grade", "indicators[0].score", "indicators[1].score", "indicators[2].target", "indicators[3]",
              "indicators[4].score", "funding[0].rate", "funding[1].rate", "funding[2].rate", "goals[0].actual", "goals[1].actual", "goals[2].actual",
              "level_points[0].points", "level_points[1].points", "level_points[2].points", "notes[0]", "notes[1]", "notes[2]", "notes[3]", "nothing[0]")  # fmt: skip
    lines = [f"{each.id} {each.key}" for each in (*copies, *keyed_forms(map(form_of, named)))]
    lines += [f"{field}：{field_address(copies[1], field)}" for field in fields]
    holds(KEPT / "addresses.txt", lines)


VERSIONS: dict[str, tuple[FormData, ...]] = {
    "原": (data("参保人数", "待遇按时足额发放率", "群众满意度", "培训场次"), data("设备购置台数", "验收合格率", project="乙")),
    "换序": (data("培训场次", "群众满意度", "待遇按时足额发放率", "参保人数"), data("验收合格率", "设备购置台数", project="乙")),
    "改名": (data("参保人数", "待遇足额发放率", "参保群众满意度", "培训"), data("设备购置台数", "验收合格率", project="乙")),
    "改项目": (data("设备购置台数", "验收合格率", project="丙"), data("参保人数", "待遇按时足额发放率", "群众满意度", "培训场次", project="丁")),
    "半改": (data("参保人数", "待遇按时足额发放率", "新增一", "新增二", project="戊"), data("无关", project="己")),
    "删": (data("参保人数"),),
    "空": (),
}  # fmt: skip


def test_versions_of_forms_are_aligned() -> None:
    lines = []
    for one, other in product(VERSIONS, VERSIONS):
        found = matched(forms(VERSIONS[one]), forms(VERSIONS[other]))
        lines.append(f"# {one}→{other} 去{found.forms.gone} 来{found.forms.added}")
        lines += [f"{old} → {new}" for old, new in found.renamed()]
        for key, rows in found.rows.items():
            lines.append(f"{key} 去{rows.gone} 来{rows.added}")
    holds(KEPT / "versions.txt", lines)


def forms(version: tuple[FormData, ...]) -> list[Form]:
    return [form_of(each) for each in version]


@pytest.mark.parametrize(
    ("text", "place", "span"),
    [
        ("收入15万元", Place(text="收入15万元"), (0, 6)),
        ("收入15万元", Place(text="收入15万元", start=2, end=6), (2, 6)),
        ("收入15万元", Place(text="收入15万元", start=2), (2, 6)),
        ("收入15万元", Place(text="收入15万元", start=2, end=99), (2, 6)),
        ("收入15万元", Place(text="收入15万元", start=9, end=99), (6, 6)),
        ("收入15万元", Place(text="15万元"), (2, 6)),
        ("收入15万元", Place(text="15万元", start=0, end=2), (2, 4)),
        ("收入15万元", Place(text="15万元", start=1), (3, 6)),
        ("收入15万元", Place(text="支出"), (0, 6)),
        ("收入15万元", Place(text=""), (0, 6)),
        ("收入15万元", Place(start=1, end=3), (1, 3)),
    ],
)
def test_the_stretch_that_a_place_means(text: str, place: Place, span: tuple[int, int]) -> None:
    assert span_in(text, place) == span


def test_places_are_found_again_by_their_keys() -> None:
    def cell(row: int, column: int, place: Place) -> Cell:
        return Cell(row=row, column=column, text=f"{row}-{column}", place=place)

    blocks = (
        Paragraph(text="第一段", place=Place(paragraph=1, text="第一段")),
        Paragraph(text="第三行", place=Place(line=3, text="第三行")),
        Grid(
            cells=(
                cell(1, 1, Place(table=1, row=1, column=1)),
                cell(1, 2, Place(table=1, row=1, column=2)),
                cell(2, 1, Place(sheet="甲", cell="A2")),
                cell(2, 2, Place(line=7, column=2)),
                cell(3, 1, Place(page=2, bbox=(210, 540, 230, 680))),
                cell(3, 2, Place(page=2, bbox=(230, 540, 260, 680))),
            ),
            rows=3,
            columns=2,
            place=Place(table=1),
        ),
    )
    locator = Locator(Document(path="a", format="txt", sha256="", blocks=blocks))
    asked = (
        Place(paragraph=1, text="别的字"), Place(paragraph=2), Place(paragraph=1, table=1), Place(line=3), Place(line=3, column=1), Place(line=7, column=2), Place(line=7),
        Place(line=7, column=2, paragraph=9), Place(sheet="甲", cell="A2"), Place(sheet="乙", cell="A2"), Place(cell="A2"), Place(table=1, row=1, column=2), Place(table=1, row=1),
        Place(table=1), Place(table=2, row=1, column=1), Place(page=2, bbox=(210, 540, 230, 680)), Place(page=2, bbox=(212, 554, 220, 610)), Place(page=2, bbox=(240, 554, 270, 610)),
        Place(page=2, bbox=(226, 540, 234, 680)), Place(page=2, bbox=(240, 694, 270, 750)), Place(page=2, bbox=(200, 400, 219, 680)), Place(page=2, bbox=(200, 400, 220, 680)), Place(page=3, bbox=(212, 554, 220, 610)),
        Place(page=2), Place(page=2, bbox=(230, 680, 290, 960)), Place(page=2, bbox=(220, 470, 220, 610)), Place(page=2, bbox=(220, 610, 220, 750)),
    )  # fmt: skip
    lines = []
    for place in asked:
        spot = locator.find(place)
        where = (
            f"{spot.block} {spot.row} {spot.column} {block_text(blocks[spot.block], spot)}"
            if spot
            else "无"
        )
        named = {
            key: value
            for key, value in ((field, getattr(place, field)) for field in place.__struct_fields__)
            if value not in (None, "")
        }
        lines.append(f"{named}：{where}")
    holds(KEPT / "places.txt", lines)
