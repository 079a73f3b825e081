"""``jixiao monitor``, ``convert`` and ``library`` from the outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from jixiao.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DATA, FORMS = EXAMPLES / "monitoring-2020.yaml", EXAMPLES / "yopurga-monitoring-2020.docx"


COUNTY = "xinjiang-monitoring-2020"


def test_monitor_writes_the_table_and_the_dashboard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, board = tmp_path / "监控表.docx", tmp_path / "看板.pdf"
    assert (
        run(["monitor", str(DATA), str(table), "--dashboard", str(board)]) == 0
    )  # what is to be explained is explained in the data
    assert table.read_bytes()[:2] == b"PK"
    assert board.read_bytes()[:4] == b"%PDF"
    assert (
        run(["monitor", str(FORMS), str(tmp_path / "看板.html")]) == 1
    )  # the published forms hold wrong figures
    told = capsys.readouterr().err
    assert "完成率应为50.00%" in told
    assert not (tmp_path / "看板.html").exists()
    draft = ["monitor", str(FORMS), str(tmp_path / "看板.html"), "--draft"]
    assert run(draft) == 1
    assert (tmp_path / "看板.html").exists()


def test_monitor_another_point_and_pack(tmp_path: Path) -> None:
    data, out = tmp_path / "data.yaml", tmp_path / "x.txt"
    forms = yaml.safe_load(DATA.read_text("utf-8"))
    for each in forms["forms"]:  # their months are those to June
        each.pop("months", None)
    data.write_text(yaml.safe_dump(forms, allow_unicode=True), "utf-8")
    run(
        [
            "monitor",
            str(data),
            str(out),
            "--as-of",
            "2020-09",
            "--rules",
            "cn-2020",
            "--layout",
            "national-monitoring-2019",
        ]
    )
    text = out.read_text("utf-8")
    assert "1-9月执行数" in text
    assert "89.49%" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["monitor", "没有.yaml", "x.docx"], "没有文件"),
        (["monitor", str(DATA), "x.doc"], "扩展名"),
        (["monitor", str(DATA), "x.docx", "--as-of", "去年"], "监控时点"),
        (["monitor", str(DATA), "x.docx", "--layout", "national-2020"], "不是监控表"),
        (["monitor", str(DATA), "x.docx", "--rules", "没有"], "没有规则包"),
        (["monitor", str(DATA), "没有的文件夹/x.docx"], "不存在"),
        (["convert", "没有.docx", "x.xlsx"], "没有文件"),
        (["convert", str(FORMS), "x.wps"], "扩展名"),
        (["convert", str(FORMS), "x.yaml", "--layout", "national-2020"], "只用于 xlsx"),
        (["convert", str(FORMS), "x.docx", "--layout", "没有"], "没有样式"),
        (["library", "--fund", "火星"], "不认识基金"),
        (["library", "--out", "x.doc"], "扩展名"),
    ],
)
def test_bad_usage_is_told_plainly_and_leaves_nothing(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            [
                "monitor",
                "没有.yaml",
                "x.doc",
                "--as-of",
                "去年",
                "--layout",
                "无此样式",
                "--rules",
                "无此包",
            ],
            ["x.doc", "监控时点", "没有样式", "没有规则包", "没有文件 没有.yaml"],
        ),
        (
            ["fill", "没有.yaml", "x.wps", "--layout", "无此样式", "--rules", "无此包"],
            ["x.wps", "没有样式", "没有规则包", "没有文件 没有.yaml"],
        ),
        (
            ["template", "年表", "x.doc", "--fund", "火星", "--layout", "无此样式"],
            ["没有“年表”这种表", "x.doc", "不认识基金", "没有样式"],
        ),
        (
            ["report", "没有.yaml", "x.wps", "--rules", "无此包"],
            ["x.wps", "没有规则包", "没有文件 没有.yaml"],
        ),
        (
            ["convert", "没有.docx", "x.wps", "--layout", "无此样式"],
            ["x.wps", "没有样式", "没有文件"],
        ),
        (
            ["review", "没有.docx", "--out", "x.wps", "--rules", "无此包", "--accept", "没有.toml"],
            ["x.wps", "没有规则包", "没有文件 没有.toml"],
        ),
    ],
)
def test_all_that_is_wrong_in_a_command_is_told(
    arguments: list[str],
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert f"共{len(words)}处" in said
    assert [each for each in words if each not in said] == []


def test_the_source_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "表.docx"
    own.write_bytes(FORMS.read_bytes())
    for command in ("convert", "monitor"):
        assert run([command, str(own), str(own), "--force"]) == 2
        assert "不能覆盖" in capsys.readouterr().err
    assert own.read_bytes() == FORMS.read_bytes()


def test_convert_of_a_folder_tells_templates_and_forms_that_are_there_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "2020年", tmp_path / "数据包"
    folder.mkdir()
    assert run(["template", "自评表", str(folder / "模板.xlsx")]) == 0
    (folder / "监控表.docx").write_bytes(FORMS.read_bytes())
    (folder / "监控表(2).docx").write_bytes(FORMS.read_bytes())
    capsys.readouterr()
    assert run(["convert", str(folder), str(out)]) == 0
    said = capsys.readouterr().err
    assert "模板.xlsx 是填写模板，没有转" in said
    assert "是同一个文件（内容一字不差），只写一份" in said
    assert "1个文件" in said


def test_convert_names_what_a_layout_drops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(
            [
                "convert",
                str(FORMS),
                str(tmp_path / "x.docx"),
                "--layout",
                "national-monitoring-2019",
            ]
        )
        == 0
    )
    assert "样式里没有地方放 资金的到位数" in capsys.readouterr().err


def test_monitor_names_what_its_usual_layout_has_no_place_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data.yaml"
    forms = yaml.safe_load(DATA.read_text("utf-8"))
    forms["forms"][0]["indicators"][0].setdefault("extra", {})["责任人"] = "张三"
    data.write_text(yaml.safe_dump(forms, allow_unicode=True), "utf-8")
    assert run(["monitor", str(data), str(tmp_path / "监控表.docx")]) == 0
    told = capsys.readouterr().err
    assert "样式里没有地方放" in told
    assert "责任人" in told
    assert run(["monitor", str(data), str(tmp_path / "看板.html")]) == 0
    assert "责任人" not in capsys.readouterr().err


def test_library_as_text_and_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["library", "转移成功"]) == 0
    assert "养老金首次转移成功率" in capfdbinary.readouterr().out.decode()
    assert run(["library", "--fund", "失业", "--format", "json"]) == 0
    assert "备付期限" in {
        each["name"] for each in json.loads(capfdbinary.readouterr().out)["indicators"]
    }
    assert run(["library", "火箭发射"]) == 1


def test_help_has_examples_and_comes_without_heavy_imports() -> None:
    for command in ("monitor", "convert", "library"):
        code = (
            f"import sys\nfrom jixiao.cli.main import run\nrun(['{command}', '--help'])\nheavy ="
            " {'lxml', 'docx', 'typst', 'xlsxwriter', 'pypdfium2', 'yaml', 'rich'} &"
            " set(sys.modules)\nprint(heavy or 'light')"
        )
        out = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        assert "示例" in out
        assert out.rstrip().endswith("light")


def test_the_dashboard_and_the_table_are_two_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "监控表.pdf")
    assert run(["monitor", str(DATA), out, "--dashboard", out]) == 2
    assert "同一个文件" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_text_file_cannot_keep_the_pack_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["monitor", str(DATA), str(tmp_path / "监控表.txt"), "--rules", COUNTY]) == 0
    assert f"审核时请加 --rules {COUNTY}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["review", "{}.docx"],
        ["fill", "{}.yaml", "x.docx"],
        ["monitor", "{}.yaml", "x.docx"],
        ["report", "{}.yaml", "x.docx"],
        ["convert", "{}.docx", "x.xlsx"],
        ["fill", str(DATA), "{}.docx"],
        ["review", str(DATA), "--accept", "{}.toml"],
    ],
)
def test_a_name_that_the_system_cannot_hold_is_told_as_any_other_path(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    long = "绩" * 100
    assert run([each.format(long) for each in words]) == 2
    said = capsys.readouterr()
    assert "程序内部故障" not in said.err + said.out
    assert long[:20] in said.err + said.out


def test_the_review_of_a_folder_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "表.txt").write_bytes((FORMS.parent / "yanchi-2024.txt").read_bytes())
    for more in ([], ["--separate"]):
        run(["review", str(tmp_path), *more])
        said = capsys.readouterr().err
        assert said.startswith("下一步：--annotate 文件夹")
        assert "--letters" in said
        assert "--accept" in said
    run(["review", str(tmp_path), "--format", "json"])
    assert "下一步" not in "".join(capsys.readouterr())
    run(["review", str(tmp_path / "表.txt")])
    assert "下一步" not in "".join(capsys.readouterr())
