"""Entries of a list that accept nothing are findings like any other."""

from __future__ import annotations

from jixiao.api import Source, review
from jixiao.application.acceptance import Acceptance, Accepted
from jixiao.application.lapsing import lapses
from jixiao.core.findings import Severity
from tests.application.test_reviewing import FORM


def form(rate: str) -> Source:
    return Source("甲.txt", FORM.format(rate=rate).encode())


def test_what_holds_no_more_has_code_words_and_its_place_in_the_list() -> None:
    (name,) = {each.id for each in review(form("70%")).documents[0].findings if each.code == "T201"}
    accepted = Accepted(
        (
            Acceptance(id="abc", reason="已核"),
            Acceptance(id=name, reason="已核", printed="70%"),
            Acceptance(id=name, reason="已核", document="丙.txt"),
        )
    )
    held = Accepted(accepted.entries[1:2])
    assert lapses(held, review(form("70%"), accept=held).documents) == ()
    found = lapses(accepted, review(form("71%"), accept=accepted).documents)
    assert {(each.code, each.severity) for each in found} == {("E042", Severity.WARNING)}
    assert [each.address for each in found] == ["accept[0]", "accept[1]", "accept[1]"]
    gone, elsewhere, changed = sorted(found, key=lambda each: len(each.message.zh))
    assert gone.message.zh == "接受清单里有1条已不再出现：abc"
    assert "现在是“71%”" in changed.message.zh + elsewhere.message.zh
    assert "《丙.txt》" in changed.message.zh + elsewhere.message.zh
    assert all(each.message.en for each in found)
