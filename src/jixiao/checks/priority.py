"""What of the findings comes first: those that change a score or send a form back; the consequences of
one wrong figure under their cause, and what is only to be looked at, kind by kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.findings import Finding, Severity, form_in

_LOOKED_AT = ("F8", "R12", "L702", "L706", "L707", "L708", "L709", "L710", "L711", "L712", "T205")
"""Codes, or what they begin with, of warnings that ask for a second look or a reason; for the others
a bureau returns a form.
"""
_ORDER = {each: at for at, each in enumerate(Severity)}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with what comes of it (``consequences``, in their group), and further ones of its kind
    that are told with it (``alike``).
    """

    finding: Finding
    consequences: tuple[Finding, ...] = ()
    alike: tuple[Finding, ...] = ()

    def everything(self) -> Iterator[Finding]:
        """All findings that it tells."""
        yield self.finding
        yield from self.consequences
        yield from self.alike


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """Findings in the order in which they are dealt with: ``first`` those that must be, ``also`` the
    rest; warnings and remarks one of each kind with the others of it. Every finding is in one of
    them, once.
    """

    first: tuple[Told, ...] = ()
    also: tuple[Told, ...] = ()

    def ordered(self) -> Iterator[Finding]:
        """All findings in that order."""
        for each in (*self.first, *self.also):
            yield from each.everything()


def is_returned(finding: Finding) -> bool:
    """Whether a form is sent back for a finding, or its score changes: an error, or a warning that
    asks for more than a look.
    """
    if finding.severity is Severity.WARNING:
        return not finding.code.startswith(_LOOKED_AT)
    return finding.severity is Severity.ERROR


def agenda(findings: Sequence[Finding]) -> Agenda:
    """The findings of one form or document, which have their ids, in the order in which they are dealt
    with.
    """
    known = {each.id for each in findings}
    below: dict[str, list[Finding]] = {}
    heads: list[Finding] = []
    for each in findings:
        if each.group in known and each.group is not None and each.group != each.id:
            below.setdefault(each.group, []).append(each)
        else:
            heads.append(each)
    first: list[Told] = []
    kinds: dict[str, int] = {}
    rest: dict[tuple[str, Severity], list[Finding]] = {}
    for head in heads:
        consequences = tuple(_under(head, below))
        if consequences or head.severity is Severity.ERROR:
            first.append(Told(finding=head, consequences=consequences))
        elif is_returned(head):
            at = kinds.setdefault(head.code, len(first))
            if at == len(first):
                first.append(Told(finding=head))
            else:
                kind = first[at]
                first[at] = msgspec.structs.replace(kind, alike=(*kind.alike, head))
        else:
            rest.setdefault((head.code, head.severity), []).append(head)
    first.sort(key=_gravity)
    also = [Told(finding=own[0], alike=tuple(own[1:])) for own in rest.values()]
    also.sort(key=_gravity)
    told = {each.id for one in (*first, *also) for each in one.everything()}
    lost = (Told(finding=each) for each in findings if each.id not in told)  # groups in a ring
    return Agenda(first=(*first, *lost), also=tuple(also))


def by_form(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a document, those of each form together in the order in which they are dealt
    with; what is of no form first.
    """
    for own in _of_forms(findings):
        yield from own.ordered()


def _of_forms(findings: Sequence[Finding]) -> Iterator[Agenda]:
    forms: dict[str, list[Finding]] = {}
    for each in findings:
        forms.setdefault(form_in(each.address) or "", []).append(each)
    for name in sorted(forms, key=lambda each: (len(each), each)):  # form2 before form10
        yield agenda(forms[name])


def by_urgency(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings of a document: what must be dealt with, form by form in the order of ``agenda``, and
    what is only to be looked at.
    """
    first: list[Finding] = []
    also: list[Finding] = []
    for own in _of_forms(findings):
        first += [each for told in own.first for each in told.everything()]
        also += [each for told in own.also for each in told.everything()]
    return first, also


def _under(head: Finding, below: dict[str, list[Finding]]) -> Iterator[Finding]:
    """What is in the group of a finding, and in the groups of these."""
    for each in below.pop(head.id, ()):
        yield each
        yield from _under(each, below)


def _gravity(told: Told) -> int:
    return min(_ORDER[each.severity] for each in told.everything())
