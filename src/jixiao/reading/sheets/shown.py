"""What a spreadsheet shows of a value under its number format; decimal throughout, halves away from
zero.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jixiao.core.figures import half_up
from jixiao.core.regex import regex
from jixiao.reading.sheets.codes import Section, Token, sections
from jixiao.reading.sheets.dates import shown_date

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_WIDEST_GENERAL = 11  # characters
_LARGEST = Decimal("1e60")
_ZERO = Decimal(0)
_PLAIN = regex(r"""([¥$])?(?:0|(#,##0))(\.0{1,12})?(?:(%)|"([^"\s]*)")?(?:_.)?""")


class _Plain(NamedTuple):
    """A code of one section and no choice: what stands before and behind, the style and the places."""

    lead: str
    style: str
    places: int
    percent: bool
    tail: str


def settled(value: Decimal) -> Decimal:
    """The value to the 15 digits that a spreadsheet keeps: 99.799999999999997 is 99.8."""
    return _FIFTEEN.add(value.normalize(_FIFTEEN), _ZERO)  # adding zero writes 1E+2 as 100


def shown_number(value: Decimal, code: str, since_1904: bool = False) -> str:
    """The number as the user sees it, outer blanks off."""
    if not value.is_finite() or abs(value) > _LARGEST:
        return str(value)
    if code == "General":
        return general(value)
    plain = _plain(code)
    if plain is not None:
        return _fast(value, plain)
    section, bare = _choose(value, sections(code))
    if section is None:
        return general(value)
    if section.has("date", "elapsed", "half"):
        return shown_date(value, section, since_1904) or general(value)
    amount = abs(value)
    if not section.tokens:
        return ""
    text = _number(amount, section.tokens).strip()
    return "-" + text if value < 0 and bare and text else text


@lru_cache(maxsize=2048)
def _plain(code: str) -> _Plain | None:
    """The common codes (0.00, #,##0.0_ , 0%, 0.00"万元") in short; None for all others."""
    match = _PLAIN.fullmatch(code)
    if match is None:
        return None
    lead, comma, decimals, percent, quoted = match.groups()
    return _Plain(
        lead or "",
        ",f" if comma else "f",
        len(decimals) - 1 if decimals else 0,
        bool(percent),
        ("%" if percent else "") + (quoted or ""),
    )


def _fast(value: Decimal, plain: _Plain) -> str:
    amount = settled(abs(value))
    text = (
        plain.lead
        + format(half_up(amount * 100 if plain.percent else amount, plain.places), plain.style)
        + plain.tail
    )
    return "-" + text if value < 0 else text


def shown_text(value: str, code: str) -> str:
    """A text under a format that has a section for texts."""
    if "@" not in code or code == "@":
        return value
    section = sections(code)[-1]
    if not section.has("at"):
        return value
    return "".join(
        value if kind == "at" else token for kind, token in section.tokens if kind in ("at", "text")
    ).strip()


def general(value: Decimal) -> str:
    """The General format: as many digits as fit into eleven characters."""
    value = settled(value)
    size = abs(value)
    if size == 0:
        return "0"
    if size >= Decimal("1e11") or (size < Decimal("1e-4") and _places(value) > _WIDEST_GENERAL - 2):
        return _scientific(value)
    whole = len(str(int(size)))
    rounded = half_up(value, max(0, min(_places(value), _WIDEST_GENERAL - 1 - whole)))
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _scientific(value: Decimal) -> str:
    exponent = value.adjusted()
    digits = format(half_up(value.scaleb(-exponent), 5), "f").rstrip("0").rstrip(".")
    return f"{digits}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


def _choose(value: Decimal, found: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section for a value, and whether a negative value still needs its sign."""
    numeric = [
        section
        for section in found[:3]
        if not (section.has("at") and len(found) > 1 and section is found[-1])
    ]
    if not numeric or (len(numeric) == 1 and numeric[0].has("at")):
        return None, True
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(value, *section.condition):
                return section, section is numeric[
                    0
                ] or section.condition is None or section.condition[0] not in ("<", "<=")
        return numeric[-1], True
    if value < 0 and len(numeric) >= 2:
        return numeric[1], False
    if value == 0 and len(numeric) >= 3:
        return numeric[2], False
    return numeric[0], True


def _holds(value: Decimal, operator: str, limit: Decimal) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[operator]


def _number(amount: Decimal, tokens: tuple[Token, ...]) -> str:
    if any(kind == "general" for kind, _ in tokens):
        return "".join(general(amount) if kind == "general" else value for kind, value in tokens)
    if not any(kind == "digit" for kind, _ in tokens):
        return "".join(general(amount) if kind == "at" else value for kind, value in tokens)
    if _is_fraction(tokens):
        return _fraction(amount, tokens)
    first, last = _digit_bounds(tokens)
    exponent = next((i for i, (kind, _) in enumerate(tokens) if kind == "exponent"), None)
    if exponent is not None:
        return _with_exponent(amount, tokens, exponent)
    amount = settled(amount) * Decimal(100) ** sum(1 for kind, _ in tokens if kind == "percent")
    dot = next((i for i, (kind, _) in enumerate(tokens) if kind == "dot"), None)
    return _fixed(
        amount.scaleb(-3 * _thousands(tokens, dot, first, last)), tokens, dot, first, last
    )


def _thousands(tokens: tuple[Token, ...], dot: int | None, first: int, last: int) -> int:
    """Commas right behind the digits divide by a thousand each."""
    count = 0
    at = dot - 1 if dot is not None else first
    while at > first and tokens[at][0] == "comma":
        count, at = count + 1, at - 1
    at = last + 1
    while at < len(tokens) and tokens[at][0] == "comma":
        count, at = count + 1, at + 1
    return count


def _digit_bounds(tokens: tuple[Token, ...]) -> tuple[int, int]:
    at = [i for i, (kind, _) in enumerate(tokens) if kind == "digit"]
    return at[0], at[-1]


def _fixed(
    amount: Decimal, tokens: tuple[Token, ...], dot: int | None, first: int, last: int
) -> str:
    end = dot if dot is not None else last + 1
    fraction = tokens[dot + 1 :] if dot is not None else ()
    places = sum(1 for kind, _ in fraction if kind == "digit")
    whole, _, decimals = format(half_up(amount, places), "f").partition(".")
    grouped = any(
        kind == "comma" and first < i < _last_digit(tokens, end)
        for i, (kind, _) in enumerate(tokens[:end])
    )
    left = _whole(whole.lstrip("0"), tokens[:end], grouped)
    if dot is None:
        return left + "".join(value for kind, value in tokens[end:] if kind != "comma")
    shown = _decimals(decimals, fraction)
    return left + "." + shown


def _last_digit(tokens: tuple[Token, ...], end: int) -> int:
    return max((i for i, (kind, _) in enumerate(tokens[:end]) if kind == "digit"), default=0)


def _whole(digits: str, tokens: tuple[Token, ...], grouped: bool) -> str:
    """Digits laid from the right on the placeholders; what is left over stands at the first one."""
    out: list[str] = []
    placed = 0
    remaining = sum(1 for kind, _ in tokens if kind == "digit")
    if remaining == 0:
        return "".join(value for kind, value in tokens if kind != "comma") + digits
    for kind, value in reversed(tokens):
        if kind != "digit":
            out.append("" if kind == "comma" else value)
            continue
        remaining -= 1
        taken = digits[-1:] or {"0": "0", "?": " ", "#": ""}[value]
        digits = digits[:-1]
        rest = digits if remaining == 0 else ""
        for char in (taken, *reversed(rest)):
            if char:
                out.append("," if grouped and placed and placed % 3 == 0 and char != " " else "")
                out.append(char)
                placed += 1
    return "".join(reversed(out))


def _decimals(decimals: str, tokens: tuple[Token, ...]) -> str:
    marks = [value for kind, value in tokens if kind == "digit"]
    kept = len(marks)
    while kept and marks[kept - 1] != "0" and decimals[kept - 1] == "0":
        kept -= 1
    out, at = [], 0
    for kind, value in tokens:
        if kind == "digit":
            out.append(decimals[at] if at < kept else " " if value == "?" else "")
            at += 1
        elif kind != "comma":
            out.append(value)
    return "".join(out)


def _with_exponent(amount: Decimal, tokens: tuple[Token, ...], at: int) -> str:
    mantissa, rest = tokens[:at], tokens[at + 1 :]
    dot = next((i for i, (kind, _) in enumerate(mantissa) if kind == "dot"), None)
    whole = max(1, sum(1 for kind, _ in mantissa[:dot] if kind == "digit"))
    places = sum(1 for kind, _ in mantissa[dot:] if kind == "digit") if dot is not None else 0
    exponent = amount.adjusted() - (amount.adjusted() % whole if whole > 1 else 0) if amount else 0
    scaled = half_up(amount.scaleb(-exponent), places)
    if scaled >= Decimal(10) ** whole:
        exponent += whole
        scaled = half_up(amount.scaleb(-exponent), places)
    width = sum(1 for kind, _ in rest if kind == "digit")
    sign = "-" if exponent < 0 else "+" if tokens[at][1].endswith("+") else ""
    return f"{format(scaled, 'f')}E{sign}{abs(exponent):0{width}d}" + "".join(
        value for kind, value in rest if kind == "text"
    )


def _is_fraction(tokens: tuple[Token, ...]) -> bool:
    at = next((i for i, (kind, _) in enumerate(tokens) if kind == "slash"), None)
    return (
        at is not None
        and 0 < at < len(tokens) - 1
        and tokens[at - 1][0] == "digit"
        and tokens[at + 1][0] in ("digit", "text")
    )


def _fraction(amount: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(i for i, (kind, _) in enumerate(tokens) if kind == "slash")
    fixed = "".join(value for _, value in tokens[at + 1 :]).strip()
    exact = Fraction(amount)
    if fixed.isdigit() and int(fixed):
        found = Fraction(round(exact * int(fixed)), int(fixed))
    else:
        found = exact.limit_denominator(
            10 ** max(1, min(fixed.count("?") + fixed.count("#"), 4)) - 1
        )
    whole = any(kind == "text" and value == " " for kind, value in tokens[:at])
    lead, rest = divmod(found.numerator, found.denominator) if whole else (0, found.numerator)
    part = f"{rest}/{found.denominator}" if rest or not whole else ""
    return " ".join(piece for piece in (str(lead) if lead or not part else "", part) if piece)
