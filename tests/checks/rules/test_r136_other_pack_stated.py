"""R136: which statement of a rule pack is that of the pack that a file is judged by."""

from __future__ import annotations

import msgspec
import pytest

import jixiao
from jixiao.api import Context, review
from jixiao.checks.rules.r136_other_pack_stated import other_pack_stated
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, IndicatorData
from jixiao.core.forms import SELF_EVALUATION
from jixiao.core.packs import name_of
from jixiao.paths.named import load_pack
from jixiao.reading import read_bytes
from tests.checks.builders import NATIONAL, NINGXIA, Sheet, view_of

OWN, OTHER = load_pack("cn-2020"), load_pack("ningxia-2024")
VERSION, DIGEST = name_of(OWN).version, name_of(OWN).digest
FORM = """2022年度项目支出绩效自评表

项目名称\t就业培训补助\t\t
一级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t培训人数\t≥200人\t230人
效益指标\t培训后就业率\t≥60%\t65%
"""


def told(rules: str, named: str = "", text: str = FORM) -> list[Finding]:
    """What is said of a file whose properties state a pack, reviewed with --rules or without."""
    files = [
        msgspec.structs.replace(each, rules=rules) for each in read_bytes(text.encode(), "表.txt")
    ]
    (document,) = review(files, rules=load_pack(named) if named else None).documents
    return [each for each in document.findings if each.code == "R136"]


@pytest.mark.parametrize(
    ("rules", "named", "words"),
    [
        ("", "", None),
        ("", "ningxia-2024", None),
        ("cn-2020", "", None),
        (f"cn-2020@{VERSION}", "", None),
        (f"cn-2020@{VERSION}#{DIGEST[:12]}", "", None),
        (f"cn-2020#{DIGEST[:12]}", "", None),
        # a pack that is not here, or not the one that was asked for
        ("某县-2022@2022.1", "", "按规则包“某县-2022 2022.1”填报，评判用的是“cn-2020 "),
        ("某县-2022", "", "按规则包“某县-2022”填报，评判用的是“cn-2020 "),
        ("cn-2020", "ningxia-2024", "按规则包“cn-2020”填报，评判用的是“ningxia-2024 "),
        ("ningxia-2024", "ningxia-2024", None),
        ("ningxia-2024", "", None),  # taken because it is stated
        # another version, other rules
        ("cn-2020@1999.1", "", f"“cn-2020”1999.1版填报，评判用的是{VERSION}版"),
        (f"cn-2020@{VERSION}#{'0' * 12}", "", "名称、版本相同，规则内容不同"),
        (f"cn-2020@{VERSION}#{'0' * 12}", "ningxia-2024", "评判用的是“ningxia-2024 "),
    ],
)
def test_the_pack_that_is_stated_and_the_one_that_judges(
    rules: str, named: str, words: str | None
) -> None:
    found = told(rules, named)
    assert len(found) == (words is not None)
    for each in found:
        assert words is not None
        assert words in each.message.zh
        assert each.severity is Severity.REMARK
        assert (each.printed, each.place.text) == (rules.partition("#")[0], "表.txt")


@pytest.mark.parametrize(
    ("rules", "advice"),
    [("某县-2022", "请向填报单位要来"), ("cn-2020@1999.1", "前后得分可能不同")],
)
def test_what_is_to_be_done_about_it(rules: str, advice: str) -> None:
    (found,) = told(rules)
    assert found.advice is not None
    assert advice in found.advice.zh


def test_a_file_of_two_forms_is_told_once() -> None:
    two = FORM + "\n\n" + FORM.replace("就业培训", "医保宣传")
    assert len(told("某县-2022", text=two)) == 1
    assert told("cn-2020", text=two) == []


@pytest.mark.parametrize(("second", "count"), [(NATIONAL, 0), (NINGXIA, 1)])
def test_all_forms_of_a_file_must_be_judged_by_it(second: str, count: int) -> None:
    (file,) = view_of(Sheet(pack=NATIONAL), Sheet(pack=second)).documents
    forms = tuple(
        msgspec.structs.replace(each, form=msgspec.structs.replace(each.form, rules="cn-2020"))
        for each in file.forms
    )
    said = [
        each.finding
        for each in other_pack_stated(msgspec.structs.replace(file, forms=forms))
        if each.finding is not None
    ]
    assert len(said) == count
    assert all(f"“cn-2020 {VERSION}、{NINGXIA} " in each.message.zh for each in said)


def test_of_data_the_data_say_it() -> None:
    row = IndicatorData(level1="产出指标", name="培训人数", target="≥200人", actual="230人")
    data = FormData(kind=SELF_EVALUATION, rules="cn-2020", year=2022, indicators=(row,))
    (document,) = jixiao.check(data, Context(rules=OTHER)).documents
    (found,) = [each for each in document.findings if each.code == "R136"]
    assert found.message.zh.startswith("数据写明按规则包“cn-2020”填报")
