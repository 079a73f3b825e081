"""Formulas parsed into small trees; what is not plain arithmetic or a common function is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.core.regex import regex
from jixiao.reading.sheets.cells import box, column_of, letters

# ("number", Decimal) ("text", str) ("bool", bool) ("error", str) ("ref", sheet, box) ("call", name,
# nodes) (operator, left, right)
Node = tuple[object, ...]

_TOKEN = regex(
    r"""\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)(?![A-Za-z:])|"(?P<text>(?:[^"]|"")*)"|(?P<error>\#(?:DIV/0!|N/A|VALUE!|REF!|NAME\?|NUM!|NULL!))"""
    r"""|(?P<ref>(?:(?:'(?:[^']|'')+'|[^\s'"(),;:!+\-*/^&=<>%\#{}\[\]]+)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\w.(])"""
    r"""|(?P<call>[A-Za-z_.][\w.]*)\s*\(|(?P<word>TRUE|FALSE)(?![\w(])|(?P<operator><=|>=|<>|[-+*/^&=<>%(),]))""",
    re.IGNORECASE,
)
_RELATIVE = regex(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.!])"""
)
_BINDING = {
    "=": 1,
    "<>": 1,
    "<": 1,
    ">": 1,
    "<=": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}
_DEEPEST = 40
_LONGEST = 4000


class Unsupported(Exception):
    """A formula that is left to the spreadsheet."""


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> Node:
    """The tree of a formula (without its equals sign)."""
    if len(text) > _LONGEST:
        raise Unsupported("too long")
    return _Parser(text).whole()


def moved(text: str, rows: int, columns: int) -> str:
    """A shared formula as it reads some rows down and columns to the right."""

    def shifted(match: re.Match[str]) -> str:
        if match.group(1):
            return match.group()
        column, row = column_of(match.group(3)), int(match.group(5))
        column += 0 if match.group(2) else columns
        row += 0 if match.group(4) else rows
        return (
            f"{match.group(2)}{letters(column)}{match.group(4)}{row}"
            if column > 0 and row > 0
            else "#REF!"
        )

    return _RELATIVE.sub(shifted, text)


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = self._split(text)
        self._at = 0
        self._depth = 0

    @staticmethod
    def _split(text: str) -> list[tuple[str, str]]:
        tokens: list[tuple[str, str]] = []
        at, text = 0, text.strip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise Unsupported(text[at : at + 20])
            kind = str(match.lastgroup)
            tokens.append((kind, match.group(kind)))
            at = match.end()
        return tokens

    def whole(self) -> Node:
        node = self._expression(0)
        if self._at != len(self._tokens):
            raise Unsupported("rest")
        return node

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _take(self, operator: str) -> bool:
        if self._peek() == ("operator", operator):
            self._at += 1
            return True
        return False

    def _expression(self, binding: int) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unsupported("too deep")
        left = self._unary()
        while True:
            kind, operator = self._peek()
            strength = _BINDING.get(operator, 0) if kind == "operator" else 0
            if strength <= binding:
                break
            self._at += 1
            left = (operator, left, self._expression(strength))
        self._depth -= 1
        return left

    def _unary(self) -> Node:
        sign = 1
        while self._peek() in (("operator", "-"), ("operator", "+")):
            sign = -sign if self._peek()[1] == "-" else sign
            self._at += 1
        node = self._operand()
        while self._take("%"):
            node = ("/", node, ("number", Decimal(100)))
        return node if sign > 0 else ("negative", node)

    def _operand(self) -> Node:
        kind, value = self._peek()
        self._at += 1
        if kind == "number":
            return "number", Decimal(value)
        if kind == "text":
            return "text", value.replace('""', '"')
        if kind == "error":
            return "error", value.upper()
        if kind == "word":
            return "bool", value.upper() == "TRUE"
        if kind == "ref":
            return _reference(value)
        if kind == "call":
            return "call", value.upper().removeprefix("_XLFN."), self._arguments()
        if (kind, value) == ("operator", "("):
            node = self._expression(0)
            if self._take(")"):
                return node
        raise Unsupported(value)

    def _arguments(self) -> tuple[Node, ...]:
        found: list[Node] = []
        if self._take(")"):
            return ()
        while True:
            empty = self._peek() in (("operator", ","), ("operator", ")"))
            found.append(("blank",) if empty else self._expression(0))
            if self._take(")"):
                return tuple(found)
            if not self._take(","):
                raise Unsupported("arguments")


def _reference(value: str) -> Node:
    sheet, _, cells = value.rpartition("!")
    found = box(cells)
    if found is None or "[" in sheet:
        raise Unsupported(value)
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    return "ref", name or None, found
