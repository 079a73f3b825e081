"""The bytes being read and their identity, and how a Document is made of them."""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Block, Document, Paragraph, ReadingProblem
from jixiao.core.places import Place
from jixiao.reading import problems


class Source(msgspec.Struct, frozen=True, kw_only=True):
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
        found: list[ReadingProblem] | None = None,
        rules: str = "",
    ) -> Document:
        """The document, or the problem of one in which nothing can be read. ``rules`` is the rule
        pack that its properties state.
        """
        if not blocks and not any(problem.fatal for problem in found or ()):
            found = [*(found or ()), problems.empty()]
        return Document(
            path=self.path,
            format=kind,
            sha256=self.sha256,
            member=self.member,
            blocks=tuple(blocks),
            problems=tuple(found or ()),
            rules=rules,
        )

    def failed(self, kind: str, problem: ReadingProblem) -> Document:
        """A document without content and the reason."""
        return Document(
            path=self.path, format=kind, sha256=self.sha256, member=self.member, problems=(problem,)
        )

    def line(self, number: int, text: str) -> Paragraph:
        """A paragraph of a text file."""
        return Paragraph(text=text, place=Place(member=self.member, line=number, text=text))
