"""Forms filled into a superior's list, a row for each: completed and checked as ``fill`` does, placed,
written and read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.application.absences import not_in_the_way
from jixiao.application.blanks.changes import told_of_file, told_of_rows
from jixiao.application.blanks.reading import refused
from jixiao.application.filling import Filled, FilledForm, fill
from jixiao.application.loaded import Loaded, as_loaded
from jixiao.application.made import Made
from jixiao.application.rounds.given_twice import once_each
from jixiao.application.sources import Source
from jixiao.application.unfilled import without_empty
from jixiao.checks.versions import ALL, held_choice
from jixiao.core.blanks import Register
from jixiao.core.documents import Document
from jixiao.core.errors import fault
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, form_of
from jixiao.core.packs import RulePack
from jixiao.core.places import Place
from jixiao.core.words import quoted, squeezed
from jixiao.filling.placing.registering import Registered, Values, registered, values_of
from jixiao.judging.scoring import score_form
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.recognition.blanks.registers import registers_of
from jixiao.rendering.words import place_words

_FIELDS = {
    "number": ("（依次编号）", "(numbered)"),
    "unit": ("实施单位（填报单位）", "implementing unit"),
    "supervising": ("主管部门", "supervising department"),
    "project": ("项目名称", "project"),
    "fund": ("险种", "fund"),
    "year": ("年度", "year"),
    "initial_budget": ("资金总额的年初预算数", "initial budget of the total"),
    "budget": ("资金总额的全年预算数", "full-year budget of the total"),
    "arrived": ("资金总额的到位数", "arrived of the total"),
    "executed": ("资金总额的全年执行数", "executed of the total"),
    "rate": ("执行率", "execution rate"),
    "execution_score": ("执行得分", "execution score"),
    "score": ("总分得分", "total score"),
    "grade": ("等级", "grade"),
    "indicators": ("指标个数", "number of indicators"),
    "filed_on": ("填报日期", "date of filing"),
    "reasons": ("偏差和措施", "reasons and measures"),
}

_RESULTS = frozenset({"executed", "rate", "execution_score", "score", "grade", "reasons"})
"""What a list asks of what was achieved or spent."""


def is_register(document: Document) -> bool:
    """Whether a document holds a list with one unit or project a row."""
    return bool(registers_of(document))


def fill_register(
    forms: Sequence[Loaded | FormData],
    blank: Source,
    document: Document,
    *,
    pack: RulePack | None = None,
    knowledge: Knowledge | None = None,
    draft: bool = False,
    versions: str | None = None,
    title: str = "",
) -> Filled:
    """All forms in the list of the ``blank``, which was read as ``document``, each once; of a form that is
    given more than once that is an error, unless ``versions`` says which prints to take. What is told of
    the list is in ``findings``. Raises UserError for a list that cannot be filled.
    """
    known = knowledge or shipped()
    registers = registers_of(document)
    if len(registers) > 1:
        raise refused(
            blank,
            f"里有{len(registers)}张汇总表：请分成一个文件一张",
            f"it holds {len(registers)} lists: make a file of each",
        )
    register = registers[0]
    of_results = any(each.role in _RESULTS for each in register.columns)
    filled, empty = without_empty(as_loaded(forms), of_results=of_results)
    given = once_each(filled, held_choice(versions), once=True)
    done = fill(given, "json", pack=pack, knowledge=known, draft=True, versions=ALL)
    values = [_values(each, register, known) for each in done.forms]
    placing = registered(values, register)
    content = _written(blank, document.format, placing)
    told = (
        *empty,
        *_unlike(placing, register, content, blank),
        *_told(placing, register),
        *told_of_rows(_added(placing)),
        *told_of_file(blank.content, content, document.format),
        *_unsaid(register, values),
        *_converted(register, [each.data for each in done.forms]),
    )
    made = tuple(map(_for_list, done.forms))
    result = msgspec.structs.replace(done, forms=made, files=(), findings=told)
    blocked = any(each.code == "E082" for each in told)
    if blocked or (result.count(Severity.ERROR) and not draft):
        return result
    name = f"{title or '汇总表'}.{document.format}"
    return msgspec.structs.replace(result, files=(Made(name, content),))


def _for_list(form: FilledForm) -> FilledForm:
    told = tuple(not_in_the_way(form.findings))
    return msgspec.structs.replace(form, layout=None, dropped=(), findings=told)


def _values(form: FilledForm, register: Register, known: Knowledge) -> Values:
    """What a row of the list takes from a form."""
    result = score_form(form_of(form.data), form.pack, library=known.library())
    return values_of(form.data, result.grade or "", _unit(register))


def _added(placing: Registered) -> list[tuple[Text, Place, int]]:
    copies = placing.edits.copies
    return [(Text("汇总表", "the list"), copies[0].at, len(copies))] if copies else []


def _unit(register: Register) -> str:
    return next((each.money_unit for each in register.columns if each.money_unit), "") or (
        register.money_unit
    )


def _written(blank: Source, fmt: str, placing: Registered) -> bytes:
    if fmt == "docx":
        from jixiao.reading.word.spots import find_spots, rows_of
        from jixiao.writing.blanks.word import fill_docx

        return fill_docx(blank.content, placing.edits, rows_of, find_spots)
    from jixiao.writing.blanks.sheet import fill_xlsx

    return fill_xlsx(blank.content, placing.edits)


def _unlike(
    placing: Registered, register: Register, content: bytes, blank: Source
) -> Iterator[Finding]:
    """Errors wherever the list does not read back as it was to be."""
    from jixiao.reading import read_bytes

    if placing.unplaced:
        yield fault(
            "E082",
            f"汇总表表头下面没有可以填的行：{'、'.join(placing.unplaced)}没有地方写",
            f"the list has no row below its heads: no place for {quoted(placing.unplaced)}",
            "",
        )
        return
    for head, place, given in placing.otherwise:
        yield fault(
            "E082",
            f"汇总表“{head}”栏（{place_words(place, 'zh')}）印着“{place.text}”，数据是“{given}”",
            f"the list prints “{place.text}” in “{head}” ({place_words(place, 'en')}), the data say"
            f" “{given}”",
            "",
            given,
        )
    again = registers_of(read_bytes(content, blank.name)[0])
    rows = [*again[0].rows, *([again[0].total] if again[0].total else [])] if again else []
    at = {row.at.key(): number for number, row in enumerate(register.rows)}
    last = len(register.rows) - 1
    for place, copy, expected in placing.expected:
        number = at.get(place.key(), last + 1 if copy == 0 else last)
        number = number + copy if number <= last else len(rows) - 1
        row = rows[number] if number < len(rows) else None
        for column, text in expected.items():
            cell = row.cells[column] if row is not None else None
            read = cell.printed if cell is not None else ""
            if squeezed(read) == squeezed(text) or (cell is not None and cell.formula):
                continue
            if _same_number(read, text):
                continue
            head = register.columns[column].head
            yield fault(
                "E082",
                f"汇总表“{head}”栏应为“{text}”，填好后读回来是“{read}”",
                f"“{head}” of the list should be “{text}” and reads “{read}”",
                "",
                text,
            )


def _same_number(one: str, other: str) -> bool:
    """Whether two prints are of one number, the one perhaps with fewer decimals."""
    from jixiao.core.figures import half_up
    from jixiao.writing.blanks.sheet import number_in

    first, second = number_in(one), number_in(other)
    if first is None or second is None:
        return False
    places = max(0, len(one.rstrip("%").partition(".")[2])) + (2 if "%" in one else 0)
    return half_up(second, places) == first


def _told(placing: Registered, register: Register) -> Iterator[Finding]:
    """Which head got which field, and what is left."""
    known = [each for each in register.columns if each.role in _FIELDS]
    other = [each.head for each in register.columns if each.role not in _FIELDS and each.head]
    zh = "，".join(f"“{each.head}”←{_FIELDS[each.role or ''][0]}" for each in known)
    en = ", ".join(f"“{each.head}” ← {_FIELDS[each.role or ''][1]}" for each in known)
    left = f"；没有认出、留空的：{'、'.join(f'“{each}”' for each in other)}" if other else ""
    rest = f"; heads that are not known, left empty: {quoted(other, 20)}" if other else ""
    yield _remark("E085", f"汇总表各栏：{zh}{left}", f"columns of the list: {en}{rest}")
    if placing.added:
        yield _remark(
            "E085",
            f"汇总表里没有、加在后面的：{'；'.join(placing.added)}",
            f"not in the list and added to it: {'; '.join(placing.added)}",
        )
    if placing.missing:
        yield _remark(
            "E084",
            f"汇总表里列着、数据里没有的：{'；'.join(placing.missing)}",
            f"in the list and not among the data: {'; '.join(placing.missing)}",
        )
    if not _unit(register) and any(each.role in ("budget", "executed") for each in known):
        yield fault(
            "E085",
            "汇总表没有写金额单位，金额照各表的单位填",
            "the list states no unit of money: amounts are as in the forms",
            "",
            severity=Severity.WARNING,
        )


def _unsaid(register: Register, values: Sequence[Values]) -> Iterator[Finding]:
    """The known columns that no form has anything for."""
    roles = ((each.head, each.role) for each in register.columns if each.role != "number")
    empty = [
        head for head, role in roles if role in _FIELDS and not any(row[role] for row in values)
    ]
    if empty:
        yield _remark(
            "E084",
            f"汇总表里各张表都没有数据的栏：{'、'.join(f'“{each}”' for each in empty)}",
            f"columns that no form has anything for: {quoted(empty, 20)}",
        )


def _converted(register: Register, forms: Sequence[FormData]) -> Iterator[Finding]:
    """A warning where amounts were turned into the list's unit of money: they are no finer for it."""
    unit = money_unit(_unit(register))
    other = {
        each.money_unit for each in forms if (own := money_unit(each.money_unit)) and own != unit
    }
    if unit is not None and other:
        yield fault(
            "E085",
            f"汇总表以{_unit(register)}为单位，{'、'.join(sorted(other))}的金额已经换算：末几位不是账上的数",
            f"amounts in {', '.join(sorted(other))} were turned into {_unit(register)}: they are no"
            " finer for it",
            "",
            severity=Severity.WARNING,
        )


def _remark(code: str, zh: str, en: str) -> Finding:
    return fault(code, zh, en, severity=Severity.REMARK)
