"""Every command takes --lang, and its help is in that language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from jixiao.cli.group import cli
from jixiao.cli.main import run
from jixiao.core.regex import regex

_HAN = regex(r"[\u4e00-\u9fff]+")
_NAMES = {"自评表", "监控表", "目标申报表", "部门整体自评表", "基金", "项目"}
"""What has to be typed in Chinese."""


def paths(command: click.Command, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, the groups included."""
    yield before
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from paths(found, (*before, name))


COMMANDS = list(paths(cli))


def test_every_command_is_walked() -> None:
    assert {("review",), ("rules", "check"), ("schema", "form"), ("schema",), ()} <= set(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_is_in_english(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        [*words, "--lang", "en", "--help"],
        [*words, "--help", "--lang=en"],
        ["--lang", "en", *words, "--help"],
    ):
        assert run(arguments) == 0
        told = capsys.readouterr().out
        assert told.startswith("Usage: jixiao")
        assert set(_HAN.findall(told)) <= _NAMES
        assert "--lang [zh|en]" in told


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_is_in_chinese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([*words, "--help"], [*words, "--lang", "zh", "--help"]):
        assert run(arguments) == 0
        told = capsys.readouterr().out
        assert told.startswith("用法：jixiao")
        assert "--lang [zh|en]" in told
        assert "Options" not in told


def test_a_language_before_the_command_is_the_commands(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    for arguments in (["--lang", "en", "rules"], ["rules", "--lang", "en", "list"]):
        assert run(arguments) == 0
        assert b"Evaluation of project spending" in capsysbinary.readouterr().out
    assert run(["--lang", "en", "schema", "form"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"{")


def test_an_explanation_in_english_says_that_it_is_in_chinese(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["explain", "T201", "--lang", "en"]) == 0
    assert b"is in Chinese" in capsysbinary.readouterr().out
    assert run(["explain", "T201"]) == 0
    assert b"is in Chinese" not in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", "[" * 100_000), ("a.yaml", "[" * 100_000)]
)
def test_what_is_nested_too_deeply_is_told_plainly(
    name: str, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / name
    data.write_text(content)
    assert run(["fill", str(data), str(tmp_path / "out.xlsx"), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"Error: {name} is nested too deeply")
    assert "recursion" not in told
    assert "line 0" not in told


def test_a_form_without_a_name_is_told_by_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "a.yaml"
    data.write_text(
        "forms:\n"
        + "- {kind: monitoring, as_of: 2023-06, indicators: [{name: a, target: 5, actual: 6}]}\n"
        * 2
    )
    run(["monitor", str(data), str(tmp_path / "out.xlsx"), "--draft"])
    lines = capsys.readouterr().err.splitlines()
    assert any(line.startswith("第1张：") for line in lines)
    assert not any(line.startswith("：") for line in lines)
    run(["monitor", str(data), str(tmp_path / "two.xlsx"), "--draft", "--lang", "en"])
    assert "Form 1: [" in capsys.readouterr().err
