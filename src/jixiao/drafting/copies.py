"""Copies of one form in a folder (docx, xlsx and pdf of it): one counts, and what they contradict
each other in is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Related, Severity
from jixiao.core.formdata import data_of
from jixiao.core.formnames import form_name
from jixiao.core.forms import FUND_STATEMENT, Form
from jixiao.core.keys import fact_key
from jixiao.core.periods import period_words
from jixiao.core.places import Place
from jixiao.core.statements import Statement
from jixiao.drafting.areas import area_of, one_area
from jixiao.judging.copies import figures_differ, one_form, prints

_BETTER = ("xlsx", "docx", "xls", "html", "pdf", "txt")  # of equal copies the earlier one is used
_SHOWN = 5
_NO_COPY = "E016"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A form found in a file of a folder."""

    form: Form
    file: str
    format: str = ""


def one_of_each(found: Sequence[Found]) -> tuple[list[Found], tuple[Finding, ...]]:
    """The forms without their copies, in the order of their first; an error for each copy that has
    other figures, a remark where copies agree.
    """
    groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for each in found:
        groups[one_form(each.form)].append(each)
    kept: list[Found] = []
    told: list[Finding] = []
    agreeing: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for copies in groups.values():
        used, *others = sorted(copies, key=_rank)
        kept.append(used)
        compared = [(other.file, _contradiction(used, other)) for other in others]
        told += [finding for _, finding in compared if finding is not None]
        same = [file for file, finding in compared if finding is None]
        if same:
            agreeing[(used.file, *same)].append(used.form)
    told += [_remark(files, forms) for files, forms in agreeing.items()]
    return kept, tuple(told)


def contradicting_tables(found: Sequence[Found]) -> Iterator[Finding]:
    """A finding for each two files whose fund tables print amounts differently: an error where their
    titles are the same, else a warning; those of two areas are no copies (``drafting.mixing``).
    """
    first: dict[str, _Printed] = {}
    pairs: dict[tuple[str, str], list[tuple[_Printed, _Printed]]] = defaultdict(list)
    for each in found:
        if each.form.kind != FUND_STATEMENT:
            continue
        for line in each.form.lines:
            its = _Printed(each, line, fact_key(line))
            used = first.setdefault(its.key, its)
            if (
                used.table.file != each.file
                and line.operator is None
                and figures_differ(used.line.figure, line.figure)
                and one_area(area_of(used.table.form), area_of(each.form))
            ):
                pairs[used.table.file, each.file].append((used, its))
    for (file, other), differing in pairs.items():
        yield _tables_differ(file, other, differing)


class _Printed(msgspec.Struct, frozen=True):
    """An amount of a fund table."""

    table: Found
    line: Statement
    key: str


def _tables_differ(
    file: str, other: str, differing: Sequence[tuple[_Printed, _Printed]]
) -> Finding:
    said = [
        f"{one.line.fund or ''}{one.line.item}（{period_words(one.line.period)}）"
        if one.line.period is not None
        else f"{one.line.fund or ''}{one.line.item}"
        for one, _ in differing[:_SHOWN]
    ]
    shown = [
        f"{name}{one.line.figure.in_words} / {two.line.figure.in_words}"
        for name, (one, two) in zip(said, differing, strict=False)
    ]
    more = f"等{len(differing)}处" if len(differing) > _SHOWN else ""
    used, its = differing[0]
    same = _title(used.table.form) == _title(its.table.form)
    return finding_of(
        Severity.ERROR if same else Severity.WARNING,
        f"{file} 与 {other} 的收支表数不一样：{'；'.join(shown)}{more}；请核对，只留对的一份",
        f"the fund tables of {file} and {other} differ: {'; '.join(shown)}; keep the right one",
        field=f"{used.table.form.key}/{used.key}",
        place=used.line.place.in_document(file),
        printed=used.line.figure.text,
        others=[
            (two.line.place.in_document(other), f"{two.table.form.key}/{two.key}")
            for _, two in differing
        ],
    )


def left_out(file: str, form: Form, zh: str, en: str) -> Finding:
    """A form of a folder that the report does not take up, and why."""
    name = form_name(data_of(form))
    return finding_of(
        Severity.WARNING,
        f"{file} 里的{f'“{name}”' if name else '表'}没有附上：{zh}",
        f"{name or 'the form'} in {file} is not annexed: it {en}",
        field=form.key,
        place=form.place.in_document(file),
    )


def _rank(copy: Found) -> tuple[int, int, str]:
    order = _BETTER.index(copy.format) if copy.format in _BETTER else len(_BETTER)
    return -sum(each.figure is not None for each in prints(copy.form).values()), order, copy.file


def _contradiction(used: Found, other: Found) -> Finding | None:
    ours, theirs = prints(used.form), prints(other.form)
    both = ((each, theirs[key]) for key, each in ours.items() if key in theirs)
    pairs = [
        (a, b, a.figure, b.figure)
        for a, b in both
        if a.figure is not None and b.figure is not None and figures_differ(a.figure, b.figure)
    ]
    if not pairs:
        return None
    zh, en = (
        [f"{a.words.of(lang)} {one.in_words} / {two.in_words}" for a, _, one, two in pairs]
        for lang in ("zh", "en")
    )
    more = f"等{len(pairs)}处" if len(pairs) > _SHOWN else ""
    return finding_of(
        Severity.ERROR,
        f"{used.file} 与 {other.file} 是同一张表（{form_name(data_of(used.form))}），数却不一样："
        f"{'；'.join(zh[:_SHOWN])}{more}。请核对，只留对的一份",
        f"{used.file} and {other.file} are one form with other figures:"
        f" {'; '.join(en[:_SHOWN])}; keep the right one",
        field=pairs[0][0].field,
        place=pairs[0][0].place.in_document(used.file),
        printed=pairs[0][2].text,
        others=[(b.place.in_document(other.file), b.field) for _, b, *_ in pairs],
    )


def _remark(files: tuple[str, ...], forms: Sequence[Form]) -> Finding:
    used, *copies = files
    beside = _listed(copies)
    count = len(forms)
    name = form_name(data_of(forms[0])) if count == 1 else ""
    which = f"的表（{name}）" if name else f"的{count}张表"
    return finding_of(
        Severity.REMARK,
        f"用了 {used} {which}；{beside} 里是它的复本，没有重复计入"
        if used not in copies
        else f"{_listed(files)} 里同一张表（{name}）不止一份，只计一次",
        f"{used} is used ({count} forms); {', '.join(dict.fromkeys(copies))} hold copies and are"
        " not counted again",
        field=forms[0].key,
        place=forms[0].place.in_document(used),
    )


def _listed(files: Sequence[str]) -> str:
    """Files in words, each once."""
    return "、".join(dict.fromkeys(files))


def _title(form: Form) -> str:
    return "".join(form.title.text.split()) if form.title is not None else ""


def finding_of(
    severity: Severity,
    zh: str,
    en: str,
    *,
    field: str,
    place: Place | None,
    printed: str = "",
    others: Sequence[tuple[Place, str]] = (),
    code: str = "",
) -> Finding:
    """What is to say of a folder's form that stands at a ``place``; with what is ``printed`` there it
    is one of copies that contradict each other.
    """
    made = fault(code or ("E015" if printed else _NO_COPY), zh, en, field, printed)
    return msgspec.structs.replace(
        made,
        severity=severity,
        field=field,
        place=place if place is not None else made.place,
        related=tuple(Related(place=at, address=address) for at, address in others),
    )
