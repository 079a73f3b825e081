"""Help and error messages in both languages for click, whose own words are English alone."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click

from jixiao.core.regex import regex

if TYPE_CHECKING:
    from jixiao.cli.english import Help


_ENGLISH = regex("[A-Za-z]{2,} [A-Za-z]{2,}")
_NAMED = regex("'(.*)'")
"""Words of a library: names of options and files stand alone."""
_OF_PATHS = {
    "does not exist": "不存在",
    "is a directory": "是文件夹，应是文件",
    "is a file": "是文件，应是文件夹",
    "is not readable": "没有权限读",
    "is not writable": "没有权限写",
}
_OF_USAGE = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数]…"}
_LANGUAGE = "--lang", "中文（zh）还是英文（en）"


def in_english(ctx: click.Context) -> bool:
    """Whether the call asks for English, wherever in it."""
    return ctx.find_root().obj is True


def with_language(command: click.Command) -> click.Command:
    """A command that says nothing of its own in a language, with the option for its help."""
    option, about = _LANGUAGE
    made = click.Option([option], type=click.Choice(["zh", "en"]), expose_value=False, help=about)
    command.params.append(made)
    return command


class _Bilingual(click.Command):
    """Help with Chinese headings, or the English one; the epilog keeps its lines, for examples.
    ``help_en`` is the help in English of a command that ``cli.english`` has none of.
    """

    def __init__(self, *given: Any, help_en: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        self.help_en = help_en

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """English for the whole call, also where the option stands before the command."""
        if in_english(ctx):
            ctx.default_map = {**(ctx.default_map or {}), "lang": "en"}
        return super().parse_args(ctx, args)

    def english(self, ctx: click.Context) -> Help | None:
        """The command's help in English, where it is asked for; of one without its own the help
        that it is declared with.
        """
        if not in_english(ctx):
            return None
        from jixiao.cli.english import HELP, Help

        name = ctx.command_path.partition(" ")[2]
        return HELP.get(name) or Help(self.help_en or self.help or "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with a Chinese help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：…"""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        if in_english(ctx):
            formatter.write_usage(ctx.command_path, pieces, prefix="Usage: ")
        else:
            formatter.write_usage(ctx.command_path, usage_in_chinese(pieces), prefix="用法：")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        english = self.english(ctx)
        if english is None:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(english.about)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项：…"""
        options = [
            parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)
        ]
        records = [
            (record[0], self._meaning(ctx, option, record[1]))
            for option in options
            if (record := option.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section("Options" if in_english(ctx) else "选项"):
                formatter.write_dl(records)

    def _meaning(self, ctx: click.Context, option: click.Option, chinese: str) -> str:
        english = self.english(ctx)
        if english is None:
            return chinese
        from jixiao.cli.english import COMMON

        name = option.opts[-1].lstrip("-").replace("-", "_")
        return english.options.get(name) or COMMON[name]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, line by line."""
        english = self.english(ctx)
        below = self.epilog if english is None else english.below
        if below:
            formatter.write_paragraph()
            for line in below.splitlines():
                formatter.write(f"{line}\n")


class BilingualCommand(_Bilingual):
    """A command with help in the language of the call."""


class BilingualGroup(_Bilingual, click.Group):
    """A group with help in the language of the call."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        _Bilingual.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Names of commands and their one-line helps."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [
            (name, _short(command, f"{ctx.command_path} {name}", english=in_english(ctx)))
            for name, command in found
            if command is not None
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """命令：…"""
        with formatter.section("Commands" if in_english(ctx) else "命令"):
            formatter.write_dl(self.summaries(ctx))


def _short(command: click.Command, path: str, *, english: bool) -> str:
    """A command's help in one line."""
    if not english:
        return command.get_short_help_str(60)
    from jixiao.cli.english import HELP

    known = HELP.get(path.partition(" ")[2])
    own = command.help_en if isinstance(command, _Bilingual) else ""
    return known.about if known is not None else own


def usage_in_chinese(pieces: str) -> str:
    """What click writes behind a command in its usage, in Chinese; what is to be filled in keeps the
    name that the help has for it.
    """
    for english, chinese in _OF_USAGE.items():
        pieces = pieces.replace(english, chinese)
    return pieces


def told(error: click.ClickException, english: bool) -> str:
    """A usage error in plain words, with where to get help."""
    if english:
        return f"Error: {error.format_message()}"
    context = getattr(error, "ctx", None)
    hint = f"\n用法见：{context.command_path} --help" if context is not None else ""
    return f"错误：{_in_chinese(error)}{hint}"


def _in_chinese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        name = (
            error.param.make_metavar(error.ctx)
            if error.param is not None and error.ctx is not None
            else ""
        )
        return f"缺少参数 {name}{_how(error.ctx)}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param is not None else ""
        return f"参数 {name} 的值不对：{_value_in_chinese(error)}"
    message = error.format_message()
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take a value" in message
        return f"选项 {error.option_name} 后面{'不要有值' if takes_none else '要有值'}"
    if isinstance(error, click.FileError):
        return f"{error.ui_filename} 打不开"
    if message.startswith("No such command"):
        name, known = message.split("'")[1], _commands(error)
        from jixiao.knowledge.nearest import perhaps  # where something is wrong alone

        near = perhaps(name, known).zh
        return f"没有命令 {name}{near}" if near else f"没有命令 {name}；可用的有 {'、'.join(known)}"
    if message.startswith("Got unexpected extra argument"):
        extra = "多余的参数" + message.partition("argument")[2].lstrip("s")
        return f"{extra}；选项前面是两个半角减号，如 --year" if _DASHED.search(extra) else extra
    if message.startswith("Missing command"):
        return f"没有写要做什么；可用的有 {'、'.join(_commands(error))}"
    return message if not _ENGLISH.search(message) else "用法不对"


_DASHED = regex(r"[( ][—–－―]+\w")
"""An option whose two hyphens a word processor made into a dash."""


def _how(ctx: click.Context | None) -> str:
    """How a command is written, and what it does, in its help's first paragraph."""
    if ctx is None:
        return ""
    usage = usage_in_chinese(" ".join(ctx.command.collect_usage_pieces(ctx)))
    about = inspect.cleandoc(ctx.command.help or "").split("\n\n")[0].replace("\n", "")
    return f"。写法：{ctx.command_path} {usage}\n  {about}"


def _commands(error: click.ClickException) -> list[str]:
    """The commands that there are, of the group that was asked."""
    context = getattr(error, "ctx", None)
    return (
        context.command.list_commands(context)
        if context is not None and isinstance(context.command, click.Group)
        else []
    )


def _value_in_chinese(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(str(choice) for choice in kind.choices)}"
    if isinstance(kind, click.IntRange):
        ends = [f"不小于 {kind.min}"] * (kind.min is not None)
        ends += [f"不大于 {kind.max}"] * (kind.max is not None)
        both = kind.min is not None and kind.max is not None
        return f"要填 {kind.min} 到 {kind.max} 的整数" if both else f"要填{'、'.join(ends)}的整数"
    if isinstance(kind, type(click.INT)):
        return "要填整数"
    if isinstance(kind, type(click.FLOAT)):
        return "要填数"
    if isinstance(kind, click.Path):
        return _path_in_chinese(error.message)
    return error.message if not _ENGLISH.search(error.message) else "不合要求"


def _path_in_chinese(message: str) -> str:
    """What click says of a path, by what it ends with."""
    told = next((zh for en, zh in _OF_PATHS.items() if en in message), "不合要求")
    named = _NAMED.search(message)
    return f"{named.group(1)} {told}" if named else told
