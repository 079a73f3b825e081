"""A pack that a file states is kept in what is made of it, and what is made goes by it."""

from __future__ import annotations

import msgspec
import pytest

import jixiao
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData

STATED = "xinjiang-si-2020"
REASON = f"文件自带规则包 {STATED}"
PAPERS = ("docx", "xlsx", "pdf", "html")
OWN = jixiao.load_forms("examples/yanchi-2024.docx")[0]
MONITORED = jixiao.load_forms("examples/monitoring-2020.yaml")[0]


def made(fmt: str, pack: str | None = STATED, *forms: FormData) -> jixiao.Source:
    """A file of forms (the example) by a pack, another than its words speak for."""
    filled = jixiao.fill(forms or OWN, fmt, rules=pack, draft=True)
    return jixiao.Source(f"表.{fmt}", filled.files[0].content)


def judged(content: bytes, fmt: str) -> tuple[str, str]:
    (seen,) = jixiao.review(jixiao.Source(f"又.{fmt}", content)).documents[0].view.forms
    return seen.pack.id, seen.pack_reason


def told(source: jixiao.Source) -> set[tuple[str, str]]:
    return {(each.code, each.id) for each in jixiao.review(source).documents[0].findings}


def lost(findings: tuple[Finding, ...]) -> list[Finding]:
    return [each for each in findings if each.code == "E054"]


@pytest.mark.parametrize("fmt", PAPERS)
def test_another_format_keeps_the_pack_and_every_finding(fmt: str) -> None:
    source = made("docx")
    again = jixiao.convert(source, fmt)
    assert judged(again.content, fmt) == (STATED, REASON)
    assert told(jixiao.Source(f"又.{fmt}", again.content)) == told(source)
    assert not lost(again.findings)


@pytest.mark.parametrize("fmt", PAPERS)
def test_a_layout_keeps_it(fmt: str) -> None:
    again = jixiao.convert(made("docx"), fmt, layout="national-2020")
    assert judged(again.content, fmt) == (STATED, REASON)


@pytest.mark.parametrize("fmt", PAPERS)
def test_a_form_is_filled_by_the_pack_of_the_file_it_is_read_from(fmt: str) -> None:
    filled = jixiao.fill(made(fmt), "xlsx", draft=True)
    (form,) = filled.forms
    assert (form.pack.id, form.pack_reason) == (STATED, REASON)
    assert judged(filled.files[0].content, "xlsx") == (STATED, REASON)


def test_data_carry_it_there_and_back() -> None:
    source = made("docx")
    (data,) = jixiao.load_forms(source)
    assert data.rules.startswith(f"{STATED}@")
    assert jixiao.check(data).documents[0].view.forms[0].pack.id == STATED
    for fmt in ("yaml", "json"):
        kept = jixiao.Source(f"表.{fmt}", jixiao.convert(source, fmt).content)
        assert jixiao.load_forms(kept)[0].rules == data.rules
        by_hand = jixiao.fill(OWN, fmt, rules=STATED, draft=True)
        again = jixiao.load_forms(jixiao.Source(f"表.{fmt}", by_hand.files[0].content))
        assert again[0].rules == data.rules
        assert not lost(by_hand.forms[0].findings)


def test_a_pack_may_be_written_into_data_by_its_id() -> None:
    data = msgspec.structs.replace(OWN, rules=STATED)
    filled = jixiao.fill(data, "docx", draft=True)
    assert judged(filled.files[0].content, "docx") == (STATED, REASON)
    with pytest.raises(jixiao.UserError, match="规则包"):
        jixiao.fill(msgspec.structs.replace(OWN, rules="规则 包"), "docx")


def test_a_pack_that_is_not_here_is_kept_too() -> None:
    data = msgspec.structs.replace(OWN, rules="某县-2024@3#0123456789ab")
    filled = jixiao.fill(data, "docx", draft=True)
    assert "某县-2024 这里没有" in filled.forms[0].pack_reason
    (again,) = jixiao.load_forms(jixiao.Source("表.docx", filled.files[0].content))
    assert again.rules == data.rules


def test_the_pack_that_is_named_goes_first_and_is_the_one_stated() -> None:
    filled = jixiao.fill(made("docx"), "docx", rules="cn-2020", draft=True)
    assert filled.forms[0].pack.id == "cn-2020"
    assert judged(filled.files[0].content, "docx")[0] == "cn-2020"


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "pdf"])
def test_monitoring_goes_by_the_pack_of_the_file(fmt: str) -> None:
    first = jixiao.monitor(MONITORED, fmt, rules="cn-2020")
    source = jixiao.Source(f"监控表.{fmt}", jixiao.monitoring_table(first, fmt))
    assert jixiao.monitor(MONITORED, fmt).forms[0].monitoring.pack.id != "cn-2020"
    again = jixiao.monitor(source, fmt)
    assert again.forms[0].monitoring.pack.id == "cn-2020"
    assert judged(jixiao.monitoring_table(again, fmt), fmt) == (
        "cn-2020",
        "文件自带规则包 cn-2020",
    )


def test_a_pack_of_another_kind_or_year_is_not_carried_over() -> None:
    evaluated = made("docx", "ningxia-2024")
    filled = jixiao.load_forms(evaluated)[0]
    assert filled.rules.startswith("ningxia-2024@")
    monitored = jixiao.monitor(evaluated, "docx", as_of="2024-06")
    assert monitored.forms[0].monitoring.pack.id != "ningxia-2024"  # it has no rule for monitoring
    kept, gone = (jixiao.fill(evaluated, "docx", year=year).forms[0].data for year in (2025, 2020))
    assert (kept.rules, gone.rules) == (filled.rules, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_text_file_that_cannot_keep_it_is_told_in_the_result(lang: str) -> None:
    source = made("docx")
    monitored = jixiao.monitor(MONITORED, "txt", rules="cn-2020")
    results = [
        jixiao.fill(OWN, "txt", rules=STATED, draft=True).forms[0].findings,
        jixiao.fill(source, "txt", draft=True).forms[0].findings,
        jixiao.convert(source, "txt").findings,
        jixiao.convert(source, "txt", layout="national-2020").findings,
        monitored.forms[0].findings,
    ]
    for findings in results:
        (said,) = lost(findings)
        assert said.severity is Severity.WARNING
        assert "--rules " in said.message.of(lang)
    for findings in (
        jixiao.fill(OWN, "txt", draft=True).forms[0].findings,
        jixiao.convert(jixiao.Source("表.docx", made("docx", None).content), "txt").findings,
    ):
        assert not lost(findings)


def test_forms_of_several_packs_in_one_file_are_told() -> None:
    (one,), (other,) = (jixiao.load_forms(made("docx", pack)) for pack in (STATED, "cn-2020"))
    other = msgspec.structs.replace(other, project=f"{other.project}（二）")
    filled = jixiao.fill([one, other], "docx", draft=True)
    (said,) = (each for form in filled.forms for each in lost(form.findings))
    assert f"{STATED}、cn-2020" in said.message.zh
    seen = jixiao.review(jixiao.Source("表.docx", filled.files[0].content)).documents[0].view
    assert [each.pack for each in seen.forms] == [form.pack for form in filled.forms]
    apart = jixiao.fill([one, other], "docx", apart=True, draft=True)
    assert [form.pack.id for form in apart.forms] == [STATED, "cn-2020"]
    assert not [each for form in apart.forms for each in lost(form.findings)]
    assert [judged(each.content, "docx")[0] for each in apart.files] == [STATED, "cn-2020"]


def test_a_report_goes_by_the_pack_that_its_forms_state() -> None:
    data = jixiao.load_report_data("examples/report-2020.yaml")
    forms = tuple(msgspec.structs.replace(each, rules="cn-si-2022") for each in data.forms)
    assert forms
    data = msgspec.structs.replace(data, forms=forms, rules="")
    made = jixiao.report(data, charts=False, draft=True)
    seen = jixiao.review(jixiao.Source("报告.docx", made.content)).documents[0].view.forms
    assert {each.pack.id for each in seen} == {"cn-si-2022"}
    assert lost(jixiao.report(data, "txt", charts=False, draft=True).findings)
    named = jixiao.report(data, charts=False, draft=True, rules=STATED)
    seen = jixiao.review(jixiao.Source("报告.docx", named.content)).documents[0].view.forms
    assert {each.pack.id for each in seen} == {STATED}
