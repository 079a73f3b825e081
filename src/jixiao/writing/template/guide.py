"""What the template says of itself to who fills it in, and what comes after it is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.forms import MONITORING
from jixiao.knowledge.labels import kind_of
from jixiao.knowledge.layouts import Layout

_HOW = (
    "每张表在“基本情况”里占一行，序号从1起；其余各页用同一序号说明属于哪张表。"
    "一本模板可以填多张表；只填一张时序号可以不写。"
)
_AMOUNTS = (
    "金额按“金额单位”填数字，不带单位；指标值、完成值照表上要写的填，如 ≥95%、141745人、"
    "每月25日前；率写成 95.5%，不要写 0.955。"
)
_TARGETS = (
    "金额按“金额单位”填数字，不带单位；指标值照表上要写的填，如 ≥95%、141745人、每月25日前；"
    "率写成 95.5%，不要写 0.955。"
)
_MONEY = (
    "资金：总额一行在“总额或部分”里选“总额”，其余选“部分”；总额留空的按各部分相加。"
    "没有的来源空着不填。"
)
_SOURCES = (
    "全年预算数留空的，按 年初预算数＋追加－追减＋结转 算出；都填了的，要对得上。"
    "结转已单独列为“上年结转资金”一行的，“结转”一栏不再填。"
)
_POINTS = (
    "分值留空的，按“指标名里的分值”或规则包的权重平均分配，合计不差分毫；规则包没有定权重的"
    "（如社会保险基金），没有写在指标名里的不分配，请填分值。"
)
_FOOT = "填表人、审核人、单位负责人、联系电话、填报日期可以不填：填了任何一项，表下就印落款，没填的留空手写。"
_HEADS = "表头已锁定，不能改名；行可以增加、删除。"


def lines_of(layout: Layout, kind: str) -> Iterator[str]:
    """The lines for the template of a layout and a kind: what that has no place for is not spoken of."""
    places = layout.places()
    scored = "indicators.points" in places
    computed = ["执行率"] if "funding.total.rate" in places else []
    computed += ["得分"] if "indicators.score" in places else []
    computed += ["完成率"] if "indicators.completion" in places else []
    computed += ["总分"] if "total_score" in places else []
    by_rule = (
        f"：{'、'.join(computed)}留空的，由系统按规则算出；填了的保留，与规则不符的会提示"
        if computed
        else ""
    )
    lines = [
        _HOW,
        f"橙色、带下划线的表头是必填的，蓝色表头可以不填{by_rule}。灰色表头的“参考”栏只给人看，不填进表里。",
        _AMOUNTS if "indicators.actual" in places else _TARGETS,
        _MONEY,
    ]
    adds_up = {"funding.total.initial_budget", "funding.total.budget"} <= places
    lines += [_SOURCES] if adds_up else []
    lines += [_POINTS] if scored else []
    lines.append(("得分低于分值的要写偏差原因及改进措施。" if scored else "") + _HEADS)
    lines.append(_FOOT)
    red = ["总额与各部分对不上"]
    red += ["全年预算数与来源对不上"] if adds_up else []
    red += ["一张表的分值加起来不是100"] if scored else []
    lines.append(f"单元格变红：{'，'.join(red[:-1])}{'，或' if red[1:] else ''}{red[-1]}。")
    lines.append(
        f"填好后保存，运行：{next_command(kind, '本文件.xlsx')}"
        "（也可以是 .xlsx、.pdf、.html，或一个文件夹）。"
    )
    yield from (f"{number}. {line}" for number, line in enumerate(lines, start=1))


def next_command(kind: str, given: str, ending: str = "docx") -> str:
    """The command that makes the form of a kind of what was filled in."""
    command = "monitor" if kind == MONITORING else "fill"
    return f"jixiao {command} {given} {kind_of(kind).zh}.{ending}"
