"""The group of commands, each imported when it is called for, and its run without click's own ways
with errors, pipes and interrupts.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from jixiao.cli.commands import COMMANDS, OPTIONS, help_text
from jixiao.cli.saying import say, tell
from jixiao.cli.wording import BilingualGroup, in_english, told, with_language
from jixiao.version import __version__


class _Lazy(BilingualGroup):
    """A group whose commands are imported when they are called for; its help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The help that the command gives without this group, too."""
        return help_text(english=in_english(ctx))


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        tell(f"jixiao {__version__}")
        ctx.exit()


@click.group(cls=_Lazy, invoke_without_command=False)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=OPTIONS["--version"],
)
def cli() -> None:
    """See ``help_text``."""


with_language(cli)


def invoked(arguments: list[str], *, english: bool) -> int | None:
    """Parse and run; the exit status, None where the usage was wrong, which is told. Raises what a
    command raises, and KeyboardInterrupt where the user broke off.
    """
    try:
        with cli.make_context("jixiao", arguments, obj=english) as context:
            result: Any = cli.invoke(context)
    except click.exceptions.Exit as ending:
        result = ending.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.ctx.get_help() if error.ctx else "")
        return None
    except click.ClickException as error:
        say(told(error, english))
        return None
    except click.Abort as error:
        raise KeyboardInterrupt from error
    sys.stdout.flush()
    return result if isinstance(result, int) else 0
