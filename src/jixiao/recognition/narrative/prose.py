"""The prose of a document as statements and claims."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.documents import Document
from jixiao.core.facts import Claim
from jixiao.core.forms import Entry, Form
from jixiao.core.periods import Period
from jixiao.core.regex import regex
from jixiao.core.statements import ACTUAL, Statement
from jixiao.core.words import NOTE_LABEL
from jixiao.knowledge.items import CUMULATIVE_BALANCE, MONTHS_PAYABLE
from jixiao.recognition.narrative.claims import claims_of
from jixiao.recognition.narrative.linking import link, statements_of
from jixiao.recognition.narrative.outline import Outline, Setting, year_of
from jixiao.recognition.narrative.passages import Passage, marker_level, of_paragraph, passages
from jixiao.recognition.narrative.reader import PassageReader

_RUN_IN = 30
_NOTE = regex(rf"^\s*{NOTE_LABEL}\s*[：:].*(?:分值|得分|分档|三档|填写|填报)")


def recognise_prose(
    document: Document,
    covered: frozenset[int],
    forms: Sequence[Form] = (),
) -> tuple[tuple[Statement, ...], tuple[Claim, ...], int | None, str | None]:
    """Statements and claims of the paragraphs outside ``covered`` and of the long texts of forms;
    the document's year and scope.
    """
    year = year_of(document, covered) or next(
        (form.year for form in forms if form.year is not None), None
    )
    outline = Outline(year)
    outline.root = Setting(year=year)
    gatherer = _Gatherer()
    for passage in passages(document, covered):
        if passage.level is not None:
            outline.enter(passage)
            continue
        if _NOTE.match(passage.text):
            continue
        _run_in(outline, passage)
        outline.enter(passage)
        gatherer.read(passage, outline.setting)
    for form in forms:
        _texts_of(form, gatherer)
    return tuple(gatherer.statements), tuple(gatherer.claims), year, outline.scope


def prose_of_forms(forms: Sequence[Form]) -> tuple[tuple[Statement, ...], tuple[Claim, ...]]:
    """Statements and claims of the long texts of forms that stand in no document."""
    gatherer = _Gatherer()
    for form in forms:
        _texts_of(form, gatherer)
    return tuple(gatherer.statements), tuple(gatherer.claims)


class _Gatherer:
    """Numbers sentences and statements over the whole document."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []
        self.sentence = 0
        self.balances: dict[tuple[str | None, Period | None], str] = {}

    def read(self, passage: Passage, setting: Setting) -> None:
        """Take in one passage."""
        reader = PassageReader(passage, setting, self.sentence)
        mentions = reader.read()
        link(mentions)
        for mention in mentions:
            if mention.item == MONTHS_PAYABLE and mention.basis == ACTUAL and mention.about is None:
                mention.known_about = self.balances.get((mention.fund, mention.period))
        found = statements_of(mentions, passage, len(self.statements))
        self.balances.update(
            {
                (one.fund, one.period): one.address
                for one in found
                if one.item == CUMULATIVE_BALANCE and one.basis == ACTUAL
            }
        )
        self.statements.extend(found)
        self.claims.extend(claims_of(passage, setting.fund, self.sentence))
        self.sentence = reader.sentence


def _run_in(outline: Outline, passage: Passage) -> None:
    """A paragraph that begins with a heading of its own (（一）收入情况。2020年 …) opens it."""
    level = marker_level(passage.text)
    head, stop, _ = passage.text.partition("。")
    if (
        level is not None
        and stop
        and len(head) <= _RUN_IN
        and "，" not in head
        and not any(char.isdigit() for char in head[4:])
    ):
        outline.heading(level, head)


def _texts_of(form: Form, gatherer: _Gatherer) -> None:
    """What a form says in words: how far its goals were reached, and its conclusion."""
    setting = Setting(fund=form.fund, year=form.year, scope=form.scope)
    entries: list[Entry | None] = [goal.actual for goal in form.goals] + [form.conclusion]
    for entry in entries:
        if entry is not None and len(entry.text) > 2:
            gatherer.read(of_paragraph(entry.text, entry.place), setting)
