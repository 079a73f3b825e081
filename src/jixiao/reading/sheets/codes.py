"""Number format codes taken apart: sections, conditions and tokens; and the codes that formats have
by number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<skip>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<date>yyyy|yyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss(?:\.0{1,3})?|s(?:\.0{1,3})?|e+|g+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = regex(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")

Token = tuple[str, str]


class Section(msgspec.Struct, frozen=True):
    """One section of a code; token kinds: text, digit, dot, comma, percent, exponent, slash,
    general, at, date, elapsed, half.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    chinese: bool = False  # [DBNum1]: digits as Chinese characters

    def has(self, *kinds: str) -> bool:
        """Whether any token is of one of these kinds."""
        return any(kind in kinds for kind, _ in self.tokens)


@lru_cache(maxsize=2048)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, at most four."""
    return tuple(_section(part) for part in _split(code[:1000])[:4])


def _split(code: str) -> list[str]:
    parts, start, at, quoted = [], 0, 0, False
    while at < len(code):
        char = code[at]
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "\\!_*":
            at += 1
        elif not quoted and char == ";":
            parts.append(code[start:at])
            start = at + 1
        at += 1
    return [*parts, code[start:]]


def _section(part: str) -> Section:
    tokens: list[Token] = []
    condition, chinese = None, False
    for match in _TOKEN.finditer(part):
        kind, value = str(match.lastgroup), match.group(str(match.lastgroup))
        if kind == "bracket":
            found = _CONDITION.fullmatch(value.strip())
            if found:
                condition = (found.group(1), Decimal(found.group(2)))
            elif value.startswith("$"):
                tokens.append(("text", value[1:].partition("-")[0]))
            elif value and set(value.lower()) in ({"h"}, {"m"}, {"s"}):
                tokens.append(("elapsed", value.lower()))
            elif value.lower() == "dbnum1":
                chinese = True
        elif kind != "fill":
            tokens.append(_token(kind, value))
    return Section(tuple(_minutes(tokens)), condition, chinese)


def _token(kind: str, value: str) -> Token:
    if kind in ("quoted", "escaped"):
        return "text", value
    if kind == "skip":
        return "text", " "
    if kind in ("general", "half", "exponent"):
        return kind, value
    if kind == "date":
        return kind, value.lower()
    return {
        "0": "digit",
        "#": "digit",
        "?": "digit",
        ".": "dot",
        ",": "comma",
        "%": "percent",
        "@": "at",
        "/": "slash",
    }.get(value, "text"), value


def _minutes(tokens: list[Token]) -> list[Token]:
    """``m`` after hours or before seconds means minutes."""
    clock = [i for i, (kind, _) in enumerate(tokens) if kind in ("date", "elapsed")]
    for order, i in enumerate(clock):
        if tokens[i][1] in ("m", "mm") and tokens[i][0] == "date":
            before = tokens[clock[order - 1]][1] if order else ""
            after = tokens[clock[order + 1]][1] if order + 1 < len(clock) else ""
            if before.startswith("h") or after.startswith("s"):
                tokens[i] = ("date", "n" * len(tokens[i][1]))
    return tokens
