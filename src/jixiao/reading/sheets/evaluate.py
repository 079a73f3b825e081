"""Values of formulas that were stored without one: Decimal arithmetic and common functions, bounded
work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_UP, Decimal, DecimalException, localcontext

import msgspec

from jixiao.core.figures import half_up
from jixiao.reading.sheets.cells import Box
from jixiao.reading.sheets.formulas import Node, Unsupported, parse_formula
from jixiao.reading.sheets.shown import general, settled

Key = tuple[str, int, int]  # sheet, row, column


class Wrong(msgspec.Struct, frozen=True):
    """An error value, as the spreadsheet prints it."""

    text: str


Held = Decimal | str | bool | Wrong | None
_DIVISION = Wrong("#DIV/0!")
_VALUE = Wrong("#VALUE!")
_STEPS = 2_000_000
_LARGEST = 308  # as an exponent and as places


class Evaluator:
    """Computes formulas over the known values of a workbook; each cell once, cycles and the unknown
    refused.
    """

    def __init__(self, known: dict[Key, Held], formulas: dict[Key, str]) -> None:
        self._known = known
        self._formulas = formulas
        self._failed: set[Key] = set()
        self._steps = _STEPS

    def value(self, key: Key) -> Held:
        """The value of a cell; raises Unsupported where it cannot be computed."""
        stack, opened = [key], set[Key]()
        while stack:
            at = stack[-1]
            if at in self._known or at in self._failed:
                stack.pop()
            elif at in opened:
                stack.pop()
                self._settle(at)
            else:
                opened.add(at)
                stack.extend(self._open_operands(at, opened))
        if key in self._failed:
            raise Unsupported(self._formulas.get(key, ""))
        return self._known.get(key)

    def _settle(self, key: Key) -> None:
        try:
            result = self._scalar(parse_formula(self._formulas[key]), key[0])
            self._known[key] = settled(result) if isinstance(result, Decimal) else result
        except (Unsupported, DecimalException, ArithmeticError, ValueError, RecursionError):
            self._failed.add(key)

    def _open_operands(self, key: Key, opened: set[Key]) -> list[Key]:
        """Formulas that this one reads and that have no value yet; a cycle fails."""
        try:
            tree = parse_formula(self._formulas[key])
        except (Unsupported, RecursionError):
            self._failed.add(key)
            return []
        found: list[Key] = []
        for sheet, area in _references(tree, key[0]):
            for at in self._within(sheet, area):
                if at in self._formulas and at not in self._known and at not in self._failed:
                    if at in opened:
                        self._failed.add(key)
                        return []
                    found.append(at)
        return found

    def _within(self, sheet: str, area: Box) -> Iterator[Key]:
        top, left, bottom, right = area
        self._steps -= min(
            (bottom - top + 1) * (right - left + 1), len(self._formulas) + len(self._known)
        )
        if self._steps < 0:
            raise Unsupported("too much work")
        if (bottom - top + 1) * (right - left + 1) <= len(self._formulas) + len(self._known):
            return (
                (sheet, row, column)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            )
        return (
            at
            for held in (list(self._known), self._formulas)
            for at in held
            if at[0] == sheet and top <= at[1] <= bottom and left <= at[2] <= right
        )

    def _read(self, key: Key) -> Held:
        if key in self._failed or (key in self._formulas and key not in self._known):
            raise Unsupported("operand")
        return self._known.get(key)

    def _scalar(self, node: Node, sheet: str) -> Held:
        kind = node[0]
        if kind in ("number", "text", "bool"):
            return node[1]  # type: ignore[return-value]
        if kind == "error":
            return Wrong(str(node[1]))
        if kind == "blank":
            return None
        if kind == "ref":
            name, area = node[1] or sheet, node[2]
            if area[:2] != area[2:]:  # type: ignore[index]
                raise Unsupported("range as a value")
            return self._read((name, area[0], area[1]))  # type: ignore[arg-type, index]
        if kind == "call":
            return self._call(str(node[1]), node[2], sheet)  # type: ignore[arg-type]
        if kind == "negative":
            value = _number(self._scalar(node[1], sheet))  # type: ignore[arg-type]
            return value if isinstance(value, Wrong) else -value
        return _binary(str(kind), self._scalar(node[1], sheet), self._scalar(node[2], sheet))  # type: ignore[arg-type]

    def _call(self, name: str, arguments: tuple[Node, ...], sheet: str) -> Held:
        if name == "IF" and 2 <= len(arguments) <= 3:
            test = self._scalar(arguments[0], sheet)
            if isinstance(test, Wrong):
                return test
            chosen = arguments[1:2] if _true(test) else arguments[2:3]
            if not chosen:
                return False
            found = self._scalar(chosen[0], sheet)
            return Decimal(0) if found is None else found  # "" stays a text, a blank cell is 0
        if name == "IFERROR" and len(arguments) == 2:
            first = self._scalar(arguments[0], sheet)
            return self._scalar(arguments[1], sheet) if isinstance(first, Wrong) else first
        if name in ("ISNUMBER", "N") and len(arguments) == 1:
            value = self._scalar(arguments[0], sheet)
            if name == "ISNUMBER":
                return isinstance(value, Decimal)
            return value if isinstance(value, Decimal | Wrong) else Decimal(value is True)
        if name in _SCALAR:
            return self._plain(name, arguments, sheet)
        if name in _AGGREGATES:
            return self._aggregate(name, arguments, sheet)
        raise Unsupported(name)

    def _plain(self, name: str, arguments: tuple[Node, ...], sheet: str) -> Held:
        values = [_number(self._scalar(argument, sheet)) for argument in arguments]
        numbers = [value for value in values if isinstance(value, Decimal)]
        if len(numbers) < len(values):
            return next(value for value in values if isinstance(value, Wrong))
        if not 1 <= len(numbers) <= 2:
            raise Unsupported(name)
        # a spreadsheet knows no such sizes; rounding to 1e999999 places takes half a minute
        if numbers[0].adjusted() > _LARGEST or any(abs(each) > _LARGEST for each in numbers[1:]):
            raise Unsupported("beyond what a spreadsheet holds")
        return _SCALAR[name](numbers[0], int(numbers[1]) if len(numbers) == 2 else 0)

    def _aggregate(self, name: str, arguments: tuple[Node, ...], sheet: str) -> Held:
        numbers: list[Decimal] = []
        for argument in arguments:
            values: list[Held]
            if argument[0] == "ref":
                area: Box = argument[2]  # type: ignore[assignment]
                values = [
                    value
                    for value in map(self._read, self._within(str(argument[1] or sheet), area))
                    if isinstance(value, Decimal | Wrong)
                ]
            else:
                values = [_number(self._scalar(argument, sheet))]
            wrong = next((value for value in values if isinstance(value, Wrong)), None)
            if wrong is not None and name != "COUNT":
                return wrong
            numbers.extend(value for value in values if isinstance(value, Decimal))
        return _AGGREGATES[name](numbers)


def _references(node: Node, sheet: str) -> Iterator[tuple[str, Box]]:
    if node[0] == "ref":
        yield str(node[1] or sheet), node[2]  # type: ignore[misc]
        return
    for part in node[1:]:
        if isinstance(part, tuple):
            for inner in part if part and isinstance(part[0], tuple) else (part,):
                yield from _references(inner, sheet)


def _number(value: Held) -> Decimal | Wrong:
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal | Wrong):
        return value
    if value is None:
        return Decimal(0)
    text = value.strip().replace(",", "")
    percent = text.endswith("%")
    try:
        found = Decimal(text.rstrip("%"))
    except DecimalException:
        return _VALUE
    return (found / 100 if percent else found) if found.is_finite() else _VALUE


def _true(value: Held) -> bool:
    return bool(value) if not isinstance(value, str) else value.upper() == "TRUE"


def _binary(operator: str, left: Held, right: Held) -> Held:
    for side in (left, right):
        if isinstance(side, Wrong):
            return side
    if operator == "&":
        return _words(left) + _words(right)
    if operator in ("=", "<>", "<", ">", "<=", ">="):
        return _compared(operator, left, right)
    a, b = _number(left), _number(right)
    if isinstance(a, Wrong) or isinstance(b, Wrong):
        return a if isinstance(a, Wrong) else b
    if operator == "/" and b == 0:
        return _DIVISION
    if operator == "^" and (b != b.to_integral_value() or abs(b) > 400):
        raise Unsupported("power")
    with localcontext(prec=34):
        result = {
            "+": a.__add__,
            "-": a.__sub__,
            "*": a.__mul__,
            "/": a.__truediv__,
            "^": a.__pow__,
        }[operator](b)
    return settled(result) if operator in "/^" else result


def _compared(operator: str, left: Held, right: Held) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        a, b = _words(left).lower(), _words(right).lower()
        if (
            isinstance(left, str) != isinstance(right, str)
            and left is not None
            and right is not None
        ):
            raise Unsupported("text beside number")
        return {"=": a == b, "<>": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[
            operator
        ]
    x, y = _number(left), _number(right)
    assert isinstance(x, Decimal)
    assert isinstance(y, Decimal)
    x, y = settled(x), settled(y)
    return {"=": x == y, "<>": x != y, "<": x < y, ">": x > y, "<=": x <= y, ">=": x >= y}[operator]


def _words(value: Held) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return general(value) if isinstance(value, Decimal) else value if isinstance(value, str) else ""


def _rounded(value: Decimal, places: int) -> Decimal:
    return half_up(settled(value), max(-30, min(places, 30)))


def _toward(rounding: str) -> Callable[[Decimal, int], Decimal]:
    def apply(value: Decimal, places: int) -> Decimal:
        places = max(-30, min(places, 30))
        return settled(value).scaleb(places).quantize(Decimal(1), rounding=rounding).scaleb(-places)

    return apply


def _average(numbers: list[Decimal]) -> Held:
    return settled(sum(numbers, Decimal(0)) / len(numbers)) if numbers else _DIVISION


def _product(numbers: list[Decimal]) -> Held:
    result = Decimal(1)
    for number in numbers:
        result = settled(result * number)
    return result if numbers else Decimal(0)


_SCALAR: dict[str, Callable[[Decimal, int], Decimal]] = {
    "ROUND": _rounded,
    "ROUNDUP": _toward(ROUND_UP),
    "ROUNDDOWN": _toward(ROUND_DOWN),
    "TRUNC": _toward(ROUND_DOWN),
    "INT": lambda value, _: settled(value).to_integral_value(ROUND_FLOOR),
    "ABS": lambda value, _: abs(value),
}
_AGGREGATES: dict[str, Callable[[list[Decimal]], Held]] = {
    "SUM": lambda numbers: settled(sum(numbers, Decimal(0))),
    "AVERAGE": _average,
    "PRODUCT": _product,
    "MIN": lambda numbers: min(numbers, default=Decimal(0)),
    "MAX": lambda numbers: max(numbers, default=Decimal(0)),
    "COUNT": lambda numbers: Decimal(len(numbers)),
    "AND": all,
    "OR": any,
}
