"""Names in a sentence, in both languages."""

from __future__ import annotations

from jixiao.core.findings import Text
from jixiao.core.series import series


def test_names_are_listed_as_each_language_does() -> None:
    assert series(["甲", "乙"]) == Text("甲、乙", "甲, 乙")
    assert series(["甲", "乙", "丙"], 2, "格") == Text("甲、乙等3格", "甲, 乙 …")
    assert series(["甲", "乙", "丙"], 2) == Text("甲、乙等", "甲, 乙 …")
    assert series([]) == Text("", "")
