"""Results are data: they leave their process and come back as they were."""

from __future__ import annotations

import pickle
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.api import review
from jixiao.application.streaming import as_lines, from_lines, records, review_of
from jixiao.checks.review import Review
from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError, fault
from jixiao.core.figures import parse
from jixiao.core.formdata import FormData, data_of
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.core.ties import (
    Formula,
    Operand,
    Tie,
    capped_part,
    capped_ratio,
    growth,
    growth_by_change,
    judge,
    mean,
    ratio,
    same,
    total,
)
from jixiao.core.versions import upgraded
from jixiao.knowledge.packs import load_packs
from jixiao.recognition import recognise

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = (
    "yanchi-2024.txt",
    "yopurga-monitoring-2020.xlsx",
    "kashgar-2020/report.txt",
    "kashgar-2020/forms.docx",
    "kashgar-2020/report.pdf",
)
MADE = {
    "total": (total([1, -1]), 2),
    "same": (same(), 1),
    "ratio": (ratio(), 2),
    "growth": (growth(), 2),
    "growth by change": (growth_by_change(), 2),
    "capped ratio": (capped_ratio(Decimal(1), Decimal(6) / 12, "min({0}/{1},1)×6/12"), 2),
    "capped part": (capped_part(Decimal(1), "{0}×min({1}/{2},1)"), 3),
    "mean": (mean(3), 3),
}


@cache
def reviewed(name: str) -> Review:
    return review([EXAMPLES / name])


@pytest.mark.parametrize("name", FILES)
def test_a_review_comes_back_from_pickle_json_and_msgpack(name: str) -> None:
    result = reviewed(name)
    assert pickle.loads(pickle.dumps(result)) == result
    assert msgspec.json.decode(msgspec.json.encode(result), type=Review) == result
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(result), type=Review) == result


@pytest.mark.parametrize("name", FILES)
def test_recognised_documents_and_form_data_come_back(name: str) -> None:
    for document in reviewed(name).documents:
        recognised = recognise(document.paper)
        assert pickle.loads(pickle.dumps(recognised)) == recognised
        assert msgspec.json.decode(msgspec.json.encode(recognised), type=Recognised) == recognised
        for form in recognised.forms:
            data = data_of(form)
            assert pickle.loads(pickle.dumps(data)) == data
            assert msgspec.json.decode(msgspec.json.encode(data), type=FormData) == data


def test_packs_come_back() -> None:
    for pack in load_packs().values():
        assert pickle.loads(pickle.dumps(pack)) == pack
        assert msgspec.json.decode(msgspec.json.encode(pack), type=RulePack) == pack


@pytest.mark.parametrize("made", MADE)
@given(data=st.data())
def test_a_tie_that_came_back_is_judged_alike(made: str, data: st.DataObject) -> None:
    formula, count = MADE[made]
    amounts = st.decimals("-9999.99", "9999.99", places=2).map(lambda value: f"{value}万元")
    members = []
    for number in range(count + 1):
        figure = parse(data.draw(amounts))
        assert figure is not None
        members.append(
            Operand(name=f"数{number}", figure=figure, place=Place(line=1), address=f"0:{number}")
        )
    tie = Tie(owner="T000", result=members[0], operands=tuple(members[1:]), formula=formula)
    for back in (
        pickle.loads(pickle.dumps(tie)),
        msgspec.json.decode(msgspec.json.encode(tie), type=Tie),
        msgspec.msgpack.decode(msgspec.msgpack.encode(tie), type=Tie),
    ):
        assert back == tie
        assert judge(back) == judge(tie)
        assert back.shown() == tie.shown()


def test_every_kind_of_formula_is_tried() -> None:
    kinds = {formula.kind for formula, _ in MADE.values()}
    assert kinds == set(msgspec.structs.fields(Formula)[0].type)


@pytest.mark.parametrize("name", FILES)
def test_a_review_is_streamed_record_by_record(name: str) -> None:
    result = reviewed(name)
    assert review_of(records(result)) == result
    lines = list(as_lines(records(result)))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert review_of(from_lines(lines)) == result


def test_several_documents_are_streamed() -> None:
    result = review([EXAMPLES / name for name in FILES[:3]])
    assert review_of(from_lines(as_lines(records(result)))) == result


def test_a_later_schema_is_refused_and_no_record_is_told_with_its_line() -> None:
    lines = list(as_lines(records(reviewed(FILES[0]))))
    with pytest.raises(UserError, match="schema") as later:
        review_of(from_lines([lines[0].replace(b'"schema":1', b'"schema":99')]))
    assert later.value.code == "E012"
    with pytest.raises(UserError, match="第2行") as broken:
        list(from_lines([lines[0], b"{}\n"]))
    assert broken.value.code == "E011"
    for odd in (b'{"a":' * 100_000, b"[" * 100_000, b"\xff"):
        with pytest.raises(UserError, match="第2行") as broken:
            list(from_lines([lines[0], odd]))
        assert broken.value.code == "E011"
    with pytest.raises(UserError, match="次序"):
        review_of(from_lines(lines[2:]))


def test_data_of_an_earlier_schema_go_through_every_step() -> None:
    steps = {
        1: lambda data: {**data, "name": data["title"]},
        2: lambda data: {key: value for key, value in data.items() if key != "title"},
    }
    assert upgraded({"title": "某表"}, 3, steps) == {"name": "某表", "schema": 3}
    assert upgraded({"name": "某表", "schema": 3}, 3, steps) == {"name": "某表", "schema": 3}


def test_an_error_comes_back_from_another_process() -> None:
    error = UserError(fault("E012", "栏目不对", "unknown field", "指标!D5", "分直"))
    back = pickle.loads(pickle.dumps(error))
    assert (back.findings, str(back)) == (error.findings, str(error))
