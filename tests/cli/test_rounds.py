"""``jixiao review --last`` and ``--versions`` as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import run
from tests.application.rounds.test_comparing import form
from tests.application.rounds.test_versions import put, text


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    put(tmp_path / "报送" / "自评表.txt", text())
    put(tmp_path / "报送" / "自评表(最终).txt", text(rate="72%"))
    return tmp_path / "报送"


def test_what_became_of_the_last_round_is_printed(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "自评表.txt"
    path.write_bytes(form().content)
    assert run(["review", str(path), "--out", str(tmp_path / "一.xlsx")]) == 1
    path.write_bytes(form(rate="80%").content)
    capsysbinary.readouterr()
    assert run(["review", str(path), "--last", str(tmp_path / "一.xlsx")]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert "与上次审核相比（错误和警告）" in told
    assert "甲局：上次1处，已改1处，新增0处" in told
    english = ["review", str(path), "--last", str(tmp_path / "一.xlsx"), "--lang", "en"]
    assert run(english) == 0
    assert "1 last time, 1 mended, 0 new" in capsysbinary.readouterr().out.decode()


def test_a_list_that_is_none_is_refused_before_work_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "自评表.txt"
    path.write_bytes(form().content)
    assert run(["review", str(path), "--last", str(path)]) == 2
    assert "不是上次的问题清单" in capsys.readouterr().err


@pytest.mark.parametrize("separate", [[], ["--separate"]])
def test_versions_are_told_in_the_terminal(
    twice: Path, separate: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["review", str(twice), *separate]) == 1
    assert "E015" in capsysbinary.readouterr().out.decode()


def test_versions_are_told_beside_letters_with_what_can_be_chosen(
    twice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["review", str(twice), "--force", "--letters", str(tmp_path / "通知")]
    assert run(command) == 1
    told = capsys.readouterr().err
    assert "报送了2份" in told
    assert "--versions newest" in told
    assert run([*command, "--versions", "all"]) == 1
    assert "--versions" not in capsys.readouterr().err
    assert run([*command, "--versions", "newest"]) == 1
    assert "报送了2份" not in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--out", "结果.xlsx"]])
def test_files_of_one_name_are_told_with_their_folders(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    more: list[str],
) -> None:
    for folder in ("甲", "乙"):
        put(tmp_path / folder / "表.txt", text(unit=f"{folder}局"))
        put(tmp_path / folder / "坏.docx", "PK\x03\x04")
    monkeypatch.chdir(tmp_path)
    assert run(["review", "甲", "乙", "--separate", *more]) == 2
    told = capsysbinary.readouterr()
    shown = (told.err if more else told.out).decode()
    assert "甲/坏.docx" in shown
    assert "乙/坏.docx" in shown
    assert ("乙/表.txt" in shown) is not bool(more)
