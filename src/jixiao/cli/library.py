"""``jixiao library``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.failing import fail
from jixiao.cli.files import check_target, write_file
from jixiao.cli.given import spoken
from jixiao.cli.output import put, terminal_width
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand

if TYPE_CHECKING:
    from jixiao.knowledge.indicators import KnownIndicator

_EXAMPLES = """示例：

    jixiao library                        列出全部指标
    jixiao library 满意度                   搜指标，字不全也能找到
    jixiao library --fund 失业保险           失业保险的指标和各基金通用的指标
    jixiao library 发放率 --format json      给程序用
    jixiao library --out 指标库.xlsx         写成工作簿"""
_NARROW = 110  # columns of a terminal below which formula and source go to a line of their own


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option(
    "--fund", metavar="F", help="只要这个基金的（连同各基金通用的），如 城乡居民基本医疗保险"
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json", "xlsx", "csv"]),
    help="输出格式；不给则看 --out 的扩展名，再不然是 text",
)
@click.option(
    "--out", metavar="PATH", type=click.Path(path_type=Path), help="写到这个文件；不给则打印到终端"
)
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@spoken("中文（zh）或英文（en）")
def library(
    words: tuple[str, ...],
    fund: str | None,
    kind: str | None,
    out: Path | None,
    force: bool,
    lang: str,
) -> int:
    """查指标库：名称、级次、单位、方向、计算公式、常用指标值、来源。

    WORDS 是要找的词，可以不全；给出几个词的，都要符合。
    """
    from jixiao.application.library import library as searched
    from jixiao.application.library import library_file

    chosen = _format(kind, out, force)
    entries = searched(words, fund=fund)
    if not entries:
        fail(
            f"指标库里没有和“{' '.join(words)}”相近的指标",
            f"nothing like {' '.join(words)!r} in the library",
            status=1,
        )
    if chosen == "text":
        content = _text(entries, lang, out is None).encode()
    else:
        content = library_file(entries, chosen)
    if out is None:
        put(content)
        if chosen == "text":
            _say_of(fund, entries, lang)
        return 0
    write_file(out, content)
    _say_of(fund, entries, lang)
    count = len(entries)
    say(f"Wrote {out}: {count} indicators." if lang == "en" else f"已写出 {out}：{count}个指标。")
    return 0


def _say_of(fund: str | None, entries: tuple[KnownIndicator, ...], lang: str) -> None:
    """That a fund has no indicators of its own, and what was listed instead."""
    from jixiao.application.library import held_fund

    if fund is None or any(entry.funds for entry in entries):
        return
    named = held_fund(fund)
    say(
        f"{named} has no indicators of its own: those of all funds are listed."
        if lang == "en"
        else f"{named}没有自己的指标，列的是各项基金通用的。"
    )


def _format(kind: str | None, out: Path | None, force: bool) -> str:
    endings = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".txt": "text"}
    if out is not None:
        check_target(out, force=force)
        if kind is None and out.suffix.lower() not in endings:
            fail(
                f"不知道 {out.name} 要写成什么格式：扩展名用 {'、'.join(endings)}",
                f"unknown ending of {out.name}: use {', '.join(endings)}",
            )
    chosen = kind or (endings[out.suffix.lower()] if out is not None else "text")
    if chosen == "xlsx" and out is None and sys.stdout.isatty():
        fail(
            "工作簿（xlsx）要写到文件：请加 --out 指标库.xlsx",
            "an xlsx needs a file: add --out library.xlsx",
        )
    return chosen


def _text(entries: tuple[KnownIndicator, ...], lang: str, on_terminal: bool) -> str:
    """A table of the terminal's width, east-Asian characters counted two wide; where it is narrow,
    the columns that matter most.
    """
    import io

    from rich.console import Console
    from rich.table import Table

    from jixiao.application.library import COLUMNS, row_of

    terminal = on_terminal and sys.stdout.isatty()
    width = terminal_width() if terminal else 160
    shown = [
        each
        for each in COLUMNS
        if width >= _NARROW or each[0] not in ("formula", "source", "level1")
    ]
    table = Table(show_lines=False, header_style="bold", pad_edge=False, padding=(0, 1), box=None)
    for name, title in shown:
        table.add_column(title if lang == "zh" else name, overflow="fold", ratio=_RATIOS[name])
    for entry in entries:
        row = row_of(entry, lang)
        table.add_row(*(row[name].replace("[", "\\[") for name, _ in shown))
    out = io.StringIO()
    Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
    ).print(table)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return (
        "\n".join(lines) + f"\n{len(entries)}个指标\n"
        if lang == "zh"
        else "\n".join(lines) + f"\n{len(entries)} indicators\n"
    )


_RATIOS = {
    "name": 24,
    "level1": 8,
    "level2": 12,
    "unit": 6,
    "direction": 10,
    "formula": 28,
    "target": 15,
    "funds": 26,
    "source": 14,
}
