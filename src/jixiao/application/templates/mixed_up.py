"""Cells of a filling template that hold what belongs into another one: a target for a name, a unit for a project,
an office for a person; and rows below no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jixiao.core.clock import BEIJING, now
from jixiao.core.errors import fault
from jixiao.core.figures import parse
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData
from jixiao.core.forms import DEPARTMENT
from jixiao.core.regex import regex
from jixiao.core.words import squeezed, unsaid
from jixiao.judging.criteria.notation import OPERATOR, plain, worded
from jixiao.judging.criteria.timing import due_in
from jixiao.knowledge.behaviour import names_execution
from jixiao.knowledge.labels import label_of

_OFFICE = regex(
    r".*(?:财务|办公|人事|业务|综合|基金|会计|计财|规财|经办|项目|信息|稽核).{0,4}(?:科|股|处|室|部|局|组|中心)"
)
_PEOPLE = ("prepared_by", "reviewed_by", "head_of_unit")
_FEWEST_DIGITS = 5  # of a telephone: 12333 is one
_DIGIT = regex(r"\d")


def mixed_up(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """What is told of all of these, with the cell and what is expected in it."""
    yield from _targets_as_names(data, cells)
    yield from _without_level(data, cells)
    yield from _heads(data, cells)
    yield from _foot(data, cells)


def _told(cells: Mapping[str, str], address: str, said: Text, *, sure: bool = False) -> Finding:
    cell = cells.get(address, "")
    return fault(
        "E021",
        f"{cell} {said.zh}".strip(),
        f"{cell} {said.en}".strip(),
        address=cell,
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _targets_as_names(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Names that are values (≥320人次, 95%): the cells of a row were exchanged."""
    for at, row in enumerate(data.indicators):
        name = worded(plain(row.name))
        if not name or parse(OPERATOR.sub("", name, count=1)) is None:
            continue
        beside = row.target.strip()
        zh = f"三级指标填的是“{row.name.strip()}”，是一个值，不是指标名称"
        zh += f"；与指标值“{beside}”填反了的，请对调" if beside else "；请填名称，值填在“指标值”"
        en = f"the name of the indicator is a value, {row.name.strip()!r}: give the name here"
        yield _told(cells, f"indicators[{at}].name", Text(zh, en), sure=True)


def _without_level(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """The first indicator below no level 1 where others have one: nothing above it says it; and a form
    in which none has.
    """
    rows = [(at, row) for at, row in enumerate(data.indicators) if row.name.strip()]
    if not rows or rows[0][1].level1.strip():
        return
    at, row = rows[0]
    if names_execution(row.level2) or names_execution(row.name):
        return
    if "indicators[0].level1" not in cells:
        return
    label, any_has = label_of("indicators.level1").zh, any(each.level1.strip() for _, each in rows)
    if any_has:
        said = Text(
            f"“{row.name.strip()}”没有填{label}，上面也没有；它的分值不知道算在哪一项下",
            f"“{row.name.strip()}” has no level 1, nor has a row above it",
        )
    else:
        said = Text(f"“{label}”整栏没有填", "no indicator has a level 1")
    yield _told(cells, f"indicators[{at}].level1", said, sure=any_has)


def _heads(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A project that is called as its unit is."""
    project = squeezed(data.project)
    if data.kind != DEPARTMENT and project and project == squeezed(data.implementing_unit):
        said = f"“项目名称”填的是单位名称“{data.project.strip()}”，请填项目的名称"
        yield _told(
            cells, "project", Text(said, f"the project is called as the unit is: {project}")
        )


def _foot(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Offices for persons, a telephone of a few digits, a day of filing that is still to come."""
    for address in _PEOPLE:
        text = str(getattr(data, address)).strip()
        if _OFFICE.fullmatch(text):
            label = label_of(address)
            said = Text(
                f"“{label.zh}”填的是“{text}”，应填人名",
                f"{label.en}: {text!r} is given, a person's name is expected",
            )
            yield _told(cells, address, said)
    phone, filed = data.telephone.strip(), due_in(data.filed_on) if data.filed_on.strip() else None
    digits = len(_DIGIT.findall(phone))
    if not unsaid(phone) and 0 < digits < _FEWEST_DIGITS:
        said = Text(
            f"“联系电话”填的是“{phone}”，位数不够，请核对",
            f"telephone: {phone!r} has but a few digits",
        )
        yield _told(cells, "telephone", said)
    today = now().astimezone(BEIJING)
    if filed is None or filed.year is None:
        return
    if (filed.year, filed.month, filed.day) > (today.year, today.month, today.day):
        said = Text(
            f"“填报日期”填的是“{data.filed_on.strip()}”，还没有到"
            f"（今天是{today.year}年{today.month}月{today.day}日），请核对",
            f"the day of filing {data.filed_on.strip()!r} is still to come",
        )
        yield _told(cells, "filed_on", said)
