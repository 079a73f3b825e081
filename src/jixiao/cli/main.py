"""The ``jixiao`` command: its subcommands, loaded when called for, and how every ending is told to
the caller.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from jixiao.cli.wording import ChineseGroup, say, told
from jixiao.version import __version__

OK, FOUND, BAD_USAGE, INTERNAL, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141
_COMMANDS = {
    "review": ("jixiao.cli.reviewing", "review", "审核文件，列出每一处填错的数"),
    "report": ("jixiao.cli.reporting", "report", "起草年度基金绩效评价报告"),
    "template": ("jixiao.cli.filling", "template", "领一份填写模板"),
    "fill": ("jixiao.cli.filling", "fill", "由数据填出正式的表"),
    "explain": ("jixiao.cli.knowledge", "explain", "说明一个问题编号查什么、依据是什么"),
    "rules": ("jixiao.cli.rules", "rules", "列出、查看、检查规则包"),
    "monitor": (
        "jixiao.cli.monitoring",
        "monitor",
        "绩效监控：完成率、亮灯、谁要说明什么、全年预测，出监控表和看板",
    ),
    "convert": (
        "jixiao.cli.converting",
        "convert",
        "把文件转成另一种格式，或套用官方样式，或写成数据",
    ),
    "library": (
        "jixiao.cli.library",
        "library",
        "查指标库：名称、单位、方向、公式、常用指标值、来源",
    ),
    "schema": ("jixiao.cli.knowledge", "schema", "打印 JSON 输出的 JSON Schema"),
}


class _Lazy(ChineseGroup):
    """A group whose commands are imported when they are called for; its help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        module, attribute, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Names and one-line helps, without importing."""
        return [(name, summary) for name, (_, _, summary) in _COMMANDS.items()]


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"jixiao {__version__}")
        ctx.exit()


@click.group(
    cls=_Lazy,
    invoke_without_command=False,
    epilog="示例：\n\n    jixiao review 自评表.docx 绩效报告.pdf --out 审核报告.html",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="显示版本号",
)
def cli() -> None:
    """绩效文件审核：读真实的自评表、监控表和报告，重算每一个数，指出错在哪里、为什么、应改成什么。"""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 no error finding, 1 some, 2 bad usage or an
    unreadable path, 3 an internal failure.
    """
    _open_closed_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    english = _wants_english(given)
    try:
        return _invoked(given)
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.ctx.get_help() if error.ctx else "")
        return BAD_USAGE
    except click.ClickException as error:
        say(told(error, english))
        return BAD_USAGE
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted." if english else "已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        _let_the_pipe_go()
        return PIPE_CLOSED
    except Exception as error:
        return _told(error, english)


def _told(error: Exception, english: bool) -> int:
    """What the user can put right, by its own words; else our own defect, told in one sentence."""
    from jixiao.cli.failing import said
    from jixiao.core.errors import UserError

    if isinstance(error, UserError):
        say(said(error, english))
        return getattr(error, "status", BAD_USAGE)
    import traceback

    say(
        "Internal failure, not the documents' fault:"
        if english
        else "程序内部故障，不是文件的问题；请把下面的内容报告给维护者："
    )
    say(traceback.format_exc(limit=-6))
    return INTERNAL


def _invoked(arguments: list[str]) -> int:
    """Parse and run, without click's own handling of errors, pipes and interrupts."""
    try:
        with cli.make_context("jixiao", arguments) as context:
            result: Any = cli.invoke(context)
    except click.exceptions.Exit as ending:
        result = ending.exit_code
    sys.stdout.flush()
    return result if isinstance(result, int) else OK


def _wants_english(arguments: Sequence[str]) -> bool:
    return any(
        each == "--lang=en" or (each == "--lang" and following == "en")
        for each, following in zip(arguments, [*arguments[1:], ""])
    )


def _open_closed_streams() -> None:
    """Started with stdout or stderr closed (>&-), Python has none: what is said then goes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - held until the process ends
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - as above


def _let_the_pipe_go() -> None:
    """The reader of our output has left: keep the interpreter from complaining about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run())
