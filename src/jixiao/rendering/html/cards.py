"""The list of findings: one card each, its grounds on demand."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.review import Review
from jixiao.core.findings import Finding, Text
from jixiao.rendering.html.marks import Listed, Marks
from jixiao.rendering.html.markup import element, text
from jixiao.rendering.words import (
    amount,
    display_name,
    excerpt,
    family_of,
    family_word,
    form_name,
    form_of,
    place_words,
    severity_word,
)

_WORDS = {
    "printed": Text("填报", "Printed"),
    "expected": Text("应为", "Expected"),
    "formula": Text("算式", "Formula"),
    "operands": Text("所用的数", "Figures used"),
    "causes": Text("可能原因", "Possible causes"),
    "correction": Text("建议改为", "Suggested"),
    "advice": Text("怎么办", "What to do"),
    "related": Text("相关位置", "Related places"),
    "interval": Text("允许区间", "Interval"),
    "difference": Text("相差", "Difference"),
    "more": Text("算式与依据", "Grounds"),
    "accepted": Text("已接受", "Accepted"),
    "group": Text("与此同因", "Same cause as"),
    "safe": Text("可直接改", "safe"),
    "excerpt": Text("原文", "Excerpt"),
}


def cards(review: Review, marks: Marks, language: str) -> str:
    """All findings, document by document."""
    parts: list[str] = []
    for index, reviewed in enumerate(review.documents):
        own = [each for each in marks.listed if each.document == index]
        if not own:
            continue
        # copies of one form share their ids: the document's own come first
        numbers = {each.id: each.number for each in (*marks.listed, *own)}
        head = element("h3", text(display_name(reviewed.view.recognised.document)))
        items = "".join(
            _Card(each, numbers, language).shown(_where(review, each, language)) for each in own
        )
        parts.append(
            element("section", head, element("ol", items), class_="of", data_document=index)
        )
    return "".join(parts)


def _where(review: Review, listed: Listed, language: str) -> str:
    form_id = form_of(listed.finding)
    return form_name(review.documents[listed.document].view, form_id, language) if form_id else ""


class _Card:
    """One finding's card."""

    def __init__(self, listed: Listed, numbers: dict[str, int], language: str) -> None:
        self.listed, self.numbers, self.language = listed, numbers, language
        self.finding: Finding = listed.finding

    def word(self, key: str) -> str:
        return text(_WORDS[key].of(self.language))

    def shown(self, where: str) -> str:
        finding, listed = self.finding, self.listed
        classes = f"card {finding.severity.value}" + (
            " accepted" if listed.accepted is not None else ""
        )
        grounds = "".join(self.grounds())
        more = (
            element("details", element("summary", self.word("more")), element("dl", grounds))
            if grounds
            else ""
        )
        return element(
            "li",
            self.button(where),
            more,
            class_=classes,
            id=f"c{listed.number}",
            data_n=listed.number,
            data_severity=finding.severity.value,
            data_family=family_of(finding.code),
            data_id=listed.id,
        )

    def button(self, where: str) -> str:
        finding = self.finding
        state = (
            element("span", self.word("accepted"), class_="state")
            if self.listed.accepted is not None
            else ""
        )
        severity = element("b", text(severity_word(finding.severity, self.language)), class_="sev")
        place = element("span", text(place_words(finding.place, self.language)), class_="place")
        head = element(
            "span",
            severity,
            element("span", text(finding.code), class_="code"),
            place,
            state,
            class_="head",
        )
        change = ""
        if finding.printed and finding.expected is not None:
            change = element(
                "span",
                element("del", text(finding.printed)),
                " → ",
                element("ins", text(amount(finding.expected, finding.unit))),
                class_="change",
            )
        subject = element("span", text(where), class_="where") if where else ""
        message = element("span", text(finding.message.of(self.language)), class_="message")
        return element(
            "button", head, message, change, subject, type="button", class_="go", aria_current=None
        )

    def grounds(self) -> Iterator[str]:
        finding = self.finding
        if self.listed.accepted is not None:
            yield self.item("accepted", text(self.listed.accepted))
        before, middle, after = excerpt(finding.place)
        if middle:
            yield self.item("excerpt", text(before), element("em", text(middle)), text(after))
        if finding.formula:
            yield self.item("formula", element("code", text(finding.formula)))
        if finding.expected_interval is not None:
            yield self.item(
                "interval", text(" ~ ".join(finding.expected_interval) + (finding.unit or ""))
            )
        if finding.difference:
            yield self.item("difference", text(amount(finding.difference, finding.unit)))
        if finding.operands:
            yield self.item(
                "operands",
                *(
                    self.line(each.name, each.printed, place_words(each.place, self.language))
                    for each in finding.operands
                ),
            )
        if finding.causes:
            yield self.item(
                "causes",
                *(self.line(each.text.of(self.language), "", "") for each in finding.causes),
            )
        if finding.correction is not None:
            safe = f" ({_WORDS['safe'].of(self.language)})" if finding.correction.safe else ""
            yield self.item("correction", text(finding.correction.text + safe))
        if finding.advice is not None:
            yield self.item("advice", text(finding.advice.of(self.language)))
        if finding.related:
            words = dict.fromkeys(
                place_words(each.place, self.language) for each in finding.related
            )
            yield self.item(
                "related", text(("; " if self.language == "en" else "；").join(list(words)[:12]))
            )
        if finding.group is not None and finding.group in self.numbers:
            yield self.item(
                "group",
                element(
                    "a",
                    text(f"#{self.numbers[finding.group]}"),
                    href=f"#f{self.numbers[finding.group]}",
                ),
            )

    def line(self, name: str, value: str, where: str) -> str:
        parts = [
            text(name),
            element("b", text(value)) if value else "",
            element("i", text(where)) if where else "",
        ]
        return element("span", " ".join(part for part in parts if part), class_="line")

    def item(self, key: str, *content: str) -> str:
        return element("dt", self.word(key)) + element("dd", *content)


def families(marks: Marks, language: str) -> list[tuple[str, str, int]]:
    """The families that occur: letter, name, how many findings."""
    counted: dict[str, int] = {}
    for each in marks.listed:
        letter = family_of(each.finding.code)
        counted[letter] = counted.get(letter, 0) + 1
    return [
        (letter, family_word(letter, language), count) for letter, count in sorted(counted.items())
    ]
