"""A review as text that a clerk can read in a terminal or a mail."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.checks.review import DocumentReview, Review
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.ties import Outcome
from jixiao.judging.results import Derivation
from jixiao.rendering.words import (
    amount,
    display_name,
    excerpt,
    form_name,
    form_of,
    place_words,
    printable,
    severity_word,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text as RichText

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
}
_TITLES = {
    "file": Text("文件", "File"),
    "forms": Text("表", "Forms"),
    "errors": Text("错误", "Errors"),
    "warnings": Text("警告", "Warnings"),
    "remarks": Text("提示", "Remarks"),
    "ties": Text("核对", "Checked"),
    "whole": Text("正文与全文", "The text and the whole document"),
    "accepted": Text("已接受的问题", "Accepted findings"),
    "internal": Text("程序内部故障（不是填报问题）", "Internal failures (not the data's)"),
    "none": Text("未发现问题。", "Nothing found."),
}


def as_text(
    review: Review,
    language: str = "zh",
    *,
    colour: bool = False,
    width: int | None = None,
    verdicts: bool = False,
) -> str:
    """The review as text. ``colour`` adds terminal colours; ``width`` is the terminal's, in
    columns; ``verdicts`` lists what was computed, too.
    """
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        width=width or _WIDTH_OF_A_FILE,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    page = _Page(console, language, verdicts)
    page.overview(review)
    for document in review.documents:
        page.document(document)
    page.summary(review)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


class _Page:
    """Prints the parts of a review on one console."""

    def __init__(self, console: Console, language: str, verdicts: bool) -> None:
        self.console, self.language, self.verdicts = console, language, verdicts

    def say(self, *renderables: RenderableType) -> None:
        self.console.print(*renderables, sep="\n", soft_wrap=False)

    def overview(self, review: Review) -> None:
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for key in ("file", "forms", "errors", "warnings", "remarks", "ties"):
            justify = "left" if key == "file" else "right"
            table.add_column(
                _TITLES[key].of(self.language),
                justify=justify,  # type: ignore[arg-type]
                overflow="fold",
                no_wrap=False,
            )
        for each in review.documents:
            outcomes = each.outcomes()
            counts = [str(each.count(severity)) for severity in Severity]
            table.add_row(
                self.plain(display_name(each.view.document)),
                str(len(each.view.forms)),
                *counts,
                f"{outcomes[Outcome.REPRODUCED]}/{sum(outcomes.values())}",
            )
        self.say(table)

    def document(self, reviewed: DocumentReview) -> None:
        from rich.rule import Rule

        self.say("")
        self.say(
            Rule(
                self.plain(display_name(reviewed.view.document), "bold"),
                align="left",
                characters="─",
            )
        )
        listed = [
            (name, each) for name, each in reviewed.identified() if name not in reviewed.accepted
        ]
        if not listed and not reviewed.internal:
            self.say(self.plain(_TITLES["none"].of(self.language), "green"))
        self.groups(reviewed, listed)
        accepted = [
            (name, each) for name, each in reviewed.identified() if name in reviewed.accepted
        ]
        if accepted:
            self.say("", self.plain(f"▌{_TITLES['accepted'].of(self.language)}", "bold"))
            for name, each in accepted:
                self.finding(name, each, reviewed.accepted[name])
        if self.verdicts:
            self.recomputed(reviewed)
        self.internal(reviewed.internal)

    def groups(self, reviewed: DocumentReview, listed: Sequence[tuple[str, Finding]]) -> None:
        ordered = sorted(listed, key=lambda each: _form_number(each[1]))
        for form_id, group in groupby(ordered, key=lambda each: form_of(each[1])):
            title = (
                form_name(reviewed.view, form_id, self.language)
                if form_id
                else _TITLES["whole"].of(self.language)
            )
            self.say("", self.plain(f"▌{title}", "bold"))
            for name, each in group:
                self.finding(name, each, None)

    def finding(self, name: str, finding: Finding, reason: str | None) -> None:
        from rich.padding import Padding

        colour = COLOURS[finding.severity] if reason is None else "dim"
        where = printable(place_words(finding.place, self.language))
        self.say(
            self.joined(
                (f"{severity_word(finding.severity, self.language)} {finding.code}", colour),
                (f"  {where}  ", "bold"),
                (f"#{name}", "dim"),
            )
        )
        for detail in self.details(finding, reason):
            self.say(Padding(detail, (0, 0, 0, 4)))

    def details(self, finding: Finding, reason: str | None) -> Iterator[RenderableType]:
        yield self.plain(finding.message.of(self.language))
        before, middle, after = excerpt(finding.place)
        if before or middle or after:
            yield self.joined(
                (f"“{before}", "dim"),
                (f"【{middle}】" if middle else "", "bold underline"),
                (f"{after}”", "dim"),
            )
        if finding.expected is not None and finding.printed:
            yield self.labelled(
                "expected", f"{finding.printed} → {amount(finding.expected, finding.unit)}"
            )
        if finding.formula:
            yield self.labelled("formula", finding.formula)
        if finding.causes:
            yield self.labelled(
                "causes", "；".join(cause.text.of(self.language) for cause in finding.causes)
            )
        if finding.correction:
            yield self.labelled("correction", finding.correction.text)
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

    def labelled(self, key: str, text: str) -> RenderableType:
        colon = ": " if self.language == "en" else "："
        return self.joined((f"{_LABELS[key].of(self.language)}{colon}", "dim"), (text, ""))

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
            self.say(
                "", self.plain(f"▌{form_name(reviewed.view, view.form.id, self.language)}", "bold")
            )
            for name, derivation in shown:
                if derivation is not None:
                    self.say(
                        self.plain(
                            f"    {name or derivation.rule}: {derivation.formula} ="
                            f" {derivation.result}"
                        )
                    )

    def internal(self, crashed: Sequence[str]) -> None:
        if crashed:
            self.say("", self.plain(_TITLES["internal"].of(self.language), "bold magenta"))
            for each in crashed:
                self.say(self.plain(each))

    def summary(self, review: Review) -> None:
        counts = [review.count(severity) for severity in Severity]
        if self.language == "en":
            words = (
                f"{len(review.documents)} file(s): {counts[0]} errors, {counts[1]} warnings,"
                f" {counts[2]} remarks. {review.seconds} s"
            )
        else:
            words = (
                f"共{len(review.documents)}个文件：错误{counts[0]}处，警告{counts[1]}处，"
                f"提示{counts[2]}处。用时{review.seconds}秒"
            )
        self.say("", self.plain(words, "bold"))

    def joined(self, *parts: tuple[str, str]) -> RichText:
        """Texts with their styles, one after the other."""
        line = self.plain("")
        for text, style in parts:
            line.append(printable(text), style or None)
        return line

    def plain(self, text: str, style: str = "") -> RichText:
        from rich.text import Text as Styled

        return Styled(printable(text), style=style, overflow="fold")


def _form_number(finding: Finding) -> int:
    form_id = form_of(finding)
    return int(form_id.removeprefix("form")) if form_id else 0


def _some(words: Sequence[str], language: str, most: int = 6) -> str:
    listed = list(dict.fromkeys(words))
    comma = ", " if language == "en" else "、"
    return comma.join(listed[:most]) + ("…" if len(listed) > most else "")
