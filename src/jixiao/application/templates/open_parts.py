"""What the clerk forgot in a filling template: parts of the form that stand empty though it reports results,
and texts that point at nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import MONITORING, TARGET_DECLARATION
from jixiao.core.regex import regex
from jixiao.core.words import blank, squeezed, unsaid
from jixiao.judging.emptiness import reports_nothing
from jixiao.knowledge.labels import label_of
from jixiao.knowledge.project_list import is_same
from jixiao.knowledge.prompts import is_open, says_no_value

_GOALS = ("expected", "actual")
_BESIDE = regex(r"(?:同|见|如)(?:左|右|上|前|预期目标|年初目标)[。.]?")


def open_goals(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """An error for each half of the goals that the template has a column for and that no row says, a
    warning where some rows do (one result may stand for several goals), a remark in a form that
    reports no result yet. Of monitoring E058 tells. ``cells`` are where the fields stand, those of a
    column where it is headed.
    """
    if data.kind == MONITORING:
        return
    declared = data.kind != TARGET_DECLARATION or data.project.strip()
    begun = not declared or reports_nothing(form_of(data))
    if begun and not data.goals:
        return
    for name in _GOALS:
        head = cells.get(f"goals.{name}")
        said = [_says(getattr(goal, name)) for goal in data.goals]
        if head is None or all(said or [False]):
            continue
        at = said.index(False) if said else 0
        label, given = label_of(f"goals.{name}"), ""
        if data.goals and not blank(getattr(data.goals[at], name)):
            given = getattr(data.goals[at], name).strip()
        zh = "没有填，表上的年度总体目标这一格会空着"
        zh = f"填的是“{given}”，等于没有填，请写出来" if given else zh
        en = f"{given!r} says nothing" if given else "nothing is given, the form's goal is empty"
        yield fault(
            "E066",
            f"“{label.zh}”{zh}",
            f"{label.en}: {en}",
            f"0:form1.goals[{at}].{name}",
            severity=Severity.REMARK
            if begun
            else Severity.WARNING
            if any(said)
            else Severity.ERROR,
        )


def _says(text: str) -> bool:
    """Whether a half of a goal says anything: no prompt (（填写年度目标）), nor that it is as another
    one (同左), nor that it is still to come.
    """
    bare = squeezed(text)
    as_beside = is_same(bare) or _BESIDE.fullmatch(bare) is not None or says_no_value(bare)
    return not unsaid(text) and not is_open(text) and not as_beside


def as_nothing_above(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """An error for texts of indicators that are said to be as those above (同上) where the row above
    has none, and for targets and results that are: each row has its own.
    """
    for at, row in enumerate(data.indicators):
        above = data.indicators[at - 1] if at else None
        for name in ("target", "actual", "reason"):
            if not is_same(getattr(row, name)):
                continue
            if name == "reason" and above is not None and not unsaid(above.reason):
                continue
            address = f"indicators[{at}].{name}"
            cell, label = cells.get(address, ""), label_of(address)
            why = "上一行没有写原因" if name == "reason" else "每一行要填自己的"
            yield fault(
                "E021",
                f"{cell} “{row.name.strip()}”{label.zh}填的是“{getattr(row, name).strip()}”，{why}；"
                "请写出来".strip(),
                f"{cell} “{row.name.strip()}” {label.en}: nothing above says it, write it out".strip(),
                address=cell,
                given=getattr(row, name),
            )


def without_unit(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A remark where a form names who is in charge and not whose it is; where it names neither that
    is told of what is printed (R131).
    """
    cell = cells.get("implementing_unit")
    if cell and data.supervising_department.strip() and not data.implementing_unit.strip():
        yield fault(
            "E021",
            f"{cell} “实施单位”没有填，只填了主管部门",
            f"{cell}: no implementing unit is given, only the supervising department",
            severity=Severity.REMARK,
        )
