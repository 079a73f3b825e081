"""A bureau's folder of many units' forms: letters, lists and overview by the right unit, and what became
of the mistakes in the second round.
"""

from __future__ import annotations

import io
import os
from collections import Counter
from pathlib import Path

import docx
import msgspec
import openpyxl
import pytest

import jixiao
from jixiao.cli.main import run
from jixiao.core.findings import Severity
from tests.whole import handed_in
from tests.whole.handed_in import PROJECTS, UNITS, Planted

COUNT = int(os.environ.get("JIXIAO_FORMS", "36"))  # 200 in make soak
GONE = UNITS[-1]  # hands in nothing again


@pytest.fixture(scope="module")
def planted() -> list[Planted]:
    return handed_in.forms(COUNT)


@pytest.fixture(scope="module")
def first(planted: list[Planted], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "报送"
    handed_in.written(planted, folder)
    return folder


@pytest.fixture(scope="module")
def result(first: Path) -> jixiao.Review:
    return jixiao.review(first, separate=True)


def mistakes(planted: list[Planted]) -> Counter[tuple[str, str, str]]:
    return Counter(each.mistake for each in planted if each.code)


def listed(content: bytes) -> list[dict[str, str]]:
    """The rows of a problem list."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))["问题清单"]
    heads = [cell.value for cell in sheet[3]]
    rows = ([str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=4))
    return [row for texts in rows if (row := dict(zip(heads, texts, strict=True)))["标识"]]


def project_in(row: dict[str, str]) -> str:
    """The project that the form of a row names in brackets."""
    return row["表"].partition("：")[2].removesuffix("…")


def told(rows: list[dict[str, str]], status: str) -> Counter[tuple[str, str, str]]:
    """Unit, project and code of the rows of a status."""
    return Counter(
        (row["单位"], project_in(row), row["编号"]) for row in rows if row["状态"] == status
    )


def test_every_letter_and_list_is_of_the_right_unit(
    planted: list[Planted], result: jixiao.Review
) -> None:
    files = jixiao.letters(result)
    expected = mistakes(planted)
    units = {unit for unit, _, _ in expected}
    assert units == set(UNITS)
    assert set(files) == {
        name for unit in units for name in (f"整改通知-{unit}.docx", f"问题清单-{unit}.xlsx")
    }
    found: Counter[tuple[str, str, str]] = Counter()
    for unit in units:
        rows = listed(files[f"问题清单-{unit}.xlsx"])
        assert {row["单位"] for row in rows} == {unit}
        found += told(rows, "待改")
        letter = docx.Document(io.BytesIO(files[f"整改通知-{unit}.docx"]))
        assert f"{unit}：" in [each.text for each in letter.paragraphs]
        words = "".join(cell.text for row in letter.tables[0].rows for cell in row.cells)
        assert not any(other in words for other in UNITS if other != unit)
        for _, project, _ in (each for each in expected if each[0] == unit):
            assert f"（{project}）" in words
    assert found == expected


def test_the_list_and_the_overview_of_all_are_by_the_right_units(
    planted: list[Planted], result: jixiao.Review
) -> None:
    content = jixiao.render(result, "xlsx")
    assert told(listed(content), "待改") == mistakes(planted)
    overview = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    heads, *rows = overview.iter_rows(min_row=3, values_only=True)
    by_file: dict[str, set[str]] = {}
    for row in rows:
        of = dict(zip(heads, row, strict=True))
        by_file.setdefault(str(of["文件"]), set()).add(str(of["单位"]))
    for reviewed in result.documents:
        named = {
            view.form.implementing_unit.text
            for view in reviewed.view.forms
            if view.form.implementing_unit is not None
        }
        assert by_file[Path(reviewed.view.document.path).name] == named


def again(planted: list[Planted]) -> tuple[list[Planted], Planted]:
    """The second round: some mistakes mended, one made, rows put in; and the new mistake's form."""
    found: list[Planted] = []
    new: Planted | None = None
    for at, each in enumerate(planted):
        data, code = each.data, each.code
        if data.implementing_unit == GONE:
            continue
        if code and at % 3 == 1:
            sound = handed_in.sound(data.implementing_unit, data.project, at)
            found.append(Planted(data=sound))
        elif not code and new is None and at > 3:
            new = Planted(data=handed_in.with_wrong_rate(data), code="T201")
            found.append(new)
        elif at % 3 == 0:
            found.append(msgspec.structs.replace(each, data=handed_in.with_row(data)))
        else:
            found.append(each)
    assert new is not None
    return found, new


@pytest.mark.parametrize("last", ["letters", "list", "json"])
def test_the_second_round_says_what_was_mended(
    planted: list[Planted],
    first: Path,
    result: jixiao.Review,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    last: str,
) -> None:
    """Rows put in, other formats, other files, some mended, one new mistake, one unit silent."""
    handed, new = again(planted)
    handed_in.written(handed[::-1], tmp_path / "再报", handed_in.FORMATS[::-1])
    given = tmp_path / {"letters": "通知", "list": "清单.xlsx", "json": "结果.json"}[last]
    if last == "letters":
        given.mkdir()
        for name, content in jixiao.letters(result).items():
            (given / name).write_bytes(content)
    else:
        given.write_bytes(jixiao.render(result, "xlsx" if last == "list" else "json"))
    out, written = tmp_path / "通知2", tmp_path / "清单2.xlsx"
    command = ["review", str(tmp_path / "再报"), "--separate", "--last", str(given)]
    assert run([*command, "--letters", str(out), "--out", str(written)]) == 1
    before, now = mistakes(planted), mistakes(handed)
    gone = Counter({each: count for each, count in before.items() if each[0] == GONE})
    rows = listed(written.read_bytes())
    assert told(rows, "新增") == Counter([new.mistake])
    assert told(rows, "待改") == now - Counter([new.mistake])
    assert told(rows, "已改") == before - now - gone if last != "json" else True
    assert sum(told(rows, "未再报送").values()) == sum(gone.values())
    mended = sum((before - now - gone).values())
    still = sum((now - Counter([new.mistake])).values())
    words = (
        f"上次{sum(before.values())}处，已改{mended}处，未改{still}处，"
        f"未再报送{sum(gone.values())}处，新增1处；未再报送：{GONE}"
    )
    assert words in capsys.readouterr().err
    overview = openpyxl.load_workbook(written).worksheets[0]
    assert overview["A2"].value == words
    unit = new.data.implementing_unit
    letter = docx.Document(str(out / f"整改通知-{unit}.docx"))
    assert any("新增1处" in each.text for each in letter.paragraphs)
    silent = docx.Document(str(out / f"整改通知-{GONE}.docx"))
    assert any("至今没有再报送" in each.text for each in silent.paragraphs)


def test_a_form_handed_in_twice_is_counted_once(tmp_path: Path) -> None:
    unit, project = UNITS[0], PROJECTS[0]
    data = handed_in.with_wrong_rate(handed_in.sound(unit, project, 0))
    for name, form in (("自评表", data), ("自评表(最终2)", handed_in.with_wrong_total(data))):
        [made] = jixiao.fill(form, "docx", draft=True).files
        (tmp_path / f"{name}.docx").write_bytes(made.content)
    result = jixiao.review(tmp_path)
    rows = listed(jixiao.letters(result)[f"问题清单-{unit}.xlsx"])
    assert Counter(row["编号"] for row in rows) == Counter(["E015", "T201", "S309"])
    newest = jixiao.review(tmp_path, versions="newest")
    rows = listed(jixiao.letters(newest)[f"问题清单-{unit}.xlsx"])
    assert Counter(row["编号"] for row in rows if row["状态"] == "待改") == Counter(
        ["T201", "S309"]
    )
    assert newest.count(Severity.ERROR) == 2
