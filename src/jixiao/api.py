"""The public Python API: review documents, read the result, explain its codes.

>>> import jixiao
>>> review = jixiao.review(["自评表.docx", "绩效报告.pdf"])                  # doctest: +SKIP
>>> for document in review.documents:                                      # doctest: +SKIP
...     for finding in document.open_findings():
...         print(finding.code, finding.severity, finding.message.zh, finding.place)
>>> open("审核报告.html", "wb").write(jixiao.render(review, "html"))        # doctest: +SKIP
>>> jixiao.explain("R102").title.zh
'文件有打开密码'
>>> jixiao.load_pack("cn-2020").id
'cn-2020'
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jixiao.application import rendering as _rendering
from jixiao.application import reviewing as _reviewing
from jixiao.application.acceptance import Accepted
from jixiao.application.explaining import Explanation, codes, explain
from jixiao.application.progressing import Progress
from jixiao.application.sources import Source
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.documents import Document
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.knowledge.packs import load_packs
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.paths import content_at, load_accepted, load_pack, to_review

__all__ = [
    "Accepted",
    "DocumentReview",
    "Explanation",
    "Finding",
    "Knowledge",
    "Place",
    "Review",
    "RulePack",
    "Severity",
    "Source",
    "UserError",
    "codes",
    "explain",
    "load_accepted",
    "load_pack",
    "load_packs",
    "render",
    "review",
    "schema",
    "shipped",
]

Given = str | Path | Source | Document
"""A path (a file, a zip or a directory), or a file's content with its name, or a document read."""


def review(
    given: Iterable[Given] | Given,
    *,
    pack: RulePack | str | Path | None = None,
    year: int | None = None,
    separate: bool = False,
    accept: Accepted | str | Path | None = None,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
) -> Review:
    """Review files and say what is wrong in them.

    ``given`` are paths of files, zips or directories, or contents (``Source``); together they are
    one dossier, unless ``separate``. ``pack`` is a rule pack, its id or a TOML file, by default
    chosen for every form of those of ``knowledge``; ``year`` is the year the documents are about,
    by default read from them; ``accept`` is a list of findings accepted with a reason. A file that
    cannot be read is a finding, not an exception. Raises UserError for unusable settings.

    >>> result = review(Source("空.txt", b""))
    >>> [(finding.code, finding.severity.value) for finding in result.documents[0].findings]
    [('R103', 'error')]
    >>> result.exit_status()
    2
    """
    listed = [given] if isinstance(given, Given) else list(given)
    chosen = load_pack(pack, knowledge) if isinstance(pack, (str, Path)) else pack
    accepted = load_accepted(accept) if isinstance(accept, (str, Path)) else accept
    return _reviewing.review(
        to_review(listed, progress),
        pack=chosen,
        year=year,
        separate=separate,
        accept=accepted,
        knowledge=knowledge,
    )


def render(
    review: Review,
    format: str = "text",
    *,
    language: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
    originals: _rendering.Originals = content_at,
) -> bytes:
    """The review as the bytes of a file: text, json, html or xlsx. ``verdicts`` adds the ties that
    hold; ``colour`` and ``width`` (in columns) are for a terminal. In html the pages of PDF files
    are shown as they look; ``originals`` gives the files by their names, by default from disk.
    Raises ValueError for another format.

    >>> render(review(Source("空.txt", b"")), "json")[:12]
    b'{\\n  "schema"'
    """
    return _rendering.render(
        review,
        format,
        language=language,
        verdicts=verdicts,
        colour=colour,
        width=width,
        originals=originals,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of ``render(review, "json")``.

    >>> schema()["title"]
    'Jixiao review'
    """
    from jixiao.rendering.contract import review_schema

    return review_schema()
