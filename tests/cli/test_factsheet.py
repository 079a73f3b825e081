"""``jixiao template 报告``: the fact sheet is written, filled in and taken back by ``report``."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest

from jixiao.cli.main import run
from jixiao.knowledge.layouts import layout_for
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from tests.drafting.making import form_for

RUNNING = str(Path(__file__).resolve().parents[2] / "examples" / "running-2022.yaml")
EXAMPLE = str(Path(__file__).resolve().parents[2] / "examples" / "report-2020.yaml")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_from_the_sheet_to_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, out = tmp_path / "收支事实.xlsx", tmp_path / "报告.txt"
    assert run(["template", "报告", str(sheet), "--from", EXAMPLE]) == 0
    assert "橙色的必填" in told(capsys)
    assert run(["report", str(sheet), str(out), "--no-charts"]) == 0
    assert "总收入24.63亿元" in out.read_text(encoding="utf-8")


def test_an_empty_sheet_is_refused_by_its_cells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "收支事实.xlsx"
    run(["template", "报告", str(sheet), "--fund", "工伤保险"])
    assert run(["report", str(sheet), str(tmp_path / "报告.docx")]) == 2
    assert "基本情况!B2（实施单位）：没有填写" in told(capsys)
    assert not (tmp_path / "报告.docx").exists()


def test_options_that_do_not_fit_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["template", "报告", str(tmp_path / "a.docx"), "--layout", "x", "--period", "明年"]
    assert run(wanted) == 2
    said = told(capsys)
    assert all(each in said for each in ("请改用 .xlsx", "--layout", "期间“明年”"))
    assert run(["template", "自评表", str(tmp_path / "a.xlsx"), "--year", "2024"]) == 2
    assert "--year 只用于 template 报告" in told(capsys)


def test_last_years_data_fill_the_column_of_the_year_before(tmp_path: Path) -> None:
    sheet = tmp_path / "收支事实.xlsx"
    assert run(["template", "report", str(sheet), "--from", EXAMPLE, "--year", "2021"]) == 0
    book = openpyxl.load_workbook(io.BytesIO(sheet.read_bytes()))
    assert book["工伤保险"]["D5"].value == 13800


def test_a_folder_that_lacks_things_asks_for_them_in_a_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "2022年", tmp_path / "报告.txt"
    folder.mkdir()
    form = msgspec.structs.replace(
        form_for("工伤保险", Decimal(16658), Decimal(12713)),
        title="东和市2022年工伤保险基金绩效自评表",
        project="待遇按时足额支付保障",
    )
    (folder / "自评表.docx").write_bytes(made([pages_of(form, layout_for(form))], "docx"))
    call = ["report", str(folder), str(out), "--no-charts"]
    assert run(call) == 2
    sheet = folder / "收支事实.xlsx"
    assert f"已写出 {sheet}" in told(capsys)
    book = openpyxl.load_workbook(sheet)
    page = book["工伤保险"]
    row = next(each.row for each in page["A"] if str(each.value).startswith("支出合计"))
    assert [page.cell(row, column).value for column in (2, 3, 4)] == [12713, 16658, None]
    assert run(call) == 2
    assert f"工伤保险!D{row}（支出上年数）：没有填写" in told(capsys)
    page["B5"], page["C5"], page["D5"] = 13800, 13700, 17200
    page.cell(row, 4).value = 15500
    book.save(sheet)
    assert run(call) == 0
    said, text = told(capsys), out.read_text(encoding="utf-8")
    assert "支出12713万元（不含上下级往来），较上年减少2787万元" in text
    assert "附表1：东和市2022年工伤保险基金绩效自评表" in text
    assert "【请填写：" in said


def test_a_report_of_a_folder_says_what_its_files_do_not_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "2020年"
    folder.mkdir()
    run(["template", "报告", str(tmp_path / "a.xlsx"), "--from", EXAMPLE])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.save(folder / "我的表.xlsx")
    told(capsys)
    assert run(["report", str(folder), str(tmp_path / "报告.txt"), "--no-charts"]) == 0
    said = told(capsys)
    assert "文件里没有读到政策文件" in said
    assert f"--from {folder}" in said
    run(["template", "报告", str(tmp_path / "又一份.xlsx"), "--fund", "工伤保险"])
    (folder / "又一份.xlsx").write_bytes((tmp_path / "又一份.xlsx").read_bytes())
    again = ["report", str(folder), str(tmp_path / "报告2.txt"), "--no-charts"]
    assert run(again) == 2
    assert "有2份收支事实表" in told(capsys)


def test_a_zip_that_lacks_things_gets_its_sheet_beside_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = form_for("工伤保险", Decimal(16658), Decimal(12713))
    content = made([pages_of(form, layout_for(form))], "docx")
    with zipfile.ZipFile(tmp_path / "材料.zip", "w") as packed:
        packed.writestr("自评表.docx", content)
    call = ["report", str(tmp_path / "材料.zip"), str(tmp_path / "报告.docx")]
    assert run(call) == 2
    assert "jixiao report 文件夹" in told(capsys)
    before = (tmp_path / "收支事实.xlsx").read_bytes()
    assert run(call) == 2
    assert "没有覆盖" in told(capsys)
    assert (tmp_path / "收支事实.xlsx").read_bytes() == before


def test_files_that_tell_of_no_fund_are_said_to_be_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()
    assert run(["report", str(tmp_path / "空"), str(tmp_path / "报告.docx")]) == 2
    assert "可以先领一份收支事实表来填" in told(capsys)
    assert not list((tmp_path / "空").iterdir())


def test_a_period_is_held_against_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, out = tmp_path / "二季度.xlsx", tmp_path / "分析.txt"
    assert run(["template", "报告", str(sheet), "--from", RUNNING]) == 0
    assert run(["report", str(sheet), str(out), "--period", "2022Q3"]) == 2
    assert "期间是“2022H1”，不是 2022Q3 的" in told(capsys)
    assert run(["report", str(sheet), str(out), "--period", "2022Q2", "--no-charts"]) == 0
    assert "2022年上半年运行分析" in out.read_text(encoding="utf-8")
    yearly = ["report", EXAMPLE, str(tmp_path / "x.txt"), "--period", "2020Q2"]
    assert run(yearly) == 2
    assert "数据是全年的" in told(capsys)
