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

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jixiao.application import reviewing as _application
from jixiao.application.acceptance import Accepted, load_accepted
from jixiao.application.explaining import Explanation, codes, explain
from jixiao.application.packs import load_pack, load_packs
from jixiao.application.rendering import render
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.packs import RulePack
from jixiao.core.places import Place

__all__ = [
    "Accepted",
    "DocumentReview",
    "Explanation",
    "Finding",
    "Place",
    "Review",
    "RulePack",
    "Severity",
    "UserError",
    "codes",
    "explain",
    "load_accepted",
    "load_pack",
    "load_packs",
    "render",
    "review",
    "schema",
]


def review(
    paths: Sequence[str | Path] | str | Path,
    *,
    pack: RulePack | str | Path | None = None,
    year: int | None = None,
    separate: bool = False,
    accept: Accepted | str | Path | None = None,
    progress: _application.Progress | None = None,
) -> Review:
    """Review files and say what is wrong in them.

    ``paths`` are files, zips or directories; together they are one dossier, unless ``separate``.
    ``pack`` is a rule pack, its id or a TOML file, by default chosen for every form; ``year`` is
    the year the documents are about, by default read from them; ``accept`` is a list of findings
    accepted with a reason. A file that cannot be read is a finding, not an exception. Raises
    UserError for unusable settings.

    >>> import pathlib, tempfile
    >>> file = pathlib.Path(tempfile.mkdtemp(), "空.txt")
    >>> _ = file.write_bytes(b"")
    >>> result = review(file)
    >>> [(finding.code, finding.severity.value) for finding in result.documents[0].findings]
    [('R103', 'error')]
    >>> result.exit_status()
    2
    """
    listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
    chosen = pack if isinstance(pack, RulePack) or pack is None else load_pack(pack)
    accepted = accept if isinstance(accept, Accepted) or accept is None else load_accepted(accept)
    return _application.review(
        listed, pack=chosen, year=year, separate=separate, accept=accepted, progress=progress
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of ``render(review, "json")``.

    >>> schema()["title"]
    'Jixiao review'
    """
    from jixiao.rendering.contract import review_schema

    return review_schema()
