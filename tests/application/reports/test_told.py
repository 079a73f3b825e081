"""Findings of a report say which form, file and row they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.application.reports.reporting import Reported, made_report
from jixiao.cli.main import run
from jixiao.core.errors import UserError
from jixiao.paths.reports import load_report

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "report-2020.yaml"


@pytest.fixture(scope="module")
def made() -> Reported:
    return made_report(load_report(EXAMPLE), "docx", charts=False)


def told(made: Reported, code: str) -> list[str]:
    return [made.told(each).zh for each in made.findings if each.code == code]


def test_a_form_is_named_with_its_row(made: Reported) -> None:
    [line] = told(made, "F801")
    assert line.startswith("F801 附表第3张（工伤保险基金支出项目）资金“预算数”行“全年执行数”：")


def test_one_deficit_is_told_once_with_all_its_places(made: Reported) -> None:
    deficits = [line for line in told(made, "F811") if "企业职工基本养老保险" in line]
    assert len(deficits) == 1
    assert deficits[0].count("段") > 1


def test_the_file_of_a_folders_form_is_named() -> None:
    made = made_report(load_report(ROOT / "examples" / "kashgar-2020"), "docx", charts=False)
    lines = [made.told(each).zh for each in made.findings]
    assert any("附表第3张（工伤保险基金支出项目，forms.xlsx）" in line for line in lines)
    assert all(each.field or each.address for each in made.findings)


def test_the_command_prints_it_all_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    from jixiao.api import schema as published

    out = tmp_path / "报告.docx"
    assert run(["report", str(EXAMPLE), str(out), "--no-charts", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    schema.validate(result, published("reported"))
    assert result["written"] == str(out)
    assert result["to_fill"] > 0
    [one] = [each for each in result["findings"] if each["code"] == "F801"]
    assert (one["annex"], one["file"]) == (3, "")
    assert one["field"].endswith("fund:总额/executed")
    assert one["place"]["table"] > 1
    assert all(each["where"] and each["id"] for each in result["findings"])


def test_of_a_folder_copies_are_told_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    from jixiao.api import schema as published

    folder = ROOT / "examples" / "kashgar-2020"
    out = tmp_path / "报告.docx"
    assert run(["report", str(folder), str(out), "--no-charts", "--json", "--draft"]) == 1
    result = json.loads(capsys.readouterr().out)
    schema.validate(result, published("reported"))
    copies = [each for each in result["findings"] if each["code"] in ("E015", "E016")]
    assert copies
    assert all(each["file"] and each["where"] and each["form"] is None for each in copies)


def test_files_that_cannot_be_read_are_told_with_the_rest(tmp_path: Path) -> None:
    examples = ROOT / "examples" / "kashgar-2020"
    whole = (examples / "forms.xlsx").read_bytes()
    for name in ("report.docx", "forms.docx"):
        (tmp_path / name).write_bytes((examples / name).read_bytes())
    (tmp_path / "失业.xlsx").write_bytes(whole[:3000])
    (tmp_path / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n")  # nothing that a report is made of
    made = made_report(load_report(tmp_path), "docx", charts=False)
    [line] = told(made, "R101")
    assert line.startswith("R101 失业.xlsx：文件已损坏")
    for name, lacking in (("forms.docx", "没有填写"), ("report.docx", "没有认出基金收支表")):
        (tmp_path / name).unlink()
        with pytest.raises(UserError, match=lacking) as caught:
            load_report(tmp_path)
        assert caught.value.findings[-1].code == "R101"
