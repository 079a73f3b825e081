"""This round beside the last one: mended, still standing, new, accepted, not handed in again."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest

import jixiao
from jixiao import Source
from jixiao.application.rendering import render
from jixiao.application.rounds.last import round_in, round_of
from jixiao.checks.rounds import Since, Status
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.rendering.words import since_words

FORM = """2023年度项目支出绩效自评表

项目名称\t{project}\t\t
实施单位\t{unit}\t\t
资金（万元）\t预算数\t执行数\t执行率
年度资金总额\t100\t80\t{rate}

一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分
{above}产出指标\t数量指标\t{name}\t≥5人次\t6人次\t50\t{score}
"""


def form(
    unit: str = "甲局",
    rate: str = "85%",
    score: str = "50",
    *,
    project: str = "培训经费",
    name: str = "培训人次",
    above: str = "",
    file: str = "自评表.txt",
) -> Source:
    text = FORM.format(unit=unit, rate=rate, score=score, project=project, name=name, above=above)
    return Source(file, text.encode())


def since(first: list[Source], second: list[Source]) -> Since:
    last = jixiao.review(first, separate=True)
    found = jixiao.review(second, separate=True, last=last).since
    assert found is not None
    return found


def of_code(found: Since, code: str) -> list[tuple[str, Status]]:
    return [
        (each.whose, each.status)
        for each in found.standings
        if each.last is not None and each.last.code == code
    ]


def test_a_rate_that_was_mended_and_one_that_was_not() -> None:
    found = since(
        [form(), form("乙局", file="乙.txt")], [form(rate="80%"), form("乙局", file="乙2.txt")]
    )
    assert [(each.code, each.unit) for each in found.mended if each.code == "T201"] == [
        ("T201", "甲局")
    ]
    assert of_code(found, "T201") == [("乙局", Status.OPEN)]
    assert found.units_absent == ()


def test_a_finding_that_came_is_new() -> None:
    found = since([form(rate="80%")], [form()])
    new = [each for each in found.standings if each.status is Status.NEW]
    assert len(new) == 1
    assert found.tally().new == 1


def test_another_wrong_figure_at_the_same_place_still_stands() -> None:
    assert of_code(since([form()], [form(rate="86%")]), "T201") == [("甲局", Status.OPEN)]


def test_rows_put_in_another_file_name_and_format_change_nothing() -> None:
    above = "产出指标\t数量指标\t举办期数\t≥2期\t2期\t10\t10\n"
    changed = form(score="45", above=above, file="最终.txt")
    docx = jixiao.convert(changed, "docx")
    found = since([form(score="45")], [Source("整改后.docx", docx.content)])
    assert of_code(found, "S306") == [("甲局", Status.OPEN)]


def test_a_renamed_row_and_a_renamed_project_are_followed() -> None:
    first = form(score="45")
    row = since([first], [form(score="45", name="参加培训人次")])
    assert of_code(row, "S306") == [("甲局", Status.OPEN)]
    project = since([first], [form(score="45", project="干部培训经费")])
    assert of_code(project, "S306") == [("甲局", Status.OPEN)]
    assert not any(each.status is Status.NEW for each in project.standings)


def test_who_handed_in_nothing_again_is_said_and_nothing_is_mended() -> None:
    found = since([form(), form("乙局", file="乙.txt")], [form(rate="80%")])
    assert {each.unit for each in found.absent} == {"乙局"}
    assert found.units_absent == ("乙局",)


def test_a_file_of_the_same_name_of_another_unit_is_not_the_units() -> None:
    """Every unit calls its form 自评表.docx."""
    found = since([form("甲局", score="45")], [form("乙局", score="45")])
    assert found.units_absent == ("甲局",)
    assert found.mended == ()
    assert {each.whose for each in found.standings} == {"乙局"}
    assert {each.status for each in found.standings} == {Status.NEW}


def test_one_form_of_a_unit_alone_was_not_handed_in_again() -> None:
    other = form(project="设备购置", file="设备.txt")
    found = since([form(), other], [form(rate="80%")])
    assert found.units_absent == ()
    assert {each.field.split("|")[3] for each in found.absent} == {"设备购置"}


def accepted_list(tmp_path: Path, name: str) -> Path:
    """A round in which the rate was accepted, as its list."""
    reviewed = jixiao.review(form())
    (rate,) = [each for each in reviewed.documents[0].findings if each.code == "T201"]
    reasons = tmp_path / "接受.toml"
    reasons.write_text(f'[[accept]]\nid = "{rate.id}"\nreason = "已核"\n', encoding="utf-8")
    path = tmp_path / name
    again = jixiao.review(form(), accept=reasons)
    path.write_bytes(render(again, "xlsx" if name.endswith("xlsx") else "json"))
    return path


@pytest.mark.parametrize("name", ["上次.xlsx", "上次.json"])
def test_what_was_accepted_stays_accepted_while_the_figure_stays(tmp_path: Path, name: str) -> None:
    path = accepted_list(tmp_path, name)
    kept = jixiao.review(form(), last=path)
    assert list(kept.documents[0].accepted.values()) == ["已核"]
    assert kept.since is not None
    assert of_code(kept.since, "T201") == [("甲局", Status.ACCEPTED)]
    changed = jixiao.review(form(rate="86%"), last=path)
    assert changed.documents[0].accepted == {}
    assert changed.since is not None
    assert [each.code for each in changed.since.lapsed] == ["T201"]


def test_a_reason_that_a_unit_typed_into_the_last_list_accepts_nothing(tmp_path: Path) -> None:
    path = tmp_path / "上次.xlsx"
    path.write_bytes(render(jixiao.review(form()), "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    for row in range(4, sheet.max_row + 1):
        sheet.cell(row, heads.index("处理意见") + 1).value = "接受"
        sheet.cell(row, heads.index("接受理由") + 1).value = "没有问题"
    book.save(path)
    assert jixiao.review(form(), last=path).documents[0].accepted == {}
    assert jixiao.review(form(), last=path, accept=path).documents[0].accepted


def test_a_third_round_goes_on_from_the_second(tmp_path: Path) -> None:
    first = jixiao.review([form(), form("乙局", file="乙.txt")], separate=True)
    second = jixiao.review(form(rate="80%"), last=first)
    path = tmp_path / "二.xlsx"
    path.write_bytes(render(second, "xlsx"))
    for last in (path, second):
        third = jixiao.review(
            [form(rate="80%"), form("乙局", rate="80%")], separate=True, last=last
        )
        assert third.since is not None
        assert {each.unit for each in third.since.mended} == {"乙局"}
        assert third.since.tally().last == 1


def test_lists_of_several_units_and_a_kept_result_are_one_round(tmp_path: Path) -> None:
    review = jixiao.review([form(), form("乙局", file="乙.txt")], separate=True)
    folder = tmp_path / "通知"
    folder.mkdir()
    for name, content in jixiao.letters(review).items():
        (folder / name).write_bytes(content)
    kept = round_in(jixiao.result_bytes(review), "结果.json")
    assert kept == round_of(review)
    for last in (folder, sorted(folder.glob("*.xlsx")), review):
        again = jixiao.review(
            [form(rate="80%"), form("乙局", rate="80%")], separate=True, last=last
        )
        assert again.since is not None
        assert (again.since.tally().last, again.since.tally().mended) == (2, 2)


def test_what_is_no_last_round_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    form_file = tmp_path / "表.xlsx"
    form_file.write_bytes(jixiao.template("self_evaluation"))
    text = tmp_path / "a.json"
    text.write_text('{"documents": 1}', encoding="utf-8")
    for last in (empty, form_file, text):
        with pytest.raises(UserError) as error:
            jixiao.review(form(), last=last)
        assert error.value.code == "E043", last
    with pytest.raises(UserError) as error:
        jixiao.review(form(), last=tmp_path / "没有.xlsx")
    assert error.value.code == "E001"


def test_remarks_are_not_counted_from_round_to_round() -> None:
    found = since([form()], [form()])
    errors = [each for each in found.standings if each.severity is not Severity.REMARK]
    assert found.tally().last == len(errors)
    assert (
        found.tally().words("zh") == f"上次{len(errors)}处，已改0处，未改{len(errors)}处，新增0处"
    )


def test_forms_with_the_same_rows_are_followed_by_the_names_of_their_projects() -> None:
    """All projects of a unit have the same rows; both names changed, nothing was mended."""
    names = ("培训经费", "设备购置", "房屋租赁")
    first = [form(score="45", project=each, file=f"{each}.txt") for each in names]
    second = [
        form(score="45", project=f"{each}项目", name="参加培训人次", file=f"{at}.txt")
        for at, each in enumerate(reversed(names))
    ]
    found = since(first, second)
    assert of_code(found, "S306") == [("甲局", Status.OPEN)] * 3
    assert (found.mended, found.absent) == ((), ())


def test_forms_of_which_nothing_tells_which_is_which_are_not_said_to_be_mended() -> None:
    first = [form(score="45", project=each, file=f"{each}.txt") for each in ("甲", "乙")]
    second = [form(score="50", project=each, file=f"{each}.txt") for each in ("丙", "丁")]
    found = since(first, second)
    assert [each for each in found.mended if each.code == "S306"] == []


def test_a_row_that_may_have_another_name_is_not_said_to_be_mended() -> None:
    more = "产出指标\t数量指标\t举办期数\t≥2期\t2期\t10\t10\n"
    found = since([form(score="45", above=more)], [form(score="50", name="覆盖乡镇数", above=more)])
    assert {each.code for each in found.absent} >= {"S306"}
    assert "S306" not in {each.code for each in found.mended}


def test_a_unit_that_may_have_another_name_is_pointed_at() -> None:
    names = ("培训经费", "设备购置")
    first = [form("县教育局", project=each, file=f"{each}.txt") for each in names]
    second = [form("县教体委", project=each, file=f"{each}.txt") for each in names]
    found = since(first, second)
    assert found.units_renamed == {"县教育局": "县教体委"}
    assert "可能是同一单位改了名称" in since_words(found, "zh")
    other = [form("县民政局", project="养老服务", file="养老.txt")]
    assert since(first, other).units_renamed == {}


def test_json_and_html_say_how_it_stands_since_the_last_round() -> None:
    first = [form(), form("乙局", file="乙.txt")]
    last = jixiao.review(first, separate=True)
    found = jixiao.review([form(rate="80%")], separate=True, last=last)
    counts = json.loads(render(found, "json"))["summary"]["since"]
    assert found.since is not None
    tally = found.since.tally()
    assert (counts["last"], counts["mended"], counts["absent"]) == (
        tally.last,
        tally.mended,
        tally.absent,
    )
    assert {each["unit"] for each in counts["units"]} == {"甲局", "乙局"}
    assert counts["units_absent"] == ["乙局"]
    page = render(found, "html").decode()
    assert tally.words("zh") in page
    assert "乙局" in page
    assert "since" not in json.loads(render(last, "json"))["summary"]
    assert 'class="since"' not in render(last, "html").decode()


def answered_list(review: jixiao.Review, path: Path, opinion: str, reason: str = "") -> Path:
    """The list of a round with an answer typed beside every finding."""
    path.write_bytes(render(review, "xlsx"))
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    for row in range(4, sheet.max_row + 1):
        sheet.cell(row, heads.index("处理意见") + 1).value = opinion
        sheet.cell(row, heads.index("接受理由") + 1).value = reason
    book.save(path)
    return path


def listed(review: jixiao.Review, head: str) -> list[str]:
    """A column of the problem list."""
    book = openpyxl.load_workbook(io.BytesIO(render(review, "xlsx")))
    rows = list(book["问题清单"].iter_rows(min_row=3, values_only=True))
    return [row[rows[0].index(head)] or "" for row in rows[1:]] if head in rows[0] else []


def test_what_was_written_beside_findings_is_carried_from_round_to_round(tmp_path: Path) -> None:
    path = answered_list(jixiao.review(form()), tmp_path / "一.xlsx", "已去函核实", "数是对的")
    second = jixiao.review(form(), last=path)
    assert "已去函核实；接受理由：数是对的" in listed(second, "上次处理意见")
    assert "已去函核实" not in "".join(listed(second, "处理意见"))  # it answers nothing anew
    shown = json.loads(render(second, "json"))["documents"][0]["findings"]
    assert {each.get("last_answer") for each in shown} == {"已去函核实；接受理由：数是对的"}
    for name in ("二.xlsx", "二.json"):
        (tmp_path / name).write_bytes(render(second, name.rpartition(".")[2]))
        third = jixiao.review(form(), last=tmp_path / name)
        assert "已去函核实；接受理由：数是对的" in listed(third, "上次处理意见"), name
    assert "已去函核实；接受理由：数是对的" in listed(
        jixiao.review(form(), last=second), "上次处理意见"
    )
    again = jixiao.review(form(), last=answered_list(second, tmp_path / "三.xlsx", "不属实"))
    assert set(listed(again, "上次处理意见")) == {"不属实"}


def test_of_what_was_mended_and_not_handed_in_again_it_is_kept_too(tmp_path: Path) -> None:
    first = jixiao.review([form(), form("乙局", file="乙.txt")], separate=True)
    path = answered_list(first, tmp_path / "一.xlsx", "已更正")
    second = jixiao.review(form(rate="80%"), last=path)
    assert listed(second, "上次处理意见").count("已更正") >= 2
    assert listed(jixiao.review(form()), "上次处理意见") == []


def told(found: Since, code: str) -> tuple[list[str], list[str]]:
    """The files of the last round's findings of a code that were mended, and that did not come again."""
    mended, absent = (
        [each.file for each in gone if each.code == code] for gone in (found.mended, found.absent)
    )
    return mended, absent


@pytest.mark.parametrize("written", ["", "xlsx", "json"])
def test_forms_without_a_unit_are_followed_by_their_folders(tmp_path: Path, written: str) -> None:
    """Both are the same project's, in files of one name."""
    names = ("甲/自评表.txt", "乙/自评表.txt")
    first = [form("", score="45", file=names[0]), form("", file=names[1])]
    last: object = jixiao.review(first, separate=True)
    if written:
        (tmp_path / f"一.{written}").write_bytes(render(last, written))
        last = tmp_path / f"一.{written}"
    second = [form("", rate="80%", file=names[0]), form("", file=names[1])]
    found = jixiao.review(second, separate=True, last=last).since
    assert found is not None
    assert told(found, "T201") == (["甲/自评表.txt"], [])
    assert len(of_code(found, "T201")) == 1


def test_a_form_without_a_unit_that_did_not_come_again_is_not_mended_by_its_namesake() -> None:
    first = [form("", score="45", file="甲乡.txt"), form("", file="乙乡.txt")]
    found = since(first, [form("", rate="80%", file="乙乡(改).txt")])
    assert told(found, "T201") == (["乙乡.txt"], ["甲乡.txt"])


def test_a_file_of_the_same_bare_name_is_not_the_form_without_a_unit() -> None:
    other = form("乙局", rate="80%", project="会议经费", file="乙/自评表.txt")
    found = since([form("", file="甲/自评表.txt")], [other])
    assert told(found, "T201") == ([], ["自评表.txt"])
    assert {each.whose for each in found.absent} == {"自评表.txt"}
    own = form("甲局", rate="80%", file="甲/培训自评.txt")  # its unit is written in now
    assert told(since([form("", file="甲/自评表.txt")], [other, own]), "T201")[0] == ["自评表.txt"]


@pytest.mark.parametrize("unit", ["甲局", ""])
@pytest.mark.parametrize(
    ("name", "always"), [("自评表.docx", True), ("自评表(改).txt", True), ("别的.docx", False)]
)
def test_an_acceptance_holds_where_the_unit_hands_in_another_format(
    tmp_path: Path, unit: str, name: str, *, always: bool
) -> None:
    """By the form's key, which names the unit; without one by the file, but for its format and draft."""
    path = answered_list(jixiao.review(form(unit)), tmp_path / "清单.xlsx", "接受", "已核")
    content = jixiao.convert(form(unit), "docx").content if "docx" in name else form(unit).content
    found = jixiao.review(Source(name, content), accept=path)
    assert bool(found.documents[0].accepted) is (always or bool(unit))


@pytest.mark.parametrize("kind", ["json", "xlsx", "kept"])
def test_a_year_asked_for_by_mistake_last_time_is_nothing_that_was_mended(
    tmp_path: Path, kind: str
) -> None:
    given = [form(), form("乙局", file="乙.txt")]
    last = jixiao.review(given, separate=True, year=2022)
    assert {"D606"} < {each.code for one in last.documents for each in one.findings}
    path = tmp_path / f"一.{'json' if kind == 'kept' else kind}"
    path.write_bytes(jixiao.result_bytes(last) if kind == "kept" else render(last, kind))
    found = jixiao.review(given, separate=True, year=2023, last=path).since
    assert found is not None
    assert found.mended == ()


def test_a_file_that_could_not_be_read_is_not_mended_by_the_units_other_forms() -> None:
    broken = Source("甲局/设备.docx", b"PK\x03\x04" + bytes(range(256)))
    first = [form(rate="80%"), broken]
    left_out = since(first, [form(rate="80%")])
    assert [each.code for each in left_out.absent] == ["R101"]
    named = [form(rate="80%"), form(rate="80%", project="设备购置", file="甲局/设备.txt")]
    assert [each.code for each in since(first, named).mended] == ["R101"]
    renamed = [form(rate="80%"), form(rate="80%", project="设备购置", file="补报.txt")]
    assert "R101" in {each.code for each in since(first, renamed).mended}
