"""Monitoring: targets and actuals to date in; the official monitoring table, lamps, duties and a
forecast out.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.dossier import Recognised
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import MONITORING
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period, monitoring_point
from jixiao.filling.completing import Completed, complete
from jixiao.filling.concluding import contradicted, with_conclusion, with_forecast
from jixiao.filling.monitoring import months_of, unfit
from jixiao.filling.values import Problem
from jixiao.judging.monitoring.watch import Watch, watch


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A form with everything computed filled in, and its judgement. ``remarks`` say what of the
    given figures the rule does not give, and what is still missing.
    """

    data: FormData
    watch: Watch
    remarks: tuple[Text, ...] = ()


def watch_forms(
    forms: Sequence[FormData],
    *,
    pack: RulePack | None = None,
    as_of: Period | None = None,
    documents: Sequence[Recognised | None] = (),
) -> tuple[Watched, ...]:
    """Every form at its monitoring point. ``as_of`` goes before what the forms state."""
    found = []
    for index, data in enumerate(forms):
        recognised = documents[index] if index < len(documents) else None
        found.append(
            watch_form(data, pack=pack, as_of=as_of, recognised=recognised, number=index + 1)
        )
    return tuple(found)


def watch_form(
    data: FormData,
    *,
    pack: RulePack | None = None,
    as_of: Period | None = None,
    recognised: Recognised | None = None,
    number: int = 1,
) -> Watched:
    """One form: completed as any form is, then lamps, duties and forecast by the pack. What is
    given stays. Raises UserError with all that cannot be used.
    """
    from jixiao.judging.choosing import choose
    from jixiao.knowledge.packs import load_packs

    name = f"第{number}张表（{data.project or data.title or '没有名称'}）"
    prepared = _at_point(data, as_of, name, number)
    stood = recognised.facts() if recognised else DocumentFacts()
    form_id = f"form{number}"
    chosen, reason = choose(
        form_of(prepared, form_id),
        load_packs(),
        chosen=pack,
        year=stood.year,
        place=stood.place_words(),
    )
    if chosen.monitoring is None:
        raise user_error(
            "E012",
            f"规则包 {chosen.id} 没有监控规则（monitoring）",
            f"the rule pack {chosen.id} has no monitoring rule",
        )
    done = complete(prepared, chosen)
    _stop_at((*_errors(done), *unfit(prepared)), name, number)
    known = done.convention
    final = watch(
        form_of(done.data, form_id),
        chosen,
        f"{reason}；{known.reason}" if known is not None else reason,
        months_of(prepared),
        known,
    )
    filled = with_forecast(with_conclusion(done.data, final), final)
    seen = msgspec.structs.replace(final, form=form_of(filled, form_id))
    told = [each.message for each in done.problems]
    if all(each.address != "conclusion" for each in done.problems):
        told += contradicted(done.data, final)
    return Watched(data=filled, watch=seen, remarks=tuple(told))


def _at_point(data: FormData, as_of: Period | None, name: str, number: int) -> FormData:
    """The data as those of a monitoring form at its point."""
    point = as_of or (monitoring_point(data.as_of) if data.as_of else None)
    if point is None or point.month is None:
        raise user_error(
            "E012",
            f"{name}没有监控时点：请在 as_of 写如 2020-06，或用 --as-of 2020-06",
            f"form {number} has no monitoring point: give as_of or --as-of 2020-06",
        )
    return msgspec.structs.replace(
        data, kind=MONITORING, as_of=str(point), year=data.year or point.year
    )


def _errors(done: Completed) -> tuple[Problem, ...]:
    return tuple(each for each in done.problems if each.severity == "error")


def _stop_at(problems: Sequence[Problem], name: str, number: int) -> None:
    """All errors are told, each with its form, field and row; nothing is made of such data."""
    if problems:
        raise UserError(
            *(
                fault(
                    "E012",
                    f"{name}{each.message.zh}",
                    f"form {number}, {each.message.en}",
                    each.address,
                    each.given,
                )
                for each in problems
            )
        )
