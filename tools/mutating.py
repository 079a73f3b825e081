"""Small faults for a Python module, one at a time: what a slip of a programmer's hand would do.

Left alone is what no run can show, or no user: docstrings, annotations, decorators, the settings
of a class (``frozen=True``), ``strict`` of a zip, ``__all__``, what only type checkers read,
assertions, the English text beside a Chinese one, and sums of literal strings, which crash at once.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_TURNED = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
_UNREAD = ("annotation", "returns", "decorator_list", "type_params")


class Mutant(NamedTuple):
    """One fault: the ``number``-th node of the module changed the ``way``-th way; the line of the
    node, and all lines of the statement (its head, if it has a body) that it stands in.
    """

    number: int
    way: int
    line: int
    lines: range
    said: str


class _Spot(NamedTuple):
    node: ast.AST
    lines: range


def mutants_of(source: str) -> list[Mutant]:
    """Every fault that a module can be given."""
    return [
        Mutant(
            number,
            way,
            getattr(spot.node, "lineno", 0),
            spot.lines,
            f"{_shown(spot.node)} → {_shown(changed)}",
        )
        for number, spot in enumerate(_nodes(ast.parse(source)))
        for way, changed in enumerate(_ways(spot.node))
    ]


def mutated(source: str, mutant: Mutant) -> str:
    """The module's source with one fault."""
    tree = ast.parse(source)
    node = list(_nodes(tree))[mutant.number].node
    changed = list(_ways(node))[mutant.way]
    for field in node._fields:
        if hasattr(changed, field):
            setattr(node, field, getattr(changed, field))
    return ast.unparse(ast.fix_missing_locations(tree))


def _nodes(node: ast.AST, lines: range = range(0)) -> Iterator[_Spot]:
    """The nodes within one that a run can show to be wrong, in the order of the source."""
    for name, value in ast.iter_fields(node):
        if name in _UNREAD or (isinstance(node, ast.ClassDef) and name == "keywords"):
            continue
        children = value if isinstance(value, list) else [value]
        for place, child in enumerate(children):
            second = isinstance(node, ast.Call) and name == "args" and place == 1
            if not isinstance(child, ast.AST) or _silent(child) or (second and _is_text(node)):
                continue
            own = _lines(child) if isinstance(child, ast.stmt) else lines
            yield _Spot(child, own)
            yield from _nodes(child, own)


def _silent(node: ast.AST) -> bool:
    """Whether nothing that a user could see hangs on the node."""
    if isinstance(node, ast.Assert):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.keyword) and node.arg in ("en", "strict")


def _is_text(call: ast.AST) -> bool:
    """``Text(zh, en)``: its second argument is English."""
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Text"


def _lines(statement: ast.stmt) -> range:
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    return range(statement.lineno, max(last, statement.lineno) + 1)


def _ways(node: ast.AST) -> Iterator[ast.AST]:
    """The node changed, once for each way."""
    changed = copy.copy(node)
    if isinstance(changed, ast.Compare) and type(changed.ops[0]) in _COMPARE:
        changed.ops = [_COMPARE[type(changed.ops[0])](), *changed.ops[1:]]
        yield changed
    elif isinstance(changed, ast.BinOp) and type(changed.op) in _ARITHMETIC:
        if not (_is_string(changed.left) or _is_string(changed.right)):
            changed.op = _ARITHMETIC[type(changed.op)]()
            yield changed
    elif isinstance(changed, ast.BoolOp):
        changed.op = ast.Or() if isinstance(changed.op, ast.And) else ast.And()
        yield changed
    elif isinstance(changed, (ast.If, ast.IfExp, ast.While)):
        if not _turned_anyway(changed.test):
            changed.test = ast.UnaryOp(op=ast.Not(), operand=changed.test)
            yield changed
    elif isinstance(changed, ast.Constant):
        yield from _constants(changed)


def _turned_anyway(test: ast.expr) -> bool:
    """Whether the fault in the comparison itself turns the condition round."""
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _TURNED)


def _is_string(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_string(node.left) or _is_string(node.right)
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _constants(node: ast.Constant) -> Iterator[ast.Constant]:
    if isinstance(node.value, bool):
        yield ast.Constant(value=not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(value=node.value + 1)
    elif isinstance(node.value, str) and node.value.replace(".", "", 1).isdigit():
        yield ast.Constant(value=node.value + "1" if "." in node.value else f"{node.value}.1")


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node.test) if isinstance(node, (ast.If, ast.While)) else ast.unparse(node)
    return f"if {text}" if isinstance(node, (ast.If, ast.While)) else text
