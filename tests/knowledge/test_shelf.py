"""What a use-case judges by is a value: it can be sent to another process, and who made it cannot
change it afterwards.
"""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import msgspec

from jixiao.core.packs import RulePack, name_of
from jixiao.knowledge.indicators import KnownIndicator
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.knowledge.shelf import NATIONAL, Knowledge, shipped

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
