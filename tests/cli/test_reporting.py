"""``jixiao report``: a file that is whole or not there, nothing overwritten, messages that a clerk
can act on.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import run

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "report-2020.yaml"


def report(*arguments: str | Path) -> int:
    return run(["report", *map(str, arguments)])


def test_a_report_is_written_and_its_open_places_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "报告.docx"
    assert report(EXAMPLE, out, "--no-charts") == 0
    assert out.read_bytes().startswith(b"PK")
    said = capsys.readouterr().err
    assert "处【请填写：…】等待补充" in said
    warnings = said.count("[警告]")  # what is left to fill is counted once
    assert f"，{warnings}处警告。" in said if warnings else "处警告" not in said


def test_charts_are_in_the_report_unless_they_are_not_wanted(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    assert report(EXAMPLE, tmp_path / "with.html") == 0
    assert report(EXAMPLE, tmp_path / "without.html", "--no-charts") == 0
    counts = [
        (tmp_path / name).read_text(encoding="utf-8").count("<img")
        for name in ("with.html", "without.html")
    ]
    assert counts == [4, 0]


def test_nothing_is_overwritten_without_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "报告.txt"
    out.write_text("旧报告", encoding="utf-8")
    assert report(EXAMPLE, out, "--no-charts") == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "旧报告"
    assert report(EXAMPLE, out, "--no-charts", "--force") == 0
    assert "绩效评价报告" in out.read_text(encoding="utf-8")


def test_bad_data_leave_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "数据.yaml"
    data.write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("actual: 157700,", "actual: 157800,"),
        encoding="utf-8",
    )
    assert report(data, tmp_path / "报告.docx") == 1
    told = capsys.readouterr().err
    assert "T227 数据“企业职工基本养老保险收入本年数”：" in told
    assert "企业职工基本养老保险2020年收入填报170900，按157800+5200+4500" in told
    assert "应为171000万元，少100万元" in told
    assert [path.name for path in tmp_path.iterdir()] == ["数据.yaml"]


@pytest.mark.parametrize(
    ("out", "words"), [("报告.pptx", "扩展名用"), ("没有/报告.docx", "不存在")]
)
def test_places_that_cannot_be_written_to(
    out: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(EXAMPLE, tmp_path / out) == 2
    assert words in capsys.readouterr().err


def test_data_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path / "无.yaml", tmp_path / "报告.docx") == 2
    assert "没有文件" in capsys.readouterr().err


def test_an_unknown_pack_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "数据.yaml"
    data.write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("rules: xinjiang-si-2020", "rules: mars-2020"),
        encoding="utf-8",
    )
    assert report(data, tmp_path / "报告.docx") == 1
    assert "没有规则包“mars-2020”" in capsys.readouterr().err


def test_data_that_nothing_can_be_made_of_give_no_draft_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "数据.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace("actual: 157700,", "actual: 1e999,")
    data.write_text(text, encoding="utf-8")
    for more in ((), ("--draft",)):
        assert report(data, tmp_path / "报告.docx", *more) == 1
        told = capsys.readouterr().err
        assert "什么也没有写" in told
        assert "--draft" not in told
    assert not (tmp_path / "报告.docx").exists()


def test_a_report_is_judged_by_the_pack_that_is_named(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for pack in ("cn-si-2022", "mars-2020"):
        found = report(EXAMPLE, tmp_path / f"{pack}.docx", "--no-charts", "--json", "--rules", pack)
        out, err = capfdbinary.readouterr()
        if pack == "cn-si-2022":
            assert found == 0
            assert json.loads(out)["pack"]["id"] == pack
        else:
            assert found == 2
            assert "没有规则包“mars-2020”" in err.decode()


def test_fields_of_data_are_named_in_chinese_beside_their_own_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "报告.yaml"
    data.write_text(
        "page: 3\nfunds: [{fund: 工伤保险, income: {budget: 1, actual: 多少}}]\n", encoding="utf-8"
    )
    assert run(["report", str(data), str(tmp_path / "报告.docx")]) == 2
    told = capsys.readouterr().err
    assert "可用的有 unit（实施单位）、area（地区范围）" in told
    assert "工伤保险，收入、本年数（funds[0].income.actual）：应为数字" in told
    assert "工伤保险，支出（funds[0].expenditure）：没有填写" in told


def test_what_a_folder_lacks_is_named_without_paths_of_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "二季度"
    folder.mkdir()
    written = (
        "unit: 东和市社会保险中心\nperiod: 2024Q2\nfunds:"
        " [{fund: 工伤保险, expenditure: {budget: 1, actual: 1}}]\n"
    )
    (folder / "报告.yaml").write_text(written, encoding="utf-8")
    run(["report", str(folder), str(tmp_path / "分析.docx"), "--period", "2024Q2"])
    told = capsys.readouterr().err
    assert "工伤保险，支出、上年同期：没有填写" in told
    assert "funds[0]" not in told
