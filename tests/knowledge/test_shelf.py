"""What a use-case judges by is a value: it can be sent to another process, and who made it cannot
change it afterwards.
"""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.packs import RulePack, name_of
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.shelf import NATIONAL, SCHEMA, Knowledge, knowledge_of, shipped

OWN = msgspec.structs.replace(shipped().packs[NATIONAL], id="bureau", regions=("某县",))


def of_a_bureau() -> Knowledge:
    return Knowledge(
        packs={**shipped().packs, OWN.id: OWN},
        layouts={name: layouts()[name] for name in ("national-2020", "ningxia-2024")},
        indicators=shipped().indicators[:3],
    )


def ids_in(known: Knowledge) -> list[str]:
    return [*known.packs, *known.known_layouts(), *(each.id for each in known.indicators)]


def test_knowledge_comes_back_from_pickle() -> None:
    for known in (shipped(), of_a_bureau()):
        assert name_of(known.packs[NATIONAL]).digest
        back = pickle.loads(pickle.dumps(known))
        assert back == known
        assert ids_in(back) == ids_in(known)


def test_knowledge_comes_back_from_json_and_msgpack() -> None:
    """With all that it holds: a bureau keeps it in a column of its database."""
    whole = msgspec.structs.replace(of_a_bureau(), words={"本年任务": "年度指标值"})
    for known in (shipped(), of_a_bureau(), whole):
        written = msgspec.json.encode(known)
        assert msgspec.json.decode(written, type=Knowledge) == known
        assert knowledge_of(written) == known
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(known), type=Knowledge) == known
        assert msgspec.json.decode(written)["schema"] == SCHEMA
        back = knowledge_of(written)
        assert [name_of(each) for each in back.packs.values()] == [
            name_of(each) for each in known.packs.values()
        ]
        assert [each.id for each in back.library().entries] == [
            each.id for each in known.indicators
        ]


def test_what_is_not_written_is_the_shipped() -> None:
    assert knowledge_of(
        b'{"words": {"\xe4\xbb\xbb\xe5\x8a\xa1": "\xe5\xb9\xb4\xe5\xba\xa6\xe6\x8c\x87\xe6\xa0\x87\xe5\x80\xbc"}}'
    ) == Knowledge(words={"任务": "年度指标值"})


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (b"{", "甲不是JSON", "甲 is no JSON"),
        (b"[]", "甲：应为若干“名称: 值”", "甲: names with values"),
        (b'{"schema": 2}', "本程序只认得1到1", "this program knows 1 to 1"),
        (b'{"indicators": 1}', "甲：", "甲: indicators"),
        (b'{"verbs": []}', "没有“verbs”这一项", "no field verbs"),
        (b'{"packs": {}}', "甲：packs 里没有 cn-2020", "甲: the packs must hold cn-2020"),
        (b'{"layouts": {}}', "甲：layouts 里一个样式也没有", "甲: there must be a layout"),
        (b'{"words": {" ": "\xe5\x88\x86"}}', "甲：words 里的", "甲: words and what"),
    ],
)
def test_what_is_no_knowledge_is_told(content: bytes, zh: str, en: str) -> None:
    with pytest.raises(UserError) as told:
        knowledge_of(content, "甲")
    assert told.value.code == "E012"
    assert zh in told.value.findings[0].message.zh
    assert en in told.value.findings[0].message.en


FIRST = shipped().indicators[0]


def changed(**changes: object) -> tuple[KnownIndicator, ...]:
    return (msgspec.structs.replace(FIRST, **changes), *shipped().indicators[1:])


@pytest.mark.parametrize(
    ("wrong", "address", "zh", "en"),
    [
        ({"packs": 5}, "packs", "“packs”应为", "packs: a mapping is expected, not int"),
        ({"packs": {NATIONAL: "x"}}, f"packs.{NATIONAL}", "应为RulePack，给的是 str", "a RulePack is expected"),
        ({"packs": {}}, "packs", "packs 里没有 cn-2020", "the packs must hold cn-2020"),
        ({"words": None}, "words", "“words”应为", "words: a mapping is expected"),
        ({"words": {"本年任务": 5}}, "words.本年任务", "应为文字，给的是 int", "a text is expected, not int"),
        ({"words": {" ": "年度指标值"}}, "words. ", "不能空着", "must not be empty"),
        ({"layouts": {}}, "layouts", "一个样式也没有", "there must be a layout"),
        ({"layouts": []}, "layouts", "“layouts”应为", "layouts: a mapping is expected"),
        ({"schema": "1"}, "schema", "“schema”应为 1", "schema: 1 is expected"),
        ({"indicators": 5}, "indicators", "应为列表", "a list is expected"),
        ({"indicators": ["x"]}, "indicators[0]", "应为KnownIndicator", "a KnownIndicator is expected"),
        ({"indicators": changed(match="(")}, "indicators[0].match", "不是正确的正则表达式", "is no pattern"),
        ({"indicators": changed(match=" ")}, "indicators[0].match", "没有填写", "nothing is given"),
        ({"indicators": changed(id="")}, "indicators[0].id", "没有填写", "nothing is given"),
        ({"indicators": changed(direction="x")}, "indicators[0].direction", "at_least、", "at_least, "),
        ({"indicators": changed(funds=("工伤",))}, "indicators[0].funds", "“工伤”应写作 工伤保险", "must be written 工伤保险"),
        ({"indicators": changed(funds=(" ",))}, "indicators[0].funds", "有空的一项", "one of them is empty"),
        ({"indicators": changed(funds="工伤保险")}, "indicators[0].funds", "应为列表", "a list is expected"),
        (
            {"indicators": (*changed(name="甲"), *changed(name="乙"))},
            "indicators[0].id", "写了几次", "is another entry's too",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(
    wrong: dict[str, object], address: str, zh: str, en: str
) -> None:
    with pytest.raises(UserError) as told:
        Knowledge(**wrong)  # type: ignore[arg-type]
    (found,) = told.value.findings
    assert (found.code, found.address) == ("E006", address)
    assert zh in found.message.zh
    assert en in found.message.en


def test_all_that_cannot_be_meant_is_told_at_once() -> None:
    with pytest.raises(UserError) as told:
        Knowledge(packs={}, words={"": ""}, layouts={}, indicators=changed(id="", match="["))
    assert len(told.value.findings) == 5


def test_a_bureaus_entry_may_stand_for_the_shipped_one_of_its_id() -> None:
    own = msgspec.structs.replace(FIRST, target="≥99%")
    assert Knowledge(indicators=(own, *shipped().indicators)).library().entries[0] == own


def test_a_list_of_indicators_is_taken() -> None:
    assert Knowledge(indicators=[*shipped().indicators]) == Knowledge()  # type: ignore[arg-type]


def test_names_are_looked_up_in_one_library_for_a_value() -> None:
    known = of_a_bureau()
    assert known.library() is known.library()
    assert shipped().library() is shipped().library()
    assert known.library().known(shipped().indicators[0].name) == shipped().indicators[0]
    assert known.library().known(shipped().indicators[-1].name) is None


def test_knowledge_is_sent_to_another_process() -> None:
    known = of_a_bureau()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(ids_in, known).result() == ids_in(known)


def test_what_it_holds_comes_back_as_data() -> None:
    held: list[tuple[type[msgspec.Struct], msgspec.Struct]] = [
        *((RulePack, each) for each in shipped().packs.values()),
        *((Layout, each) for each in shipped().known_layouts().values()),
        *((KnownIndicator, each) for each in shipped().indicators),
    ]
    for kind, each in held:
        assert pickle.loads(pickle.dumps(each)) == each
        assert msgspec.json.decode(msgspec.json.encode(each), type=kind) == each
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(each), type=kind) == each


def test_a_mapping_that_changes_later_changes_no_knowledge() -> None:
    packs = dict(shipped().packs)
    known = Knowledge(packs=packs)
    del packs[NATIONAL]
    assert NATIONAL in known.packs
    assert list(shipped().packs) == list(known.packs)
