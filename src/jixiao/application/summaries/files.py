"""Files of a summary: the workbook, the official page, the reminders to units."""

from __future__ import annotations

from jixiao.core.errors import held_format
from jixiao.core.forms import DEPARTMENT
from jixiao.core.summaries import Summarised
from jixiao.core.unitnames import unit_key
from jixiao.writing import Meta, made
from jixiao.writing.reminders import Reminder
from jixiao.writing.reminders import pages_of as reminder_pages
from jixiao.writing.summary.pages import pages_of
from jixiao.writing.summary.tables import asked_of
from jixiao.writing.summary.words import title_words

FORMATS = ("xlsx", "docx", "pdf", "html")


def summary_bytes(summary: Summarised, fmt: str = "xlsx", language: str = "zh") -> bytes:
    """The summary as a file of one of FORMATS. Raises UserError (E003) for another."""
    held_format(fmt, FORMATS)
    meta = Meta(title=title_words(summary.groups[0], language))
    if fmt != "xlsx":
        return made(pages_of(summary, language), fmt, meta)
    from jixiao.writing.summary.sheets import workbook_of

    return workbook_of(summary, language, meta)


def reminders_of(summary: Summarised, language: str = "zh") -> tuple[Reminder, ...]:
    """What each unit of the list has not handed in, of those that lack something for sure."""
    against = summary.against
    if against is None:
        return ()
    group = next(each for each in summary.groups if each.kind != DEPARTMENT)
    of = asked_of(group, language)
    found = (
        Reminder(
            unit=each.unit,
            of=of,
            list_name=against.title,
            listed=each.listed,
            missing=tuple(
                one for one in against.missing if unit_key(one.unit) == unit_key(each.unit)
            ),
            doubtful=tuple(
                one for one in against.doubtful if unit_key(one.project.unit) == unit_key(each.unit)
            ),
            instead=tuple(
                one for one in against.instead if unit_key(one.project.unit) == unit_key(each.unit)
            ),
            amounts_known=against.amounts_known,
        )
        for each in against.units
    )
    return tuple(each for each in found if each.missing)


def reminder_files(summary: Summarised, language: str = "zh") -> dict[str, bytes]:
    """The letters to these units, docx by file name; names that are alike are counted."""
    files: dict[str, bytes] = {}
    for each in reminders_of(summary, language):
        name, number = each.file_name(), 1
        while name.casefold() in {known.casefold() for known in files}:
            number += 1
            name = each.file_name().replace(".docx", f"-{number}.docx")
        files[name] = made(reminder_pages(each, language), "docx", Meta(title=each.title(language)))
    return files
