"""What the command line says about commands that there are not."""

from __future__ import annotations

import click
import pytest

from jixiao.cli.group import cli
from jixiao.cli.main import run


@pytest.mark.parametrize("group", [[], ["rules"]])
def test_a_wrong_command_is_answered_with_the_commands_that_there_are(
    group: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*group, "wozu"]) == 2
    told = capsys.readouterr().err
    context = click.Context(cli)
    asked = cli.get_command(context, group[0]) if group else cli
    assert isinstance(asked, click.Group)
    assert "可用的有 " + "、".join(asked.list_commands(context)) in told


def test_an_option_behind_a_dash_of_a_word_processor_is_told_how_it_begins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["fill", "表.xlsx", "出.txt", "—year", "2024"]) == 2
    assert "两个半角减号" in capsys.readouterr().err
    assert run(["fill", "表.xlsx", "出.txt", "甲—乙.docx"]) == 2
    assert "半角减号" not in capsys.readouterr().err
