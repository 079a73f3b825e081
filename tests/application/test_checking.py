"""Checking without documents: the same forms give the same findings, whatever they came from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.api import Source, fill, review, shipped
from jixiao.application.checking import check
from jixiao.application.judgement import Context
from jixiao.application.reviewing import reviews
from jixiao.checks.registry import DRAFTING, FINISHED, all_checks
from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError
from jixiao.core.facts import Dossier
from jixiao.core.findings import Finding, Severity, split_address
from jixiao.core.formdata import (
    FormData,
    FundingData,
    FundLineData,
    GoalData,
    IndicatorData,
    data_of,
    form_of,
)
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.paths.folders import to_review
from jixiao.reading import read_path
from jixiao.recognition import recognise
from jixiao.rendering.words import place_words
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of, printed
from tests.writing.layouts.generating import forms

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").rglob("*")
    if path.suffix in (".txt", ".docx", ".xlsx", ".pdf")
)
DATA = FormData(
    kind="self_evaluation",
    title="项目支出绩效自评表",
    year=2022,
    project="道路养护",
    funding=(
        FundingData(source="年度资金总额", role="total", budget="100", executed="90", rate="95%"),
    ),
    indicators=(
        IndicatorData(level1="产出指标", name="养护里程", target="≥10公里", actual="10公里"),
        IndicatorData(level1="产出指标", name="完好路段", target="≥4段", actual="4段"),
        IndicatorData(level1="产出指标", name="巡查次数", target="≥40次", actual="41次"),
        IndicatorData(level1="产出指标", name="养护次数", target="≥4次", actual=""),
    ),
)


def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, ...]]:
    """What the findings say, their places apart."""
    return Counter(
        (
            each.code,
            each.severity.value,
            each.address,
            each.printed,
            each.expected or "",
            each.message.zh,
        )
        for each in findings
    )


def documents(path: Path) -> list[Recognised]:
    return [recognise(document) for document in read_path(path)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_facts_without_their_document_give_the_findings_of_the_file(path: Path) -> None:
    dossier = Dossier(documents=tuple(each.facts() for each in documents(path)))
    found = check(dossier)
    for ours, whole in zip(found.documents, review([path]).documents, strict=True):
        assert ours.document is None
        assert told(within(ours.findings)) == told(within(whole.findings))


def within(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is of a place in the document, not of the file as it was read."""
    return tuple(each for each in findings if not each.address.endswith(":file"))


SEEDS = ROOT.parent / "shared" / "seeds"
REAL = sorted(SEEDS.glob("*.txt")) if SEEDS.exists() else []
TAUGHT = sorted((ROOT / "src" / "jixiao" / "checks" / "examples").glob("*.md"))


@pytest.mark.parametrize(
    "path", [*EXAMPLES, *REAL, *TAUGHT], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_form_and_its_data_give_the_same_findings(path: Path) -> None:
    for each in documents(path):
        facts = each.facts()
        context = Context(year=facts.year, place=facts.place_words())
        written = msgspec.json.encode([data_of(form) for form in facts.forms])
        data = msgspec.json.decode(written, type=list[FormData])
        assert [data_of(form_of(item)) for item in data] == data
        found = check(data, context)
        assert told(found.documents[0].findings) == told(
            check(list(facts.forms), context).documents[0].findings
        )
        assert found.documents[0].internal == ()


def test_places_in_data_name_the_field_and_places_elsewhere_their_own() -> None:
    found = {each.code: each for each in check(DATA).documents[0].findings}["T201"]
    assert found.place.field == "form1.funding[0].rate"
    assert [each.place.field for each in found.related] == [
        "form1.funding[0].executed",
        "form1.funding[0].budget",
    ]
    assert found.group is None
    assert place_words(found.place, "zh") == "资金第1行“执行率”"


def test_hand_written_fund_lines_are_checked_like_a_table() -> None:
    def line(item: str, value: str, **more: str) -> FundLineData:
        return FundLineData(fund="失业保险", item=item, value=value, period="2021", **more)

    statement = FormData(
        kind="fund_statement",
        title="基金收支表",
        year=2021,
        lines=(
            line("收入", "120"),
            line("支出", "100"),
            line("当期结余", "30"),
            line("支出", "150", basis="budget"),
            line("支出", "80%", basis="execution_rate"),
        ),
    )
    found = {each.code: each for each in check(statement).documents[0].findings}
    assert "当期结余" in found["T225"].message.zh
    assert "80%" in {each.printed for each in found["T224"].operands}


def test_one_form_of_a_document_is_checked_as_it_is() -> None:
    form = documents(ROOT / "examples" / "yanchi-2024.docx")[0].forms[0]
    found = check(form).documents[0].findings
    assert {each.code for each in found} >= {"S309"} or found
    assert all(split_address(each.address)[1] == "form1" for each in found)


def test_a_form_with_parts_of_another_kind_is_an_error_and_no_failure_of_ours() -> None:
    facts = documents(ROOT / "examples" / "yanchi-2024.docx")[0]
    form = facts.forms[0]
    wrong = [
        msgspec.structs.replace(form, year="2024"),
        msgspec.structs.replace(form, funding=(5,)),
        msgspec.structs.replace(DATA, year="二〇二四"),
    ]
    with pytest.raises(UserError) as caught:
        check(wrong)
    told = [each.message.zh for each in caught.value.findings]
    assert told[0] == "check(subject[0]) 的“year”应为整数，给的是“2024”（str）"
    assert "“funding 第1项”" in told[1]
    assert "二〇二四" in told[2]
    with pytest.raises(UserError, match="第1项的 year"):
        check(msgspec.structs.replace(facts.facts(), forms=(wrong[0],)))


def test_data_that_no_document_ever_held_is_checked() -> None:
    found = {each.code: each for each in check(DATA).documents[0].findings}
    assert found["T201"].expected == "90"
    assert found["T201"].address == "0:form1.funding[0].rate"
    assert found["L705"].severity is not Severity.REMARK


def test_what_is_missing_is_a_remark_while_a_form_is_being_drafted() -> None:
    found = {each.code: each for each in check(DATA, Context(stage=DRAFTING)).documents[0].findings}
    assert found["L705"].severity is Severity.REMARK
    assert found["T201"].severity is Severity.ERROR


def test_what_is_missing_keeps_a_finished_form_from_being_handed_in() -> None:
    def severity(data: FormData) -> Severity | None:
        found = check(data, Context(stage=FINISHED)).documents[0].findings
        return next((each.severity for each in found if each.code in ("L705", "R131")), None)

    assert severity(DATA) is Severity.ERROR
    rows = tuple(msgspec.structs.replace(row, actual="", score="") for row in DATA.indicators)
    money = tuple(msgspec.structs.replace(row, executed="", rate="") for row in DATA.funding)
    begun = msgspec.structs.replace(DATA, indicators=rows, funding=money, total_score="")
    assert severity(begun) is Severity.REMARK


def test_checks_that_tell_of_absence_are_known() -> None:
    assert {each.code for each in all_checks() if each.of_absence} == {
        "L703",
        "L705",
        "M911",
        "R131",
        "S317",
        "S320",
        "S322",
        "U501",
    }


def test_several_forms_are_told_apart_and_ties_run_across_them() -> None:
    other = msgspec.structs.replace(DATA, kind="target_declaration")
    found = check([DATA, other]).documents[0].findings
    assert {split_address(each.address)[1] for each in found if each.code == "T201"} == {
        "form1",
        "form2",
    }


def test_the_place_and_year_of_the_context_choose_the_pack() -> None:
    plain = msgspec.structs.replace(DATA, year=None, project="职工基本医疗保险基金")
    context = Context(year=2020, place="新疆喀什地区绩效自评")
    assert check(plain).documents[0].view.forms[0].pack.id == "cn-2020"
    assert check(plain, context).documents[0].view.forms[0].pack.id != "cn-2020"


def test_separate_reviews_come_one_by_one_and_let_go_of_their_documents() -> None:
    paths = [path for path in EXAMPLES if path.suffix == ".txt"]
    kept = review(paths, separate=True).documents
    streamed = reviews(to_review(paths), keep_documents=False)
    first = next(streamed)
    assert first.document is None
    assert first.paper.path == str(paths[0])
    rest = list(streamed)
    assert [told(each.findings) for each in (first, *rest)] == [
        told(each.findings) for each in kept
    ]
    assert all(each.document is not None for each in kept)


def named(findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    """What the findings are called, and what they call the figures that they show."""
    return Counter(
        (
            each.code,
            each.severity.value,
            each.id,
            each.field,
            each.group,
            tuple(sorted(related.address for related in each.related)),
            tuple((operand.printed, operand.address) for operand in each.operands),
        )
        for each in findings
    )


def assert_data_are_judged_as_their_print(data: FormData, layout: Layout, fmt: str) -> None:
    """The form written and reviewed, against the data read from that file."""
    page = pages_of(data, layout, formulas=True, pack=shipped().packs["cn-2020"])
    (reviewed,) = review(Source(f"form.{fmt}", made([page], fmt))).documents
    facts = reviewed.view.document
    context = Context(year=facts.year, place=facts.place_words())
    written = msgspec.json.encode([data_of(form) for form in facts.forms])
    (of_data,) = check(msgspec.json.decode(written, type=list[FormData]), context).documents
    assert named(of_data.findings) == named(reviewed.findings)


@pytest.mark.parametrize("fmt", ["xlsx", "docx", "txt"])
@pytest.mark.parametrize("layout", layouts().values(), ids=lambda layout: layout.id)
@given(draw=st.data())
@settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=[*HealthCheck])
def test_findings_in_data_have_the_names_of_those_in_their_print(
    layout: Layout, fmt: str, draw: st.DataObject
) -> None:
    data = draw.draw(forms(layout.kinds[0], layout.id))
    assert_data_are_judged_as_their_print(data, layout, fmt)
    (of_file,) = review(Source("form.xlsx", made([pages_of(data, layout)], "xlsx"))).documents
    place = of_file.view.document.place_words()
    (of_data,) = check(printed(data, layout), Context(place=place)).documents
    assert named(of_data.findings) == named(of_file.findings)


@pytest.mark.parametrize(
    "name", ["yanchi-2024.docx", "kashgar-2020/forms.docx", "yopurga-monitoring-2020.docx"]
)
def test_real_forms_in_every_layout_are_judged_as_their_data(name: str) -> None:
    for each in documents(ROOT / "examples" / name):
        for form in each.forms:
            for layout in layouts().values():
                if form.kind in layout.kinds:
                    assert_data_are_judged_as_their_print(data_of(form), layout, "xlsx")


def test_messages_stand_on_one_line_whatever_a_cell_holds() -> None:
    rows = (
        IndicatorData(name="政策\n知晓率", target="≥90%", actual="80%", points="10", score="10"),
        IndicatorData(name="Web\nvisits", target="≥9次", actual="10次", points="10", score="11"),
    )
    found = check(FormData(kind="self_evaluation", indicators=rows)).documents[0].findings
    said = {each.code: each.message.zh for each in found}
    assert said["S307"].startswith("政策知晓率：")
    assert said["S304"].startswith("Web visits得分")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("职工医保基金支出1200万元，其中待遇支出1300万元。", {"T231"}),
        ("参保人数增加-9.58%。", {"L721"}),
        ("全年基金收入24.63亿元，支出23.1亿元，当期结余1.93亿元。", {"T235"}),
        ("全年基金收入24.63亿元，支出23.10亿元，当期结余1.53亿元。", set()),
    ],
)
@pytest.mark.parametrize("where", ["goal", "conclusion"])
def test_sentences_of_a_form_as_data_are_checked_as_those_of_its_print(
    words: str, codes: set[str], where: str
) -> None:
    told_of = {"T231", "T235", "L721", "X405"}
    data = msgspec.structs.replace(
        DATA,
        year=2023,
        goals=(GoalData(expected="保障待遇。", actual=words),) if where == "goal" else (),
        conclusion=words if where == "conclusion" else "",
        **({"kind": "monitoring", "as_of": "2023-06"} if where == "conclusion" else {}),
    )
    found = check(data).documents[0].findings
    assert {each.code for each in found} & told_of == codes
    printed = fill(data, "docx", draft=True).files[0].content
    again = review(Source("表.docx", printed)).documents[0].findings
    ids = {each.id for each in found if each.code in told_of}
    assert {each.id for each in again if each.code in told_of} == ids
