"""L706: words of another fund in a fund's form."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.knowledge.funds import (
    ALL_FUNDS,
    EMPLOYEE_MEDICAL,
    EMPLOYEE_PENSION,
    MATERNITY,
    PUBLIC_SECTOR_PENSION,
    RESIDENT_MEDICAL,
    RESIDENT_PENSION,
    UNEMPLOYMENT,
    WORK_INJURY,
    funds_in,
)

_PENSION_WORDS = r"(?:发放|领取)(?:基本)?养老金|离退休人员|退休人员养老金|养老金(?:发放|待遇|领取)"
_PENSION_PAID = r"(?:发放|领取)(?:基本)?养老金|养老金(?:发放|待遇|领取)"
_INJURY_WORDS = r"工伤(?:保险)?待遇|工伤人员|劳动能力鉴定|工伤(?:职工|保险)"
_JOBLESS_WORDS = r"失业(?:人员|金|保险金|保险待遇)|稳岗(?:补贴|返还)"
_MEDICAL_WORDS = r"住院费用报销|医疗保险待遇|参保患者|医保(?:报销|待遇)|定点医疗机构"
_FOREIGN: dict[str, tuple[str, ...]] = {
    EMPLOYEE_PENSION: (_INJURY_WORDS, _JOBLESS_WORDS, _MEDICAL_WORDS),
    PUBLIC_SECTOR_PENSION: (_INJURY_WORDS, _JOBLESS_WORDS, _MEDICAL_WORDS),
    RESIDENT_PENSION: (_INJURY_WORDS, _JOBLESS_WORDS, _MEDICAL_WORDS),
    WORK_INJURY: (_PENSION_WORDS, _JOBLESS_WORDS),
    UNEMPLOYMENT: (_PENSION_WORDS, _INJURY_WORDS),
    EMPLOYEE_MEDICAL: (_PENSION_PAID, _INJURY_WORDS, _JOBLESS_WORDS),
    RESIDENT_MEDICAL: (_PENSION_PAID, _INJURY_WORDS, _JOBLESS_WORDS),
}


@check(
    "L706",
    "表中写着别的险种的话",
    "words of another fund in this form",
    over="form",
    source="practice",
    insurance_only=True,
)
def other_fund(view: FormView) -> Iterator[Verdict]:
    """
    查什么：某一险种的表里，目标、完成情况、指标名称是否写着别的险种才有的话（工伤表里“按时足额发放养老金”）。
    为什么：套用别的险种的表没有改干净，目标就不是本险种的目标。
    依据：实际工作中的常见错误。
    已知例外：多个险种合在一张表里的、失业保险代缴医疗保险等本来就有联系的不报；看不出险种的表不查。
    """
    foreign = () if _several_funds(view) else _FOREIGN.get(view.form.fund or "", ())
    found = [
        (field, entry, match)
        for field, entry in _words(view)
        for words in foreign
        if (match := regex(words).search(entry.text)) is not None
    ]
    if not found:
        yield held("L706", view.address("goals"))
        return
    for field, entry, match in found:
        message = Text(
            f"{view.form.fund}的表里写着“{match.group()}”，像是从别的险种的表里抄来的",
            f"“{match.group()}” stands in a form on “{view.form.fund}”",
        )
        yield broken(
            "L706",
            view.address(field),
            entry.place.narrowed(match.start(), match.end()),
            Severity.WARNING,
            message,
            printed=match.group(),
        )


def _several_funds(view: FormView) -> bool:
    """Whether the form's own name covers several funds; 社会保险基金 in a title names none."""
    named = " ".join(
        entry.text for entry in (view.form.project, view.form.title) if entry is not None
    )
    return len({span.fund for span in funds_in(named)} - {MATERNITY, ALL_FUNDS}) > 1


def _words(view: FormView) -> Iterator[tuple[str, Entry]]:
    for index, goal in enumerate(view.form.goals):
        for field in ("expected", "actual"):
            entry = getattr(goal, field)
            if entry is not None:
                yield f"goals[{index}].{field}", entry
    for index, indicator in enumerate(view.form.indicators):
        if indicator.name is not None:
            yield f"indicators[{index}].name", indicator.name
