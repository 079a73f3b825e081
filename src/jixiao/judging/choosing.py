"""The rule pack that a form or a report is judged by: the user's, the one that it states, its
structure's, its place's and year's.
"""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.core.errors import user_error
from jixiao.core.forms import HEAD, MONITORING, SELF_EVALUATION, Form
from jixiao.core.keywords import StatedRules, stated_in
from jixiao.core.packs import RulePack, name_of
from jixiao.judging.printed import PrintedRules, lower_ends, printed_rules
from jixiao.knowledge.owning import serves_a_fund
from jixiao.knowledge.shelf import NATIONAL

INSURANCE = "cn-si-2022"
_LONGEST = 60  # longer lines tell a story in which other places occur


def choose(
    form: Form,
    packs: Mapping[str, RulePack],
    chosen: RulePack | None = None,
    *,
    year: int | None = None,
    place: str = "",
) -> tuple[RulePack, str]:
    """The pack for a form and the reason, in a sentence for the clerk. ``year`` and ``place`` say
    where and when what the form itself leaves open: the document's year, its first lines. Raises
    UserError (E031) where none is for it and the national one is not among ``packs``.
    """
    if chosen is not None:
        return chosen, _by_user(chosen)
    own = _as_stated(form.rules, packs, "文件")
    if own is not None:
        return own
    pack, reason = _by_place(form, packs, year, place)
    reason = _not_here(form.rules, "文件") + reason
    rules = printed_rules(form)
    if rules == PrintedRules() or form.kind == MONITORING:
        return pack, reason
    return _by_print(form, rules, pack, reason, packs)


def choose_for_report(
    packs: Mapping[str, RulePack],
    chosen: RulePack | None = None,
    *,
    named: str = "",
    stated: str = "",
    year: int,
    place: str,
) -> tuple[RulePack, str]:
    """The pack for a year's report on insurance funds and the reason, in a sentence: the user's, the
    one that the data name by its id, the one that the files of all annexed forms have ``stated``,
    the one for such funds of the place (words that name it) and the year, or of the nation; else the
    national one for all forms. Raises UserError (E031) where the one named is not among ``packs``,
    or none is for such a report.
    """
    if chosen is not None:
        return chosen, _by_user(chosen)
    if named:
        return pack_called(named, packs), f"数据写明规则包 {named}"
    own = _as_stated(stated, packs, "附表")
    if own is not None:
        return own
    pack, reason = _of_funds(packs, year, place)
    return pack, _not_here(stated, "附表") + reason


def pack_called(name: str, packs: Mapping[str, RulePack]) -> RulePack:
    """The pack of an id. Raises UserError (E031) where there is none."""
    if name in packs:
        return packs[name]
    raise user_error(
        "E031",
        f"没有规则包“{name}”，可用的规则包有：{'、'.join(packs)}",
        f"no rule pack {name!r}; known are {', '.join(packs)}",
        "rules",
    )


def _by_user(chosen: RulePack) -> str:
    return f"使用者指定规则包 {chosen.id}"


def _as_stated(rules: str, packs: Mapping[str, RulePack], who: str) -> tuple[RulePack, str] | None:
    """The pack that the files of ``who`` state in their properties, where it is here."""
    written = stated_in(rules)
    own = packs.get(written.id) if written is not None else None
    if written is None or own is None:
        return None
    return own, f"{who}自带规则包 {own.id}" + _other(written, own)


def _not_here(rules: str, who: str) -> str:
    """What is said first of a pack that is stated and is none of those here."""
    written = stated_in(rules)
    return f"{who}自带的规则包 {written.id} 这里没有；" if written is not None else ""


def _other(stated: StatedRules, own: RulePack) -> str:
    """Wherein the pack that is used is another than the one stated."""
    if stated.is_that_of(name_of(own)):
        return ""
    if stated.version not in ("", own.version):
        return f"（文件按 {stated.version} 版，现为 {own.version} 版）"
    return f"（版本同为 {own.version}，规则内容与文件所按的不同）"


def _of_funds(packs: Mapping[str, RulePack], year: int, place: str) -> tuple[RulePack, str]:
    """The pack for insurance funds of a place and year, else of the nation."""
    fit = [
        pack
        for pack in packs.values()
        if pack.insurance_funds and SELF_EVALUATION in pack.kinds and in_force(pack, year)
    ]
    for pack in fit:
        region = next((each for each in pack.regions if each in place), None)
        if region is not None:
            return pack, _of_place(region, year, pack)
    return _of_the_nation(packs, SELF_EVALUATION, year) or _national(packs)


def _of_the_nation(
    packs: Mapping[str, RulePack], kind: str, year: int
) -> tuple[RulePack, str] | None:
    """The pack for insurance funds of the nation in force that year, the one of the ministries before
    others.
    """
    fit = [
        pack
        for pack in packs.values()
        if pack.insurance_funds and not pack.regions and kind in pack.kinds and in_force(pack, year)
    ]
    own = min(fit, key=lambda pack: pack.id != INSURANCE, default=None)
    return (own, f"社会保险基金、{year}年，适用规则包 {own.id}") if own is not None else None


def _of_place(region: str, year: int | None, pack: RulePack) -> str:
    when = f"、{year}年" if year else ""
    return f"文中地名“{region}”{when}，适用规则包 {pack.id}"


def _national(packs: Mapping[str, RulePack]) -> tuple[RulePack, str]:
    """The pack for what no other is for."""
    if NATIONAL not in packs:
        raise user_error(
            "E031",
            f"没有适用的规则包，也没有全国通用的 {NATIONAL}；有的是 {'、'.join(packs)}",
            f"no rule pack is for this, and {NATIONAL}, which is for all, is not here;"
            f" known are {', '.join(packs)}",
        )
    return packs[NATIONAL], f"没有更具体的规则，适用全国通用规则包 {NATIONAL}"


def _by_print(
    form: Form, rules: PrintedRules, pack: RulePack, reason: str, packs: Mapping[str, RulePack]
) -> tuple[RulePack, str]:
    """The local pack whose rules the form prints, else the pack with what is printed put in its
    place.
    """
    general = [
        each
        for each in packs.values()
        if each.regions and not each.insurance_funds and form.kind in each.kinds
    ]
    local = [
        each
        for each in general
        if rules.bands and lower_ends(each) == rules.bands and in_force(each, form.year)
    ]
    if (
        not _is_a_funds(form)
        and rules.ratio
        and len(local) == 1
        and lower_ends(pack) != rules.bands
    ):
        return local[0], f"表内所印规则（{rules.shown()}）与规则包 {local[0].id} 一致"
    made = rules.over(pack)
    if made == pack:
        return pack, f"{reason}；与表内所印规则（{rules.shown()}）一致"
    return made, f"{reason}；其中{rules.shown()}按表内所印"


def _by_place(
    form: Form, packs: Mapping[str, RulePack], year: int | None, place: str
) -> tuple[RulePack, str]:
    year = form.year or year or (form.as_of.year if form.as_of else None)
    words, is_funds = _place_words(form, place), _is_a_funds(form)
    for pack in packs.values():
        region = next((each for each in pack.regions if each in words), None)
        if (
            region is None
            or form.kind not in pack.kinds
            or not in_force(pack, year)
            or (pack.insurance_funds and not is_funds)
        ):
            continue
        return pack, _of_place(region, year, pack)
    of_nation = _of_the_nation(packs, form.kind, year) if is_funds and year else None
    return of_nation or _national(packs)


def _is_a_funds(form: Form) -> bool:
    """Whether a form is of a fund's own money: a project that only serves one (征缴经费, 补助资金) is
    judged as any project, but where the form's title is that of the funds' form.
    """
    project, title = (each.text if each is not None else "" for each in (form.project, form.title))
    return form.fund is not None and ("基金" in title or not serves_a_fund(project))


def in_force(pack: RulePack, year: int | None) -> bool:
    """Whether the pack is for a year; an unknown one may be any."""
    if year is None:
        return True
    begins = pack.effective_from is None or pack.effective_from.year <= year
    return begins and (pack.effective_to is None or year <= pack.effective_to.year)


def _place_words(form: Form, place: str) -> str:
    entries = (form.title, form.implementing_unit, form.supervising_department, form.project)
    words = [entry.text for entry in entries if entry is not None]
    lines = [*place.splitlines(), *(text.text for text in form.texts if text.kind == HEAD)]
    return "\n".join([*words, *(line for line in lines if len(line) < _LONGEST)])
