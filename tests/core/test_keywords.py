"""What a file's properties say of its rule pack is written and read in one form, old ones too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.keywords import StatedRules, property_of, rules_in, said_of, stated_in
from jixiao.core.packs import PackName

WORDS = st.text("甲乙abz019_.-", min_size=1, max_size=20)


@given(name=WORDS, version=WORDS, digest=st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_pack_is_stated_and_read_back(name: str, version: str, digest: str) -> None:
    pack = PackName(name, version, digest)
    stated = stated_in(rules_in(f"绩效 {property_of(said_of(pack))}；其他"))
    assert stated == StatedRules(id=name, version=version, digest=digest[:12])
    assert stated.is_that_of(pack)
    assert not stated.is_that_of(PackName(name, version, "x" * 64))


@pytest.mark.parametrize(
    ("keywords", "stated"),
    [
        ("规则包：cn-2020", StatedRules(id="cn-2020")),
        ("规则包: cn-2020@2026.1，自评", StatedRules(id="cn-2020", version="2026.1")),
        ("规则包：cn-2020@2026.1#甲", StatedRules(id="cn-2020", version="2026.1")),
        ("规则包：甲@1#ABCDEF01", StatedRules(id="甲", version="1", digest="abcdef01")),
        ("规则包：", None),
        ("", None),
    ],
)
def test_properties_of_any_writing_are_read(keywords: str, stated: StatedRules | None) -> None:
    assert stated_in(rules_in(keywords)) == stated
