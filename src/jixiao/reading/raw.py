"""The bytes being read and their identity, and how a Document is made of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.documents import Block, Document, Paragraph
from jixiao.core.findings import Finding
from jixiao.core.places import Place
from jixiao.reading import problems


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One file or one member of a zip, as bytes."""

    data: bytes
    path: str
    sha256: str
    member: str | None = None

    @property
    def name(self) -> str:
        """The name with the extension that the file claims."""
        return self.member or self.path

    def document(
        self,
        kind: str,
        blocks: list[Block],
        found: Sequence[Finding] = (),
        rules: str = "",
    ) -> Document:
        """The document, with the reason where nothing can be read in it. ``rules`` is the rule pack
        that its properties state.
        """
        return Document(
            path=self.path,
            format=kind,
            sha256=self.sha256,
            member=self.member,
            blocks=tuple(blocks),
            findings=tuple(found) if blocks else (*found, problems.empty()),
            readable=bool(blocks),
            rules=rules,
        )

    def failed(self, kind: str, reason: Finding) -> Document:
        """A document without content and the reason."""
        return Document(
            path=self.path,
            format=kind,
            sha256=self.sha256,
            member=self.member,
            findings=(reason,),
            readable=False,
        )

    def line(self, number: int, text: str) -> Paragraph:
        """A paragraph of a text file."""
        return Paragraph(text=text, place=Place(member=self.member, line=number, text=text))
