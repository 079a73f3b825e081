"""Two versions of forms aligned by keys, and by likeness where something was renamed."""

from __future__ import annotations

import msgspec

from jixiao.core.formdata import FormData, FundingData, IndicatorData, form_of
from jixiao.core.keys import form_key
from jixiao.core.matching import Pair, matched

NAMES = ("参保人数", "待遇按时足额发放率", "群众满意度")


def data(*names: str, **fields: object) -> FormData:
    return FormData(
        kind="self_evaluation",
        year=2021,
        project="居民养老保险",
        indicators=tuple(IndicatorData(name=name, target="1") for name in names),
        **fields,  # type: ignore[arg-type]
    )


def test_rows_moved_put_in_and_taken_out() -> None:
    old, new = form_of(data(*NAMES)), form_of(data("新增补贴标准", *reversed(NAMES[1:])))
    found = matched([old], [new]).rows[form_key(new)]
    assert [pair.new for pair in found.pairs] == [NAMES[2], NAMES[1]]
    assert (found.gone, found.added) == (("参保人数",), ("新增补贴标准",))
    assert not any(pair.renamed for pair in found.pairs)


def test_a_renamed_row_is_found_again_and_told() -> None:
    old, new = form_of(data(*NAMES)), form_of(data("参保人数", "待遇足额发放率", "群众满意度"))
    found = matched([old], [new])
    key = form_key(new)
    assert list(found.renamed()) == [(f"{key}/待遇按时足额发放率", f"{key}/待遇足额发放率")]
    assert found.rows[key].gone == found.rows[key].added == ()


def test_a_renamed_form_is_found_by_its_rows() -> None:
    other = msgspec.structs.replace(data("设备购置台数", "验收合格率"), project="设备购置")
    renamed = msgspec.structs.replace(data(*NAMES), project="城乡居民基本养老保险")
    found = matched([form_of(data(*NAMES)), form_of(other)], [form_of(other), form_of(renamed)])
    assert [pair.renamed for pair in found.forms.pairs] == [False, True]
    assert found.forms.pairs[1] == Pair(
        old=form_key(form_of(data(*NAMES))), new=form_key(form_of(renamed))
    )
    assert found.forms.gone == found.forms.added == ()
    assert len(list(found.renamed())) == 1 + len(NAMES)


def test_a_form_like_none_is_new() -> None:
    other = msgspec.structs.replace(data("设备购置台数"), project="设备购置")
    found = matched([form_of(data(*NAMES))], [form_of(other)])
    assert (len(found.forms.gone), len(found.forms.added), found.rows) == (1, 1, {})


def test_of_two_likenesses_the_greater_counts() -> None:
    old = form_of(data("基本养老保险参保人数", "满意度"))
    new = form_of(data("养老保险参保人次数", "基本养老保险参保总人数", "满意度"))
    found = matched([old], [new]).rows[form_key(new)]
    assert [(pair.old, pair.new) for pair in found.pairs if pair.renamed] == [
        ("基本养老保险参保人数", "基本养老保险参保总人数")
    ]
    assert found.added == ("养老保险参保人次数",)


def test_half_the_name_in_common_is_alike_and_less_is_not() -> None:
    def became(one: str, other: str) -> bool:
        old, new = form_of(data(one, "满意度")), form_of(data(other, "满意度"))
        return matched([old], [new]).rows[form_key(new)].gone == ()

    assert became("培训场次", "培训讲师")  # two of four
    assert not became("培训场次数", "培训好讲师")  # two of five
    assert not became("培训场次", "走访户数")


def test_rows_of_different_groups_are_never_one() -> None:
    old = form_of(data(*NAMES, funding=(FundingData(source="培训经费", role="other"),)))
    new = form_of(data(*NAMES, "培训经费额"))
    found = matched([old], [new]).rows[form_key(new)]
    assert (found.gone, found.added) == (("fund:培训经费",), ("培训经费额",))
