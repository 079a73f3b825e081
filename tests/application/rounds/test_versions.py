"""The same form handed in more than once: said, told apart, never held against itself, counted once."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

import jixiao
from jixiao.application.rendering import render
from jixiao.application.reviewing import reviews
from jixiao.application.rounds.several import Watch
from jixiao.application.sources import Source
from jixiao.checks.problems import problems
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity

FORM = """某县项目支出绩效自评表
（2021年度）

项目名称\t信息系统运行维护\t\t\t\t\t
主管部门\t某县医疗保障局\t\t实施单位\t{unit}\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t200\t200\t150\t10\t{rate}\t{score}

{filed}
"""


def text(unit: str = "某县医保中心", rate: str = "70%", score: str = "7.5", filed: str = "") -> str:
    return FORM.format(unit=unit, rate=rate, score=score, filed=filed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "自评表.txt", text())
    put(tmp_path / "自评表(最终2).txt", text(rate="72%"))
    return tmp_path


def put(path: Path, content: str, written: int = 1_700_000_000) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    os.utime(path, (written, written))


def twice(found: jixiao.Review) -> list[Finding]:
    return [
        each for one in found.documents for each in one.findings if each.code in ("E015", "E016")
    ]


@pytest.mark.parametrize("separate", [False, True])
def test_two_versions_are_said_with_the_cells_that_differ(folder: Path, separate: bool) -> None:
    found = jixiao.review(folder, separate=separate)
    (told,) = twice(found)
    assert (told.code, told.severity) == ("E015", Severity.WARNING)
    assert "1处不同：资金“年度资金总额”行“执行率” 72% / 70%" in told.message.zh
    assert "较新的是 自评表(最终2).txt（依据：文件名写着“最终2”）" in told.message.zh
    assert "the newest is" in told.message.en.lower()
    assert told.advice is not None
    codes = {each.code for one in found.documents for each in one.findings}
    assert not {code for code in codes if code.startswith("X")}  # never held against itself


def test_the_newest_alone_is_reviewed_where_that_is_chosen(folder: Path) -> None:
    for separate in (False, True):
        found = jixiao.review(folder, separate=separate, versions="newest")
        forms = {Path(one.view.document.path).name: len(one.view.forms) for one in found.documents}
        assert forms == {"自评表(最终2).txt": 1, "自评表.txt": 0}
        (told,) = twice(found)
        assert told.severity is Severity.REMARK
        assert "本份没有审" in told.message.zh
        (same,) = found.versions
        assert [each.file for each in same.left_out] == ["自评表.txt"]
        assert {each.unit for each in problems(found)} == {"某县医保中心"}


def test_where_no_newest_can_be_told_none_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "甲.txt", text())
    put(tmp_path / "乙.txt", text(rate="72%"))
    found = jixiao.review(tmp_path, versions="newest")
    assert [len(each.view.forms) for each in found.documents] == [1, 1]
    assert "分不出哪一份新" in twice(found)[0].message.zh


def test_the_time_of_the_file_is_the_last_resort_and_is_said(tmp_path: Path) -> None:
    put(tmp_path / "a" / "表.txt", text(), 1_700_000_000)
    put(tmp_path / "b" / "表.txt", text(rate="72%"), 1_700_009_000)
    found = jixiao.review(tmp_path, versions="newest")
    assert [len(each.view.forms) for each in found.documents] == [0, 1]
    assert "文件保存得较晚" in twice(found)[0].message.zh


def test_in_a_zip_the_times_of_its_members_count(tmp_path: Path) -> None:
    def packed(later: tuple[int, ...]) -> Path:
        with zipfile.ZipFile(tmp_path / "报送.zip", "w") as made:
            for folder, when, rate in (("a", (2024, 1, 5), "70%"), ("b", later, "72%")):
                stamp = (*when, 10, 0, 0)
                info = zipfile.ZipInfo(f"{folder}/表.txt", stamp)  # type: ignore[arg-type]
                made.writestr(info, text(rate=rate))
        return tmp_path / "报送.zip"

    found = jixiao.review(packed((2024, 1, 9)), versions="newest")
    assert [len(each.view.forms) for each in found.documents] == [0, 1]
    (told,) = twice(found)
    assert "文件保存得较晚（北京时间2024-01-09 10:00）" in told.message.zh
    found = jixiao.review(packed((1980, 1, 1)), versions="newest")  # the zip says nothing
    assert "分不出哪一份新" in twice(found)[0].message.zh


def test_the_day_of_filing_goes_before_the_name(tmp_path: Path) -> None:
    put(tmp_path / "表(最终).txt", text(filed="填报日期：2022年1月5日"))
    put(tmp_path / "表.txt", text(rate="72%", filed="填报日期：2022年1月9日"))
    (told,) = twice(jixiao.review(tmp_path, versions="newest"))
    assert "较新的是 表.txt（依据：填报日期较晚（2022年1月9日）" in told.message.zh
    assert "但另一份文件名写着“最终”" in told.message.zh


def test_equal_bytes_are_one_file(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", text())
    shutil.copy(tmp_path / "a.txt", tmp_path / "b.txt")
    once = jixiao.review(tmp_path / "a.txt")
    for separate in (False, True):
        found = jixiao.review(tmp_path, separate=separate)
        assert [len(each.view.forms) for each in found.documents] == [1, 0]
        (told,) = twice(found)
        assert told.message.zh == "与 a.txt 是同一个文件（内容一字不差），只审一份"
        assert found.count(Severity.ERROR) == once.count(Severity.ERROR)


def test_of_equal_files_the_one_that_is_not_called_a_copy_is_reviewed(tmp_path: Path) -> None:
    put(tmp_path / "自评表 - 副本.txt", text())
    shutil.copy(tmp_path / "自评表 - 副本.txt", tmp_path / "自评表.txt")
    found = jixiao.review(tmp_path)
    assert [len(each.view.forms) for each in found.documents] == [0, 1]
    assert "与 自评表.txt 是同一个文件" in twice(found)[0].message.zh


def test_copies_in_other_formats_count_once_and_are_remarks(tmp_path: Path) -> None:
    put(tmp_path / "表.txt", text())
    source = tmp_path / "表.txt"
    made = jixiao.convert(source, "docx")
    (tmp_path / "表.docx").write_bytes(made.content)
    found = jixiao.review(tmp_path)
    (told,) = twice(found)
    assert (told.code, told.severity) == ("E016", Severity.REMARK)
    assert sum(each.finding.code == "T201" for each in problems(found)) == 1
    assert sum(each.code == "T201" for one in found.documents for each in one.findings) == 2


def test_other_kinds_years_and_units_are_no_versions(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", text())
    put(tmp_path / "b.txt", text().replace("自评表", "运行监控表"))
    put(tmp_path / "c.txt", text().replace("2021", "2020"))
    put(tmp_path / "d.txt", text(unit="某县社保局"))
    found = jixiao.review(tmp_path, separate=True)
    assert twice(found) == []
    assert found.versions == ()


def test_two_versions_in_one_file_are_told_too() -> None:
    both = Source("表.txt", (text() + "\n" + text(rate="72%")).encode())
    found = jixiao.review(both)
    assert len(found.documents[0].view.forms) == 2
    (told,) = twice(found)
    assert "都在 表.txt" in told.message.zh


def test_one_by_one_says_the_same(folder: Path) -> None:
    sources = [Source(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    watch = Watch()
    passed = [watch.passed(each) for each in reviews(sources)]
    whole = jixiao.review(sources, separate=True)
    assert [each.findings for each in passed] == [each.findings for each in whole.documents]
    twin = Watch()
    again = [twin.passed(each) for each in reviews([sources[0], sources[0]])]
    assert [len(each.view.forms) for each in again] == [1, 0]


def test_a_word_that_is_no_choice_is_refused(folder: Path) -> None:
    with pytest.raises(UserError) as error:
        jixiao.review(folder, versions="latest")
    assert error.value.code == "E004"


def test_all_fields_that_differ_are_in_the_list_and_places_name_their_file(tmp_path: Path) -> None:
    written = text()
    put(tmp_path / "自评表.txt", written)
    changed = written.replace("200\t200\t150\t10", "210\t220\t160\t11").replace(
        "某县医疗保障局", "县医保局"
    )
    put(tmp_path / "自评表(最终2).txt", changed.replace("70%", "72%").replace("7.5", "8.5"))
    found = jixiao.review(tmp_path)
    (told,) = twice(found)
    count = len(told.operands)
    assert count > 5
    assert f"等{count}处" in told.message.zh
    assert told.message.zh.count(" / ") == 5
    assert {Path(each.place.document or "").name for each in told.related} == {"自评表(最终2).txt"}
    book = openpyxl.load_workbook(io.BytesIO(render(found, "xlsx")))
    cells = [str(cell.value) for row in book["问题清单"].iter_rows() for cell in row]
    (listed,) = [each for each in cells if each.startswith("同一张表")]
    assert listed.count(" / ") == count


def bare(rate: str = "70%") -> str:
    """A form that names no unit."""
    return text(rate=rate).replace("某县医疗保障局", "").replace("某县医保中心", "")


@pytest.mark.parametrize("separate", [False, True])
@pytest.mark.parametrize("names", [("甲乡.txt", "乙乡.txt"), ("甲/表.txt", "乙/表.txt")])
def test_forms_of_one_name_without_a_unit_are_no_versions(
    tmp_path: Path, names: tuple[str, str], separate: bool
) -> None:
    put(tmp_path / names[0], bare())
    put(tmp_path / names[1], bare("72%"), 1_700_009_000)
    found = jixiao.review(tmp_path, separate=separate, versions="newest")
    assert twice(found) == []
    assert [len(each.view.forms) for each in found.documents] == [1, 1]
    assert sum(each.finding.code == "T201" for each in problems(found)) == 2  # each its own


@pytest.mark.parametrize(
    ("name", "rate"), [("表(最终).txt", "72%"), ("表-修改2.txt", "72%"), ("别的.txt", "70%")]
)
def test_without_a_unit_the_name_of_a_draft_or_the_content_says_it(
    tmp_path: Path, name: str, rate: str
) -> None:
    put(tmp_path / "表.txt", bare())
    put(tmp_path / name, bare(rate) + "\n")
    assert len(twice(jixiao.review(tmp_path))) == 1


def test_one_by_one_a_unit_on_the_cover_is_known_too() -> None:
    cover = "填报单位：某县医保中心\n\n"
    given = [
        Source(name, (cover + bare(rate)).encode()) for name, rate in (("a", "70%"), ("b", "72%"))
    ]
    watch = Watch()
    passed = [twice_in(watch.passed(each)) for each in reviews(given)]
    whole = jixiao.review(given, separate=True)
    assert passed == [twice_in(each) for each in whole.documents]
    assert sum(map(len, passed)) == 1


def twice_in(reviewed: jixiao.DocumentReview) -> list[str]:
    return [each.message.zh for each in reviewed.findings if each.code in ("E015", "E016")]
