"""Every parameter of a rule pack is read by what judges, checks, fills, drafts or writes: one that
nothing reads would promise a rule that is not kept.
"""

from __future__ import annotations

import ast
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

import jixiao
from jixiao.core.packs import DESCRIPTIVE, RulePack

SOURCE = Path(jixiao.__file__).parent
READERS = ("judging", "checks", "filling", "drafting", "writing", "application")


@cache
def files() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Of every file of the readers: the attributes that it reads, and all names in it."""
    found = []
    for room in READERS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            read = {
                node.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
            }
            names = {
                alias.name
                for node in ast.walk(tree)
                for alias in getattr(node, "names", ())
                if isinstance(alias, ast.alias)
            }
            found.append((frozenset(read), frozenset(read | names)))
    return tuple(found)


def parameters(
    kind: type[msgspec.Struct] = RulePack, owner: str = "RulePack"
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every parameter as ``rule.field`` with the names of which a file that reads it has one."""
    for field, hint in typing.get_type_hints(kind).items():
        if field in DESCRIPTIVE:
            continue
        structs = [each for each in _parts(hint) if issubclass(each, msgspec.Struct)]
        if not structs:
            yield f"{owner}.{field}", frozenset({owner, kind.__name__})
        for struct in structs:
            yield from parameters(struct, field)


def _parts(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for each in typing.get_args(hint):
        yield from _parts(each)


def test_no_parameter_is_left_unread() -> None:
    unread = {
        name
        for name, owners in parameters()
        if not any(name.rpartition(".")[2] in read and owners & names for read, names in files())
    }
    assert not unread


def test_the_search_sees_every_rule_and_would_see_a_new_parameter() -> None:
    found = {name for name, _ in parameters()}
    assert {"RulePack.regions", "weights.levels", "bands.excessive", "lamps.timed"} <= found
    assert {"months_payable.denominators", "brackets.share", "source.kind"} <= found
    assert not any("pay_day" in read for read, _ in files())
