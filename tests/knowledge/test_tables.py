"""Tables of knowledge: read at their first use, the same for everyone, not to be changed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from jixiao.knowledge.items import ITEMS
from jixiao.knowledge.labels import KIND_WORDS
from jixiao.knowledge.tables import Lazy, either


def test_a_lazy_mapping_is_made_at_its_first_use() -> None:
    asked: list[int] = []

    def make() -> Mapping[str, int]:
        asked.append(1)
        return {"甲": 1, "乙": 2}

    made = Lazy(make)
    assert not asked
    assert made["甲"] == 1
    assert "丙" not in made
    assert dict(made) == {"甲": 1, "乙": 2}
    assert len(made) == 2


@pytest.mark.parametrize("table", [ITEMS, KIND_WORDS])
def test_tables_cannot_be_changed(table: Mapping[str, object]) -> None:
    with pytest.raises(TypeError):
        table["新"] = "x"  # type: ignore[index]
    assert len(table) > 4


def test_of_several_patterns_the_first_that_fits_counts() -> None:
    assert either(["甲乙", "甲"]) == "甲乙|甲"
