"""Fourth and fifth section: the next year's plan, experience, problems with causes, suggestions,
and the list of annexed forms.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.formdata import FormData
from jixiao.drafting.draft import Line
from jixiao.drafting.figures import ReportFigures
from jixiao.drafting.issues import Issue
from jixiao.drafting.model import ReportData
from jixiao.drafting.printing import numbered, ordinal, sentence, to_fill


def closing(data: ReportData, figures: ReportFigures, issues: tuple[Issue, ...]) -> Iterator[Line]:
    """Plan, experience, problems and suggestions."""
    yield Line("四、其他需要说明的问题", "h1")
    yield Line("（一）后续工作计划", "h2")
    yield from _plans(data, figures)
    yield Line("（二）主要经验及做法", "h2")
    yield Line(numbered(data.experience) or to_fill("本年度的主要经验及做法"))
    yield Line("（三）存在问题和建议", "h2")
    problems = [(issue.heading, f"{issue.evidence}。原因：{issue.cause}") for issue in issues] + [
        ("", each) for each in data.problems
    ]
    if not problems:
        yield Line(_no_problem(data, figures) + to_fill("管理中存在的其他问题，没有的删去本句"))
    else:
        yield Line(
            f"存在的问题主要有{len(problems)}个方面。"
            if len(problems) > 1
            else "存在的问题主要有以下方面。"
        )
        yield from (
            Line(_point(number, len(problems), heading, text))
            for number, (heading, text) in enumerate(problems, start=1)
        )
    suggestions = [*(issue.advice for issue in issues), *data.suggestions]
    yield Line("建议：" + numbered(suggestions) if suggestions else to_fill("改进建议"))


def _no_problem(data: ReportData, figures: ReportFigures) -> str:
    """That nothing was found, of what could be judged alone: no range of the pack's, no words on it."""
    accounts = [each for fund in figures.funds for each in (fund.account, *fund.accounts)]
    paid = [each.months for each in accounts if each.months is not None]
    looked = ["预算执行"] if figures.band is not None else []
    looked.append("收支平衡")
    if paid and all(each.band is not None for each in paid):
        looked.append("支付能力")
    if data.forms:
        looked.append("绩效指标")
    if looked == ["收支平衡"]:
        return "从收支平衡看，没有发现当期收不抵支的情况。"
    return f"从{'、'.join(looked[:-1])}和{looked[-1]}看，没有发现偏离规定区间的情况。"


def annexes(data: ReportData) -> Iterator[Line]:
    """The heading of the annexes and the forms' names."""
    yield Line("五、附表", "h1")
    if not data.forms:
        yield Line(to_fill("附各项基金绩效自评表"))
    for number, form in enumerate(data.forms, start=1):
        yield Line(f"附表{number}：{_name(form)}")


def _plans(data: ReportData, figures: ReportFigures) -> Iterator[Line]:
    if data.plan:
        yield Line(numbered(data.plan))
    for fund in figures.funds:
        if fund.plan:
            yield Line(f"{fund.account.name}方面，" + "".join(sentence(each) for each in fund.plan))
    if not data.plan and not any(fund.plan for fund in figures.funds):
        yield Line(to_fill("下一步工作计划"))


def _point(number: int, count: int, heading: str, text: str) -> str:
    lead = f"{ordinal(number)}是" if count > 1 else ""
    return lead + (f"{heading}。" if heading else "") + sentence(text)


def _name(form: FormData) -> str:
    project = f"（{form.project.strip()}）" if form.project.strip() else ""
    return f"{form.title.strip() or '绩效自评表'}{project}"
