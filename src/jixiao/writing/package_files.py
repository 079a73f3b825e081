"""The files of a data package, their columns and types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from jixiao.writing.package_rows import (
    PLACES,
    Row,
    Scored,
    execution,
    forms,
    funding,
    goals,
    indicators,
    statements,
)


class Field(msgspec.Struct, frozen=True):
    """A column: name, type of Frictionless Table Schema, title for people."""

    name: str
    type: str
    title: str


class Resource(msgspec.Struct, frozen=True):
    """A file of the package."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: Callable[[Sequence[Scored]], Iterator[Row]]


def _fields(described: str) -> tuple[Field, ...]:
    """``name:type:title`` a line, between the keys and the places that every file has."""
    parts = (line.strip().split(":") for line in described.strip().splitlines())
    keys = (Field("document", "string", "文件"), Field("form", "string", "表"))
    return (*keys, *(Field(*part) for part in parts), *_place_fields())


def _place_fields() -> Iterable[Field]:
    titles = {
        "member": "压缩包内的文件",
        "line": "行号",
        "sheet": "工作表",
        "cell": "单元格",
        "page": "页",
        "table": "第几张表",
        "row": "表内行",
        "column": "表内列",
        "paragraph": "段落",
    }
    return (Field(f"place_{name}", kind, f"位置：{titles[name]}") for name, kind in PLACES)


RESOURCES = (
    Resource(
        "forms",
        "表",
        _fields("""kind:string:表种
        title:string:标题
        year:integer:年度
        as_of:string:监控时点
        fund:string:基金
        scope:string:范围
        project:string:项目名称
        supervising_department:string:主管部门
        implementing_unit:string:实施单位
        filed_on:string:填报日期
        money_unit:string:金额单位
        total_points:number:总分的分值
        total_score:number:总得分
        grade:string:等级
        conclusion:string:结论、偏差和措施
        execution_rate:number:重算的执行率（%）
        score_recomputed:number:重算的总得分
        grade_recomputed:string:重算的等级
        overall_completion_recomputed:number:重算的总体完成率（%）
        deviation_recomputed:number:重算的偏差（百分点）"""),
        forms,
    ),
    Resource(
        "funding",
        "资金，一个金额一行",
        _fields("""row:integer:资金行序号（从0起）
        source:string:资金来源
        role:string:合计行或分项
        phase:string:阶段：年初预算、全年预算、到位、执行
        amount_yuan:number:金额（元）
        printed:string:表中所印
        unit:string:表中的单位"""),
        funding,
    ),
    Resource(
        "execution",
        "预算执行率与得分",
        _fields("""row:integer:资金行序号（从0起）
        source:string:资金来源
        role:string:合计行或分项
        rate_printed:string:表中所印的执行率
        rate_percent:number:执行率（%）
        points:number:分值
        score:number:得分"""),
        execution,
    ),
    Resource(
        "goals",
        "年度目标",
        _fields("""row:integer:序号（从0起）
        expected:string:预期目标
        actual:string:完成情况
        completion_printed:string:表中所印的总体完成率
        completion_percent:number:总体完成率（%）"""),
        goals,
    ),
    Resource(
        "indicators",
        "绩效指标，一个指标一行",
        _fields("""row:integer:指标序号（从0起）
        fund:string:基金
        year:integer:年度
        level1:string:一级指标
        level2:string:二级指标
        name:string:指标名称
        library_name:string:指标库中的名称
        direction:string:方向
        operator:string:符号
        target:string:指标值
        target_low:number:指标值下限
        target_high:number:指标值上限
        actual:string:完成值
        actual_value:number:完成值的数
        value_unit:string:下限、上限、完成值的单位（比率为1，即100%）
        unit:string:计量单位
        attained:boolean:是否完成
        points:number:分值
        score:number:得分
        review_score:number:复核分
        score_recomputed:number:重算的得分
        completion_printed:string:表中所印的完成率
        completion_percent:number:完成率（%）
        completion_recomputed:number:重算的完成率（%）
        reason:string:偏差原因及措施
        extra:string:其他各栏（JSON）"""),
        indicators,
    ),
    Resource(
        "statements",
        "正文和基金表中的数，一个数一行",
        _fields("""fund:string:基金
        item:string:项目
        period:string:期间
        basis:string:口径：实际、预算、增减、增长率、执行率、占比、目标
        scope:string:范围
        operator:string:约、以上、不低于等
        value:number:数值（按所印单位）
        unit:string:单位
        printed:string:文中所印
        value_base:number:数值（基本单位：元、人、1）
        origin:string:出处：正文或表格"""),
        statements,
    ),
)
"""The files of the package in their order."""
