"""What a monitoring form must explain by its rules and does not yet, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, flat
from jixiao.filling.concluding import PROMPT, TO_FILL, reason_column
from jixiao.judging.monitoring.form import Duty, Monitoring
from jixiao.knowledge.layouts import Layout

_PROMPT = "请填写"
_LEFT_OPEN = "L704"  # prompts that are left in


def to_be_explained(
    found: Monitoring, layout: Layout, proof: Iterable[Finding]
) -> Iterator[Finding]:
    """A warning (E058) for each duty that the form does not meet yet; of one that a finding of its
    ``proof`` tells where it is to be explained.
    """
    told = {each.code for each in proof}
    in_row = bool(reason_column(layout.places()))
    for duty in found.duties:
        if not duty.given:
            said, field = _said(duty, in_row=in_row), duty.field
            if duty.code in told:
                said = _where(duty, in_row=in_row)
                field = field if duty.about == "row" and in_row else "conclusion"
            yield fault("E058", said.zh, said.en, f"0:form1.{field}", severity=Severity.WARNING)


def _said(duty: Duty, *, in_row: bool) -> Text:
    zh, en = duty.said.zh.replace("：", "，", 1), duty.said.en
    if duty.about == "entry":
        return Text(zh, en)
    where = _where(duty, in_row=in_row)
    return Text(f"{zh}；{where.zh}", f"{en}; {where.en}")


def _where(duty: Duty, *, in_row: bool) -> Text:
    """Where what a duty is about is to be explained."""
    where = "这一行的偏差原因栏" if duty.about == "row" and in_row else "偏差和措施一栏"
    return Text(f"请在{where}说明原因和措施", "give the reason and the measures")


def without_prompts(proof: Iterable[Finding], given: FormData) -> tuple[Finding, ...]:
    """The findings of a print without those of prompts that were put in where something is to be
    explained, which is told; the data that were ``given`` may have prompts of their own.
    """
    own = any(_PROMPT in text.replace(PROMPT, "").replace(TO_FILL, "") for _, text in flat(given))
    return tuple(
        each
        for each in proof
        if each.code != _LEFT_OPEN or not _is_put_in(each.printed_all, own=own)
    )


def _is_put_in(printed: str, *, own: bool) -> bool:
    """Whether a prompt is one that was put in."""
    return PROMPT in printed or (not own and _PROMPT in printed)
