"""Small faults for a Python module, one at a time: what a slip of a programmer's hand would do."""

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


class Mutant(NamedTuple):
    """One fault: the ``number``-th node of the module changed the ``way``-th way."""

    number: int
    way: int
    line: int
    said: str


def mutants_of(source: str) -> list[Mutant]:
    """Every fault that a module can be given."""
    return [
        Mutant(number, way, getattr(node, "lineno", 0), f"{_shown(node)} → {_shown(changed)}")
        for number, node in enumerate(_nodes(ast.parse(source)))
        for way, changed in enumerate(_ways(node))
    ]


def mutated(source: str, mutant: Mutant) -> str:
    """The module's source with one fault."""
    tree = ast.parse(source)
    node = list(_nodes(tree))[mutant.number]
    changed = list(_ways(node))[mutant.way]
    for field in node._fields:
        if hasattr(changed, field):
            setattr(node, field, getattr(changed, field))
    return ast.unparse(ast.fix_missing_locations(tree))


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes in the order of the source; docstrings and annotations cannot be wrong in a run."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            children = value if isinstance(value, list) else [value]
            for child in children:
                if isinstance(child, ast.AST):
                    yield from _within(child)


def _within(node: ast.AST) -> Iterator[ast.AST]:
    yield from _nodes(ast.Module(body=[node], type_ignores=[]))  # type: ignore[list-item]


def _ways(node: ast.AST) -> Iterator[ast.AST]:
    """The node changed, once for each way."""
    changed = copy.copy(node)
    if isinstance(changed, ast.Compare) and type(changed.ops[0]) in _COMPARE:
        changed.ops = [_COMPARE[type(changed.ops[0])](), *changed.ops[1:]]
        yield changed
    elif isinstance(changed, ast.BinOp) and type(changed.op) in _ARITHMETIC:
        changed.op = _ARITHMETIC[type(changed.op)]()
        yield changed
    elif isinstance(changed, ast.BoolOp):
        changed.op = ast.Or() if isinstance(changed.op, ast.And) else ast.And()
        yield changed
    elif isinstance(changed, (ast.If, ast.IfExp, ast.While)):
        changed.test = ast.UnaryOp(op=ast.Not(), operand=changed.test)
        yield changed
    elif isinstance(changed, ast.Constant):
        yield from _constants(changed)


def _constants(node: ast.Constant) -> Iterator[ast.Constant]:
    if isinstance(node.value, bool):
        yield ast.Constant(value=not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(value=node.value + 1)
    elif isinstance(node.value, str) and node.value.replace(".", "", 1).isdigit():
        yield ast.Constant(value=node.value + "1" if "." in node.value else f"{node.value}.1")


def _shown(node: ast.AST) -> str:
    if isinstance(node, (ast.If, ast.While)):
        return f"if {ast.unparse(node.test)}"
    return ast.unparse(node)
