"""Filling: data of every kind in, files out whole or not at all, messages that say where."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from jixiao import api
from jixiao.api import review
from jixiao.application.filling import fill
from jixiao.application.sources import Source
from jixiao.cli.main import run
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.core.packs import RulePack
from jixiao.paths.named import load_pack
from tests.application.filling_data import FORM, filled, forms_in, told, written


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf", "html"])
def test_a_filled_form_is_computed_and_passes_its_own_review(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"自评表.{ending}"
    result = filled(written(tmp_path, "data.yaml", FORM), out)
    assert [each.name for each in result.files] == [out.name]
    assert told(result) == ""
    assert (result.forms[0].pack.id, result.forms[0].pack_reason) == (
        "cn-2020",
        "没有更具体的规则，适用全国通用规则包 cn-2020",
    )
    (form,) = forms_in(out)
    assert (form.funding[0].rate, form.funding[0].score, form.total_points, form.total_score) == (
        "95.20%",
        "9.52",
        "100",
        "97.02",
    )
    assert [row.score for row in form.indicators] == ["47.50", "30.00", "10.00"]
    findings = [finding for document in review([out]).documents for finding in document.findings]
    assert [finding.code for finding in findings if finding.severity is not Severity.REMARK] == []


def money(**amounts: str) -> dict[str, object]:
    return {"funding": [{"source": "年度资金总额", "role": "total", **amounts}]}


OFFICE = {
    "project": "办公设备购置",
    "supervising_department": "某县统计局",
    "implementing_unit": "某县统计局",
}


def output(heading: str, *rows: dict[str, str]) -> dict[str, object]:
    return {
        "indicators": [
            {"level1": heading, "name": name, "target": "≥1次", "actual": "1次", **row}
            for name, row in zip("甲乙丙", rows, strict=False)
        ]
    }


@pytest.mark.parametrize(
    ("change", "severity", "words"),
    [
        (money(budget="-5"), "warning", "T206 年度资金总额全年预算数是负数（-5），请核对"),
        (
            {**money(budget="5.00", executed="6.00"), **OFFICE},
            "warning",
            "T203 执行数6.00大于全年预算数5.00",
        ),
        (
            output("产出指标", {"points": "50"}, {"points": "20"}),
            "warning",
            "S303 总分的分值是80，不是100",
        ),
        (
            {"money_unit": "美元"},
            "error",
            "E012 “金额单位”（填的是“美元”）：应为 万元、亿元、元、千元、百万元 之一",
        ),
        (output("其他", {}), "error", "R131 “分值”整栏空着"),
        (output("产出指标（50分）", {"points": "60"}, {}), "error", "产出指标标题分值填报50"),
        (
            output("产出指标", {"points": "90", "score": "95"}),
            "error",
            "S304 甲得分95高于分值90",
        ),
        ({"implementing_unit": "", "supervising_department": ""}, "error", "“实施单位”没有写"),
    ],
)
def test_what_is_wrong_is_told_as_a_review_tells_it(
    tmp_path: Path, change: dict[str, object], severity: str, words: str
) -> None:
    result = filled(written(tmp_path, "data.yaml", {**FORM, **change}), tmp_path / "表.xlsx")
    found = [
        f"{each.severity.value} {each.code} {each.message.zh}" for each in result.forms[0].findings
    ]
    assert [each for each in found if each.startswith(severity) and words in each], found
    assert bool(result.files) == (result.count(Severity.ERROR) == 0)


def test_a_total_that_is_not_its_parts_is_not_written_but_as_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"source": "其他资金", "initial_budget": "0", "budget": "0", "executed": "0"}
    content = {
        **FORM,
        "funding": [{**FORM["funding"][0], "budget": "9999"}, FORM["funding"][1], other],
    }
    data, out = written(tmp_path, "data.yaml", content), tmp_path / "表.docx"
    assert run(["fill", str(data), str(out)]) == 1
    assert not out.exists()
    said = capsys.readouterr().err
    assert "[错误] T202 data.yaml 资金第1行 年度资金总额全年预算数" in said
    assert "什么也没有写" in said
    assert run(["fill", str(data), str(out), "--draft"]) == 1
    assert "[错误] T202" in capsys.readouterr().err
    assert out.exists()
    assert run(["review", str(out)]) == 1


def test_the_pack_that_the_user_names_goes_into_the_file_and_is_honoured(tmp_path: Path) -> None:
    data = written(tmp_path, "data.yaml", FORM)
    for ending in ("docx", "xlsx", "html", "pdf"):
        out = tmp_path / f"表.{ending}"
        filled(data, out, pack=load_pack("ningxia-2024"))
        (seen,) = review([out]).documents[0].view.forms
        assert (seen.pack.id, seen.pack_reason) == ("ningxia-2024", "文件自带规则包 ningxia-2024")
        assert review([out], rules=load_pack("cn-2020")).documents[0].view.forms[0].pack.id == (
            "cn-2020"
        )


OWN = load_pack("ningxia-2024")


OTHER = msgspec.structs.replace(OWN, id="某县-2024", version="3")


NEWER = msgspec.structs.replace(OWN, version="2099.1")


CHANGED = msgspec.structs.replace(OWN, over=None)


@pytest.mark.parametrize(
    ("made_by", "named", "said"),
    [
        (OWN, None, None),
        (OWN, OWN, None),
        (None, OWN, None),
        (OTHER, None, "文件属性写明按规则包“某县-2024 3”填报，评判用的是“cn-2020 "),
        (OTHER, load_pack("cn-2020"), "评判用的是“cn-2020 "),
        (OTHER, OTHER, None),
        (NEWER, None, "2099.1版填报，评判用的是"),
        (CHANGED, None, "名称、版本相同，规则内容不同"),
    ],
)
@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "pdf"])
def test_a_file_that_is_judged_by_another_pack_says_so_once(
    made_by: RulePack | None, named: RulePack | None, said: str | None, ending: str
) -> None:
    form = msgspec.convert(FORM, FormData, strict=False)
    made = fill([form, form], ending, pack=made_by, draft=True)
    assert not [each for form in made.forms for each in form.findings if each.code == "R136"]
    (file,) = made.files
    (seen,) = review([Source(file.name, file.content)], rules=named).documents
    found = [each for each in seen.findings if each.code == "R136"]
    assert len(found) == (said is not None)
    for each in found:
        assert (each.severity, each.field) == (Severity.REMARK, "file")
        assert said is not None
        assert said in each.message.zh
        assert not re.search("[一-鿿]", each.message.en.replace("某县", ""))


def test_a_heading_with_points_and_no_indicator_keeps_its_row(tmp_path: Path) -> None:
    headings = [
        ("产出指标", 1, "50"),
        ("效益指标", 1, "30"),
        ("经济效益指标", 2, "10"),
        ("社会效益指标", 2, "20"),
        ("满意度指标", 1, "10"),
    ]
    content = {
        **FORM,
        "level_points": [
            {"level": str(level), "name": name, "points": points}
            for name, level, points in headings
        ],
    }
    out = tmp_path / "表.docx"
    filled(written(tmp_path, "data.yaml", content), out)
    (form,) = forms_in(out)
    assert ("经济效益指标", "10") in [(each.name, each.points) for each in form.level_points]
    assert [row.name for row in form.indicators if row.name] == [
        row["name"] for row in FORM["indicators"]
    ]
    assert not [
        each
        for document in review([out]).documents
        for each in document.findings
        if each.severity is Severity.ERROR
    ]


def test_a_total_that_was_computed_is_not_called_wrong() -> None:
    scores = [("50", "50"), ("", "5"), ("30", ""), ("10", "")]
    rows = tuple(
        IndicatorData(
            level1="产出指标（90分）",
            level2="数量指标",
            name=name,
            target="≥320人次",
            actual="320人次",
            points=points,
            score=score,
        )
        for name, (points, score) in zip("甲乙丙丁", scores, strict=True)
    )
    funding = (FundingData(source="年度资金总额", role="total", budget="100", executed="95"),)
    data = FormData(kind="self_evaluation", year=2024, indicators=rows, funding=funding)
    [form] = fill([data], "docx").forms
    assert "total_score" in form.computed
    assert form.data.total_score == "99.5"
    assert [each.code for each in form.findings if each.code == "S309"] == []


@pytest.mark.parametrize("layout", ["national-2020", "ningxia-2024", "department"])
@pytest.mark.parametrize(
    ("operator", "target", "unit", "actual", "printed", "score"),
    [
        ("≤", "30", "天", "28", ("≤30天", "28天"), "100"),
        ("≤", "5", "%", "6", ("≤5%", "6%"), "83.33"),
        ("≥", "1.2", "万人", "12500人", ("≥1.2万人", "12500人"), "100"),
        ("≥", "95", "%", "0.96", ("≥95%", "0.96"), "100"),
        ("＞", "95", "%", "95", (">95%", "95%"), ""),  # whether that is enough is not for us
    ],
)
def test_what_has_no_column_of_its_own_is_printed_beside_its_figure(
    layout: str, operator: str, target: str, unit: str, actual: str,
    printed: tuple[str, str], score: str,
) -> None:  # fmt: skip
    """The score was computed with operator and unit, and the print without them was judged the
    other way.
    """
    row = api.IndicatorData(
        level1="产出指标", level2="数量指标", name="甲项工作", points="100",
        operator=operator, target=target, unit=unit, actual=actual, reason="因故，下年改进",
    )  # fmt: skip
    data = api.FormData(
        kind="department" if layout == "department" else "self_evaluation",
        year=2023, project="甲", implementing_unit="乙", indicators=(row,),
    )  # fmt: skip
    made = api.fill(data, "docx", layout=layout, draft=True)
    assert made.forms[0].data.indicators[0].score == score
    assert not {"indicators.operator", "indicators.unit"} & set(made.forms[0].dropped)
    (read,) = api.review(api.Source("表.docx", made.files[0].content)).documents
    (again,) = (each.form.indicators[0] for each in read.view.forms)
    assert (again.target.text, again.actual.text) == printed
    codes = {each.code for each in read.findings}
    assert not codes & {"S305", "S306", "S307", "U503"}
    assert codes <= {each.code for each in made.forms[0].findings}


def test_money_without_a_total_row_loses_nothing() -> None:
    parts = (
        FundingData(source="当年财政拨款", budget="80", executed="76"),
        FundingData(source="上年结转资金", budget="20", executed="19.2"),
        FundingData(source="其他资金"),
    )
    data = FormData(kind="self_evaluation", year=2024, funding=parts)
    (form,) = fill([data], "docx", draft=True).forms
    assert form.data.funding[0].executed == "95.2"
    assert form.dropped == ()
