"""What the fields of a form are called, for messages and for the columns of the filling template."""

from __future__ import annotations

from jixiao.core.findings import Text
from jixiao.core.regex import regex

GIVES_REASON = regex(r"原因|改进措施|偏差|说明")
"""Words of a label beside which a form says why something was missed."""

KIND_WORDS = {
    "self_evaluation": "自评表",
    "monitoring": "监控表",
    "target_declaration": "目标申报表",
    "department": "部门整体自评表",
    "fund_statement": "基金收支表",
}
_NAMES: dict[str, tuple[str, str]] = {
    "kind": ("表种", "kind"),
    "title": ("标题", "title"),
    "layout": ("样式", "layout"),
    "year": ("年度", "year"),
    "as_of": ("监控时点", "monitoring point"),
    "money_unit": ("金额单位", "unit of money"),
    "project": ("项目名称", "project"),
    "supervising_department": ("主管部门", "supervising department"),
    "implementing_unit": ("实施单位", "implementing unit"),
    "filed_on": ("填报日期", "date of filing"),
    "fund": ("险种", "fund"),
    "scope": ("范围", "scope"),
    "total_points": ("总分分值", "total points"),
    "total_score": ("总分得分", "total score"),
    "grade": ("等级", "grade"),
    "conclusion": ("偏差和措施", "conclusion"),
    "notes": ("注", "notes"),
    "level_points": ("指标名里的分值", "points in headings"),
    "funding": ("资金", "funding"),
    "goals": ("目标", "goals"),
    "indicators": ("指标", "indicators"),
    "funding.source": ("资金来源", "source"),
    "funding.role": ("总额或部分", "total or part"),
    "funding.initial_budget": ("年初预算数", "initial budget"),
    "funding.budget": ("全年预算数", "full-year budget"),
    "funding.arrived": ("到位数", "arrived"),
    "funding.executed": ("全年执行数", "executed"),
    "funding.forecast": ("全年预计执行数", "expected by year's end"),
    "funding.rate": ("执行率", "execution rate"),
    "funding.points": ("执行分值", "execution points"),
    "funding.score": ("执行得分", "execution score"),
    "goals.expected": ("预期目标", "expected"),
    "goals.actual": ("实际完成情况", "actual"),
    "goals.completion": ("总体完成率", "overall completion"),
    "indicators.level1": ("一级指标", "level 1"),
    "indicators.level2": ("二级指标", "level 2"),
    "indicators.name": ("三级指标", "name"),
    "indicators.operator": ("指标性质", "operator"),
    "indicators.target": ("指标值", "target"),
    "indicators.actual": ("完成值", "actual"),
    "indicators.unit": ("计量单位", "unit"),
    "indicators.points": ("分值", "points"),
    "indicators.score": ("得分", "score"),
    "indicators.review_score": ("复核分", "review score"),
    "indicators.completion": ("完成率", "completion"),
    "indicators.reason": ("偏差原因及改进措施", "reason"),
    "months": ("逐月数", "months"),
    "months.of": ("所属", "of"),
    "months.this_year": ("本年", "this year"),
    "months.last_year": ("上年", "last year"),
    "level_points.level": ("级别", "level"),
    "level_points.name": ("名称", "name"),
    "level_points.points": ("分值", "points"),
    "lines": ("基金收支", "fund lines"),
    "lines.fund": ("险种", "fund"),
    "lines.item": ("项目", "item"),
    "lines.period": ("时期", "period"),
    "lines.basis": ("口径", "basis"),
    "lines.scope": ("范围", "scope"),
    "lines.area": ("地区", "area"),
    "lines.value": ("数值", "value"),
    "lines.unit": ("单位", "unit"),
    "lines.places": ("小数位数", "decimal places"),
    "lines.words": ("表中用语", "printed words"),
    "lines.part_of": ("所属合计", "total above"),
    "schema": ("数据版本", "schema"),
    "key": ("标识", "key"),
    "columns": ("指标表栏目", "columns"),
    "texts": ("其他文字", "texts"),
}
_INDEX = regex(r"\[(\d+)\]")


def label_of(address: str) -> Text:
    """The name of a field by its address, row numbers left out: ``indicators[3].score`` is 得分."""
    bare = _INDEX.sub("", address)
    if ".extra." in bare:
        return Text(bare.partition(".extra.")[2], bare.partition(".extra.")[2])
    zh, en = _NAMES.get(bare, (bare, bare))
    return Text(zh, en)


def row_of(address: str) -> int | None:
    """The row that an address speaks of, 1-based."""
    match = _INDEX.search(address)
    return int(match.group(1)) + 1 if match else None


def where(address: str) -> Text:
    """The field in words: 指标第4行“得分”."""
    group, name, row = address.partition("[")[0], label_of(address), row_of(address)
    if row is None:
        return Text(f"“{name.zh}”", name.en)
    of = label_of(group)
    if address.endswith("]"):
        return Text(f"{of.zh}第{row}行", f"row {row} of {of.en}")
    return Text(f"{of.zh}第{row}行“{name.zh}”", f"{name.en} in row {row} of {of.en}")
