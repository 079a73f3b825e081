"""What a form prints, with the address and the place of each."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import (
    ColumnData,
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    TextData,
    form_of,
)
from jixiao.core.forms import Entry, entries, placed, printed_words
from jixiao.core.places import Place

DATA = FormData(
    kind="self_evaluation",
    title="自评表",
    funding=(FundingData(source="总额", role="total", budget="15"),),
    goals=(GoalData(expected="宣传"),),
    indicators=(IndicatorData(name="次数", target="5次", extra={"备注": "无"}),),
    level_points=(LevelPointsData(level=1, name="产出", points="50"),),
    total_points="100",
    notes=("说明",),
    columns=(ColumnData(role="name", head="三级指标"),),
    texts=(TextData(kind="other", text="年底雪大"),),
)


def test_every_entry_has_its_address() -> None:
    assert {address: each.text for address, each in entries(form_of(DATA))} == {
        "title": "自评表",
        "funding[0].budget": "15",
        "goals[0].expected": "宣传",
        "indicators[0].name": "次数",
        "indicators[0].target": "5次",
        "level_points[0].points": "50",
        "total.points": "100",
        "notes[0]": "说明",
    }
    assert [address for address, _ in entries(form_of(FormData(kind="monitoring")))] == []


def test_all_words_are_the_entries_and_what_stands_beside_them() -> None:
    form = form_of(DATA)
    more = dict(printed_words(form)).items() - dict(entries(form)).items()
    assert {address: each.text for address, each in more} == {
        "indicators[0].extra.备注": "无",
        "columns[0]": "三级指标",
        "texts[0]": "年底雪大",
    }


def test_places_of_data_say_the_field() -> None:
    form = placed(form_of(DATA, "form2"))
    assert form.place == Place(field="form2", text="自评表")
    assert form.title is not None
    assert form.title.place == Place(field="form2.title", text="自评表")
    assert form.funding[0].place.field == "form2.funding[0]"
    assert form.funding[0].budget is not None
    assert form.funding[0].budget.place.field == "form2.funding[0].budget"
    assert form.notes[0].place.field == "form2.notes[0]"
    assert form.columns[0].place.field == "form2.columns[0]"
    assert form.indicators[0].name is not None
    assert form.indicators[0].name.place.field == "form2.indicators[0].name"
    assert {address: each.text for address, each in entries(form)} == {
        address: each.text for address, each in entries(form_of(DATA))
    }


@pytest.mark.parametrize(
    ("text", "place", "span"),
    [
        ("收入15万元", Place(text="收入15万元"), (2, 6)),  # of the whole cell
        ("收入15万元", Place(text="一、收入15万元；支出3万元"), (4, 8)),
        ("收入15万元", Place(text="15万元"), (0, 4)),
        ("收入15万元", Place(text="15万元，15万元", start=3), (5, 9)),  # from its own stretch on
        ("收入15万元", Place(text="支出"), (None, None)),
    ],
)
def test_the_spot_of_some_words(
    text: str, place: Place, span: tuple[int | None, int | None]
) -> None:
    found = Entry(text=text, place=place).spot(2, 6)
    assert found.text == place.text
    assert (found.start, found.end) == span
