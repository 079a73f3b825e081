"""What a summary says in sentences: its title, the facts, and how they were come by."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.figures import shown
from jixiao.core.findings import Severity
from jixiao.core.forms import MONITORING, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.core.summaries import AgainstList, Group, Summarised
from jixiao.writing.summary.listing import MONEY_UNIT, PLACES, in_money_unit
from jixiao.writing.summary.tables import title_of

_TITLES = {
    SELF_EVALUATION: "绩效自评情况汇总",
    MONITORING: "绩效运行监控情况汇总",
    TARGET_DECLARATION: "绩效目标申报情况汇总",
}

_LEFT_OUT = "E072"  # figures that are in no sum


def title_words(group: Group, language: str) -> str:
    """The title of the page: 2024年度绩效自评情况汇总."""
    if language == "en":
        return f"Summary: {title_of(group, 'en')}"
    titled = _TITLES.get(group.kind, "部门整体绩效自评情况汇总")
    return f"{group.year}年度{titled}" if group.year else f"{titled}（表上没有写年度）"


def counted(group: Group, language: str) -> str:
    """How many forms of how many units a group has; forms that name no unit are told apart."""
    units = sum(bool(each.unit) for each in group.units)
    bare = sum(not each.unit for each in group.forms)
    if language == "en":
        more = f", {bare} without a unit" if bare else ""
        return f"{title_of(group, 'en')}: {len(group.forms)} forms of {units} units{more}"
    more = f"（其中{bare}张没有写单位）" if bare else ""
    return f"{units}个单位的{title_of(group, 'zh')}{len(group.forms)}张{more}"


def facts(group: Group, language: str, places: int) -> tuple[str, ...]:
    """The facts of a group in a few sentences."""
    return _english(group, places) if language == "en" else _chinese(group, places)


def _chinese(group: Group, places: int) -> tuple[str, ...]:
    whole = group.whole
    first = f"共汇总{counted(group, 'zh')}"
    if whole.paid:
        budget = shown(in_money_unit(whole.budget), places)
        first += f"，预算数{budget}{MONEY_UNIT.symbol}"
        if whole.rate is not None:
            executed = shown(in_money_unit(whole.executed), places)
            rate = shown(whole.rate, PLACES)
            first += f"，执行数{executed}{MONEY_UNIT.symbol}，执行率{rate}%"
    said = [f"{first}。"]
    if whole.mean is not None:
        said.append(f"{whole.scored}张有总得分，平均{shown(whole.mean, PLACES)}分（折百分）。")
    graded = [each for each in group.grades if each.share is not None]
    if graded:
        listed = "，".join(
            f"{each.name.zh}{each.forms}个、占{shown(each.share, PLACES)}%"
            for each in graded
            if each.share is not None
        )
        said.append(f"按等级分：{listed}。")
    wrong = sum(each.errors > 0 for each in group.forms)
    errors = f"错误{whole.errors}处，涉及{wrong}张表" if whole.errors else ""
    warnings = f"警告{whole.warnings}处" if whole.warnings else ""
    found = "；".join(filter(None, (errors, warnings)))
    said.append(f"审核发现{found}。" if found else "审核没有发现错误和警告。")
    return ("".join(said),)


def _english(group: Group, places: int) -> tuple[str, ...]:
    whole = group.whole
    said = [f"{counted(group, 'en')}."]
    if whole.paid:
        said.append(f"Budget: {shown(in_money_unit(whole.budget), places)} {MONEY_UNIT.symbol}.")
        if whole.rate is not None:
            executed = shown(in_money_unit(whole.executed), places)
            rate = shown(whole.rate, PLACES)
            said.append(f"Executed: {executed} {MONEY_UNIT.symbol}, {rate}%.")
    if whole.mean is not None:
        said.append(
            f"Mean score: {shown(whole.mean, PLACES)} of a hundred, over {whole.scored} forms."
        )
    graded = [
        f"{each.name.en} {each.forms} ({shown(each.share, PLACES)}%)"
        for each in group.grades
        if each.share is not None
    ]
    if graded:
        said.append(f"Grades: {', '.join(graded)}.")
    said.append(f"Errors: {whole.errors}, warnings: {whole.warnings}.")
    return (" ".join(said),)


def said_of_list(against: AgainstList, language: str) -> str:
    """What the list of projects shows, in a sentence."""
    whole = against.whole
    rates = [
        f"{zh if language != 'en' else en}{shown(rate, PLACES)}%"
        for zh, en, rate in (
            ("按项目数", "by number ", whole.by_number),
            ("按金额", "by amount ", whole.by_amount),
        )
        if rate is not None
    ]
    if language == "en":
        return (
            f"Against the list {against.name}: {whole.listed} projects, {whole.handed_in} handed in,"
            f" {whole.missing} missing, {whole.doubtful} in doubt; covered {', '.join(rates)};"
            f" {len(against.unlisted)} forms are of no project on it,"
            f" {len(against.differing())} have another amount."
        )
    return (
        f"对照项目清单（{against.name}），应报{whole.listed}个项目，已报{whole.handed_in}个，"
        f"未报{whole.missing}个，存疑{whole.doubtful}个；自评覆盖率{'、'.join(rates)}。"
        f"报了而清单里没有的{len(against.unlisted)}个，金额与清单不同的{len(against.differing())}个。"
    )


def paper_notes(summary: Summarised, language: str, places: int) -> tuple[str, ...]:
    """The notes of an official paper: how the figures were come by, and which figures they leave out.
    What was read how, and what is to be done about it, is the user's: the workbook and the command
    tell it.
    """
    said = list(_rules(summary, language, places))
    copies = sum(len(each.copies) for each in summary.forms())
    if copies:
        said.append(
            f"Of a form that was handed in more than once one is counted; {copies} are not."
            if language == "en"
            else f"同一张表报送了不止一份的，只计一份；另有{copies}份没有重复计入。"
        )
    told = (each for each in summary.findings if each.code == _LEFT_OUT)
    return (*said, *(each.message.of(language) for each in told))


def notes(summary: Summarised, language: str, places: int) -> tuple[str, ...]:
    """How the figures were come by, then all that is to be said of the forms."""
    told = sorted(summary.findings, key=lambda each: list(Severity).index(each.severity))
    rules = _rules(summary, language, places)
    return (*rules, *(each.message.of(language) for each in told))


def _rules(summary: Summarised, language: str, places: int) -> list[str]:
    """How the figures were come by."""
    rules = list(_how_en(places) if language == "en" else _how(places))
    if summary.against is not None:
        rules.append(
            "The coverage counts what is surely handed in; what is in doubt is neither handed in nor"
            " missing."
            if language == "en"
            else "覆盖率只算确定已报的；存疑的不算已报，也不算未报，请人工核对后改清单或表上的名称，再汇总一次。"
        )
    return rules


def _how(places: int) -> Iterator[str]:
    yield (
        f"金额一律换算成{MONEY_UNIT.symbol}，按原数相加后保留{places}位小数；执行率＝执行数合计÷预算数合计，"
        "只计两个数都有、没有存疑的表。预算数取全年（调整后）预算数，没有的取年初预算数。"
    )
    yield (
        "单位的平均得分是各表总得分折成百分后的算术平均；名次按两位小数比较，相同的并列。等级以表上写的为准，"
        "没有写的按总得分和规则包的分级办法评定；重算得分、错误、警告由审核得出。"
    )


def _how_en(places: int) -> Iterator[str]:
    yield (
        f"Amounts are in {MONEY_UNIT.symbol}, summed as printed and shown with {places} decimals; a rate"
        " is executed by budget of the sums, over the forms that have both. The budget is the full"
        " year's, else the initial one."
    )
    yield (
        "A unit's mean score is that of its forms' printed totals of a hundred; ranks go by two"
        " decimals, equal ones share one. A grade is the printed one, else that of the printed total."
    )
