"""The page: overview of all files, the documents, the list of findings beside them."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from jixiao.checks.review import DocumentReview, Review
from jixiao.core.findings import Severity, Text
from jixiao.core.ties import Outcome
from jixiao.rendering.html.cards import cards, families
from jixiao.rendering.html.documents import Picture, document_body
from jixiao.rendering.html.marks import Marks
from jixiao.rendering.html.markup import attributes, element, text
from jixiao.rendering.html.recomputed import recomputed
from jixiao.rendering.words import SEVERITIES, display_name, kind_word
from jixiao.version import __version__

_WORDS = {
    "title": Text("绩效文件审核报告", "Review of performance documents"),
    "files": Text("文件", "Files"),
    "file": Text("文件", "File"),
    "forms": Text("识别的表", "Forms"),
    "ties": Text("勾稽核对", "Ties checked"),
    "held": Text("相符", "hold"),
    "list": Text("问题清单", "Findings"),
    "search": Text("搜索问题", "Search findings"),
    "family": Text("类别", "Family"),
    "all": Text("全部类别", "All families"),
    "all_files": Text("全部文件", "All files"),
    "none": Text("没有发现问题", "Nothing found"),
    "accepted": Text("已接受", "Accepted"),
    "skip": Text("跳到问题清单", "Skip to the findings"),
    "shown": Text("显示", "Shown"),
    "print": Text("打印", "Print"),
    "internal": Text("程序内部故障（不是填报问题）", "Internal failures (not the data's)"),
    "unread": Text("没有可显示的内容", "Nothing to show"),
    "made": Text("生成", "Made by"),
    "result": Text("结果", "Result"),
    "toggle": Text("问题清单", "Findings"),
    "overview": Text("总览", "Overview"),
    "clean": Text("无问题", "Clean"),
    "reset": Text("清除筛选", "Reset"),
}


def as_html(review: Review, language: str = "zh", *, picture: Picture | None = None) -> str:
    """The review as one self-contained page. ``picture`` draws pages of PDF documents; without it
    they are shown by their text.
    """
    return _Page(review, language, picture).shown()


@lru_cache(maxsize=2)
def _asset(name: str) -> str:
    return (resources.files("jixiao.rendering.html") / name).read_text("utf-8")


class _Page:
    """Puts the page together."""

    def __init__(self, review: Review, language: str, picture: Picture | None) -> None:
        self.review, self.language, self.picture = review, language, picture
        self.marks = Marks(review)

    def word(self, key: str) -> str:
        return text(_WORDS[key].of(self.language))

    def shown(self) -> str:
        script = _asset("script.js")
        policy = (
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
            " form-action 'none'; script-src"
            f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode('ascii')}'"
        )
        head = (
            '<meta charset="utf-8">'
            + f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            + '<meta name="viewport" content="width=device-width, initial-scale=1"><meta'
            ' name="color-scheme" content="light">'
            + element("title", self.word("title"))
            + f"<style>{_asset('style.css')}</style>"
        )
        body = (
            self.header()
            + element("div", self.main(), self.aside(), class_="columns")
            + self.footer()
            + f"<script>{script}</script>"
        )
        language = "en" if self.language == "en" else "zh-CN"
        return (
            "<!DOCTYPE html>\n<html"
            f' lang="{language}">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'
        )

    def header(self) -> str:
        tiles = [
            element(
                "li",
                element("b", str(len(self.review.documents))),
                self.word("files"),
                class_="tile",
            )
        ]
        for severity in Severity:
            count = element("b", str(self.review.count(severity)))
            tiles.append(
                element("li", count, text(self.severity(severity)), class_=f"tile {severity.value}")
            )
        skip = element("a", self.word("skip"), href="#findings", class_="skip")
        return (
            element(
                "header",
                skip,
                element("h1", self.word("title")),
                element("ul", *tiles, class_="tiles"),
                class_="top",
            )
            + self.overview()
        )

    def severity(self, severity: Severity) -> str:
        return SEVERITIES[severity].of(self.language)

    def overview(self) -> str:
        heads = [
            self.word("file"),
            self.word("forms"),
            *(text(self.severity(each)) for each in Severity),
            self.word("accepted"),
            self.word("ties"),
        ]
        rows = "".join(
            self.overview_row(number, each) for number, each in enumerate(self.review.documents)
        )
        table = element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", rows),
        )
        return element(
            "nav",
            element("div", table, class_="scroll"),
            class_="overview",
            aria_label=_WORDS["overview"].of(self.language),
        )

    def overview_row(self, number: int, reviewed: DocumentReview) -> str:
        counts = {severity: reviewed.count(severity) for severity in Severity}
        state = next((severity.value for severity in Severity if counts[severity]), "clean")
        label = (
            self.severity(Severity(state))
            if state != "clean"
            else _WORDS["clean"].of(self.language)
        )
        outcomes = reviewed.outcomes()
        kinds = "、".join(
            dict.fromkeys(kind_word(view.form.kind, self.language) for view in reviewed.view.forms)
        )
        forms = f"{len(reviewed.view.forms)}" + (f" · {kinds}" if kinds else "")
        lamp = element("span", class_=f"lamp {state}", role="img", aria_label=label, title=label)
        name = element(
            "a", text(display_name(reviewed.view.recognised.document)), href=f"#d{number}"
        )
        numbers = [
            element(
                "td",
                str(counts[severity]),
                class_=f"num {severity.value if counts[severity] else 'nil'}",
            )
            for severity in Severity
        ]
        ties = (
            f"{outcomes[Outcome.REPRODUCED]} / {sum(outcomes.values())}"
            f" {_WORDS['held'].of(self.language)}"
        )
        return element(
            "tr",
            element("th", lamp, name, scope="row"),
            element("td", text(forms)),
            *numbers,
            element("td", str(len(reviewed.accepted)), class_="num"),
            element("td", text(ties), class_="num"),
        )

    def main(self) -> str:
        return element(
            "main",
            *(self.document(number, each) for number, each in enumerate(self.review.documents)),
        )

    def document(self, number: int, reviewed: DocumentReview) -> str:
        document = reviewed.view.recognised.document
        problems = "".join(
            element(
                "p",
                text(each.zh if self.language != "en" else each.en),
                class_=f"problem {each.severity}",
            )
            for each in document.problems
        )
        body = document_body(document, number, self.marks, self.picture, self.language) or element(
            "p", self.word("unread"), class_="gap"
        )
        head = element("h2", text(display_name(document)), element("small", text(document.format)))
        inside = element("div", problems, body, class_=f"paper {text(document.format)}")
        return element(
            "article",
            head,
            recomputed(reviewed, self.language),
            self.internal(reviewed),
            inside,
            id=f"d{number}",
            class_="document",
        )

    def internal(self, reviewed: DocumentReview) -> str:
        if not reviewed.internal:
            return ""
        texts = "".join(element("pre", text(each)) for each in reviewed.internal)
        return element(
            "details", element("summary", self.word("internal")), texts, class_="internal"
        )

    def aside(self) -> str:
        listed = cards(self.review, self.marks, self.language) or element(
            "p", self.word("none"), class_="empty"
        )
        total = element("b", str(len(self.marks.listed)))
        toggle = element(
            "button",
            self.word("toggle"),
            " ",
            total,
            type="button",
            id="toggle",
            aria_expanded="true",
        )
        inside = toggle + self.filters() + element("div", listed, id="cards")
        return element(
            "aside",
            inside,
            id="findings",
            tabindex="-1",
            aria_label=_WORDS["list"].of(self.language),
        )

    def filters(self) -> str:
        chips = [
            element(
                "button",
                text(self.severity(each)),
                " ",
                element("b", str(self.total(each))),
                type="button",
                class_=f"chip {each.value}",
                data_severity=each.value,
                aria_pressed="true",
            )
            for each in Severity
        ]
        options = element("option", self.word("all"), value="") + "".join(
            element("option", text(f"{letter} {name}（{count}）"), value=letter)
            for letter, name, count in families(self.marks, self.language)
        )
        hint = _WORDS["search"].of(self.language)
        search = f"<input{attributes(type='search', id='q', placeholder=hint, aria_label=hint)}>"
        return element(
            "div",
            element("div", *chips, class_="chips"),
            element("select", options, id="family", aria_label=_WORDS["family"].of(self.language)),
            self.file_filter(),
            search,
            element("button", self.word("reset"), type="button", id="reset"),
            element("output", id="count", data_label=_WORDS["shown"].of(self.language)),
            class_="filters",
        )

    def total(self, severity: Severity) -> int:
        return sum(each.finding.severity is severity for each in self.marks.listed)

    def file_filter(self) -> str:
        if len(self.review.documents) < 2:
            return ""
        names = [display_name(each.view.recognised.document) for each in self.review.documents]
        options = "".join(
            element("option", text(name), value=number) for number, name in enumerate(names)
        )
        everything = element("option", self.word("all_files"), value="")
        return element(
            "select",
            everything,
            options,
            id="document",
            aria_label=_WORDS["file"].of(self.language),
        )

    def footer(self) -> str:
        return element("footer", text(f"Jixiao {__version__} · {self.review.seconds} s"))
