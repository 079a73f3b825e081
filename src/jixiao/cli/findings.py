"""How the commands that make files tell what is wrong in what they made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from jixiao.cli.saying import say
from jixiao.core.findings import Finding, Severity, Text
from jixiao.knowledge.labels import of_rows

_MOST_LINES = 60
_SEVERITIES = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("请看", "Warning"),
    Severity.REMARK: Text("提示", "Note"),
}


class Told(Protocol):
    """What a command made: its findings can be counted; ``internal`` are crashes of our own."""

    @property
    def internal(self) -> tuple[str, ...]:
        """Tracebacks of checks that crashed."""

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""


def finding_lines(
    findings: Sequence[Finding],
    lang: str,
    head: str = "",
    told: Callable[[Finding], Text] | None = None,
) -> list[str]:
    """A line for each finding, errors first, then warnings, then remarks; ``head`` begins each.
    ``told`` gives the words where they are not code and message.
    """
    order = list(_SEVERITIES)
    return [
        f"{head}[{_SEVERITIES[each.severity].of(lang)}] "
        + (told(each).of(lang) if told is not None else f"{each.code} {each.message.of(lang)}")
        for each in sorted(findings, key=lambda each: order.index(each.severity))
    ]


def left_out(head: str, fields: Sequence[str], lang: str) -> str:
    """That a layout has no place for some fields of a form."""
    words = of_rows(fields).of(lang)
    if lang == "en":
        return f"{head}the layout has no place for {words}: left out"
    return f"{head}样式里没有地方放 {words}，未写出"


def status_of(made: Told) -> int:
    """The exit status: 3 where a check of ours crashed, 1 where there is an error, else 0."""
    return 3 if made.internal else int(made.count(Severity.ERROR) > 0)


def say_lines(lines: Sequence[str], lang: str) -> None:
    """The lines, as far as someone will read them."""
    for line in lines[:_MOST_LINES]:
        say(line)
    if len(lines) > _MOST_LINES:
        more = len(lines) - _MOST_LINES
        say(f"… and {more} more" if lang == "en" else f"……另有{more}条")


def say_outcome(
    made: Told,
    what: str,
    what_zh: str,
    out: Path,
    lang: str,
    *,
    written: bool,
    draftable: bool = True,
) -> None:
    """Whether it was ``written``, and how many findings there are; ``draftable`` where --draft
    would write it all the same.
    """
    for trace in made.internal:
        say(trace)
    errors, warnings = made.count(Severity.ERROR), made.count(Severity.WARNING)
    if not written:
        hint = " --draft writes it all the same." if draftable else ""
        zh = "先要草稿请加 --draft。" if draftable else "这些数没法算，请先改正。"
        say(
            f"Nothing was written; errors: {errors}.{hint}"
            if lang == "en"
            else f"有{errors}处错误，什么也没有写。{zh}"
        )
        return
    counted = [(errors, f"{errors}处错误"), (warnings, f"{warnings}处请看一下")]
    more = "".join(f"，{words}" for count, words in counted if count)
    english = [(errors, f"errors: {errors}"), (warnings, f"warnings: {warnings}")]
    rest = "".join(f", {words}" for count, words in english if count)
    say(f"Wrote {out}: {what}{rest}." if lang == "en" else f"已写出 {out}：{what_zh}{more}。")
