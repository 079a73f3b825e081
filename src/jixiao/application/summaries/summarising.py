"""Summarising: finished forms and filled templates of many units in; sums, rates, grades and ranks out,
held against a list of projects where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

import msgspec

from jixiao.application.checking import check
from jixiao.application.data.reading import forms_of, is_of_forms
from jixiao.application.filling import fill
from jixiao.application.judgement import Context
from jixiao.application.loaded import Loaded
from jixiao.application.papers import what_it_is
from jixiao.application.reviewing import Reviewable, reviews
from jixiao.application.rounds.versions import Written, met_as, unknown_times
from jixiao.application.sources import DATA_ENDINGS, Source, each_document, texts_in
from jixiao.application.summaries.against_list import held_against
from jixiao.application.summaries.counted_once import Counting, counted_once
from jixiao.application.summaries.forms import summed_forms, without_unit
from jixiao.application.summaries.project_list import ProjectList, projects_in
from jixiao.application.summaries.units import called_alike, one_name_each, units_of
from jixiao.checks.review import DocumentReview
from jixiao.checks.versions import ALL, held_choice
from jixiao.core.documents import Document
from jixiao.core.errors import UserError, fault, traced, user_error
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData
from jixiao.core.forms import DEPARTMENT, FUND_STATEMENT
from jixiao.core.packs import RulePack
from jixiao.core.summaries import AgainstList, Group, NotSummed, Summarised, SummedForm
from jixiao.core.unitnames import unit_key
from jixiao.judging.summing import (
    by_band,
    by_grade,
    is_paid,
    problems_of,
    summed,
)
from jixiao.knowledge.labels import kind_of
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.rendering.words import display_name

_Read = Callable[[], Sequence[Loaded | FormData]]
_NO_DATA = Text(
    "不是绩效表的数据（没有写表种 kind）", "no data of forms (there is no kind in them)"
)
_NO_FORM = Text("没有认出绩效表", "no performance form was recognised")


def summarise(
    given: Iterable[Reviewable],
    *,
    pack: RulePack | None = None,
    year: int | None = None,
    listed: Source | None = None,
    knowledge: Knowledge | None = None,
    versions: str | None = None,
    written: Written = unknown_times,
) -> Summarised:
    """The forms of files summed up: those of one kind and year together, each form once: of several
    prints the newest (``written`` gives the times of the files, the last resort to tell which that is),
    and a warning says so; with ``versions`` ``newest`` a remark, with ``all`` each that differs is
    counted. Filled templates and files of data are completed first, as ``fill`` does. ``pack`` is the
    rule pack to judge by; ``year`` is the year of forms that state none, and leaves forms of others
    out; ``listed`` is a list of projects to hold the forms of the largest group against.

    Raises UserError where there is no form to sum up, or the list cannot be used.
    """
    held_choice(versions)
    projects = projects_in(listed) if listed is not None else None
    known = knowledge or shipped()
    desk = _Desk(pack, year, known)
    for each in given:
        desk.take(each)
    if not desk.forms:
        raise _nothing(desk)
    one = counted_once(desk.forms, versions, written)
    groups = tuple(_groups(one.forms, _grades(known, pack)))
    return Summarised(
        groups=one_name_each(groups),
        files=desk.files,
        against=_against(projects, groups, desk.aside) if projects is not None else None,
        unread=tuple(desk.unread),
        left_out=tuple(desk.left_out),
        findings=(
            *one.findings,
            *desk.findings,
            *_doubted(one.forms),
            *_unpaid(one.forms),
            *called_alike(groups),
            *(projects.findings if projects is not None else ()),
        ),
        internal=tuple(desk.internal),
    )


def _nothing(desk: _Desk) -> UserError:
    """That there is nothing to sum up, with what became of each file."""
    told = [
        fault("E014", f"{each.file}：{each.why.zh}", f"{each.file}: {each.why.en}")
        for each in (*desk.unread, *desk.left_out)
    ]
    none = user_error("E014", "没有可以汇总的绩效表", "there is no form to sum up")
    return UserError(*none.findings, *told)


class _NoForm(Exception):
    """A file of data that holds no forms."""


class _Desk:
    """What was found so far in the files of a call."""

    def __init__(self, pack: RulePack | None, year: int | None, knowledge: Knowledge) -> None:
        self._pack, self._year, self._knowledge = pack, year, knowledge
        self.files = 0
        self.forms: list[Counting] = []
        self._documents = 0
        self.unread: list[NotSummed] = []
        self.left_out: list[NotSummed] = []
        self.aside: list[SummedForm] = []
        self.findings: list[Finding] = []
        self.internal: list[str] = []

    def take(self, given: Reviewable) -> None:
        """Read and judge a file, and sort its forms."""
        if isinstance(given, Source) and given.ending in DATA_ENDINGS:
            self.files += 1
            name = PurePath(given.name).name
            self._data(name, lambda: _forms_of(given, name))
            return
        try:
            for document in [given] if isinstance(given, Document) else each_document(given):
                self.files += 1
                self._document(document)
        # readers report what they cannot read; what they raise is our defect, and the others go on
        except Exception:
            name = given.path if isinstance(given, Document) else given.name
            self.internal.append(f"{name}: {traced()}")

    def _document(self, document: Document) -> None:
        from jixiao.application.templates.reading import read_template
        from jixiao.application.templates.shape import is_template

        name = _file_of(document)
        if document.refusal is not None:
            self.unread.append(NotSummed(file=name, why=document.refusal, is_unread=True))
        elif is_template(document):
            layouts = self._knowledge.known_layouts()
            self._data(name, lambda: read_template(document, layouts))
        else:
            given = reviews(
                [document],
                pack=self._pack,
                year=self._year,
                knowledge=self._knowledge,
                keep_documents=False,
            )
            for each in given:
                self._sort(each, name)

    def _data(self, name: str, read: _Read) -> None:
        """The forms of a template or of data, completed and judged as they would be written."""
        try:
            filled = fill(
                read(),
                "json",
                pack=self._pack,
                knowledge=self._knowledge,
                draft=True,
                versions=ALL,  # which print counts is judged once, over all files
            )
            context = Context(rules=self._pack, knowledge=self._knowledge, year=self._year)
            result = check([each.data for each in filled.forms], context)
        except _NoForm:
            self.left_out.append(NotSummed(file=name, why=_NO_DATA))
            return
        except UserError as error:
            why = Text(
                "；".join(each.message.zh.removeprefix(f"{name}：") for each in error.findings),
                "; ".join(each.message.en.removeprefix(f"{name}: ") for each in error.findings),
            )
            self.unread.append(NotSummed(file=name, why=why, is_unread=True))
            return
        self.internal += filled.internal
        for each in result.documents:
            self._sort(each, name)

    def _sort(self, reviewed: DocumentReview, name: str) -> None:
        self.internal += reviewed.internal
        self._documents += 1
        facts = self._facts(reviewed, name)
        found = list(summed_forms(reviewed, name))
        if not found:
            self.left_out.append(NotSummed(file=name, why=_without_form(facts)))
        for each, view in zip(found, reviewed.view.forms, strict=True):
            why = self._why_not(each)
            if why is None:
                form = each if each.year else msgspec.structs.replace(each, year=self._year)
                met = met_as(view.form, facts, self._documents)
                self.forms.append(Counting(form=form, met=met))
            else:
                self.aside.append(each)
                self.left_out.append(NotSummed(file=_with_number(each, found), why=why))
        self.findings += without_unit(reviewed, name)

    def _facts(self, reviewed: DocumentReview, name: str) -> DocumentFacts:
        """What a document says of its forms, as they are held against those of others."""
        facts = reviewed.view.document
        return msgspec.structs.replace(
            facts, path=facts.path or name, year=facts.year or self._year, statements=(), claims=()
        )

    def _why_not(self, form: SummedForm) -> Text | None:
        """Why a form is not summed up; None where it is."""
        if form.kind == FUND_STATEMENT:
            kind = kind_of(form.kind)
            return Text(f"是{kind.zh}，不是一个项目的表", f"a {kind.en}, not the form of a project")
        if form.empty:
            return Text("是空表，没有填完成情况", "an empty form, nothing is reported in it")
        if self._year is not None and form.year not in (None, self._year):
            return Text(f"是{form.year}年的，不是{self._year}年的", f"of {form.year}")
        return None


def _without_form(facts: DocumentFacts) -> Text:
    """What a document without a form is."""
    from jixiao.application.factsheets.reading import WHAT_IT_IS

    if facts.fact_sheet:
        return WHAT_IT_IS
    return what_it_is(facts.paper) if facts.paper is not None else _NO_FORM


def _forms_of(given: Source, name: str) -> list[FormData]:
    """The forms in a file of data. Raises UserError for what is wrong in them, _NoForm where the file
    holds data of something else.
    """
    raw = texts_in(given)
    if not is_of_forms(raw):
        raise _NoForm
    return forms_of(raw, name)


def _file_of(document: Document) -> str:
    """The file with the folder it lies in, as units name their files alike."""
    folder = PurePath(document.path).parent.name
    return f"{folder}/{display_name(document)}" if folder else display_name(document)


def _with_number(form: SummedForm, found: Sequence[SummedForm]) -> str:
    return form.file if len(found) == 1 else f"{form.file} #{form.number}"


def _grades(knowledge: Knowledge, pack: RulePack | None) -> tuple[str, ...]:
    """The grades that there are, from best to worst."""
    packs = [pack] if pack is not None else list(knowledge.packs.values())
    rules = [each.grades for each in packs if each.grades is not None]
    return tuple(dict.fromkeys(grade.name for rule in rules for grade in rule.grades))


def _groups(forms: Sequence[SummedForm], grades: Sequence[str]) -> Iterator[Group]:
    """The forms by kind, year and monitoring point, the most of them first."""
    sorted_out: dict[tuple[str, int | None, str], list[SummedForm]] = defaultdict(list)
    for each in forms:
        sorted_out[each.kind, each.year, each.as_of].append(each)
    for (kind, year, as_of), own in sorted(
        sorted_out.items(), key=lambda each: (-len(each[1]), each[0][0], -(each[0][1] or 0))
    ):
        units = units_of(own)
        ordered = {unit_key(each.unit): at for at, each in enumerate(units)}
        own.sort(key=lambda each: ordered[unit_key(each.unit)])
        yield Group(
            kind=kind,
            year=year,
            as_of=as_of,
            forms=tuple(own),
            units=units,
            whole=summed("", own),
            grades=by_grade(own, grades) if any(each.grade for each in own) else (),
            scores=by_band(own, lambda each: each.of_hundred),
            rates=by_band(own, lambda each: each.rate, "%"),
            problems=problems_of(own),
        )


def _against(
    listed: ProjectList, groups: Sequence[Group], left_out: Sequence[SummedForm]
) -> AgainstList:
    """The forms of the largest group that is of projects held against a list; a form of its kind whose
    year is in doubt may be of that group too.
    """
    asked = next((each for each in groups if each.kind != DEPARTMENT), None)
    if asked is None:
        return held_against(listed, ())
    others = [form for each in groups if each is not asked for form in each.forms]
    maybe = [
        form
        for form in (*others, *left_out)
        if form.year_in_doubt and form.kind == asked.kind and not form.empty
    ]
    known = [form for form in (*others, *left_out) if form.empty or not form.year_in_doubt]
    return held_against(listed, asked.forms, maybe, known)


def _called(form: SummedForm) -> str:
    return f"{form.unit or form.file}“{form.project or form.unit}”"


def _doubted(forms: Sequence[SummedForm]) -> Iterator[Finding]:
    """Forms with figures that cannot be, of which nothing is summed or ranked."""
    found = [each for each in forms if each.doubts]
    if not found:
        return
    named = [f"{_called(each)}（{'，'.join(one.zh for one in each.doubts)}）" for each in found]
    named_en = [f"{_called(each)} ({', '.join(one.en for one in each.doubts)})" for each in found]
    yield fault(
        "E072",
        f"{len(found)}张表有不可能的数，标为存疑：只计张数，金额、得分不计入合计、平均、名次和分布，请更正后再汇总："
        f"{'、'.join(named)}",
        f"{len(found)} forms have figures that cannot be: they are counted, and their money and scores are"
        f" in no sum, mean, rank or distribution: {', '.join(named_en)}",
        severity=Severity.WARNING,
    )


def _unpaid(forms: Sequence[SummedForm]) -> Iterator[Finding]:
    """Forms whose money is not in the sums, as one of the amounts is missing."""
    lacking = [each for each in forms if not is_paid(each) and not each.doubts]
    if not lacking:
        return
    named = [_called(each) for each in lacking]
    yield fault(
        "E072",
        f"{len(lacking)}张表缺预算数或执行数，金额没有计入合计（张数、得分计入）：{'、'.join(named)}",
        f"{len(lacking)} forms lack a budget or what was executed; their money is not in the sums:"
        f" {', '.join(named)}",
        severity=Severity.WARNING,
    )
