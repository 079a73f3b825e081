"""Chinese help and error messages for click, whose own are English."""

from __future__ import annotations

import click


class _Chinese(click.Command):
    """Help with Chinese headings; the epilog keeps its lines, for examples."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with a Chinese help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：…"""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法："
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项：…"""
        options = [
            parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)
        ]
        records = [
            record for option in options if (record := option.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, line by line."""
        if self.epilog:
            formatter.write_paragraph()
            for line in self.epilog.splitlines():
                formatter.write(f"{line}\n")


class ChineseCommand(_Chinese):
    """A command with Chinese help."""


class ChineseGroup(_Chinese, click.Group):
    """A group with Chinese help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        _Chinese.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Names of commands and their one-line helps."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [
            (name, command.get_short_help_str(60)) for name, command in found if command is not None
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """命令：…"""
        with formatter.section("命令"):
            formatter.write_dl(self.summaries(ctx))


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
        return f"缺少参数 {name}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param is not None else ""
        return f"参数 {name} 的值不对：{_value_in_chinese(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面要有值"
    message = error.format_message()
    if message.startswith("No such command"):
        return (
            f"没有命令 {message.removeprefix('No such command').strip(' .')}；可用的有"
            f" {'、'.join(_commands(error))}"
        )
    if message.startswith("Got unexpected extra argument"):
        return "多余的参数" + message.partition("argument")[2].lstrip("s")
    return message


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
        return f"要填 {kind.min} 到 {kind.max} 的整数"
    return error.message
