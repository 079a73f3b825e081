"""Forms of many units summed up, held against a list of projects, and what is made of that."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from jixiao.api.settings import chosen_pack, held, opened
from jixiao.application.progressing import Progress
from jixiao.checks.versions import held_choice
from jixiao.core.errors import Faults
from jixiao.core.packs import RulePack
from jixiao.core.summaries import Summarised
from jixiao.knowledge.shelf import Knowledge
from jixiao.paths.folders import File, Given, listed, to_review
from jixiao.paths.rounds import written_at


@held
def summary(
    given: Iterable[Given] | Given,
    *,
    list: File | None = None,
    rules: RulePack | File | None = None,
    year: int | None = None,
    versions: str | None = None,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
) -> Summarised:
    """The finished forms and filled templates of many units summed up: by unit and by project what was
    budgeted and executed, scores, grades, ranks and main problems; those of one kind and year together,
    and each form once, however many copies of it there are.

    ``list`` is a list of projects (xlsx, csv or any document with a table) to hold them against;
    ``rules`` the rule pack to judge by, else it is chosen for every form; ``year`` is the year of forms
    that state none, and leaves forms of others out. Of a form that was handed in more than once the
    newest print is counted, and a warning says so; with ``versions`` ``newest`` it is a remark, with
    ``all`` each print that differs is counted. A file that cannot be read is in ``unread``. Raises
    UserError where there is no form, and where the list cannot be used.
    """
    from jixiao.application.summaries.summarising import summarise

    faults = Faults()
    by = faults.of(chosen_pack, rules, knowledge)
    projects = faults.of(opened, list) if list is not None else None
    faults.of(held_choice, versions)
    faults.tell()
    run = partial(summarise, pack=by, year=year, listed=projects, versions=versions)
    files = to_review(listed(given), progress, data=True)
    return run(files, knowledge=knowledge, written=written_at)


@held
def summary_file(summary: Summarised, format: str = "xlsx", *, lang: str = "zh") -> bytes:
    """A summary as the bytes of a file: xlsx with live formulas, or an official page as docx, pdf or
    html. Raises UserError for another format.
    """
    from jixiao.application.summaries.files import summary_bytes

    return summary_bytes(summary, format, lang)


@held
def reminders(summary: Summarised, *, lang: str = "zh") -> dict[str, bytes]:
    """The letters to units that have not handed in all of the list, docx by file name."""
    from jixiao.application.summaries.files import reminder_files

    return reminder_files(summary, lang)
