"""The last round: what a review found, read from its problem lists (xlsx), from its JSON or from the
result that was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from jixiao.application.papers import instead
from jixiao.application.sources import Source
from jixiao.checks.problems import OTHER_YEAR, Problem, asked_amiss, forms_of, problems
from jixiao.checks.review import Review
from jixiao.checks.rounds import STATUSES, LastRound, Past, PastForm, Status
from jixiao.core.documents import Grid
from jixiao.core.errors import Faults, UserError, user_error
from jixiao.core.filenames import told_apart
from jixiao.core.findings import Severity, Text
from jixiao.core.forms import DEPARTMENT
from jixiao.core.keys import unnumbered
from jixiao.knowledge.labels import SEVERITIES
from jixiao.rendering import listing as at
from jixiao.rendering.words import (
    display_name,
    expected_words,
    form_name,
    item_words,
    place_words,
)
from jixiao.starting.shapes import convert

_ZIP_MAGIC = b"PK"
_UNKNOWN = Text("", "")
_HEADS = {
    word: head.zh
    for head in (*at.READ_BACK, *at.LAST_ROUND, *at.FORMS_READ)
    for word in (head.zh, head.en)
}


def round_of(review: Review, language: str = "zh") -> LastRound:
    """What a review found, and what it took over of forms that were not handed in again."""
    absent = review.since.absent if review.since is not None else ()
    answers = review.since.answers() if review.since is not None else {}
    return LastRound(
        findings=(*(_past(each, language, answers) for each in problems(review)), *absent),
        forms=tuple(form for _, form in forms_of(review)),
    )


def round_in(content: bytes, name: str) -> LastRound:
    """The last round in a file: a problem list of all units or of one, the JSON of a review, or a
    review that was kept. Raises UserError (E043) where it is none of them.
    """
    try:
        return _in_list(content, name) if content[:2] == _ZIP_MAGIC else _in_json(content, name)
    except UserError as error:
        if error.code == "E043":
            raise
        raise _unusable(name) from error


def rounds_in(given: Iterable[Source | Review | None]) -> LastRound:
    """The lists of several units, or reviews, as one round. Raises UserError with all that are none."""
    faults = Faults()
    rounds = [
        faults.of(round_in, each.content, each.name) if isinstance(each, Source) else round_of(each)
        for each in given
        if each is not None
    ]
    faults.tell()
    listed = [each for each in rounds if each is not None]
    return LastRound(
        findings=tuple(each for one in listed for each in one.findings),
        forms=tuple(each for one in listed for each in one.forms),
    )


def _past(of: Problem, language: str, answers: Mapping[tuple[int, str], str]) -> Past:
    finding, view = of.finding, of.reviewed.view
    return Past(
        id=finding.id,
        code=finding.code,
        severity=finding.severity,
        unit=of.unit,
        file=display_name(view.document),
        form=form_name(view, of.form_id, language) if of.form_id else "",
        item=item_words(view, finding, language),
        place=place_words(finding.place, language),
        message=finding.message.of(language),
        printed=finding.printed,
        expected=expected_words(finding, language),
        checked=finding.printed_all,
        field=finding.field,
        accepted=of.reason is not None,
        reason=of.reason or "",
        answer=answers.get((view.index, finding.id), ""),
    )


def _in_list(content: bytes, name: str) -> LastRound:
    from jixiao.reading import read_bytes

    findings: list[Past] = []
    forms: list[PastForm] = []
    is_list = False
    documents = read_bytes(content, name)
    for document in documents:
        for block in document.blocks:
            if not isinstance(block, Grid):
                continue
            for row in _under_heads(block):
                is_list = True
                if at.FORM_KEY.zh in row:
                    forms.append(_form_row(row))
                elif row.get(at.ID.zh) and row.get(at.STATUS.zh) not in _words(Status.MENDED):
                    findings.append(_past_row(row))
            is_list = is_list or any(_is_head(texts) for texts in block.texts())
    if not is_list:
        raise _unusable(name, instead(documents))
    return LastRound(findings=tuple(findings), forms=tuple(forms))


def _is_head(texts: Sequence[str]) -> bool:
    heads = {_HEADS.get(text) for text in texts}
    return at.ID.zh in heads or {at.FORM_KEY.zh, at.ROW_KEYS.zh} <= heads


def _under_heads(grid: Grid) -> Iterator[dict[str, str]]:
    """The rows below a row of heads, by the heads in Chinese."""
    heads: dict[str, int] = {}
    for texts in grid.texts():
        if _is_head(texts):
            heads = {_HEADS[text]: column for column, text in enumerate(texts) if text in _HEADS}
        elif heads:
            yield {head: texts[column] for head, column in heads.items()}


def _past_row(row: dict[str, str]) -> Past:
    accepted = row.get(at.STATUS.zh) in _words(Status.ACCEPTED)
    return Past(
        id=row[at.ID.zh].lstrip("#＃").lower(),
        code=row.get(at.CODE.zh, ""),
        severity=_severity(row.get(at.SEVERITY.zh, "")),
        unit=row.get(at.UNIT.zh, ""),
        file=row.get(at.FILE.zh, ""),
        form=row.get(at.FORM.zh, ""),
        item=row.get(at.ITEM.zh, ""),
        place=row.get(at.PLACE.zh, ""),
        message=row.get(at.FINDING.zh, ""),
        printed=row.get(at.PRINTED.zh, ""),
        expected=row.get(at.EXPECTED.zh, ""),
        remedy=row.get(at.REMEDY.zh, ""),
        checked=row.get(at.CHECKED.zh, ""),
        field=row.get(at.FIELD.zh, ""),
        accepted=accepted,
        reason=row.get(at.REASON.zh, "") if accepted else "",
        answer=_answer(row, accepted=accepted),
    )


def _answer(row: dict[str, str], *, accepted: bool) -> str:
    """What was written by hand beside a finding: now, else in a round before. A reason that nobody
    accepted is told as what was written, too.
    """
    opinion, reason = row.get(at.OPINION.zh, ""), row.get(at.REASON.zh, "")
    if accepted:  # that is written there by us
        opinion, reason = "" if opinion in (at.ACCEPT.zh, at.ACCEPT.en) else opinion, ""
    written = [opinion, f"{at.REASON.zh}：{reason}" if reason else ""]
    return "；".join(filter(None, written)) or row.get(at.LAST_ANSWER.zh, "")


def _form_row(row: dict[str, str]) -> PastForm:
    return PastForm(
        key=row[at.FORM_KEY.zh],
        rows=tuple(filter(None, row.get(at.ROW_KEYS.zh, "").split("\n"))),
        unit=row.get(at.UNIT.zh, ""),
        file=row.get(at.FILE.zh, ""),
    )


def _words(status: Status) -> tuple[str, str]:
    return STATUSES[status].zh, STATUSES[status].en


def _severity(word: str) -> Severity:
    return next(
        (each for each, said in SEVERITIES.items() if word in (said.zh, said.en)), Severity.WARNING
    )


class _Keyed(msgspec.Struct, frozen=True):
    key: str


class _FormIn(msgspec.Struct, frozen=True):
    id: str
    key: str
    kind: str
    title: str | None = None
    year: int | None = None
    project: str | None = None
    supervising_department: str | None = None
    implementing_unit: str | None = None
    funding: tuple[_Keyed, ...] = ()
    indicators: tuple[_Keyed, ...] = ()
    lines: tuple[_Keyed, ...] = ()
    level_points: tuple[_Keyed, ...] = ()

    @property
    def unit(self) -> str:
        own = self.project if self.kind == DEPARTMENT else None
        return self.implementing_unit or own or self.supervising_department or ""


class _Reason(msgspec.Struct, frozen=True):
    reason: str


class _FindingIn(msgspec.Struct, frozen=True):
    id: str
    code: str
    severity: Severity
    message: str
    field: str
    printed: str = ""
    form: str | None = None
    expected: str | None = None
    accepted: _Reason | None = None
    last_answer: str = ""


class _DocumentIn(msgspec.Struct, frozen=True):
    path: str
    forms: tuple[_FormIn, ...]
    findings: tuple[_FindingIn, ...]
    member: str | None = None

    def name(self, names: Mapping[str, str]) -> str:
        """What it is called; ``names`` has files by their paths."""
        return self.member or names[self.path]


class _ReviewIn(msgspec.Struct, frozen=True):
    documents: tuple[_DocumentIn, ...]


def _in_json(content: bytes, name: str) -> LastRound:
    from jixiao.application.results import result_of

    try:
        raw = msgspec.json.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _unusable(name) from error
    if isinstance(raw, dict) and "result" in raw:
        kept = result_of(content)
        if isinstance(kept, Review):
            return round_of(kept)
        raise _unusable(name)
    try:
        documents = convert(raw, _ReviewIn).documents
    except msgspec.ValidationError as error:
        raise _unusable(name) from error
    names = told_apart(each.path for each in documents)
    dropped = {OTHER_YEAR} if _asks_amiss(documents) else set()
    return LastRound(
        findings=tuple(
            _past_of(each, found, each.name(names))
            for each in documents
            for found in each.findings
            if found.code not in dropped
        ),
        forms=tuple(_form_of(form, each.name(names)) for each in documents for form in each.forms),
    )


def _asks_amiss(documents: Sequence[_DocumentIn]) -> bool:
    """Whether the round was asked for a year that most of its forms are not of."""
    told = [each for one in documents for each in one.findings if each.code == OTHER_YEAR]
    dated = sum(form.year is not None for one in documents for form in one.forms)
    return asked_amiss(len(told), dated)


def _past_of(document: _DocumentIn, found: _FindingIn, file: str) -> Past:
    form = next((each for each in document.forms if each.id == found.form), None)
    units = {each.unit for each in document.forms if each.unit}
    unit = form.unit if form is not None else units.pop() if len(units) == 1 else ""
    return Past(
        id=found.id,
        code=found.code,
        severity=found.severity,
        unit=unit,
        file=file,
        form=(form.title or "") if form is not None else "",
        message=found.message,
        printed=found.printed,
        expected=found.expected or "",
        checked="",
        field=found.field,
        accepted=found.accepted is not None,
        reason=found.accepted.reason if found.accepted is not None else "",
        answer=found.last_answer,
    )


def _form_of(form: _FormIn, file: str) -> PastForm:
    groups = (form.funding, form.indicators, form.level_points, form.lines)
    return PastForm(
        key=unnumbered(form.key),
        rows=tuple(row.key for group in groups for row in group),
        unit=form.unit,
        file=file,
    )


def _unusable(name: str, known: Text = _UNKNOWN) -> UserError:
    told = Text(
        f"{name} 不是上次的问题清单（xlsx）或审核结果（JSON）{known.zh}",
        f"{name} is neither a list of findings (xlsx) nor a review as JSON{known.en}",
    )
    return user_error("E043", told.zh, told.en, "last")
