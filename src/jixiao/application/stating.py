"""The rule pack that a file states in its properties: kept where a file is made of another, and told
where it cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.keywords import said_of, stated_in
from jixiao.core.packs import RulePack, name_of
from jixiao.judging.choosing import in_force

_TEXT = "txt"


def stated(pack: RulePack | None) -> str:
    """What the properties of a file say of the pack that the user chose for it."""
    return said_of(name_of(pack)) if pack is not None else ""


def stating(
    data: FormData, packs: Mapping[str, RulePack], chosen: RulePack | None = None
) -> FormData:
    """The form with the pack that its new file is to state: the user's ``chosen`` one, else the one
    that it came with, in today's version where it is one of ``packs``.
    """
    written = stated_in(data.rules)
    known = packs.get(written.id) if written is not None else None
    rules = stated(chosen or known) or data.rules
    return data if rules == data.rules else msgspec.structs.replace(data, rules=rules)


def as_another(data: FormData, old: FormData, packs: Mapping[str, RulePack]) -> FormData:
    """The form that was made of an ``old`` one, without the pack that was stated for that one where
    it is not for the new kind or year.
    """
    written = stated_in(data.rules)
    pack = packs.get(written.id) if written is not None else None
    if pack is None:
        return data
    kind = data.kind == old.kind or data.kind in pack.kinds
    year = data.year == old.year or in_force(pack, data.year)
    return data if kind and year else msgspec.structs.replace(data, rules="")


def rules_of(stated: Iterable[str]) -> str:
    """What a file states whose forms state these packs; nothing where they are not all the same."""
    found = set(stated)
    return found.pop() if len(found) == 1 else ""


def unstated(stated: Sequence[str], fmt: str, address: str = "") -> Iterator[Finding]:
    """A warning (E054) where a file of the format ``fmt``, whose forms state these packs, cannot say
    so: a review would choose by the forms alone.
    """
    packs = dict.fromkeys(_called(each) for each in stated)
    if len(packs) > 1:
        shown = [each or "没有写明" for each in packs]
        yield _told(
            f"各表所按的规则包不同（{'、'.join(shown)}），一个文件只能写明一个，都没有写进去："
            "请一张表写一个文件，或审核时加 --rules",
            "the forms state different rule packs, of which a file can state one alone; none was"
            f" written ({', '.join(each or 'none' for each in packs)}): write each form into a file"
            " of its own, or review with --rules",
            address,
        )
    elif fmt == _TEXT and any(packs):
        name = "".join(packs)
        yield _told(
            f"txt 文件记不下规则包，审核时请加 --rules {name}",
            f"a text file cannot say its rule pack: review it with --rules {name}",
            address,
        )


def _called(rules: str) -> str:
    written = stated_in(rules)
    return written.id if written is not None else ""


def _told(zh: str, en: str, address: str) -> Finding:
    return fault("E054", zh, en, address, severity=Severity.WARNING)
