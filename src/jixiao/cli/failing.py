"""Commands that end with a plain message, and how errors of the user are told."""

from __future__ import annotations

from typing import NoReturn

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding

_MOST = 50


class Ended(UserError):
    """A command ended with a plain message and an exit status."""

    def __init__(self, finding: Finding, status: int) -> None:
        super().__init__(finding)
        self.status = status


def fail(zh: str, en: str, status: int = 2, code: str = "E004") -> NoReturn:
    """End the command with a plain message."""
    raise Ended(fault(code, zh, en), status)


def said(error: UserError, english: bool) -> str:
    """What is wrong with an input, counted where it is more than one thing; of very many the first."""
    lines = [each.message.en if english else each.message.zh for each in error.findings]
    if len(lines) == 1:
        return ("Error: " if english else "错误：") + lines[0]
    head = f"Error: {len(lines)} things are wrong" if english else f"错误：共{len(lines)}处"
    shown = [f"  {line}" for line in lines[:_MOST]]
    if len(lines) > _MOST:
        left = len(lines) - _MOST
        shown.append(f"  … and {left} more" if english else f"  ……还有{left}处，没有列出")
    return "\n".join((head, *shown))
