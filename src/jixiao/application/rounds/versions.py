"""The same form handed in more than once: which prints are one form, which is the newest, wherein they
differ, and what is reviewed of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

import msgspec

from jixiao.checks.units import unit_on_cover
from jixiao.checks.versions import ALL, DIFFERENCES_SHOWN, NEWEST, Handing, SameForm
from jixiao.checks.views import DocumentView
from jixiao.core.datelines import FILED
from jixiao.core.errors import fault
from jixiao.core.facts import DocumentFacts
from jixiao.core.filenames import told_apart
from jixiao.core.filers import unit_of_form
from jixiao.core.findings import Finding, OperandShown, Related, Severity, Text
from jixiao.core.forms import FUND_STATEMENT, Form, text_of
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.judging.copies import Difference, Print, alike, differing, one_form
from jixiao.judging.newest import Handed, Newest, newest
from jixiao.knowledge.drafts import without_draft
from jixiao.rendering.words import display_name, kind_word

Written = Callable[[str, str | None], int | None]
"""Gives when a file (of a zip the member) was written, in nanoseconds since 1970; None where that
is not known.
"""
_FILED = regex(rf"{FILED}\s*[:：]?\s*(\d[\d年月日./ -]+)")
_WHICH = Text("请明确以哪一份为准，其余撤回", "say which one holds, and withdraw the others")
_FORMATS = ("xlsx", "docx", "xls", "html", "pdf", "txt")  # of equal prints the earlier is taken


def unknown_times(path: str, member: str | None) -> int | None:
    """No file says when it was written."""
    return None


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A form of a call, with what tells its prints apart."""

    handing: Handing
    form: Form
    facts: DocumentFacts
    filed_on: str = ""

    @property
    def day(self) -> str:
        """The words of its day of filing: its own, else those below it, where its file has no other
        form.
        """
        own = self.filed_on or text_of(self.form.filed_on)
        texts = [each.text for each in self.form.texts]
        if len(self.facts.forms) == 1:
            texts += [each.text for each in self.facts.texts]
        return own or next((found[1] for each in texts if (found := _FILED.search(each))), "")

    @property
    def name(self) -> tuple[str, ...]:
        """What it has in common with the other prints of the same form."""
        return one_form(self.form, self._on_cover(), self.facts.year)

    @property
    def unit(self) -> str:
        """The unit that it, or the cover of its document, names."""
        return unit_of_form(self.form) or self._on_cover()

    def is_again(self, other: Met) -> bool:
        """Whether a form that bears its name is this one handed in again. Where no unit is named, many
        units' forms bear one name: it is, where both print the same, or one file is called a draft
        of the other.
        """
        if not alike(self.form, other.form):
            return False
        known = bool(self.unit) or self._is_draft(other)
        return known or not differing(self.form, other.form)

    def _is_draft(self, other: Met) -> bool:
        """Whether the files of both, in one file the sheets, are called drafts of one."""
        one, two = self.path, other.path
        if one == two:
            sheets = self.form.place.sheet or "", other.form.place.sheet or ""
            return sheets[0] != sheets[1] and len({*map(without_draft, sheets)}) == 1
        names = {without_draft(one.name), without_draft(two.name)}
        return one.parent == two.parent and len(names) == 1 and self.form.id == other.form.id

    @property
    def path(self) -> PurePath:
        """The path of its file, in a zip the member's."""
        facts = self.facts
        return PurePath(f"{facts.path}/{facts.member}" if facts.member else facts.path)

    def _on_cover(self) -> str:
        return unit_on_cover(DocumentView(index=0, document=self.facts, forms=()))


def forms_met(facts: DocumentFacts, index: int) -> Iterator[Met]:
    """The forms of a document; fund statements are facts, which conflict by themselves."""
    for form in facts.forms:
        if form.kind != FUND_STATEMENT and (form.indicators or form.funding):
            yield met_as(form, facts, index)


def met_as(form: Form, facts: DocumentFacts, index: int) -> Met:
    """A form of a document that is the call's ``index``-th."""
    handing = Handing(document=index, form=form.id, file=display_name(facts))
    return Met(handing=handing, form=form, facts=facts)


def same_forms(
    documents: Sequence[DocumentFacts], choice: str = ALL, written: Written = unknown_times
) -> tuple[SameForm, ...]:
    """The forms that are met more than once in the documents. With ``choice`` NEWEST all but the
    newest are left out, where it can be told which that is.
    """
    met = [each for index, facts in enumerate(documents) for each in forms_met(facts, index)]
    several = [prints for form in by_form(met).values() for prints in form if len(prints) > 1]
    return tuple(together(each, choice, written) for each in several)


def by_form(met: Iterable[Met]) -> dict[tuple[str, ...], list[list[Met]]]:
    """Forms by their names: of each name the forms that bear it, of each form its prints."""
    found: dict[tuple[str, ...], list[Met]] = defaultdict(list)
    for each in met:
        found[each.name].append(each)
    return {name: _apart(prints) for name, prints in found.items()}


def _apart(prints: Sequence[Met]) -> list[list[Met]]:
    """Prints of one name that are one form: what shares no rows with the others is another one."""
    groups: list[list[Met]] = []
    for each in prints:
        own = next((group for group in groups if any(map(each.is_again, group))), None)
        if own is None:
            groups.append([each])
        else:
            own.append(each)
    return groups


def together(prints: Sequence[Met], choice: str, written: Written) -> SameForm:
    """The prints of one form as one value."""
    files = {(each.facts.path, each.facts.member) for each in prints}
    found = newest([_handed(each, written, len(files) > 1) for each in prints])
    equal = all(not differing(prints[0].form, each.form) for each in prints[1:])
    if equal:
        best = min(range(len(prints)), key=lambda at: (_format(prints[at].facts), at))
        found = Newest(index=best, why=Text("各份内容相同", "all print the same"))
    handings = _told_apart(prints)
    drop = choice == NEWEST and found.index is not None
    why = found.why
    if found.against is not None:
        why = Text(
            f"{why.zh}；但另一份{found.against.zh}，请核对",
            f"{why.en}; another one says otherwise ({found.against.en}): please check",
        )
    return SameForm(
        prints=handings,
        newest=found.index,
        why=why,
        equal=equal,
        left_out=tuple(each for at, each in enumerate(handings) if at != found.index)
        if drop
        else (),
    )


def _told_apart(prints: Sequence[Met]) -> tuple[Handing, ...]:
    """The prints by the names of their files; of files with one name with as many of their folders as
    tell them apart.
    """
    names = told_apart(each.facts.path for each in prints)

    def named(met: Met) -> Handing:
        own = PurePath(met.facts.path).name
        if names[met.facts.path] == own or met.facts.shown:
            return met.handing
        beside = met.handing.file.removeprefix(own)
        return msgspec.structs.replace(met.handing, file=names[met.facts.path] + beside)

    return tuple(map(named, prints))


def notes(
    same: SameForm, documents: Sequence[DocumentFacts], end: Text | None = None
) -> Iterator[tuple[int, Finding]]:
    """What is to say of a form's further prints, with the index of the document that each stands in;
    ``end`` as for ``note``.
    """
    used = same.counted
    first = _form(documents, used)
    for each in same.prints:
        if each != used:
            own, other = documents[each.document], documents[used.document]
            home = other if other is not own else None
            yield each.document, note(same, first, each, _form(documents, each), home=home, end=end)


def note(
    same: SameForm,
    first: Form,
    handing: Handing,
    form: Form,
    end: Text | None = None,
    home: DocumentFacts | None = None,
) -> Finding:
    """What is to say of one further print of a form whose counted one is ``first``, in the document
    ``home`` where that is another one; ``end`` says what became of it, where that is not what a
    review does. The first fields that differ are named, all of them are its operands.
    """
    found = differing(first, form)
    names = used, own = same.counted.file, handing.file
    told = _differing_words(found) if found else Text("内容相同", "they print the same")
    end = end or _end(same, handing)
    zh = (
        f"同一张表（{_called(form, 'zh')}）报送了{len(same.prints)}份："
        f"{_two(names, 'zh')}，{told.zh}。{end.zh}"
    )
    en = (
        f"one form ({_called(form, 'en')}) was handed in {len(same.prints)} times:"
        f" {_two(names, 'en')}; {told.en}. {end.en}"
    )
    place = next((each.other.place for each in found if each.other is not None), form.place)
    is_open = bool(found) and handing not in same.left_out
    code, severity = (
        "E015" if found else "E016",
        Severity.WARNING if is_open else Severity.REMARK,
    )
    related = [each.one for each in found if each.one is not None]
    return msgspec.structs.replace(
        fault(code, zh, en, severity=severity),
        address=f"{handing.document}:{form.id}.versions",
        place=place,
        printed=own if used != own else form.place.sheet or own,
        advice=_WHICH if is_open else None,
        gathered=tuple(_shown(each.other) for each in found),
        related=tuple(
            Related(place=_at_home(each.place, home), address=each.field) for each in related[:20]
        ),
        operands=tuple(_both(each, home) for each in found),
    )


def _at_home(place: Place, home: DocumentFacts | None) -> Place:
    """A place seen from another document than the one it stands in."""
    if home is None:
        return place
    return msgspec.structs.replace(place, document=home.path, member=home.member)


def _both(of: Difference, home: DocumentFacts | None) -> OperandShown:
    """A field that differs with both prints, at the place where the further one has it, else at the
    counted one's.
    """
    place = Place()
    if of.other is not None:
        place = of.other.place
    elif of.one is not None:
        place = _at_home(of.one.place, home)
    return OperandShown(name=of.words.zh, printed=_pair(of, "zh"), place=place)


def latest_words(same: SameForm) -> Text:
    """Which print is the newest and by what that is known, or that it cannot be told."""
    why = same.why
    if same.newest is None:
        return Text(f"分不出哪一份新（{why.zh}）", f"Which is the newest cannot be told ({why.en})")
    return Text(
        f"较新的是 {same.counted.file}（依据：{why.zh}）",
        f"The newest is {same.counted.file} ({why.en})",
    )


def _end(same: SameForm, handing: Handing) -> Text:
    if same.equal:
        return Text("只计一次", "It counts once")
    latest = latest_words(same)
    if same.newest is None:
        return Text(f"{latest.zh}，各份都审了", f"{latest.en}; all were reviewed")
    if handing in same.left_out:
        return Text(f"{latest.zh}，本份没有审", f"{latest.en}; this one was not reviewed")
    return Text(
        f"{latest.zh}；各份都审了，同样的问题只计一次",
        f"{latest.en}; all were reviewed, and what they share counts once",
    )


def _differing_words(found: Sequence[Difference]) -> Text:
    zh, en = (
        [f"{each.words.of(language)} {_pair(each, language)}" for each in found[:DIFFERENCES_SHOWN]]
        for language in ("zh", "en")
    )
    more = len(found) > DIFFERENCES_SHOWN
    return Text(
        f"{len(found)}处不同：{'；'.join(zh)}{f'等{len(found)}处' if more else ''}",
        f"differing fields ({len(found)}): {'; '.join(en)}{' …' if more else ''}",
    )


def _pair(of: Difference, language: str) -> str:
    return f"{_shown(of.one, language)} / {_shown(of.other, language)}"


def _shown(of: Print | None, language: str = "zh") -> str:
    empty = "(empty)" if language == "en" else "（空）"
    return (of.shown if of is not None else "") or empty


def _two(names: tuple[str, str], language: str) -> str:
    one, other = names
    if one == other:
        return f"都在 {one}" if language == "zh" else f"both in {one}"
    return f"{one} 与 {other}" if language == "zh" else f"{one} and {other}"


def _called(form: Form, language: str) -> str:
    unit = unit_of_form(form)
    project = " ".join(text_of(form.project).split()) or form.fund or ""
    project = "" if project == unit else project
    year = f"{form.year}年度" if form.year and language == "zh" else str(form.year or "")
    kind = kind_word(form.kind, language)
    return (
        f"{unit}{year}{project}{kind}"
        if language == "zh"
        else " ".join(filter(None, (unit, project, year, kind)))
    )


def _form(documents: Sequence[DocumentFacts], handing: Handing) -> Form:
    return next(form for form in documents[handing.document].forms if form.id == handing.form)


def _handed(met: Met, written: Written, by_file: bool) -> Handed:
    facts, sheet = met.facts, met.form.place.sheet
    return Handed(
        filed_on=met.day,
        name=str(met.path) if by_file else sheet or text_of(met.form.title),
        written=written(facts.path, facts.member) if by_file else None,
    )


def _format(facts: DocumentFacts) -> int:
    return _FORMATS.index(facts.format) if facts.format in _FORMATS else len(_FORMATS)


def twin(facts: DocumentFacts, of: DocumentFacts) -> Finding:
    """That a file is another one byte by byte, and was not reviewed again."""
    other = display_name(of)
    return msgspec.structs.replace(
        fault(
            "E016",
            f"与 {other} 是同一个文件（内容一字不差），只审一份",
            f"it is the same file as {other}, byte by byte, and is reviewed once",
            severity=Severity.REMARK,
        ),
        place=Place(text=display_name(facts)),
        printed=other,
    )
