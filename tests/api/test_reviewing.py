"""What review takes and what is made of a review: contents as well as paths, all faults told."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import jixiao
from jixiao import Source, UserError
from tests.application.test_reviewing import FORM

FILE = Source("甲.txt", FORM.format(rate="70%").encode())


def codes(error: pytest.ExceptionInfo[UserError]) -> list[tuple[str, str]]:
    return [(each.code, each.address) for each in error.value.findings]


@pytest.mark.parametrize("run", [jixiao.review, jixiao.reviews])
def test_all_settings_that_are_wrong_are_told(run: Any) -> None:
    with pytest.raises(UserError) as told:
        run(FILE, rules="nopack", accept="没有.toml")
    assert codes(told) == [("E031", "rules"), ("E001", "")]
    with pytest.raises(UserError) as told:
        run(FILE, rules="nopack", accept=3, year=5)
    assert codes(told) == [("E004", "year"), ("E006", "accept"), ("E031", "rules")]


def test_a_list_of_accepted_findings_may_be_a_content() -> None:
    (document,) = jixiao.review(FILE).documents
    entries = "".join(f'[[accept]]\nid = "{each.id}"\nreason = "x"\n' for each in document.findings)
    assert jixiao.review(FILE, accept=Source("清单.toml", entries.encode())).exit_status() == 0


def test_packs_and_lists_with_wrong_parts_are_told_before_the_review() -> None:
    pack: Any = jixiao.load_pack("cn-2020")
    for wrong in ({"version": 3}, {"quantitative": 5}, {"rounding": 5}):
        with pytest.raises(UserError) as told:
            jixiao.review(FILE, rules=msgspec.structs.replace(pack, **wrong))
        assert codes(told) == [("E006", f"rules.{next(iter(wrong))}")]
        with pytest.raises(UserError) as told:
            jixiao.Context(rules=msgspec.structs.replace(pack, **wrong))
        assert codes(told) == [("E006", f"rules.{next(iter(wrong))}")]
        with pytest.raises(UserError) as told:
            jixiao.Knowledge(packs={"cn-2020": msgspec.structs.replace(pack, **wrong)})
        assert codes(told)[0] == ("E006", f"packs.cn-2020.{next(iter(wrong))}")
    with pytest.raises(UserError) as told:
        jixiao.review(FILE, accept=jixiao.Accepted(entries=(1,)))  # type: ignore[arg-type]
    assert codes(told) == [("E006", "accept.entries[0]")]


@pytest.mark.parametrize("broken", [3, (3,)])
def test_a_review_with_wrong_parts_is_told(broken: Any) -> None:
    review = msgspec.structs.replace(jixiao.review(FILE), documents=broken)
    for run in (jixiao.render, jixiao.letters, lambda each: list(jixiao.records(each))):
        with pytest.raises(UserError) as told:
            run(review)
        assert told.value.address.startswith("review")


def test_what_cannot_be_marked_is_said_as_it_is() -> None:
    (of_data,) = jixiao.check(jixiao.FormData(kind="self_evaluation")).documents
    (of_file,) = jixiao.review(FILE).documents
    for run in (jixiao.annotate, jixiao.correct):
        with pytest.raises(UserError, match="审核的是数据，不是文件"):
            run(of_data, b"x")
        with pytest.raises(UserError, match=r"给的内容不是审核过的 甲\.txt"):
            run(of_file, b"x")
