"""Filling: data of every kind in, files out whole or not at all, messages that say where."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
import yaml

from jixiao.api import review
from jixiao.application.filling import Filled, FilledForm, fill, template_for
from jixiao.application.sources import Source
from jixiao.cli.main import run
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData, data_of
from jixiao.core.packs import RulePack
from jixiao.paths import load_forms, load_layout, load_pack
from jixiao.reading import read_path
from jixiao.recognition import recognise

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORM = {
    "kind": "self_evaluation",
    "year": "2023",
    "project": "医保经办经费",
    "supervising_department": "某县医保局",
    "implementing_unit": "某县医保中心",
    "funding": [
        {
            "source": "年度资金总额",
            "role": "total",
            "initial_budget": "100.00",
            "budget": "100.00",
            "executed": "95.20",
        },
        {
            "source": "当年财政拨款",
            "initial_budget": "100.00",
            "budget": "100.00",
            "executed": "95.20",
        },
    ],
    "goals": [{"expected": "完成全年经办任务。", "actual": "经办任务按期完成。"}],
    "indicators": [
        {
            "level1": "产出指标",
            "level2": "数量指标",
            "name": "培训经办人员人次",
            "target": "≥320人次",
            "actual": "304人次",
            "reason": "少办一期，下年补办。",
        },
        {
            "level1": "效益指标",
            "level2": "社会效益指标",
            "name": "政策知晓率",
            "target": "≥85%",
            "actual": "88.6%",
        },
        {
            "level1": "满意度指标",
            "level2": "服务对象满意度指标",
            "name": "参保群众满意度",
            "target": "≥90%",
            "actual": "93.5%",
        },
    ],
}


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    text = (
        json.dumps(content, ensure_ascii=False)
        if name.endswith("json")
        else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    )
    path.write_text(text, encoding="utf-8")
    return path


def filled(source: Path, out: Path, *, fmt: str = "xlsx", **settings: Any) -> Filled:
    """What the command does: one file by its ending, or a folder with one file each."""
    apart = not out.suffix
    result = fill(
        load_forms(source),
        fmt if apart else out.suffix[1:],
        apart=apart,
        title=out.stem,
        **settings,
    )
    for each in result.files:
        target = out / each.name if apart else out
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(each.content)
    return result


def told(result: Filled) -> str:
    return "\n".join(each.message.zh for form in result.forms for each in form.findings)


def forms_in(path: Path) -> list[object]:
    return [data_of(form) for document in read_path(path) for form in recognise(document).forms]


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
    assert [row.score for row in form.indicators] == ["47.5", "30", "10"]
    findings = [finding for document in review([out]).documents for finding in document.findings]
    assert [finding.code for finding in findings if finding.severity is not Severity.REMARK] == []


def test_yaml_and_json_give_the_same_and_come_back_out(tmp_path: Path) -> None:
    first = filled(written(tmp_path, "a.yaml", FORM), tmp_path / "out.json")
    second = filled(tmp_path / "out.json", tmp_path / "out.yaml")
    assert first.forms[0].data == second.forms[0].data == load_forms(tmp_path / "out.yaml")[0].data


def test_many_forms_become_one_file_or_a_folder(tmp_path: Path) -> None:
    data = written(
        tmp_path,
        "many.yaml",
        {"forms": [{**FORM, "project": f"项目{number}/*"} for number in range(12)]},
    )
    filled(data, tmp_path / "all.docx")
    assert len(forms_in(tmp_path / "all.docx")) == 12
    result = filled(data, tmp_path / "each", fmt="docx")
    assert [each.name for each in result.files][:2] == ["01_项目0.docx", "02_项目1.docx"]
    assert all(len(forms_in(each)) == 1 for each in (tmp_path / "each").iterdir())


def test_a_template_is_handed_out_filled_in_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    heads = {
        sheet.title: {cell.value: cell.column for cell in sheet[1]} for sheet in book.worksheets
    }
    assert book["指标"].cell(2, heads["指标"]["三级指标"]).value
    assert book["指标"].data_validations.count > 0
    for head, value in (
        ("年度", 2023),
        ("项目名称", "工伤保险支出"),
        ("主管部门", "某县人社局"),
        ("实施单位", "某县社保中心"),
    ):
        book["基本情况"].cell(2, heads["基本情况"][head], value)
    book["资金"].cell(2, heads["资金"]["全年预算数"], 2400.5)
    book["资金"].cell(2, heads["资金"]["全年执行数"], "2,300.00")
    book["指标"].delete_rows(3, 40)
    for head, value in (
        ("三级指标", "参保缴费人数"),
        ("指标值", "≥18500人"),
        ("完成值", "18762人"),
    ):
        book["指标"].cell(2, heads["指标"][head], value)
    book.save(path)
    form = filled(path, tmp_path / "表.docx").forms[0].data
    assert (form.year, form.project, form.layout, form.fund) == (
        2023,
        "工伤保险支出",
        "national-2020",
        "工伤保险",
    )
    assert (form.funding[0].budget, form.funding[0].executed, form.funding[0].rate) == (
        "2400.5",
        "2,300.00",
        "95.81%",
    )
    assert [(row.name, row.actual) for row in form.indicators] == [("参保缴费人数", "18762人")]


def test_a_wrong_cell_of_a_template_is_named(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    column = next(cell.column_letter for cell in book["资金"][1] if cell.value == "全年执行数")
    book["资金"][f"{column}3"] = "约一百"
    book.save(path)
    result = filled(path, tmp_path / "表.docx")
    assert [result.forms[0].told(each).zh for each in result.forms[0].findings][:1] == [
        f"E012 资金!{column}3 资金第2行“全年执行数”（填的是“约一百”）：应为金额（万元），如 1200.50"
    ]
    assert not (tmp_path / "表.docx").exists()
    book["资金"][f"{column}3"] = None
    book["基本情况"]["B2"] = "什么表"
    book.save(path)
    with pytest.raises(UserError, match="基本情况!B2"):
        load_forms(path)


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "words"),
    [
        ("指标", "", "我的指标", ("没有“指标”页", "我的指标")),
        ("基本情况", "", "Sheet1", ("没有“基本情况”页", "Sheet1")),
        ("指标", "Z1", "指标值", ("两列都叫“指标值”",)),
        ("资金", "A1", "说明", ("“资金”页第1行应为表头",)),
        ("基本情况", "A3", "1", ("序号都是“1”",)),
    ],
)
def test_a_template_that_was_rearranged_is_told_and_nothing_is_lost(
    tmp_path: Path,
    sheet: str,
    cell: str,
    value: str,
    words: tuple[str, ...],
) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    if cell:
        book[sheet][cell] = value
        book["基本情况"]["B3"] = "自评表"
    else:
        book[sheet].title = value
    book.save(path)
    with pytest.raises(UserError) as caught:
        load_forms(path)
    assert all(word in str(caught.value) for word in words)


@pytest.mark.parametrize("value", ["二〇二四年", "2024年度", date(2024, 12, 31)])
def test_a_year_is_read_as_clerks_write_it(tmp_path: Path, value: object) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    column = next(head.column_letter for head in book["基本情况"][1] if head.value == "年度")
    book["基本情况"][f"{column}2"] = value
    book.save(path)
    assert load_forms(path)[0].data.year == 2024


def test_suggested_indicators_all_get_points_that_sum_to_the_weights(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    points = [
        Decimal(row.points) for row in filled(path, tmp_path / "表.json").forms[0].data.indicators
    ]
    assert sum(points) == 90


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
        (output("其他", {}), "remark", "R131 “分值”整栏空着"),
        (output("产出指标（50分）", {"points": "60"}, {}), "error", "产出指标标题分值填报50"),
        (
            output("产出指标", {"points": "90", "score": "95"}),
            "error",
            "S304 甲得分95高于分值90",
        ),
        ({"implementing_unit": "", "supervising_department": ""}, "remark", "“实施单位”没有写"),
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
    assert "[错误] T202 年度资金总额全年预算数" in said
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
        assert review([out], pack=load_pack("cn-2020")).documents[0].view.forms[0].pack.id == (
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
    (seen,) = review([Source(file.name, file.content)], pack=named).documents
    found = [each for each in seen.findings if each.code == "R136"]
    assert len(found) == (said is not None)
    for each in found:
        assert (each.severity, each.field) == (Severity.REMARK, "file")
        assert said is not None
        assert said in each.message.zh
        assert not re.search("[一-鿿]", each.message.en.replace("某县", ""))


def test_null_is_nothing_and_a_name_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(
        "kind: self_evaluation\nproject: null\nimplementing_unit: ~\n", encoding="utf-8"
    )
    assert (load_forms(path)[0].data.project, load_forms(path)[0].data.implementing_unit) == (
        "",
        "",
    )
    path.write_text("kind: self_evaluation\nyear: 2024\nyear: 2023\n", encoding="utf-8")
    with pytest.raises(UserError, match="第3行：year 在同一处写了两次"):
        load_forms(path)
    path = tmp_path / "data.json"
    path.write_text('{"kind": "self_evaluation", "year": 1999, "year": 2023}', encoding="utf-8")
    with pytest.raises(UserError, match="year 在同一处写了两次"):
        load_forms(path)


def test_an_existing_form_is_the_start_of_this_years(tmp_path: Path) -> None:
    out = tmp_path / "今年.xlsx"
    filled(EXAMPLES / "yanchi-2024.docx", out, year=2025, draft=True)  # its points do not add up
    (old,), (new,) = forms_in(EXAMPLES / "yanchi-2024.docx"), forms_in(out)
    assert new.year == 2025
    assert [row.target for row in new.indicators if row.name] == [
        row.target for row in old.indicators if row.name
    ]
    assert not any(row.actual or row.score for row in new.indicators)
    assert new.funding[0].executed == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            [{**FORM, "indicators": [{"name": "甲", "acual": "1"}]}],
            ("指标第1行", "acual", "actual"),
        ),
        ([FORM, {**FORM, "kind": "自评"}], ("第2张表", "自评", "self_evaluation")),
        ([{**FORM, "funding": "很多"}], ("资金", "列表")),
        ([{**FORM, "kind": "monitoring", "as_of": "年中"}], ("监控时点", "年中", "2024-06")),
        ([{**FORM, "kind": "monitoring", "as_of": "2024-13"}], ("监控时点", "2024-13")),
        ([{**FORM, "kind": "monitoring", "as_of": "2024"}], ("监控时点", "年月", "“2024”")),
        ([{**FORM, "year": "24"}], ("“年度”", "四位年份", "“24”")),
        (
            [{**FORM, "level_points": [{"level": "7", "name": "甲", "points": "5"}]}],
            ("第1行“级别”", "0（预算执行）"),
        ),
        ([], ("没有表",)),
    ],
)
def test_bad_data_names_form_row_and_field(
    tmp_path: Path, content: object, words: tuple[str, ...]
) -> None:
    with pytest.raises(UserError) as caught:
        filled(written(tmp_path, "bad.yaml", content), tmp_path / "out.docx")
    assert all(word in str(caught.value) for word in words), str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml"]


def test_formulas_in_text_fields_stay_text(tmp_path: Path) -> None:
    evil = {
        **FORM,
        "project": '=HYPERLINK("http://x","点我")',
        "indicators": [{**FORM["indicators"][0], "reason": "+SUM(A1:A9)"}],
    }
    out = tmp_path / "out.xlsx"
    filled(written(tmp_path, "evil.yaml", evil), out)
    cells = [
        cell
        for line in openpyxl.load_workbook(out).worksheets[0].iter_rows()
        for cell in line
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells if str(cell.value).startswith(("=H", "+S"))} == {"s"}


def test_nothing_is_overwritten_without_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = written(tmp_path, "data.yaml", FORM), tmp_path / "out.docx"
    out.write_bytes(b"mine")
    assert run(["fill", str(data), str(out)]) == 2
    assert out.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert run(["fill", str(data), str(out), "--force"]) == 0
    assert out.read_bytes()[:2] == b"PK"
    assert run(["fill", str(data), str(data), "--force"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.yaml", "out.docx"]


def test_the_commands_tell_what_is_missing_and_what_has_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template", "监控表", str(tmp_path / "t.xlsx")]) == 0
    assert run(["template", "日报表", str(tmp_path / "u.xlsx")]) == 2
    data = written(
        tmp_path,
        "data.yaml",
        {**FORM, "grade": "优", "indicators": [{**FORM["indicators"][0], "reason": ""}]},
    )
    assert run(["fill", str(data), str(tmp_path / "o.pdf")]) == 0
    said = capsys.readouterr().err
    assert "[提示] L703 1项指标扣了分或没有完成，没有写原因和改进措施：培训经办人员人次" in said
    assert "样式里没有地方放 等级，未写出" in said


def test_a_bureaus_own_layout_is_a_file(tmp_path: Path) -> None:
    own = tmp_path / "本局.toml"
    own.write_text(
        'id = "own"\nname = "本局样表"\nkinds = ["self_evaluation"]\ntitle = "绩效自评表"\nwidths ='
        ' [2, 4, 3, 3]\n[[above]]\nstyle = "title"\ntext = "{title}"\n[[parts]]\nrows = "项目名称 |'
        ' {project} | < | <"\n[[parts]]\nrows = "绩效指标 | 三级指标 | 指标值 |'
        ' 完成值"\n[[parts]]\nrepeat = "indicators"\nrows = "^ | {name} | {target} | {actual}"\n',
        encoding="utf-8",
    )
    result = filled(
        written(tmp_path, "data.yaml", FORM), tmp_path / "out.docx", layout=load_layout(own)
    )
    (form,) = forms_in(tmp_path / "out.docx")
    assert [row.target for row in form.indicators] == ["≥320人次", "≥85%", "≥90%"]
    assert "indicators.reason" in result.forms[0].dropped
    own.write_text(own.read_text("utf-8").replace("{actual}", "{actaul}"), encoding="utf-8")
    with pytest.raises(UserError, match="actaul"):
        load_layout(own)


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


def test_fund_tables_among_the_forms_are_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path,
        "data.yaml",
        {"forms": [{"kind": "fund_statement", "title": "收支表", "year": "2023"}, FORM]},
    )
    assert run(["fill", str(path), str(tmp_path / "表.xlsx")]) == 0
    assert "1张基金收支表没有写出" in capsys.readouterr().err
    assert len(forms_in(tmp_path / "表.xlsx")) == 1


def test_all_that_is_wrong_in_data_is_told_at_once(tmp_path: Path) -> None:
    raw = {
        **FORM,
        "kind": "foo",
        "year": "abc",
        "fund": "乱写",
        "scope": "全县",
        "xx": 1,
        "indicators": [{"name": "甲"}, {"nme": "乙"}],
        "funding": [{"source": "总额", "role": "tot"}],
    }
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    assert [each.address for each in told.value.findings] == [
        "year", "indicators[1].nme", "xx", "kind", "fund", "scope", "funding[0].role",
    ]  # fmt: skip


SPOILED = {
    "kind": "self_evaluation",
    "year": 99999,
    "money_unit": "美元",
    "fund": "火星险",
    "as_of": "x",
    "layout": "没有",
    "pionts": "5",
    "funding": [
        {"source": "年度资金总额", "role": "sum", "budget": "一百", "points": "五"},
        {"role": "part"},
    ],
    "indicators": [{"name": "甲", "points": True, "score": "abc"}],
    "level_points": [{"level": 7, "name": "x", "points": "a"}],
    "months": [{"of": "乙", "this_year": ["1"]}],
    "total_points": "三",
}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, []),
        ({"kind": None}, ["kind"]),
        ({"year": None, "fund": None}, []),
        ({"schema": -1}, ["schema"]),
        ({"funding": [5, "y"], "goals": 3}, ["funding[0]", "funding[1]", "goals"]),
    ],
)
def test_what_is_missing_hides_no_other_fault_of_data(
    changes: dict[str, object], more: list[str], tmp_path: Path
) -> None:
    raw = {name: each for name, each in {**SPOILED, **changes}.items() if each is not None}
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    wrong = [
        "year", "money_unit", "fund", "as_of", "layout", "pionts", "funding[0].role",
        "funding[0].budget", "funding[0].points", "funding[1].source", "indicators[0].points",
        "indicators[0].score", "level_points[0].level", "level_points[0].points", "months[0].of",
        "total_points",
    ]  # fmt: skip
    kept = [each for each in wrong if each.partition("[")[0] in raw.keys() - changes.keys()]
    assert sorted(each.address for each in told.value.findings) == sorted(kept + more)


def test_what_a_later_version_means_is_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", {**SPOILED, "schema": 99}))
    assert [each.address for each in told.value.findings] == ["schema"]


def test_values_that_are_none_are_told_with_what_keeps_forms_from_being_filled_in() -> None:
    forms = [
        FormData(kind="self_evaluation", year=2024, total_points="十"),
        FormData(kind="self_evaluation", year=1, layout="没有"),
    ]
    with pytest.raises(UserError) as told:
        fill(forms, "docx")
    assert [each.address for each in told.value.findings] == [
        "0:form1.total_points", "0:form2.year", "0:form2.layout",
    ]  # fmt: skip


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


def test_all_forms_of_another_kind_than_the_layout_are_told() -> None:
    forms = [FormData(kind=kind, year=2024) for kind in ("monitoring", "department")]
    with pytest.raises(UserError) as told:
        fill(forms, "docx", layout=load_layout("national-2020"))
    assert [each.code for each in told.value.findings] == ["E004", "E004"]


def test_a_layout_that_is_not_there_is_told_unless_another_is_wanted(tmp_path: Path) -> None:
    [loaded] = load_forms(written(tmp_path, "数据.json", {**FORM, "layout": "没有"}))
    with pytest.raises(UserError) as told:
        fill([loaded], "docx")
    assert (told.value.code, told.value.address) == ("E032", "layout")
    assert "national-2020" in told.value.text.zh
    assert fill([loaded], "docx", layout=load_layout("national-2020")).forms


def test_a_fault_in_one_of_several_forms_has_the_form_in_its_address(tmp_path: Path) -> None:
    path = written(tmp_path, "数据.json", [FORM, {**FORM, "year": 20245}, {**FORM, "yaer": 1}])
    with pytest.raises(UserError) as told:
        load_forms(path)
    assert [each.address for each in told.value.findings] == ["0:form2.year", "0:form3.yaer"]


@pytest.mark.parametrize("spelled", ["2023-06", "2023-Q2", "2023-05..06", "2023年4—6月", "2023.6"])
def test_a_monitoring_point_is_the_same_in_any_spelling(spelled: str, tmp_path: Path) -> None:
    raw = {**FORM, "kind": "monitoring", "as_of": spelled}
    [read] = load_forms(written(tmp_path, "a.json", raw))
    value = msgspec.structs.replace(read.data, as_of=spelled)
    result = fill([value], "docx", draft=True)
    again = review([Source("a.docx", result.files[0].content)]).documents[0].view.forms[0].form
    assert (read.data.as_of, result.forms[0].data.as_of, str(again.as_of)) == ("2023-06",) * 3


@pytest.mark.parametrize("as_value", [True, False])
def test_a_point_says_the_year_and_one_of_another_year_is_told_however_the_form_comes(
    tmp_path: Path, as_value: bool
) -> None:
    def filled_by(**changes: object) -> FilledForm:
        raw = {**FORM, "kind": "monitoring", "as_of": "2022年6月", **changes}
        path = written(tmp_path, "数据.json", raw)
        data = msgspec.convert(raw, FormData, strict=False)
        return fill([data] if as_value else load_forms(path), "docx", draft=True).forms[0]

    yearless = filled_by(year=None)
    assert (yearless.data.year, yearless.data.as_of) == (2022, "2022-06")
    assert "D603" not in {each.code for each in yearless.findings}
    assert [each.severity for each in filled_by().findings if each.code == "D603"] == [
        Severity.ERROR
    ]


def test_a_row_of_money_without_a_source_is_told_however_the_form_comes(tmp_path: Path) -> None:
    raw = {**FORM, "funding": [{"source": "", "budget": "100"}]}
    told = []
    for given in (
        lambda: load_forms(written(tmp_path, "数据.json", raw)),
        lambda: fill([msgspec.convert(raw, FormData, strict=False)], "json"),
    ):
        with pytest.raises(UserError) as error:
            given()
        told += [(each.code, each.address) for each in error.value.findings]
    assert told == [("E012", "funding[0].source")] * 2


TITLED = {
    "kind": "self_evaluation",
    "title": "2024年度项目支出绩效自评表（财预〔2021〕5号）",
    "project": "某项目",
    "implementing_unit": "某局",
    "indicators": [
        {"level1": "满意度指标（10分）", "level2": "满意度", "name": "甲", "target": "≥90%", "actual": "95%", "points": "10"},
        {"level1": "产出指标", "level2": "数量指标", "name": "人次", "target": "≥320人次", "actual": "320人次"},
        {"level1": "满意度指标（10分）", "level2": "满意度", "name": "乙", "target": "≥90%", "actual": "95%", "points": "6"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("as_value", [True, False])
def test_the_year_that_a_title_says_is_the_forms(tmp_path: Path, as_value: bool) -> None:
    """It is judged as its print will be: nothing is told that a given year keeps silent."""

    def filled_by(**changes: object) -> FilledForm:
        raw = {**TITLED, **changes}
        path = written(tmp_path, "数据.json", raw)
        data = msgspec.convert(raw, FormData, strict=False)
        return fill([data] if as_value else load_forms(path), "docx", draft=True).forms[0]

    yearless, given = filled_by(), filled_by(year=2024)
    assert yearless.data.year == 2024
    assert [each.message.zh for each in yearless.findings] == [
        each.message.zh for each in given.findings
    ]
    assert not any("“年度”" in each.message.zh for each in yearless.findings)


def test_a_year_that_the_dates_speak_against_is_told_once() -> None:
    """The year of data is the line that its print has under the title: both are judged alike."""
    rows = tuple(
        IndicatorData(
            level1="产出指标", level2="时效指标", name=name, target="2024年12月底前", actual="2024年12月25日"
        )
        for name in ("<b>甲</b>完成时间", "<b>乙</b>完成时间")
    )  # fmt: skip
    data = FormData(
        kind="monitoring", year=2020, as_of="2024-06", project="<b>某</b>", indicators=rows
    )
    (form,) = fill([data], "docx", draft=True).forms
    assert [each.code for each in form.findings if each.code.startswith("D6")] == ["D604"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "html", "txt"])
def test_a_unit_of_money_that_nobody_gave_is_asked_for_and_not_made_up(
    tmp_path: Path, ending: str
) -> None:
    old = tmp_path / "旧表.txt"
    old.write_text(
        "项目支出绩效自评表\n（2023年度）\n项目名称\t某培训\n"
        "项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t\t100\t100\t80\t10\t80%\t8\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t培训人数\t≥100人\t120人\t90\t90\n",
        encoding="utf-8",
    )
    asked = {f.id for each in review([old]).documents for f in each.findings if f.code == "U501"}
    assert len(asked) == 1
    out = tmp_path / f"新表.{ending}"
    result = filled(old, out, fmt=ending)
    assert asked <= {each.id for form in result.forms for each in form.findings}
    assert {
        f.id for each in review([out]).documents for f in each.findings if f.code == "U501"
    } == asked


def test_last_years_form_with_its_year_in_the_title_alone_is_carried_over() -> None:
    row = IndicatorData(
        level1="产出指标", level2="时效指标", name="完成时间", target="2024.12前", actual="2024.11"
    )
    data = FormData(
        kind="self_evaluation",
        title="2024年度项目支出绩效自评表",
        project="某项目",
        implementing_unit="某局",
        funding=(FundingData(source="2024年中央财政拨款", budget="100"),),
        indicators=(row,),
    )
    (form,) = fill([data], "docx", year=2025, draft=True).forms
    assert (form.data.year, form.data.title) == (2025, "2025年度项目支出绩效自评表")
    assert form.data.funding[0].source == "2025年中央财政拨款"
    assert form.data.indicators[0].target == "2025.12前"
    assert [each.code for each in form.findings if each.code.startswith("D6")] == []


@pytest.mark.parametrize(
    "target",
    ["2024.12前", "2024/12前", "2024.1-2024.12", "2024 . 12", "2024.12", "2023年7月至2024年6月",
     "2023、2024年", "执行2024年版目录", "2024年级学生", "2024-12万元", "2024.12万元"],
)  # fmt: skip
def test_another_year_makes_no_wrong_date_of_its_own(target: str) -> None:
    row = IndicatorData(level1="产出指标", level2="时效指标", name="完成时间", target=target)
    data = FormData(kind="self_evaluation", year=2024, project="某", indicators=(row,))
    for year in (2025, 2027):
        (form,) = fill([data], "docx", year=year, draft=True).forms
        assert [each.code for each in form.findings if each.code == "D601"] == []


@pytest.mark.parametrize("as_of", ["2023年9月至2024年8月", "2024-1-8", "去年"])
def test_a_point_that_is_no_month_of_one_year_is_refused(as_of: str, tmp_path: Path) -> None:
    raw = {**FORM, "kind": "monitoring", "year": "2024", "as_of": as_of}
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    assert [each.address for each in told.value.findings] == ["as_of"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "txt"])
def test_the_cell_of_the_year_is_read_as_the_year_of_data_is(tmp_path: Path, ending: str) -> None:
    data = FormData(
        kind="monitoring",
        title="社保基金支出绩效监控情况表（2024年）",
        year=2020,
        as_of="2024-06",
        project="医保经办经费",
        funding=(FundingData(source="总额", role="total", budget="100.00", executed="50.00"),),
        indicators=(IndicatorData(level1="产出指标", name="次数", target="≥10次", actual="5次"),),
    )
    layout = load_layout("xinjiang-monitoring-2020")
    result = fill([data], ending, layout=layout, draft=True)
    told = {each.id for each in result.forms[0].findings if each.code == "D604"}
    assert len(told) == 1
    out = tmp_path / f"监控表.{ending}"
    out.write_bytes(result.files[0].content)
    read = review([out]).documents[0].findings
    assert {each.id for each in read if each.code == "D604"} == told
