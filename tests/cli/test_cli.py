"""The command, as it is run: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao.cli.main import run
from tests.application.test_reviewing import FORM


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "甲.txt"
    file.write_text(FORM.format(rate="70%"), encoding="utf-8")
    return file


@pytest.fixture
def right(tmp_path: Path) -> Path:
    file = tmp_path / "乙.txt"
    file.write_text("本年度各项工作有序开展。\n", encoding="utf-8")
    return file


def command(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "jixiao", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,
    )


def test_exit_status_says_what_was_found(
    wrong: Path, right: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["review", str(right)]) == 0
    assert run(["review", str(wrong)]) == 1
    assert run(["review", str(wrong), str(right.parent / "没有.txt")]) == 2


def test_json_stands_alone_on_stdout(wrong: Path) -> None:
    done = command("review", wrong, "--format", "json")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "T201" in [
        finding["code"] for finding in json.loads(done.stdout)["documents"][0]["findings"]
    ]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", b"{"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.xlsx", b"PK"),
        ("a.txt", "文件".encode()),
    ],
)
def test_the_ending_of_out_chooses_the_format(
    wrong: Path,
    tmp_path: Path,
    name: str,
    begins: bytes,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["review", str(wrong), "--out", str(tmp_path / name)]) == 1
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert capsysbinary.readouterr().out == b""
    assert not list(tmp_path.glob(".*part"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["review"], "缺少参数 PATH…。写法：jixiao review [选项] PATH…"),
        (["review", "x", "--formt", "json"], "没有选项"),
        (["review", "x", "--format", "pdf"], "只能是"),
        (["revew"], "没有命令 revew，是不是“review”？"),
        (["review", "x", "--year", "20"], "1990"),
        (["review", "x", "--rules", "no-such"], "没有规则包"),
        (["explain", "T999"], "没有编号"),
        (["review", "x", "--out", "a.docx"], "扩展名"),
        (["review", "x", "--out", "/no/such/folder/a.json"], "不存在"),
        (["review", "x", "--accept", "/no/such/list.toml"], "没有文件"),
        (["rules", "show", "no-such"], "没有规则包"),
        (["review", "x", "--out"], "后面要有值"),
    ],
)
def test_bad_usage_is_told_in_plain_chinese(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("错误：")
    assert says in told.err
    assert "Traceback" not in told.err


def test_bad_usage_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "x", "--rules", "no-such", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("Error: no rule pack")


def test_the_file_under_review_is_never_overwritten(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = wrong.read_bytes()
    assert run(["review", str(wrong), "--out", str(wrong)]) == 2
    assert wrong.read_bytes() == before
    assert "不能覆盖" in capsys.readouterr().err


def test_an_empty_folder_is_said_to_be_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", str(tmp_path)]) == 2
    assert "没有文件" in capsys.readouterr().err


@pytest.mark.parametrize("alone", [[], ["--separate"], ["--format", "html", "--out", "报告.html"]])
def test_a_folder_of_data_alone_is_not_said_to_be_empty(
    tmp_path: Path, alone: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "自评表.yaml").write_text("项目名称: 甲")
    assert run(["review", str(tmp_path), *alone]) == 2
    told = capsys.readouterr().err
    assert "没有文件" not in told
    assert "数据文件1个（自评表.yaml）" in told
    assert "jixiao fill" in told


def test_accepting_every_error_ends_in_zero_and_a_missing_reason_in_two(
    wrong: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "r.json"
    run(["review", str(wrong), "--out", str(out)])
    ids = [
        each["id"]
        for each in json.loads(out.read_bytes())["documents"][0]["findings"]
        if each["severity"] == "error"
    ]
    accept = tmp_path / "a.toml"
    accept.write_text(
        "".join(f'[[accept]]\nid = "{each}"\nreason = "已核"\n' for each in ids), encoding="utf-8"
    )
    assert run(["review", str(wrong), "--accept", str(accept)]) == 0
    assert "已接受的问题" in capsysbinary.readouterr().out.decode()
    accept.write_text(f'[[accept]]\nid = "{ids[0]}"\n', encoding="utf-8")
    assert run(["review", str(wrong), "--accept", str(accept)]) == 2


def test_an_internal_failure_ends_in_three(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jixiao.application.reviewing.review", lambda *_, **__: 1 / 0)
    assert run(["review", str(wrong)]) == 3
    assert "程序内部故障" in capsys.readouterr().err


def test_an_interrupt_ends_cleanly(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jixiao.application.reviewing.review", interrupted)
    assert run(["review", str(wrong)]) == 130
    assert capsys.readouterr().err == "已中断。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_leaves_is_no_failure() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "jixiao", "schema", "review"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["review"],
        ["explain"],
        ["rules"],
        ["rules", "list"],
        ["rules", "show"],
        ["rules", "check"],
        ["schema"],
        ["schema", "review"],
    ],
)
def test_help_is_chinese_with_an_example(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("用法：jixiao")
    assert "示例：" in told
    assert "选项" in told
    assert "Usage" not in told
    assert "Show this message" not in told


def test_explain_gives_all_sections(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["explain", "t201", "R102"]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert all(
        f"{heading}：" in told
        for heading in ("查什么", "为什么", "依据", "已知例外", "例（错）", "例（对）")
    )
    assert "R102" in told


def test_rules_are_listed_shown_with_sources_and_checked(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["rules"]) == 0
    assert b"cn-2020" in capsysbinary.readouterr().out
    assert run(["rules", "list"]) == 0
    assert "全国通用" in capsysbinary.readouterr().out.decode()
    for arguments in (["list"], ["show", "cn-2020"]):
        assert run(["rules", *arguments, "--lang", "en"]) == 0
        listed = capsysbinary.readouterr().out.decode()
        assert "Evaluation of project spending" in listed
        assert "全国通用，" not in listed
    assert run(["rules", "show", "cn-2020"]) == 0
    assert "依据：" in capsysbinary.readouterr().out.decode()
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    text = (
        'id = "本局"\nversion = "2026.1"\ntitle = "本局规则"\nissuer = "某局"\nextends = "cn-2020"\n[source]\nkind ='
        ' "document"\ntext = "本局办法"\n'
    )
    good.write_text(text, encoding="utf-8")
    bad.write_text(
        text + '[wieghts]\nexecution = 10\n[wieghts.source]\nkind = "document"\n', encoding="utf-8"
    )
    capsysbinary.readouterr()
    assert run(["rules", "check", str(good)]) == 0
    stated = capsysbinary.readouterr().out.decode().rpartition("：")[2].strip()
    assert stated.startswith("2026.1=")
    good.write_text(text + '[rounding]\nplaces = 1\nsource = { kind = "document" }\n', "utf-8")
    assert run(["rules", "check", str(good), "--was", stated]) == 1
    assert "换一个版本号" in capsysbinary.readouterr().err.decode()
    good.write_text(text, encoding="utf-8")
    assert run(["rules", "check", str(good), "--was", stated]) == 0
    assert run(["rules", "check", str(good), "--was", "2026.1"]) == 1
    assert run(["rules", "check", str(bad)]) == 1
    assert run(["rules", "check", str(tmp_path / "no.toml")]) == 2


def test_schema_is_a_schema(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["schema", "review"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["$ref"] == "#/$defs/ReviewOut"


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by the shell")
def test_a_closed_stdout_is_no_internal_failure(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("2022年收入100万元。\n", encoding="utf-8")
    done = subprocess.run(
        f'"{sys.executable}" -m jixiao review 说明.txt >&-',
        shell=True,
        cwd=tmp_path,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
