"""Files reviewed, and what is made of a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from jixiao.api.settings import chosen_list, chosen_pack, held, held_review
from jixiao.application import rendering as _rendering
from jixiao.application import reviewing as _reviewing
from jixiao.application.acceptance import Accepted
from jixiao.application.progressing import Progress
from jixiao.checks.review import DocumentReview, Review
from jixiao.core.errors import Faults
from jixiao.core.packs import RulePack
from jixiao.knowledge.shelf import Knowledge
from jixiao.paths.folders import File, Given, content_at, listed, to_review
from jixiao.paths.rounds import last_round, written_at

if TYPE_CHECKING:
    from jixiao.application.marks.marking import Annotated, Corrected
    from jixiao.paths.rounds import Last


@held_review
def review(
    given: Iterable[Given] | Given,
    *,
    rules: RulePack | File | None = None,
    year: int | None = None,
    separate: bool = False,
    accept: Accepted | File | None = None,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
    keep_documents: bool = True,
    versions: str | None = None,
    last: Iterable[Last] | Last | None = None,
) -> Review:
    """Review files and say what is wrong in them.

    ``given`` are paths of files, zips or directories, or contents (``Source``); together they are
    one dossier, unless ``separate``. ``rules`` is a rule pack, its id or a TOML file, by default
    chosen for every form of those of ``knowledge``; ``year`` is the year the documents are about,
    by default read from them; ``accept`` is a list of findings accepted with a reason. Without
    ``keep_documents`` the review holds what was found in them alone, which is enough for text, json
    and xlsx and for ``annotate`` and ``letters``; html looks at the documents. A file that cannot be
    read is a finding, not an exception. Raises UserError for unusable settings.

    A form that was handed in more than once is told (E015 where its prints differ, E016 where they do
    not) and its prints are not held against each other: with ``versions`` ``newest`` the newest alone
    is reviewed, with ``all`` each is. ``last`` is the last round: its problem lists (xlsx) or its
    JSON, or its review; ``since`` of the review is what became of it.

    >>> result = review(Source("空.txt", b""))
    >>> [(finding.code, finding.severity.value) for finding in result.documents[0].findings]
    [('R103', 'error')]
    >>> result.exit_status()
    2
    """
    by, accepted = _settings(rules, accept, knowledge)
    return _reviewing.review(
        to_review(listed(given), progress),
        pack=by,
        year=year,
        separate=separate,
        accept=accepted,
        knowledge=knowledge,
        keep_documents=keep_documents,
        versions=versions,
        last=last_round(last),
        written=written_at,
    )


def _settings(
    rules: RulePack | File | None, accept: Accepted | File | None, knowledge: Knowledge | None
) -> tuple[RulePack | None, Accepted | None]:
    """The pack and the accepted findings. Raises UserError with all that is wrong in both."""
    faults = Faults()
    found = faults.of(chosen_pack, rules, knowledge), faults.of(chosen_list, accept)
    faults.tell()
    return found


@held
def reviews(
    given: Iterable[Given] | Given,
    *,
    rules: RulePack | File | None = None,
    year: int | None = None,
    accept: Accepted | File | None = None,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
    keep_documents: bool = True,
) -> Iterator[DocumentReview]:
    """Review files each for itself, one by one as they are done, as ``review`` does with
    ``separate``: nothing is kept of a file once its review was taken, so that any number of them
    needs the memory of one. ``records_of`` and ``as_lines`` write each down. ``keep_documents`` is
    as in ``review``.

    >>> [len(each.findings) for each in reviews([Source("空.txt", b""), Source("白.txt", b"")])]
    [1, 1]
    """
    by, accepted = _settings(rules, accept, knowledge)
    return _reviewing.reviews(
        to_review(listed(given), progress),
        pack=by,
        year=year,
        accept=accepted,
        knowledge=knowledge,
        keep_documents=keep_documents,
    )


@held
def render(
    review: Review,
    format: str = "text",
    *,
    lang: str = "zh",
    verdicts: bool = False,
    colour: bool = False,
    width: int | None = None,
    originals: _rendering.Originals = content_at,
) -> bytes:
    """The review as the bytes of a file: text, json, html or xlsx. ``verdicts`` adds the ties that
    hold; ``colour`` and ``width`` (in columns) are for a terminal. In html the pages of PDF files
    are shown as they look; ``originals`` gives the files by their names, by default from disk.
    Raises UserError for another format.

    >>> render(review(Source("空.txt", b"")), "json")[:12]
    b'{\\n  "schema"'
    """
    return _rendering.render(
        review,
        format,
        language=lang,
        verdicts=verdicts,
        colour=colour,
        width=width,
        originals=originals,
    )


@held
def annotate(
    reviewed: DocumentReview, content: bytes, *, lang: str = "zh", when: datetime | None = None
) -> Annotated:
    """The file that was reviewed (docx, xlsx or pdf), with every open finding as a note at its
    place. ``content`` is the file's; the copy is in ``data``; ``when`` is the time that the notes
    bear, by default now. Raises UserError where the format cannot carry notes or the content is
    another's.
    """
    from jixiao.application.marks.marking import annotate as run

    return run(reviewed, content, language=lang, when=when)


@held
def correct(
    reviewed: DocumentReview, content: bytes, *, lang: str = "zh", when: datetime | None = None
) -> Corrected:
    """The file that was reviewed (docx or xlsx), with the corrections that need no judgement:
    tracked in docx, marked in xlsx. Takes ``when`` and raises as ``annotate`` does.
    """
    from jixiao.application.marks.marking import correct as run

    return run(reviewed, content, language=lang, when=when)


@held
def letters(review: Review, *, lang: str = "zh") -> dict[str, bytes]:
    """The letters (docx) to units with errors or warnings, and beside each the unit's problem list
    (xlsx), by file name. What became of the last round's findings stands in them where the review
    was made with ``last``; units that put everything right since then get a letter that confirms it.
    """
    from jixiao.application.letters.letters import letter_files

    found: dict[str, bytes] = {}
    for each in letter_files(review, lang):
        found |= each.files()
    return found
