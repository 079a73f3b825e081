"""What a use-case judges by is a value: it can be sent to another process, and who made it cannot
change it afterwards.
"""

from __future__ import annotations

import pickle
import re
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
        (b'{"packs": {}}', "甲：", "the packs must hold cn-2020"),
    ],
)
def test_what_is_no_knowledge_is_told(content: bytes, zh: str, en: str) -> None:
    with pytest.raises(UserError) as told:
        knowledge_of(content, "甲")
    assert told.value.code == "E012"
    assert zh in told.value.findings[0].message.zh
    assert en in told.value.findings[0].message.en


def test_what_cannot_be_meant_is_refused() -> None:
    broken = msgspec.structs.replace(shipped().indicators[0], id="broken", match="(")
    with pytest.raises(UserError) as told:
        Knowledge(packs={}, layouts={}, indicators=(broken,), words={" ": "年度指标值"})
    assert [(each.code, each.address) for each in told.value.findings] == [
        ("E004", field) for field in ("packs", "layouts", "indicators", "words")
    ]
    assert "broken" in told.value.text.zh
    assert not re.search("[a-z]{3,} [a-z]{2,}", told.value.text.zh)
    assert "no pattern" in told.value.text.en


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("packs", 5),
        ("packs", {"cn-2020": 5}),
        ("packs", {1: shipped().packs["cn-2020"]}),
        ("layouts", {"某县": "样式"}),
        ("indicators", 5),
        ("indicators", ("满意度",)),
        ("words", {1: "年度指标值"}),
        ("words", {"本年任务": 1}),
    ],
)
def test_a_value_of_another_kind_is_told(field: str, value: object) -> None:
    with pytest.raises(UserError) as told:
        Knowledge(**{field: value})  # type: ignore[arg-type]
    assert (told.value.code, told.value.address.partition("[")[0]) == ("E006", field)
    assert "应为" in told.value.text.zh
    assert told.value.text.en


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
