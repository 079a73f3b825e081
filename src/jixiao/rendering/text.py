"""A review as text that a clerk can read in a terminal or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.checks.formless import formless
from jixiao.checks.priority import Agenda, Told, agenda
from jixiao.checks.problems import tallies
from jixiao.checks.review import DocumentReview, Review, Summary
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.ties import Outcome
from jixiao.judging.results import Derivation
from jixiao.knowledge.computed import computed_words
from jixiao.rendering.lines import Lines, Part
from jixiao.rendering.overview import OverviewRow, rows_of_document, score_words
from jixiao.rendering.words import (
    correction_words,
    display_name,
    excerpt,
    expected_words,
    form_name,
    form_of,
    formula_words,
    nothing_found,
    place_words,
    printable,
    printed_words,
    severity_word,
    since_words,
)

COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.REMARK: "bold cyan",
}
_WIDTH_OF_A_FILE = 100
_LABELS = {
    "expected": Text("填报→应为", "Printed → expected"),
    "formula": Text("依据算式", "Formula"),
    "causes": Text("可能原因", "Possible causes"),
    "correction": Text("建议改为", "Suggested"),
    "advice": Text("建议", "Advice"),
    "related": Text("相关位置", "See also"),
    "accepted": Text("已接受", "Accepted"),
    "group": Text("同因问题", "Same cause"),
    "consequence": Text("└ 由此引起", "└ comes of it"),
    "likewise": Text("└ 同类", "└ likewise"),
    "also": Text("也请看", "Also look at"),
    "alike": Text("同类", "Of the kind"),
}
_TITLES = {
    "file": Text("文件", "File"),
    "forms": Text("表", "Forms"),
    "errors": Text("错误", "Errors"),
    "warnings": Text("警告", "Warnings"),
    "remarks": Text("提示", "Remarks"),
    "ties": Text("核对", "Checked"),
    "form": Text("各张表", "Each form"),
    "year": Text("年度", "Year"),
    "score": Text("总得分", "Score"),
    "recomputed": Text("重算", "Recomputed"),
    "grade": Text("等级", "Grade"),
    "filled": Text("已填/应填", "Filled in"),
    "whole": Text("正文与全文", "The text and the whole document"),
    "accepted": Text("已接受的问题", "Accepted findings"),
    "since": Text("与上次审核相比（错误和警告）", "Since the last review (errors and warnings)"),
    "internal": Text("程序内部故障（不是填报问题）", "Internal failures (not the data's)"),
}
_OF_FILES = ("file", "forms", "errors", "warnings", "remarks", "ties")
_OF_FORMS = (
    *("form", "year", "score", "recomputed", "grade", "filled"),
    *("errors", "warnings", "remarks"),
)
_IN_LITTLE_ROOM = ("form", "score", "errors", "warnings")
_ROOMY = 90  # columns of a terminal that has room for all of a form's


def as_text(
    review: Review,
    language: str = "zh",
    *,
    colour: bool = False,
    width: int | None = None,
    verdicts: bool = False,
) -> str:
    """The review as text. ``colour`` adds terminal colours; ``width`` is the terminal's, in
    columns; ``verdicts`` lists every finding in full, and what was computed, too.
    """
    pages = TextPages(language, colour=colour, width=width, verdicts=verdicts)
    documents = [pages.document(document) for document in review.documents]
    since = pages.since(review)
    return pages.overview() + "".join(documents) + since + pages.summary(review.seconds)


class TextPages:
    """A review as text, document by document: of those that it wrote it keeps no more than what the
    overview over all of them shows.
    """

    def __init__(
        self,
        language: str = "zh",
        *,
        colour: bool = False,
        width: int | None = None,
        verdicts: bool = False,
    ) -> None:
        self._language, self._verdicts = language, verdicts
        self._lines = Lines(width or _WIDTH_OF_A_FILE, colour=colour)
        self._rows: list[tuple[str, ...]] = []
        self._forms: list[tuple[str, ...]] = []
        self._keys = _OF_FORMS if self._lines.width >= _ROOMY else _IN_LITTLE_ROOM
        self._summary = Summary()

    def document(self, reviewed: DocumentReview) -> str:
        """What was found in one document."""
        outcomes = reviewed.outcomes()
        name = printable(display_name(reviewed.view.document))
        what = formless(reviewed.view) if not reviewed.view.forms else None
        rows = rows_of_document(reviewed, self._language)
        self._summary = self._summary.plus(reviewed)
        self._rows.append(
            (
                f"{name} [{what.of(self._language)}]" if what is not None else name,
                str(len(reviewed.view.forms)),
                *(str(reviewed.count(severity)) for severity in Severity),
                f"{outcomes[Outcome.REPRODUCED]}/{sum(outcomes.values())}",
            )
        )
        self._forms += [self._form(row) for row in rows if row.number is not None]
        page = _Page(self._lines, self._language, everything=self._verdicts)
        page.document(reviewed, name)
        if self._verdicts:
            page.recomputed(reviewed)
        page.internal(reviewed.internal)
        return page.text()

    def overview(self) -> str:
        """The table of the documents so far, and below it that of their forms."""
        of_files = self._table(_OF_FILES, self._rows)
        return of_files + ("\n" + self._table(self._keys, self._forms) if self._forms else "")

    def _table(self, keys: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
        heads = [_TITLES[key].of(self._language) for key in keys]
        return "".join(f"{line}\n" for line in self._lines.table(heads, rows))

    def _form(self, row: OverviewRow) -> tuple[str, ...]:
        cells = (
            printable(row.named(self._language) + row.aside(self._language)),
            str(row.year or ""),
            score_words(row.score),
            score_words(row.recomputed),
            row.grade or row.recomputed_grade,
            row.filled_in(),
            *(str(row.findings[severity]) for severity in Severity),
        )
        shown = dict(zip(_OF_FORMS, cells, strict=True))
        return tuple(shown[key] for key in self._keys)

    def since(self, review: Review) -> str:
        """How errors and warnings stand since the last round, of all and unit by unit; nothing
        where none was given.
        """
        page = _Page(self._lines, self._language)
        if review.since is not None:
            page.heading(_TITLES["since"].of(self._language))
            page.say((since_words(review.since, self._language), "bold"))
            colon = ": " if self._language == "en" else "："
            for unit, tally in tallies(review):
                page.say((f"{unit}{colon}{tally.words(self._language)}", ""), indent=4)
        return page.text()

    def summary(self, seconds: str) -> str:
        """The last line: all that was found so far, and the seconds it took."""
        found = self._summary
        if self._language == "en":
            words = (
                f"{found.documents} file(s): {found.errors} errors, {found.warnings} warnings,"
                f" {found.remarks} remarks. {seconds} s"
            )
        else:
            words = (
                f"共{found.documents}个文件：错误{found.errors}处，警告{found.warnings}处，"
                f"提示{found.remarks}处。用时{seconds}秒"
            )
        page = _Page(self._lines, self._language)
        page.say()
        page.say((words, "bold"))
        return page.text()


class _Page:
    """Collects the lines of one part of a review."""

    def __init__(self, lines: Lines, language: str, *, everything: bool = False) -> None:
        self.lines, self.language, self.everything = lines, language, everything
        self._written: list[str] = []

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._written)

    def say(self, *parts: Part, indent: int = 0) -> None:
        """A line of parts, without what could steer a terminal; an empty one of none."""
        clean = [(printable(text).expandtabs(), style) for text, style in parts]
        self._written.extend(self.lines.wrapped(clean, indent))

    def document(self, reviewed: DocumentReview, name: str) -> None:
        self.say()
        self._written.extend(self.lines.rule(name, "bold"))
        listed = [
            (name, each) for name, each in reviewed.identified() if name not in reviewed.accepted
        ]
        if not listed and not reviewed.internal:
            known = bool(reviewed.view.forms)
            self.say((nothing_found(reviewed).of(self.language), "green" if known else "yellow"))
        self.groups(reviewed, listed)
        accepted = [
            (name, each) for name, each in reviewed.identified() if name in reviewed.accepted
        ]
        if accepted:
            self.heading(_TITLES["accepted"].of(self.language))
            for name, each in accepted:
                self.finding(name, each, reviewed.accepted[name])

    def heading(self, words: str) -> None:
        self.say()
        self.say((f"▌{words}", "bold"))

    def groups(self, reviewed: DocumentReview, listed: Sequence[tuple[str, Finding]]) -> None:
        ordered = sorted(listed, key=lambda each: _form_number(each[1]))
        for form_id, group in groupby(ordered, key=lambda each: form_of(each[1])):
            title = (
                form_name(reviewed.view, form_id, self.language)
                if form_id
                else _TITLES["whole"].of(self.language)
            )
            self.heading(title)
            own = [each for _, each in group]
            if self.everything:
                for each in own:
                    self.finding(each.id, each, None)
            else:
                self.agenda(agenda(own))

    def agenda(self, own: Agenda) -> None:
        """What must be dealt with in full, with what comes of it in a line each; the rest in a line a
        kind.
        """
        for told in own.first:
            self.finding(told.finding.id, told.finding, None)
            for each in told.consequences:
                self.in_line("consequence", each)
            for each in told.alike:
                self.in_line("likewise", each)
        if own.also:
            count = sum(1 for told in own.also for _ in told.everything())
            also = _LABELS["also"].of(self.language)
            self.say()
            self.say(
                (f"{also} ({count})" if self.language == "en" else f"{also}（{count}处）", "bold")
            )
        for told in own.also:
            self.say(
                *self.head(told.finding), (told.finding.message.of(self.language), ""), indent=2
            )
            if told.alike:
                self.say(*self.labelled("alike", self._alike(told)), indent=4)

    def in_line(self, key: str, finding: Finding) -> None:
        """A finding in a line below another one, with what to do."""
        message = finding.message.of(self.language)
        if finding.correction is not None:
            mended = correction_words(finding, self.language)
            message += f"; change to {mended}" if self.language == "en" else f"；改为{mended}"
        if finding.advice is not None:
            message += ("; " if self.language == "en" else "；") + finding.advice.of(self.language)
        self.say(
            (f"{_LABELS[key].of(self.language)}  ", "dim"),
            *self.head(finding),
            (message, ""),
            indent=4,
        )

    def _alike(self, told: Told) -> str:
        """How many findings of a kind are told in one line, and where they are."""
        places = [place_words(each.place, self.language) for each in told.everything()]
        shown = _some(places, self.language)
        many = len(told.alike) + 1
        return f"{many}: {shown}" if self.language == "en" else f"共{many}处：{shown}"

    def finding(self, name: str, finding: Finding, reason: str | None) -> None:
        colour = COLOURS[finding.severity] if reason is None else "dim"
        self.say(*self.head(finding, colour, name))
        for detail in self.details(finding, reason):
            self.say(*detail, indent=4)

    def head(self, finding: Finding, colour: str = "", name: str = "") -> tuple[Part, ...]:
        """Severity and code, place and id."""
        where = printable(place_words(finding.place, self.language))
        return (
            (
                f"{severity_word(finding.severity, self.language)} {finding.code}",
                colour or COLOURS[finding.severity],
            ),
            (f"  {where}  ", "bold"),
            (f"#{name or finding.id}" + ("" if name else "  "), "dim"),
        )

    def details(self, finding: Finding, reason: str | None) -> Iterator[tuple[Part, ...]]:
        yield ((finding.message.of(self.language), ""),)
        before, middle, after = excerpt(finding.place)
        if before or middle or after:
            yield (
                (f"“{before}", "dim"),
                (f"【{middle}】" if middle else "", "bold underline"),
                (f"{after}”", "dim"),
            )
        if finding.expected is not None and finding.printed:
            yield self.labelled(
                "expected",
                f"{printed_words(finding, self.language)} → {expected_words(finding, self.language)}",
            )
        if finding.formula:
            yield self.labelled("formula", formula_words(finding, self.language))
        if finding.causes:
            yield self.labelled(
                "causes", "；".join(cause.text.of(self.language) for cause in finding.causes)
            )
        if finding.correction:
            yield self.labelled("correction", correction_words(finding, self.language))
        if finding.advice:
            yield self.labelled("advice", finding.advice.of(self.language))
        if finding.related:
            yield self.labelled(
                "related",
                _some(
                    [place_words(each.place, self.language) for each in finding.related],
                    self.language,
                ),
            )
        if finding.group:
            yield self.labelled("group", f"#{finding.group}")
        if reason is not None:
            yield self.labelled("accepted", reason)

    def labelled(self, key: str, text: str) -> tuple[Part, ...]:
        colon = ": " if self.language == "en" else "："
        return (f"{_LABELS[key].of(self.language)}{colon}", "dim"), (text, "")

    def recomputed(self, reviewed: DocumentReview) -> None:
        for view in reviewed.view.forms:
            names = [row.name.text if row.name else "" for row in view.form.indicators]
            shown: list[tuple[str, Derivation | None]] = [
                ("", view.result.execution_derivation),
                ("", view.result.overall_derivation),
            ]
            shown += [
                (name, each.derivation)
                for name, each in zip(names, view.result.indicators, strict=False)
            ]
            shown += [("", view.result.deviation_derivation), ("", view.result.score_derivation)]
            self.heading(form_name(reviewed.view, view.form.id, self.language))
            for name, derivation in shown:
                if derivation is not None:
                    self.say((f"    {self._derived(name, derivation)}", ""))

    def _derived(self, name: str, derivation: Derivation) -> str:
        rule, formula, result = (
            computed_words(each, self.language)
            for each in (derivation.rule, derivation.formula, derivation.result)
        )
        return f"{name or rule}: {formula} = {result}"

    def internal(self, crashed: Sequence[str]) -> None:
        if crashed:
            self.say()
            self.say((_TITLES["internal"].of(self.language), "bold magenta"))
            for each in crashed:
                self.say((each, ""))


def _form_number(finding: Finding) -> int:
    form_id = form_of(finding)
    return int(form_id.removeprefix("form")) if form_id else 0


def _some(words: Sequence[str], language: str, most: int = 6) -> str:
    listed = list(dict.fromkeys(words))
    comma = ", " if language == "en" else "、"
    return comma.join(listed[:most]) + ("…" if len(listed) > most else "")
