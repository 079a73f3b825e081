"""A review as JSON, by the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec
from msgspec import UNSET, UnsetType

from jixiao.checks.identity import Names
from jixiao.checks.problems import tallies
from jixiao.checks.review import DocumentReview, Review, Summary
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, half_up
from jixiao.core.findings import Finding, Verdict, split_address
from jixiao.core.forms import Entry, FundingRow, Goal, Indicator, LevelPoints
from jixiao.core.packs import name_of
from jixiao.core.places import Place
from jixiao.core.statements import Statement
from jixiao.core.ties import judge
from jixiao.judging.results import Derivation, IndicatorResult
from jixiao.rendering import contract as out
from jixiao.rendering.json_findings import finding_out, operand_out, place_out
from jixiao.version import __version__

Answers = Mapping[tuple[int, str], str]
"""What was written beside findings in the last round, by their documents' index and id."""


def as_json(review: Review, language: str = "zh", *, verdicts: bool = False) -> bytes:
    """The review as indented JSON (utf-8, with a newline at its end). ``verdicts`` lists every
    verdict, those that hold as well.
    """
    answers = review.since.answers() if review.since is not None else {}
    pages = JsonPages(language, verdicts=verdicts, answers=answers)
    shown = pages.begin() + pages.documents(review.documents)
    return shown + pages.end(review.seconds, _since_out(review))


class JsonPages:
    """A review as indented JSON, dossier by dossier; of what it wrote it keeps the counts."""

    def __init__(
        self, language: str = "zh", *, verdicts: bool = False, answers: Answers | None = None
    ) -> None:
        self._language, self._verdicts, self._answers = language, verdicts, answers or {}
        self._summary = Summary()

    def begin(self) -> bytes:
        """What stands before the documents."""
        return f'{{\n  "schema": 2,\n  "jixiao": "{__version__}",\n  "documents": ['.encode()

    def documents(self, dossier: Sequence[DocumentReview]) -> bytes:
        """Documents that were reviewed together."""
        written: list[bytes] = []
        names = Names([each.view for each in dossier])
        for each in dossier:
            settings = self._language, self._verdicts, self._answers
            shown = _Documents(each, names, *settings).shown()
            written.append(b",\n    " if self._summary.documents else b"\n    ")
            written.append(_indented(shown, 4))
            self._summary = self._summary.plus(each)
        return b"".join(written)

    def end(self, seconds: str, since: out.SinceOut | UnsetType = UNSET) -> bytes:
        """What stands behind the documents."""
        closed = b"\n  ]" if self._summary.documents else b"]"
        summary = _indented(_summary_out(self._summary, seconds, since), 2)
        return closed + b',\n  "summary": ' + summary + b"\n}\n"


def _indented(value: msgspec.Struct, by: int) -> bytes:
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # a file name that is no text in the system's encoding
        data = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(data, indent=2).replace(b"\n", b"\n" + b" " * by)


def _since_out(review: Review) -> out.SinceOut | UnsetType:
    since = review.since
    if since is None:
        return UNSET
    return out.SinceOut(
        **msgspec.structs.asdict(since.tally()),
        units=[
            out.UnitTallyOut(unit=unit, **msgspec.structs.asdict(tally))
            for unit, tally in tallies(review)
        ],
        units_absent=list(since.units_absent),
        units_renamed=dict(since.units_renamed),
    )


def _summary_out(counted: Summary, seconds: str, since: out.SinceOut | UnsetType) -> out.SummaryOut:
    return out.SummaryOut(
        documents=counted.documents,
        forms=counted.forms,
        errors=counted.errors,
        warnings=counted.warnings,
        remarks=counted.remarks,
        seconds=float(seconds),
        since=since,
    )


class _Documents:
    """Shows one document; its places leave out the document's own name."""

    def __init__(
        self,
        reviewed: DocumentReview,
        names: Names,
        language: str,
        verdicts: bool,
        answers: Answers,
    ) -> None:
        self.reviewed, self.names, self.answers = reviewed, names, answers
        self.language, self.verdicts = language, verdicts
        self.document = reviewed.view.document

    def shown(self) -> out.DocumentOut:
        counts = self.reviewed.outcomes()
        return out.DocumentOut(
            path=self.document.path,
            member=self.document.member or UNSET,
            format=self.document.format,
            sha256=self.document.sha256,
            forms=[self.form(view) for view in self.reviewed.view.forms],
            statements=[self.fact(each) for each in self.reviewed.view.document.statements],
            findings=[self.finding(name, each) for name, each in self.reviewed.identified()],
            verdicts=out.VerdictCounts(
                **{outcome.value: count for outcome, count in counts.items()}
            ),
            internal=list(self.reviewed.internal),
            verdict_list=(
                [self.verdict(each) for each in self.reviewed.verdicts] if self.verdicts else UNSET
            ),
        )

    def place(self, place: Place) -> out.PlaceOut:
        own = (place.document, place.member) == (self.document.path, self.document.member)
        return place_out(msgspec.structs.replace(place, document=None) if own else place)

    def address(self, place: Place) -> str:
        return self.names.at(place, self.reviewed.view)

    def form(self, view: FormView) -> out.FormOut:
        form = view.form
        return out.FormOut(
            id=form.id,
            key=form.key,
            kind=form.kind,  # type: ignore[arg-type]
            title=_text(form.title),
            year=form.year,
            as_of=str(form.as_of) if form.as_of else None,
            money_unit=form.money_unit,
            project=_text(form.project),
            supervising_department=_text(form.supervising_department),
            implementing_unit=_text(form.implementing_unit),
            filed_on=_text(form.filed_on),
            ruleset=view.pack.id,
            ruleset_reason=view.pack_reason,
            pack=_pack(view),
            funding=[self.funding(row) for row in form.funding],
            goals=[self.goal(each) for each in form.goals],
            indicators=[
                self.indicator(row, _result(view, index))
                for index, row in enumerate(form.indicators)
            ],
            lines=[self.fact(each) for each in form.lines],
            level_points=[self.level(each) for each in form.level_points],
            total=(
                None
                if form.total is None
                else out.TotalOut(
                    points=_text(form.total.points),
                    score=_text(form.total.score),
                    place=self.place(form.total.place),
                )
            ),
            recomputed=out.FormRecomputed(
                score=_number(view.result.score),
                grade=view.result.grade,
                overall_completion=_number(view.result.overall_completion),
                deviation=_number(view.result.deviation),
                convention=view.result.convention,
                convention_reason=view.result.convention_reason or None,
            ),
            place=self.place(form.place),
        )

    def funding(self, row: FundingRow) -> out.FundingOut:
        return out.FundingOut(
            key=row.key,
            source=row.source,
            role="total" if row.role == "total" else "part",
            initial_budget=_text(row.initial_budget),
            budget=_text(row.budget),
            arrived=_text(row.arrived),
            executed=_text(row.executed),
            rate=_text(row.rate),
            points=_text(row.points),
            score=_text(row.score),
            place=self.place(row.place),
        )

    def goal(self, goal: Goal) -> out.GoalOut:
        return out.GoalOut(
            expected=_text(goal.expected),
            actual=_text(goal.actual),
            completion=_text(goal.completion),
            place=self.place(goal.place),
        )

    def indicator(self, row: Indicator, result: IndicatorResult | None) -> out.IndicatorOut:
        return out.IndicatorOut(
            key=row.key,
            level1=_text(row.level1),
            level2=_text(row.level2),
            name=_text(row.name),
            operator=_text(row.operator),
            target=_text(row.target),
            actual=_text(row.actual),
            unit=_text(row.unit),
            points=_text(row.points),
            score=_text(row.score),
            review_score=_text(row.review_score),
            completion=_text(row.completion),
            reason=_text(row.reason),
            direction=result.direction if result else None,
            direction_reason=(result.direction_reason or None) if result else None,
            extra={header: entry.text for header, entry in row.extra},
            place=self.place(row.place),
            recomputed=self.recomputed(result),
        )

    def recomputed(self, result: IndicatorResult | None) -> out.IndicatorRecomputed:
        if result is None:
            return out.IndicatorRecomputed(
                score=None, completion=None, attained=None, derivation=None
            )
        return out.IndicatorRecomputed(
            score=_number(result.score),
            completion=_number(result.completion),
            attained=result.attainment.attained,
            derivation=self.derivation(result.derivation),
        )

    def derivation(self, derivation: Derivation | None) -> out.DerivationOut | None:
        if derivation is None:
            return None
        source = derivation.source
        return out.DerivationOut(
            formula=derivation.formula,
            result=derivation.result,
            operands=[operand_out(each, self.place, self.address) for each in derivation.operands],
            rule=derivation.rule,
            source=(
                out.SourceOut(kind=source.kind, text=source.text, samples=source.samples)
                if source
                else None
            ),
        )

    def fact(self, statement: Statement) -> out.FactOut:
        return out.FactOut(
            key=statement.key,
            fund=statement.fund,
            item=statement.item,
            period=str(statement.period) if statement.period else None,
            basis=statement.basis,
            scope=statement.scope,
            value=_printed(statement.figure),
            place=self.place(statement.place),
        )

    def level(self, heading: LevelPoints) -> out.LevelPointsOut:
        figure = heading.points.figure
        points = format(figure.value, "f") if figure is not None else heading.points.text
        return out.LevelPointsOut(
            key=heading.key,
            level=heading.level,
            name=heading.name,
            points=points,
            place=self.place(heading.points.place),
        )

    def finding(self, name: str, finding: Finding) -> out.FindingOut:
        return finding_out(
            msgspec.structs.replace(finding, id=name),
            self.language,
            place=self.place,
            address=self.address,
            reason=self.reviewed.accepted.get(name),
            answer=self.answers.get((self.reviewed.view.index, name), ""),
        )

    def verdict(self, verdict: Verdict) -> out.VerdictOut:
        _, form, _ = split_address(verdict.address)
        place = verdict.finding.place if verdict.finding is not None else None
        tie = verdict.tie
        judged = judge(tie) if tie is not None else None
        return out.VerdictOut(
            code=verdict.code,
            outcome=verdict.outcome.value,
            form=form,
            field=self.names.address(verdict.address, place),
            printed=tie.result.figure.text if tie else None,
            expected=judged.expected if judged else None,
            formula=tie.shown() if tie else None,
            operands=(
                [
                    out.OperandOut(
                        name=each.name,
                        printed=each.figure.text,
                        place=self.place(each.place),
                        address=self.names.address(each.address, each.place),
                    )
                    for each in tie.operands
                ]
                if tie
                else []
            ),
        )


def _result(view: FormView, index: int) -> IndicatorResult | None:
    return view.result.indicators[index] if index < len(view.result.indicators) else None


def _pack(view: FormView) -> out.PackOut:
    name = view.result.pack or name_of(view.pack)
    return out.PackOut(id=name.id, version=name.version, digest=name.digest)


def _text(entry: Entry | None) -> str | None:
    return entry.text if entry is not None else None


def _number(value: Decimal | None) -> str | None:
    """At two places, as scores and percentages are printed; nothing is cut where fewer are there."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    return format(half_up(value, 2) if isinstance(exponent, int) and exponent < -2 else value, "f")


def _printed(figure: Figure) -> str:
    """The figure as printed, with the unit that stands in its column or heading."""
    symbol = figure.unit.symbol if figure.unit else ""
    return figure.text if not symbol or figure.text.endswith(symbol) else figure.text + symbol
