"""What fill, monitor, report, convert and template are given: everything may be bytes, and all that
is wrong in it is told together.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import jixiao
from jixiao import FormData, IndicatorData, Source, UserError

ROOT = Path(__file__).resolve().parents[2]
KASHGAR = ROOT / "examples" / "kashgar-2020"
REPORT = ROOT / "examples" / "report-2020.yaml"
SHIPPED = ROOT / "src" / "jixiao" / "knowledge"
FORM = FormData(
    kind="monitoring", year=2024, as_of="2024-06", indicators=(IndicatorData(name="甲"),)
)


def told(run: Callable[[], object]) -> list[tuple[str, str]]:
    """Code and address of everything that is told."""
    with pytest.raises(UserError) as caught:
        run()
    return [(each.code, each.address) for each in caught.value.findings]


def zipped(sources: list[Source]) -> Source:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for each in sources:
            made.writestr(f"2020年/{each.name}", each.content)
    return Source("材料.zip", content.getvalue())


def files() -> list[Source]:
    return [Source(each.name, each.read_bytes()) for each in sorted(KASHGAR.iterdir())]


def test_all_that_fill_cannot_take_is_told() -> None:
    wrong = FormData(kind="selfeval", fund="foo")
    settings: dict[str, Any] = {"layout": "nolay", "rules": "nopack"}
    settled = [("E003", "format"), ("E032", "layout"), ("E031", "rules")]
    assert told(lambda: jixiao.fill(wrong, "foo", **settings)) == [
        *settled, ("E012", "kind"), ("E012", "fund"),
    ]  # fmt: skip
    assert told(lambda: jixiao.fill(FORM, "foo", **settings)) == settled
    assert told(lambda: jixiao.fill(["无.yaml", "没有.yaml"], "foo")) == [
        ("E001", ""), ("E001", ""), ("E003", "format"),
    ]  # fmt: skip
    assert told(lambda: jixiao.fill(FORM, year=5, **settings)) == [
        ("E004", "year"), ("E031", "rules"), ("E032", "layout"),
    ]  # fmt: skip
    unknown = FormData(kind="self_evaluation", layout="x", money_unit="斤")
    assert told(lambda: jixiao.fill(unknown, "foo")) == [
        ("E003", "format"), ("E032", "layout"), ("E012", "money_unit"),
    ]  # fmt: skip


def test_all_that_monitor_cannot_take_is_told() -> None:
    assert told(lambda: jixiao.monitor(FormData(kind="zz"), as_of="20-1")) == [
        ("E012", "as_of"), ("E012", "kind"), ("E014", "indicators"),
    ]  # fmt: skip
    assert told(lambda: jixiao.monitor(FORM, "zz", layout="national-2020", rules="x")) == [
        ("E003", "format"), ("E004", "layout"), ("E031", "rules"),
    ]  # fmt: skip


def test_all_that_report_cannot_take_is_told() -> None:
    assert told(lambda: jixiao.report(Source("a.json", b"{}"), "foo", rules="nopack")) == [
        *(("E012", each) for each in ("unit", "area", "year", "funds")),
        ("E003", "format"), ("E031", "rules"),
    ]  # fmt: skip
    data = msgspec.structs.replace(jixiao.load_report_data(REPORT), unit=" ")
    assert told(lambda: jixiao.report(data, "foo")) == [("E003", "format"), ("E012", "unit")]


def test_all_that_convert_and_template_cannot_take_is_told() -> None:
    assert told(lambda: jixiao.convert(["无.docx", "没有.docx"], "zz", layout="q")) == [
        ("E001", ""), ("E001", ""), ("E032", "layout"), ("E003", "format"),
    ]  # fmt: skip
    assert told(lambda: jixiao.template("zz", fund="qq", layout="l")) == [
        ("E032", "layout"), ("E004", "kind"), ("E004", "fund"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "layout"),
    [("zz", None), ("fund_statement", None), ("self_evaluation", "national-monitoring-2019")],
)
def test_no_template_is_made_of_another_kind(kind: str, layout: str | None) -> None:
    (found,) = told(lambda: jixiao.template(kind, layout=layout))
    assert found == ("E004", "kind" if layout is None else "layout")


def test_what_a_fact_sheet_does_not_have_is_refused_for_it() -> None:
    assert told(lambda: jixiao.template("报告", last=FORM)) == [("E004", "last")]
    assert told(lambda: jixiao.template("report", empty_form="docx")) == [("E004", "empty_form")]


def test_a_template_s_kind_may_be_said_in_its_chinese_word() -> None:
    assert jixiao.template("自评表") == jixiao.template("self_evaluation")


def test_layouts_and_packs_may_be_contents() -> None:
    layout = Source("某县.toml", (SHIPPED / "layouts" / "national-2020.toml").read_bytes())
    own = b'id = "own"\nversion = "1"\ntitle = "x"\nissuer = "y"\nextends = "cn-2020"\n'
    pack = Source("own.toml", own + b'source = { kind = "general", text = "z" }\n')
    form = FormData(kind="self_evaluation", year=2024)
    (made,) = jixiao.fill(form, "txt", layout=layout, rules=pack, draft=True).forms
    assert (made.layout, made.pack.id) == (jixiao.load_layout("national-2020"), "own")
    (monitored,) = jixiao.monitor(FORM, rules=pack).forms
    assert monitored.monitoring.pack.id == "own"
    assert jixiao.report(REPORT, "txt", charts=False, rules=pack).pack_reason.endswith("own")


def test_forms_may_stand_in_several_files() -> None:
    sources = [
        Source("甲.json", b'{"kind": "self_evaluation", "project": "a"}'),
        Source("乙.yaml", b"kind: self_evaluation\nproject: b\n"),
    ]
    assert [each.project for each in jixiao.load_forms(sources)] == ["a", "b"]
    made = jixiao.fill([*sources, FormData(kind="self_evaluation", project="c")], draft=True)
    assert [each.data.project for each in made.forms] == ["a", "b", "c"]


def test_a_report_s_files_may_be_a_folder_a_list_or_a_zip() -> None:
    made = [
        jixiao.report(each, "txt", charts=False, draft=True).content
        for each in (KASHGAR, files(), zipped(files()))
    ]
    assert made[0]
    assert made[0] == made[1] == made[2]
    [workbook] = [each for each in files() if each.name == "report.docx"]
    alone = told(lambda: jixiao.load_report_data(workbook))
    assert alone == [("E012", "unit")]  # its funds and its area are read


def test_what_people_write_beside_is_found_in_a_list_and_a_zip() -> None:
    own = Source("报告.yaml", "responsible: 张三\n".encode())
    for given in ([*files(), own], zipped([*files(), own])):
        assert jixiao.load_report_data(given).responsible == "张三"
    other = Source("补充.json", b'{"responsible": "x"}')
    assert jixiao.load_report_data([*files(), other]).responsible == "x"
    alone = jixiao.load_report_data([Source("数据.yaml", REPORT.read_bytes())])
    assert alone == jixiao.load_report_data(REPORT)


def test_the_files_of_a_report_are_known_by_their_content(tmp_path: Path) -> None:
    for name, own in (
        ("forms.xlsx", "自评表"),
        ("report.docx", "收支.bin"),
        ("report.txt", "~$收支.docx"),
    ):
        (tmp_path / own).write_bytes((KASHGAR / name).read_bytes())
    (tmp_path / "图.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(60))
    (tmp_path / ".隐藏.xlsx").write_bytes((KASHGAR / "forms.xlsx").read_bytes())
    (tmp_path / "说明.py").write_text("print(1)", encoding="utf-8")
    data = jixiao.load_report_data(tmp_path)
    assert (len(data.forms), len(data.funds)) == (4, 4)
    made = jixiao.report(tmp_path, "txt", charts=False, draft=True)
    told = [each for each in made.findings if each.code == "E016"]
    assert {each.place.document for each in told} == {"自评表", None}
    (unused,) = [each.message.zh for each in told if each.place.document is None]
    assert unused.startswith("没有用到 图.jpg、说明.py：里面没有认出")


def test_a_damaged_zip_is_told() -> None:
    broken = Source("材料.zip", zipped(files()).content[:200])
    assert told(lambda: jixiao.load_report_data(broken)) == [("E001", "")]


def test_a_report_by_a_bureau_s_own_packs_alone() -> None:
    known = jixiao.Knowledge(packs={"cn-2020": jixiao.load_pack("cn-2020")})
    data = msgspec.structs.replace(jixiao.load_report_data(REPORT), rules="")
    made = jixiao.report(data, "txt", charts=False, knowledge=known)
    assert (made.pack and made.pack.id, made.pack_reason) == (
        "cn-2020",
        "没有更具体的规则，适用全国通用规则包 cn-2020",
    )


def test_packs_and_layouts_that_a_report_s_data_name_are_told_with_all_else() -> None:
    data = jixiao.load_report_data(REPORT)
    first, second, *rest = data.forms
    wrong = (
        msgspec.structs.replace(first, layout="nolayout"),
        msgspec.structs.replace(second, kind="bad"),
        *rest,
    )
    spoilt = msgspec.structs.replace(data, rules="nopack", forms=wrong)
    made = jixiao.report(spoilt, "txt", charts=False)
    assert [(each.code, each.address) for each in made.findings] == [
        ("E012", "forms[1].kind"), ("E031", "rules"), ("E032", "forms[0].layout"),
    ]  # fmt: skip
    by_user = jixiao.report(spoilt, "txt", charts=False, rules="cn-2020")
    assert [each.code for each in by_user.findings] == ["E012", "E032"]


def test_report_data_of_another_kind_are_told_with_all_else() -> None:
    data: Any = jixiao.load_report_data(REPORT)
    spoilt = msgspec.structs.replace(data, area=5, year="x", rules="nopack", unit="")
    assert told(lambda: jixiao.report(spoilt, "txt", charts=False)) == [
        ("E006", "area"), ("E006", "year"), ("E012", "unit"), ("E031", "rules"),
    ]  # fmt: skip
    without = msgspec.structs.replace(data, funds=[1])
    assert told(lambda: jixiao.report(without, "txt", charts=False))[0] == ("E006", "funds[0]")
