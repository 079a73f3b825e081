"""Monitoring: targets and actuals to date in; the official monitoring table, checked as it will be
read, with lamps, duties, forecast and dashboard out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.application.checking import pack_of
from jixiao.application.drafts import completed
from jixiao.application.loaded import InTemplate, Loaded, as_loaded, count_in
from jixiao.application.made import Made
from jixiao.application.monitoring.duties import to_be_explained, without_prompts
from jixiao.application.monitoring.plausible import (
    after_the_point,
    before_its_time,
    beyond_the_budget,
    dashes_for_results,
    impossible_rows,
    of_another_time,
    without_goals,
)
from jixiao.application.proofing import Sheet, proofed
from jixiao.application.rounds.given_twice import settled
from jixiao.application.slips import doubtful_rows
from jixiao.application.soundness import all_made
from jixiao.application.stating import as_another, rules_of, stating
from jixiao.application.whereabouts import moved
from jixiao.checks.versions import held_choice
from jixiao.core.errors import Faults, UserError, fault, held_format, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, dated, form_of
from jixiao.core.forms import (
    FUND_STATEMENT,
    MONITORING,
)
from jixiao.core.monitoring_points import stated_point, wanted_point
from jixiao.core.packs import RulePack
from jixiao.core.periods import YEARS, Period
from jixiao.filling.carrying import at_another_point, taken_over
from jixiao.filling.concluding import (
    left_open,
    with_conclusion,
    with_forecast,
    with_reasons,
)
from jixiao.filling.monitoring import months_of, unfit_months
from jixiao.judging.monitoring.completion import Convention
from jixiao.judging.monitoring.form import Monitoring, monitoring_of
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.knowledge.layouts.naming import layout_called
from jixiao.knowledge.layouts.signing import as_signed
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.layouts.printed import dropped

TABLES, DASHBOARDS = ("xlsx", "docx", "pdf", "txt"), ("html", "pdf")


class MonitoredForm(InTemplate, frozen=True, kw_only=True):
    """A form with everything computed filled in, its judgement, the layout it is printed in, and
    everything that is wrong in it. ``convention`` is how its completions were computed, ``dropped``
    are the fields that the layout has no place for.
    """

    data: FormData
    monitoring: Monitoring
    layout: Layout
    convention: Convention | None = None
    findings: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()


class Monitored(msgspec.Struct, frozen=True, kw_only=True):
    """All forms of a call; ``internal`` are crashes of our own checks. ``rules`` is the pack that
    the file of all states: the one that the user chose, or that all forms came with. ``cover`` is
    whether the table begins with one; ``files`` are what was made of them; ``findings`` are of no
    form but of the folder that the forms came from.
    """

    forms: tuple[MonitoredForm, ...]
    internal: tuple[str, ...] = ()
    rules: str = ""
    cover: bool = False
    files: tuple[Made, ...] = ()
    findings: tuple[Finding, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, of all forms and beside them."""
        return count_in((*self.forms, self), severity)


def monitor(
    forms: Sequence[Loaded | FormData],
    *,
    fmt: str = "docx",
    pack: RulePack | None = None,
    knowledge: Knowledge | None = None,
    as_of: Period | None = None,
    layout: Layout | None = None,
    foot: bool = False,
    cover: bool = False,
    versions: str | None = None,
) -> Monitored:
    """Every form at its monitoring point: completed as any form is, then lamps, duties and forecast
    by the pack. What is given stays. ``as_of`` goes before what the forms state; ``fmt`` is the
    format that the table will be written in, ``layout`` the layout of all, by default
    each form's own, or the usual one of its pack. ``foot`` and ``cover`` are as for filling, and so
    are ``versions`` of a form that is given more than once for one point.

    Raises UserError with all that keeps the forms from being monitored.
    """
    must_print(layout, fmt)
    known = knowledge or shipped()
    offered = known.known_layouts()
    at_points = _to_be_monitored(as_loaded(forms), as_of, None if layout else offered)
    wanted = _once_each(at_points, held_choice(versions))
    prepared = [
        stating(as_another(data, its.data, known.packs), known.packs, pack) for its, data in wanted
    ]
    first = [pack_of(each, known.packs, pack) for each in prepared]
    done, seen = proofed(
        prepared,
        first,
        lambda data, its, reason: _monitored(data, its, reason, (layout, foot), known),
        lambda each: sheet_of(each, known),
        fmt,
        knowledge=known,
        chosen=pack,
        cover=cover,
    )
    found = tuple(
        _with_all(each, before, its, proof.findings)
        for each, before, proof, (its, _) in zip(done, prepared, seen.forms, wanted, strict=True)
    )
    return Monitored(
        forms=found,
        internal=seen.internal,
        cover=cover,
        rules=rules_of(each.data.rules for each in found),
    )


def _with_all(
    made: MonitoredForm, before: FormData, given: Loaded, proof: Sequence[Finding]
) -> MonitoredForm:
    """A form with everything that is wrong in it, and what of its data the layout has no place for."""
    told = (
        *doubtful_rows(given.data),
        *of_another_time(given.data, made.data.as_of),
        *before_its_time(made.data, made.monitoring),
        *after_the_point(made.data),
        *beyond_the_budget(made.data, made.monitoring),
        *dashes_for_results(made.data, made.monitoring),
        *without_goals(made.data, made.layout),
        *impossible_rows(made.data, made.monitoring, made.layout),
    )
    due = tuple(to_be_explained(made.monitoring, made.layout, proof))
    said = without_prompts(proof, given.data) if due else proof
    return msgspec.structs.replace(
        made,
        findings=(*given.findings, *told, *made.findings, *said, *due),
        dropped=tuple(dropped(before, made.layout)),  # what is forecast is for the dashboard too
        cells=moved(given.cells, before, made.data, None),
        places=moved(given.places, before, made.data, None),
        source=given.source,
        file=given.file,
    )


def _to_be_monitored(
    given: Sequence[Loaded], as_of: Period | None, offered: Mapping[str, Layout] | None
) -> list[tuple[Loaded, FormData]]:
    """The forms that are monitored, with their data at the monitoring point. Raises UserError with
    all that keeps them from it.
    """
    made = all_made(
        given,
        lambda each: _at_point(each.data, as_of),
        offered,
        lambda data: lacking(data, as_of),
    )
    wanted = [(its, data) for its, data in zip(given, made, strict=True) if data is not None]
    if not wanted:
        raise user_error("E014", "没有绩效表", "there is no performance form")
    return wanted


def _once_each(
    given: Sequence[tuple[Loaded, FormData]], choice: str | None
) -> list[tuple[Loaded, FormData]]:
    """Forms with their data at the monitoring point, without those that are another print of one of
    the same point that is chosen, and with what is said of them.
    """
    told = settled([msgspec.structs.replace(its, data=data) for its, data in given], choice)
    found = [(*given[at], said) for at, said in told.items()]
    return [
        (msgspec.structs.replace(its, findings=(*its.findings, *said)), data)
        for its, data, said in found
    ]


def must_print(layout: Layout | None, fmt: str) -> None:
    """Raises UserError for a layout and a format that no monitoring table is written in."""
    faults = Faults()
    faults.of(held_format, fmt, TABLES)
    faults.of(_hold_layout, layout)
    faults.tell()


def _hold_layout(layout: Layout | None) -> None:
    if layout is not None and MONITORING not in layout.kinds:
        raise user_error(
            "E004",
            f"样式 {layout.id}（{layout.name}）不是监控表",
            f"the layout {layout.id} is no monitoring table",
            "layout",
        )


def point_of(text: str) -> Period:
    """The monitoring point that a text says (2024-06). Raises UserError where it says none."""
    found = stated_point(text)
    if found is None or found.month is None:
        wanted = wanted_point(text)
        raise user_error(
            "E012",
            f"“{text}”不是监控时点：应为{wanted.zh}",
            f"{text!r} is no monitoring point: {wanted.en} is expected",
            "as_of",
        )
    return found


def lacking(
    given: FormData, as_of: Period | None = None, *, untold: bool = False
) -> Iterator[Finding]:
    """What a form that is sound lacks to be monitored at ``as_of``, or at the point it states; of the
    point nothing where the user names one that cannot be read and it is ``untold`` which.
    """
    if given.kind != FUND_STATEMENT:
        data = _to_monitor(given)
        found = _missing(data, str(as_of or data.as_of))
        yield from (each for each in found if not (untold and each.address == "as_of"))


def _to_monitor(given: FormData) -> FormData:
    return dated(msgspec.structs.replace(taken_over(given), kind=MONITORING))


def _at_point(given: FormData, as_of: Period | None) -> FormData | None:
    """The data as those of a monitoring form at its point; None of a fund table, which is not
    monitored. Raises UserError with all that is missing.
    """
    if given.kind == FUND_STATEMENT:
        return None
    data = _to_monitor(given)
    stated = str(as_of or data.as_of)
    point = stated_point(stated)
    wrong = tuple(_missing(data, stated))
    if point is None or wrong:
        raise UserError(*wrong)
    if data.as_of and stated_point(data.as_of) != point:
        data = at_another_point(data, str(point))
    return msgspec.structs.replace(data, as_of=str(point), year=data.year or point.year)


def _missing(data: FormData, stated: str) -> Iterator[Finding]:
    """What a form lacks that is to be monitored at a point that is ``stated``."""
    point = stated_point(stated)
    name = data.project or data.title
    named = Text(f"（{name}）", f" ({name!r})") if name else Text("", "")
    if point is None or point.month is None or point.year not in YEARS:
        said = _unread(stated)
        yield fault(
            "E012",
            f"{said.zh}{named.zh}：请写明，如 2020年6月（YAML 数据写 as_of: 2020-06），或用 --as-of 2020-06",
            f"{said.en}{named.en}: give as_of or --as-of 2020-06",
            "as_of",
        )
    if not data.indicators:
        yield fault(
            "E014",
            f"没有指标{named.zh}，至少要有一行（填写模板里填在“指标”页）",
            f"no indicators{named.en}, one at least is needed",
            "indicators",
        )


def _unread(stated: str) -> Text:
    """What is said of a monitoring point that is none."""
    if not stated.strip():
        return Text("没有监控时点", "no monitoring point")
    return Text(f"监控时点“{stated}”看不懂", f"a monitoring point that cannot be read, {stated!r}")


def _freed(data: FormData, known: Mapping[str, Layout]) -> FormData:
    """The form without the layout of another kind that it came with."""
    named = layout_called(data.layout, known)
    is_monitoring = named is not None and MONITORING in named.kinds
    return data if is_monitoring else msgspec.structs.replace(data, layout="")


def _monitored(
    data: FormData,
    pack: RulePack,
    reason: str,
    look: tuple[Layout | None, bool],
    knowledge: Knowledge,
) -> MonitoredForm:
    offered, (chosen, foot) = knowledge.known_layouts(), look
    bare = chosen or layout_for(_freed(data, offered), pack, known=offered)
    layout = as_signed(bare, data, wanted=foot)
    if pack.monitoring is None:
        raise user_error(
            "E031",
            f"规则包 {pack.id} 没有监控规则（monitoring）",
            f"the rule pack {pack.id} has no monitoring rule",
        )
    library = knowledge.library()
    done = completed(data, pack, layout.places(), library)
    known = done.convention
    said = f"{reason}；{known.reason}" if known is not None else reason
    months = months_of(data)
    final = monitoring_of(form_of(done.data, "form1"), pack, said, months, known, library=library)
    filled = done.data
    if not done.stopped:
        filled = with_forecast(with_conclusion(filled, final), final)
        filled = with_reasons(filled, final, layout.places())
    still = () if done.stopped else left_open(filled, final, layout.places())
    return MonitoredForm(
        data=filled,
        monitoring=msgspec.structs.replace(
            final, form=form_of(filled, "form1"), duties=(*final.duties, *still)
        ),
        layout=layout,
        convention=known,
        findings=(*done.unfit, *unfit_months(data)),
    )


def sheet_of(form: MonitoredForm, knowledge: Knowledge) -> Sheet:
    """The form as it is printed."""
    return Sheet(data=form.data, layout=form.layout, knowledge=knowledge)
