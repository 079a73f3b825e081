"""The words that every renderer uses: severities, families, places, kinds of forms."""

from __future__ import annotations

import re
from pathlib import Path

from jixiao.checks.review import DocumentReview
from jixiao.checks.rounds import Since
from jixiao.checks.views import DocumentView
from jixiao.core.documents import Document
from jixiao.core.facts import DocumentFacts
from jixiao.core.findings import Finding, OperandShown, Severity, Text, split_address
from jixiao.core.forms import Form, entries
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import beginning, ending
from jixiao.knowledge.computed import computed_words
from jixiao.knowledge.labels import SEVERITIES, in_english, in_form, kind_of, row_name, where

_INVISIBLE = regex("[\r\xad\u200b-\u200d\u2060-\u2064\ufeff]")
_UNPRINTABLE = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_RAW = regex(r"[a-z_]{3,}[.\[]")  # an address that no label is known of
_ADDEND = r"\d+(?:\.\d+)?(?:[×*]\d+(?:\.\d+)?)?"
_SUM = regex(rf"(合计)?(?<![\d.])({_ADDEND}(?:[+＋]{_ADDEND}){{5,}})(=)?", needs="+＋")
_NO_ITEMS = ("texts", "columns", "notes")
_MOST_FOLLOWING = 3
_GRADE = ("/grade", ".grade")
FAMILIES = {
    "R": Text("读取", "Reading"),
    "T": Text("表内勾稽", "Table ties"),
    "S": Text("分值得分", "Points and scores"),
    "X": Text("前后一致", "Consistency"),
    "U": Text("单位量级", "Units"),
    "D": Text("日期年度", "Dates"),
    "L": Text("文字逻辑", "Wording and logic"),
    "F": Text("基金运行", "Fund health"),
    "M": Text("运行监控", "Monitoring"),
    "E": Text("文件和数据", "Files and data"),
}


def severity_word(severity: Severity, language: str) -> str:
    """错误, 警告 or 提示."""
    return SEVERITIES[severity].of(language)


def family_of(code: str) -> str:
    """The letter of a code's family."""
    return code[:1]


def family_word(letter: str, language: str) -> str:
    """The family's name; an unknown letter stands for itself."""
    return FAMILIES[letter].of(language) if letter in FAMILIES else letter


def kind_word(kind: str, language: str) -> str:
    """The kind of a form in words."""
    return kind_of(kind).of(language)


def display_name(document: Document | DocumentFacts) -> str:
    """The file's own name, the zip's before its member's; with its folder where others of the call
    bear the name.
    """
    shown = document.shown if isinstance(document, DocumentFacts) else ""
    name = shown or Path(document.path).name
    return f"{name} › {document.member}" if document.member else name


def place_words(place: Place, language: str) -> str:
    """A place as a clerk would say it: 第21行, 表2第3行第5列, 工作表“自评表”B7, 第3页."""
    parts = _english(place) if language == "en" else _chinese(place)
    words = (", " if language == "en" else "").join(parts)
    if place.document is None:
        return words
    name = place.called or Path(place.document).name
    name += f" › {place.member}" if place.member else ""
    return f"{name}: {words}" if language == "en" else f"《{name}》{words}"


def _chinese(place: Place) -> list[str]:
    parts: list[str] = []
    if place.sheet is not None:
        parts.append(f"工作表“{place.sheet}”")
    if place.cell is not None:
        parts.append(f"{place.cell}单元格")
    if place.page is not None:
        parts.append(f"第{place.page}页")
    if place.table is not None:
        parts.append(f"表{place.table}")
    if place.row is not None:
        parts.append(f"第{place.row}行")
    if place.line is not None:
        parts.append(f"第{place.line}行")
    if place.column is not None:
        parts.append(f"第{place.column}列")
    if place.paragraph is not None and place.cell is None:
        parts.append(f"第{place.paragraph}段")
    if place.field is not None and "." in place.field:
        parts.append(where(place.field.partition(".")[2]).zh)
    return parts or ["文件"]


def _english(place: Place) -> list[str]:
    named = (
        ("sheet", place.sheet),
        ("cell", place.cell),
        ("page", place.page),
        ("table", place.table),
        ("row", place.row),
        ("line", place.line),
        ("column", place.column),
        ("paragraph", place.paragraph if place.cell is None else None),
    )
    parts = [f"{name} {value}" for name, value in named if value is not None]
    if place.field is not None and "." in place.field:
        parts.append(where(place.field.partition(".")[2]).en)
    return parts or ["the file"]


def amount(value: str, unit: str | None) -> str:
    """A figure with its unit, which is added to a bare number only."""
    bare = value.strip("+-−.,0123456789") == ""
    return value + unit if unit and bare else value


def expected_words(finding: Finding, language: str) -> str:
    """What a finding expects, with its unit; empty where it expects nothing."""
    if finding.expected is None:
        return ""
    return computed_words(amount(finding.expected, finding.unit), language)


def correction_words(finding: Finding, language: str) -> str:
    """What to write instead, what has to be computed again with it, and the grade that is another one
    then; empty where nothing is.
    """
    if finding.correction is None:
        return ""
    text = computed_words(finding.correction.text, language)
    following = finding.correction.following
    grades = [each for each in following if each.address.endswith(_GRADE)]
    numbers = [each for each in following if each not in grades][:_MOST_FOLLOWING]
    if language == "en":
        names = [f"{name_words(each.name, language)} {each.printed}" for each in numbers]
        after = [f"then compute again: {', '.join(names)}"] if names else []
        after += [
            f"then grade anew: {each.printed}{f' becomes {each.becomes}' if each.becomes else ''}"
            for each in grades
        ]
        return f"{text} ({'; '.join(after)})" if after else text
    after = (
        [f"{'、'.join(each.name + each.printed for each in numbers)}随之重算"] if numbers else []
    )
    after += [
        f"{each.name}“{each.printed}”随之改为“{each.becomes}”"
        if each.becomes
        else f"{each.name}“{each.printed}”随之重新评定"
        for each in grades
    ]
    return f"{text}（{'，'.join(after)}）" if after else text


def formula_words(finding: Finding, language: str) -> str:
    """The formula of a finding; empty where it has none."""
    return computed_words(finding.formula or "", language)


def printed_words(finding: Finding, language: str) -> str:
    """What a finding says is printed: the document's own words, or what this program gathered of
    several of them.
    """
    gathered = finding.printed not in finding.place.text
    return computed_words(finding.printed, language) if gathered else finding.printed


def operand_words(operand: OperandShown, language: str) -> str:
    """A figure of a formula with its name and its place."""
    where = place_words(operand.place, language)
    words = f"{name_words(operand.name, language)} {operand.printed}"
    return f"{words} ({where})" if language == "en" else f"{words}（{where}）"


def name_words(name: str, language: str) -> str:
    """What a figure is called: our own words in English, the document's in quotes there."""
    return in_english(name) if language == "en" else name


def excerpt(place: Place, around: int = 28) -> tuple[str, str, str]:
    """The words before, at and after the place's span, cut to what is near it; whitespace made
    plain.
    """
    text = place.text
    start, end = (
        (0, 0)
        if place.start is None
        else (place.start, place.end if place.end is not None else len(text))
    )
    before, middle, after = text[:start], text[start:end], text[end:]
    if place.start is None:
        before, after = "", text
    return (
        _left(before, around),
        _plain(middle),
        _right(after, around if place.start is not None else around * 3),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _left(text: str, most: int) -> str:
    return ending(_plain(text), most)


def _right(text: str, most: int) -> str:
    return beginning(_plain(text), most)


def form_of(finding: Finding) -> str | None:
    """The id of the form that a finding is about."""
    return split_address(finding.address)[1]


def form_name(view: DocumentView, form_id: str, language: str, *, short: bool = False) -> str:
    """A form by its number, its title and its project; in a ``short`` name the project stands for both."""
    known = [each.form for each in view.forms] or view.document.forms
    form = next((each for each in known if each.id == form_id), None)
    number = form_id.removeprefix("form")
    if form is None:
        return f"Form {number}" if language == "en" else f"表{number}"
    title = _plain(form.title.text) if form.title else kind_word(form.kind, language)
    project = _plain(form.project.text) if form.project else ""
    named = project if project not in title else ""
    if short and named:
        title, named = named, ""
    if language == "en":
        return f"Form {number}: {title} ({named})" if named else f"Form {number}: {title}"
    return f"第{number}张表：{title}（{named}）" if named else f"第{number}张表：{title}"


def item_words(view: DocumentView, finding: Finding, language: str) -> str:
    """The row and field that a finding is placed at, by their names; empty where it is of none."""
    _, form_id, field = split_address(finding.address)
    form = next((each.form for each in view.forms if each.form.id == form_id), None)
    bare = field.partition("#")[0]
    if form is not None and finding.placed_at is not None:
        bare = _field_at(form, finding.place, bare)
    group, bracket, _ = bare.partition("[")
    if form is None or group in _NO_ITEMS or not (bracket or "." in bare or bare == "grade"):
        return ""
    if group == "level_points":
        name = row_name(form, bare)
        return f"points in heading “{name}”" if language == "en" else f"“{name}”标题分值"
    words = in_form(form, bare).of(language)
    return "" if _RAW.search(words) and language == "zh" else printable(words)


def nothing_found(reviewed: DocumentReview) -> Text:
    """What is said of a document without a finding: without a form, and without figures that could be
    held against others, nothing found is not nothing wrong.
    """
    if reviewed.view.forms:
        return Text("未发现问题。", "Nothing found.")
    if sum(reviewed.outcomes().values()):
        return Text(
            "没有认出绩效表，只核对了文字里的数，没有不相符的。",
            "No form was recognised; the figures of the text agree.",
        )
    return Text(
        "没有认出绩效表，文字里的数也没有可以互相核对的：这个文件等于没有核对。",
        "No form was recognised, and no figures that could be held against each other: nothing was checked.",
    )


def _field_at(form: Form, place: Place, own: str) -> str:
    """The field of a form that stands at a place, its ``own`` where that does or none."""
    spot = place.key()
    there = [field for field, entry in entries(form) if entry.place.key() == spot]
    found = [each for each in there if not each.endswith((".level1", ".level2"))]
    return own if own in there or not found else found[0]


def legible(text: str, language: str) -> str:
    """A text in which sums of six addends and more are counts: 按2+2+…+1.43应为39.81 is
    按18行合计应为39.81.
    """

    def short(found: re.Match[str]) -> str:
        count = found[2].count("+") + found[2].count("＋") + 1
        if language == "en":
            return f"{found[1] or ''}the sum of {count} rows{' = ' if found[3] else ''}"
        return f"{count}行合计"

    return _SUM.sub(short, text)


def printable(text: str) -> str:
    """Without what would move a terminal's cursor, turn the direction of writing or break an XML
    file; invisible joiners are dropped.
    """
    if text.isprintable():  # as nearly all are
        return text
    return _UNPRINTABLE.sub("�", _INVISIBLE.sub("", text))


def since_words(since: Since, language: str) -> str:
    """How the errors and warnings stand since the last round, and who handed in nothing again."""
    said, english = since.tally().words(language), language == "en"
    if since.units_absent:
        units = (", " if english else "、").join(map(printable, since.units_absent))
        said += f"; not handed in again: {units}" if english else f"；未再报送：{units}"
    for old, new in since.units_renamed.items():
        one, other = printable(old), printable(new)
        if old in since.units_absent:
            zh, en = "可能是同一单位改了名称，请核对", "it may be the same unit"
        else:
            zh, en = "名称相近，当作同一单位比较，请核对", "it is taken for the same unit"
        said += (
            f"; {other} has the projects of {one}: {en}"
            if english
            else f"；{other}与{one}的项目相同，{zh}"
        )
    return said
