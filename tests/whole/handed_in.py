"""A folder as a bureau gets it: forms of many units in every format, several in a file, several projects
a unit, with mistakes whose unit, project and code are known; and what comes back in the second round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import jixiao
from jixiao.core.formdata import FormData, FundingData, IndicatorData

UNITS = (
    "清河县统计局",
    "清河县医疗保障局",
    "清河县水务局",
    "清河县教育局",
    "清河县文化和旅游局",
    "清河县交通运输局",
    "清河县林业和草原局",
    "清河县农业农村局",
    "清河县应急管理局",
    "清河县市场监督管理局",
    "清河县社会保险中心",
    "清河县档案馆",
)
PROJECTS = (
    "办公设备购置",
    "信息系统运行维护",
    "业务培训",
    "宣传活动",
    "档案整理",
    "专项检查",
    "设施维修",
    "购买服务",
    "抽样调查",
)
FORMATS = ("docx", "xlsx", "pdf", "txt", "html")
Mistake = tuple[str, str, str]  # unit, project, code


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """A form with the codes of what is wrong in it, empty where it is sound."""

    data: FormData
    code: str = ""

    @property
    def mistake(self) -> Mistake:
        """Whose it is, in which form, and what."""
        return self.data.implementing_unit, self.data.project, self.code


def sound(unit: str, project: str, at: int) -> FormData:
    """A form that nothing is wrong in; its figures differ from form to form."""
    budget, count = 60 + 7 * at, 20 + at
    rows = (
        ("产出指标", "数量指标", f"{project}数量", f"≥{count}个", f"{count + 2}个"),
        ("产出指标", "质量指标", f"{project}合格率", "≥95%", "97%"),
        ("产出指标", "时效指标", f"{project}完成时间", "12月20日前", "12月10日"),
        ("产出指标", "成本指标", f"{project}总成本", f"≤{budget}万元", f"{budget - 2}万元"),
        ("效益指标", "社会效益指标", f"{project}保障工作率", "≥90%", "93%"),
        ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥90%", "95%"),
    )
    names = ("level1", "level2", "name", "target", "actual")
    raw = FormData(
        kind="self_evaluation",
        year=2024,
        money_unit="万元",
        project=project,
        supervising_department=unit,
        implementing_unit=unit,
        funding=(
            FundingData(
                source="年度资金总额",
                role="total",
                initial_budget=str(budget),
                budget=str(budget),
                executed=str(budget - 2),
            ),
        ),
        indicators=tuple(IndicatorData(**dict(zip(names, row, strict=True))) for row in rows),
    )
    [made] = jixiao.fill(raw, "txt", draft=True).forms
    return made.data


def with_wrong_rate(data: FormData) -> FormData:
    """An execution rate that does not follow from budget and execution (T201)."""
    (total, *others) = data.funding
    wrong = msgspec.structs.replace(total, rate="51.23%")
    return msgspec.structs.replace(data, funding=(wrong, *others))


def with_docked_score(data: FormData) -> FormData:
    """A target that was met and still lost points (S306), the total kept in step."""
    first, *others = data.indicators
    docked = msgspec.structs.replace(first, score=_less(first.score), reason="统计口径调整")
    return msgspec.structs.replace(
        data, indicators=(docked, *others), total_score=_less(data.total_score)
    )


def with_wrong_total(data: FormData) -> FormData:
    """A total score that the rows do not add up to (S309)."""
    return msgspec.structs.replace(data, total_score=_less(data.total_score))


MISTAKES = (("T201", with_wrong_rate), ("S306", with_docked_score), ("S309", with_wrong_total))


def forms(count: int) -> list[Planted]:
    """So many forms of twelve units, every second with a mistake."""
    found = []
    for at in range(count):
        unit, project = UNITS[at % len(UNITS)], PROJECTS[at // len(UNITS) % len(PROJECTS)]
        if at >= len(UNITS) * len(PROJECTS):
            project += "（二期）"
        data = sound(unit, project, at)
        if (at + at // len(UNITS)) % 2:  # in every unit
            code, plant = MISTAKES[at // 2 % len(MISTAKES)]
            found.append(Planted(data=plant(data), code=code))
        else:
            found.append(Planted(data=data))
    return found


def with_row(data: FormData) -> FormData:
    """The form with a row inserted above the others of its group."""
    first = data.indicators[0]
    more = msgspec.structs.replace(
        first, name="现场核查次数", target="≥3次", actual="3次", points="0", score="0", key=""
    )
    return msgspec.structs.replace(data, indicators=(more, *data.indicators))


def files(planted: Sequence[Planted], formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The forms in files of one to four, whose forms may be of several units."""
    left, number = list(planted), 0
    while left:
        size = 1 + number % 4
        some, left = left[:size], left[size:]
        fmt = formats[number % len(formats)]
        number += 1
        made = jixiao.fill([each.data for each in some], fmt, draft=True)
        for at, each in enumerate(made.files):
            yield f"{number:03}-{at}.{fmt}", each.content


def written(planted: Sequence[Planted], folder: Path, formats: Sequence[str] = FORMATS) -> None:
    """The files in a folder."""
    folder.mkdir()
    for name, content in files(planted, formats):
        (folder / name).write_bytes(content)


def _less(score: str) -> str:
    from decimal import Decimal

    return str(Decimal(score) - 2)
