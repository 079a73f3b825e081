"""The settings of a call: packs, layouts, lists and blanks, given as values or named, and the kinds
that arguments are held to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.application.sources import Source
from jixiao.core.errors import Faults, user_error
from jixiao.core.findings import Finding
from jixiao.core.taking import typed
from jixiao.paths.folders import File, source_at
from jixiao.paths.named import load_accepted, load_layout, load_pack
from jixiao.paths.rounds import last_round

if TYPE_CHECKING:
    from jixiao.application.acceptance import Accepted
    from jixiao.core.packs import RulePack
    from jixiao.knowledge.layouts import Layout
    from jixiao.knowledge.shelf import Knowledge


def chosen_pack(
    given: RulePack | File | None, knowledge: Knowledge | None = None
) -> RulePack | None:
    """A pack as ``load_pack`` finds it; one that is a pack already, or none, as it is."""
    return load_pack(given, knowledge) if isinstance(given, File) else given


def chosen_layout(given: Layout | File | None, knowledge: Knowledge | None = None) -> Layout | None:
    """A layout as ``load_layout`` finds it; one that is a layout already, or none, as it is."""
    return load_layout(given, knowledge) if isinstance(given, File) else given


def opened(given: File) -> Source:
    """A file with its content. Raises UserError where there is none."""
    return given if isinstance(given, Source) else source_at(Path(given))


def chosen_blank(given: File, *look: object) -> Source:
    """An office's empty form. Raises UserError where there is no such file, or another ``look`` (a
    layout, a foot, a cover) is given too.
    """
    if any(look):
        raise user_error(
            "E004",
            "空表有自己的样式：blank 不和 layout、foot、cover 一起用",
            "a blank has its own look: it goes without a layout, foot or cover",
            "blank",
        )
    return opened(given)


def chosen_list(given: Accepted | File | None) -> Accepted | None:
    """Accepted findings as ``load_accepted`` reads them; a list that is one, or none, as it is."""
    return load_accepted(given) if isinstance(given, File) else given


def wrong_settings(given: Mapping[str, object]) -> tuple[Finding, ...]:
    """What is wrong in the settings among the arguments of a call, which are of the right kinds: packs
    and layouts that there are none of, a list of accepted findings that is none.
    """
    faults = Faults()
    known: Any = given.get("knowledge")
    settings: Mapping[str, Any] = given
    faults.of(chosen_pack, settings.get("rules"), known)
    faults.of(chosen_layout, settings.get("layout"), known)
    faults.of(chosen_list, settings.get("accept"))
    return faults.found


held = typed(wrong_settings, Given="str | Path | Source | Document", File="str | Path | Source")
"""Holds the arguments of a verb of the API to their kinds, and its settings to what there is."""


def _wrong_of_review(given: Mapping[str, object]) -> tuple[Finding, ...]:
    """What is wrong in the settings of a review: those of every call, what it is to be compared with,
    and which versions it is to take.
    """
    faults = Faults()
    settings: Mapping[str, Any] = given
    faults.of(last_round, settings.get("last"))
    if settings.get("versions") is not None:
        from jixiao.checks.versions import held_choice

        faults.of(held_choice, settings["versions"])
    return (*wrong_settings(given), *faults.found)


held_review = typed(
    _wrong_of_review,
    Given="str | Path | Source | Document",
    File="str | Path | Source",
    Last="str | Path | Source | Review",
)
"""As ``held``, for a call that is given the last round."""
