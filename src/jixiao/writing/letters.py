"""Return letters (整改通知): one for each unit, as an office sends them, with its problems as a table, on
the page of official documents (GB/T 9704).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.findings import Text
from jixiao.core.forms import (
    DEPARTMENT,
    FUND_STATEMENT,
    MONITORING,
    SELF_EVALUATION,
    TARGET_DECLARATION,
)
from jixiao.core.regex import regex
from jixiao.writing.letter_tables import AcceptedLine, LetterRow, tables_of
from jixiao.writing.pages.page import NUMBERED, Block, Page, Paragraph
from jixiao.writing.titles import set_in_lines

_FORBIDDEN = regex(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_NAME, _LONGEST_PROJECT, _MOST_NAMED = 60, 20, 5
_NOTICE, _CONFIRMATION = "整改通知", "整改复函"
REPORT = "report"
"""The kind of a document that tells of funds or projects and has no form."""
_KINDS = {
    SELF_EVALUATION: Text("绩效自评", "self-evaluation"),
    MONITORING: Text("绩效运行监控", "monitoring"),
    TARGET_DECLARATION: Text("绩效目标申报", "declaration of targets"),
    DEPARTMENT: Text("部门整体绩效自评", "self-evaluation of the department"),
    FUND_STATEMENT: Text("基金收支报表", "fund statement"),
    REPORT: Text("绩效报告", "performance report"),
}
_NO_FORM = Text("绩效材料", "performance documents")
_NUMBER = Text("＿＿＿＿〔＿＿＿＿〕＿＿号", "No. ________")
_OFFICE = Text("（审核单位名称、印章）", "(reviewing office, seal)")
_DAY = Text("＿＿＿＿年＿＿月＿＿日", "____-__-__")
_BLANK = Paragraph(text="", style="office")


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What goes to one unit (``whose`` as ``checks.problems`` has it). ``files`` are the documents that
    were reviewed, ``unread`` those that could not be read, ``older`` those that were handed in again
    and not reviewed; with their ``forms``, kinds, years and projects; ``since`` says how it stands since
    the last round; ``absent`` are findings of the last round whose forms were not handed in again;
    ``confirmed`` how many of its findings were put right or accepted where nothing is left to do;
    ``annex`` is the name of its problem list. Where the documents name no unit, ``unit`` is the name
    of the file and not ``named``.
    """

    unit: str
    named: bool = True
    whose: str = ""
    files: tuple[str, ...]
    unread: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    forms: int = 0
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    projects: tuple[str, ...] = ()
    errors: int
    warnings: int
    since: str = ""
    rows: tuple[LetterRow, ...]
    absent: tuple[LetterRow, ...] = ()
    accepted: tuple[AcceptedLine, ...] = ()
    confirmed: int = 0
    annex: str = ""

    @property
    def confirms(self) -> bool:
        """Whether it only confirms that all was put right."""
        return self.confirmed > 0 and not self.rows and not self.absent


def title_of(letter: Letter, language: str = "zh") -> str:
    """关于做好2024年度××绩效自评问题整改的通知, by the kind and year of what was reviewed; of a letter
    that confirms it 关于2024年度××绩效自评问题整改情况的复函.
    """
    return "".join(_title_words(letter, language))


def _title_words(letter: Letter, language: str) -> tuple[str, ...]:
    """The title in words that no line breaks."""
    years = "、".join(str(year) for year in letter.years)
    if language == "en":
        begun = "Confirmation:" if letter.confirms else "Return of"
        return (" ".join(filter(None, (begun, years, _subject(letter, "en")))),)
    kinds, only = _kinds(letter, "zh"), _only_project(letter)
    begun, end = ("关于", "情况的复函") if letter.confirms else ("关于做好", "的通知")
    of_year = f"{years}年度" if years else ""
    return (
        begun,
        of_year,
        only,
        *(f"{each}和" for each in kinds[:-1]),
        kinds[-1],
        f"问题整改{end}",
    )


def pages_of(letter: Letter, language: str = "zh") -> tuple[Page, ...]:
    """The letter as pages for a writer."""
    body = _confirmation(letter, language) if letter.confirms else _notice(letter, language)
    title = "".join(_title_words(letter, language))
    if language != "en":
        title = set_in_lines(_title_words(letter, language))
    blocks = framed(title, _to(letter, language), body, language)
    return (Page(name="整改通知", blocks=blocks, paper="report", foot=NUMBERED.of(language)),)


def file_name(unit: str, *, confirms: bool = False) -> str:
    """A name for a unit's letter that every system takes."""
    kind = _CONFIRMATION if confirms else _NOTICE
    bare = " ".join(_FORBIDDEN.sub(" ", unit).split()).strip(". ")[:_LONGEST_NAME].strip(". ")
    return f"{kind}-{bare or '未写明单位'}.docx"


def list_name(letter: str) -> str:
    """The name of the problem list beside the letter of a name."""
    return f"问题清单-{letter.removeprefix(f'{_NOTICE}-').removesuffix('.docx')}.xlsx"


def _subject(letter: Letter, language: str) -> str:
    """The project, where it is one, and the kinds of its forms."""
    words = (" and " if language == "en" else "和").join(_kinds(letter, language))
    named = _only_project(letter)
    if language == "en":
        return f"{words} of {named}" if named else words
    return f"{named}{words}"


def _kinds(letter: Letter, language: str) -> list[str]:
    """What was reviewed: the kinds of the forms, or that it was documents."""
    order = list(_KINDS)
    known = sorted(
        letter.kinds, key=lambda each: order.index(each) if each in order else len(order)
    )
    kinds = [_KINDS.get(each, _NO_FORM).of(language) for each in known]
    return list(dict.fromkeys(kinds)) or [_NO_FORM.of(language)]


def _only_project(letter: Letter) -> str:
    """The project, where it is one and has room in a title."""
    only = letter.projects[0] if len(letter.projects) == 1 else ""
    return only if len(only) <= _LONGEST_PROJECT and DEPARTMENT not in letter.kinds else ""


def framed(
    title: str, to: Paragraph, body: Sequence[Block], language: str, office: Text = _OFFICE
) -> tuple[Block, ...]:
    """What a letter says, between its number, title and addressee and the office and day, all of which
    an office fills in.
    """
    return (
        Paragraph(text=_NUMBER.of(language), style="number", to_fill=True),
        Paragraph(text=""),
        Paragraph(text=title, style="title"),
        Paragraph(text=""),
        to,
        *body,
        _BLANK,
        _BLANK,
        Paragraph(text=office.of(language), style="office", to_fill=True),
        Paragraph(text=_DAY.of(language), style="signed", to_fill=True),
    )


def _notice(letter: Letter, language: str) -> tuple[Block, ...]:
    """What a unit is told to put right, and by when."""
    annex = Text(f"附件：{letter.annex}", f"Annex: {letter.annex}").of(language)
    return (
        *(_english if language == "en" else _chinese)(letter),
        *tables_of(letter.rows, letter.absent, letter.accepted, language),
        Paragraph(text=""),
        Paragraph(text=annex, style="annex"),
    )


def _chinese(letter: Letter) -> tuple[Block, ...]:
    return (
        *(Paragraph(text=text) for text in _said(letter)),
        Paragraph(
            text="请于＿＿＿＿年＿＿月＿＿日前，将更正后的文件和签字盖章的问题清单报送我单位。"
            "联系人：＿＿＿＿＿＿，电话：＿＿＿＿＿＿＿＿。",
            to_fill=True,
        ),
    )


def _to(letter: Letter, language: str) -> Paragraph:
    """Whom the letter is to; left to fill where no document names a unit."""
    unit = letter.unit if letter.named else "＿＿＿＿＿＿＿＿＿＿"
    text = f"To: {unit}" if language == "en" else f"{unit}："
    return Paragraph(text=text, style="cover", to_fill=not letter.named)


def _confirmation(letter: Letter, language: str) -> tuple[Block, ...]:
    """What a unit is told that has put everything right."""
    if language == "en":
        words = [
            f"The documents handed in again ({', '.join(letter.files[:_MOST_NAMED])}) were reviewed:"
            f" {letter.since}. What the last review found has been put right; nothing is left to do."
        ]
    else:
        files = _listed(letter.files, "《", "》", "个文件")
        accepted = len(letter.accepted)
        kept = f"（其中{accepted}处经核实予以接受）" if accepted else ""
        words = [
            f"你单位重新报送的材料（{files}）收悉。经审核，上次指出的{letter.confirmed}处问题已全部整改{kept}，"
            "没有发现新的需要更正的问题，予以确认。",
            "此复。",
        ]
    return tuple(Paragraph(text=each) for each in words)


def _said(letter: Letter) -> list[str]:
    """The letter's sentences up to what is asked."""
    years = "、".join(str(year) for year in letter.years)
    subject = _subject(letter, "zh")
    handed_in = f"{f'{years}年度' if years else ''}{subject.removesuffix('材料')}材料"
    since = f"与上次审核相比：{letter.since}。" if letter.since else ""
    asked = (
        "请逐项核实：属实的，按“改法”更正；核实后认为填报无误的，在附件“处理意见”一栏写明，并附依据。"
        "附件由单位逐项确认，签字盖章。"
    )
    if not letter.rows:
        return [
            f"{since}上次审核指出的问题中，下列{len(letter.absent)}处所在的表至今没有再报送。",
            "请逐项整改后尽快报送；核实后认为填报无误的，在附件“处理意见”一栏写明，并附依据；"
            "单位已更名、用新名称报送了的，请告知我单位。",
        ]
    if letter.unread and not letter.files:
        unread = _listed(letter.unread, "《", "》", "个文件")
        return [
            f"你单位报送的材料（{unread}）读不出来，没有能够审核，原因列于下表。{since}",
            "请重新报送能打开、不加密的文件。",
        ]
    counts = "，".join(
        f"{word}{count}处"
        for word, count in (("错误", letter.errors), ("警告", letter.warnings))
        if count
    )
    forms = f"，共{letter.forms}张表" if letter.forms > 1 else ""
    projects = (
        f"，涉及{_listed(letter.projects, '“', '”', '个项目')}" if len(letter.projects) > 1 else ""
    )
    return [
        f"你单位报送的{handed_in}（{_listed(letter.files, '《', '》', '个文件')}{forms}{projects}）"
        f"已经审核，发现需要核实更正的问题{len(letter.rows)}处（{counts}），列于下表；"
        f"算式、依据和可能原因见附件。{since}",
        *_passed_over(letter),
        asked,
    ]


def _passed_over(letter: Letter) -> list[str]:
    """What was handed in and not reviewed, and why."""
    unread = _listed(letter.unread, "《", "》", "个文件")
    older = _listed(letter.older, "《", "》", "个文件")
    said = f"另有{unread}读不出来，没有审核，请重新报送。" if unread else ""
    said += f"{older}里的表另有新的一份或相同的一份，没有重复审核。" if older else ""
    return [said] if said else []


def _passed_over_en(letter: Letter) -> str:
    unread, older = ", ".join(letter.unread), ", ".join(letter.older)
    said = f" Not read, to be handed in again: {unread}." if unread else ""
    return f"{said} Handed in again, not reviewed twice: {older}." if older else said


def _listed(names: Sequence[str], begin: str, end: str, counted: str) -> str:
    shown = "".join(f"{begin}{name}{end}" for name in names[:_MOST_NAMED])
    return f"{shown}等{len(names)}{counted}" if len(names) > _MOST_NAMED else shown


def _english(letter: Letter) -> tuple[Block, ...]:
    since = f" Since the last review: {letter.since}." if letter.since else ""
    found = (
        f"The review of {', '.join(letter.files[:_MOST_NAMED])} ({letter.forms} forms) found"
        f" {letter.errors} errors and {letter.warnings} warnings, listed below; formulas and grounds"
        f" are in the annex.{since}"
        if letter.rows
        else f"What the last review found has not been handed in again.{since}"
    )
    return (
        Paragraph(text=f"{found}{_passed_over_en(letter)}"),
        Paragraph(
            text="Please correct them, or state in the annex, with proof, why the figures are right."
        ),
        Paragraph(
            text="Corrected files and the signed list are due on ____-__-__. Contact: ________",
            to_fill=True,
        ),
    )
