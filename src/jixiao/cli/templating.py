"""``jixiao template``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from jixiao.cli.factsheet import hold_no_facts, of_fact_sheets, write_fact_sheet
from jixiao.cli.failing import fail
from jixiao.cli.files import check_folder, check_target, write_file, write_new
from jixiao.cli.findings import say_findings
from jixiao.cli.given import given_layout, spoken
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults

if TYPE_CHECKING:
    from jixiao.application.loaded import Loaded
    from jixiao.application.templates.for_units import UnitTemplates
    from jixiao.core.findings import Finding
    from jixiao.knowledge.layouts import Layout
    from jixiao.paths.forms import Found

_EXAMPLES = """示例：

    jixiao template 自评表 填写模板.xlsx
    jixiao template 监控表 填写模板.xlsx --fund 工伤保险
    jixiao template 自评表 填写模板.xlsx --layout ningxia-2024
    jixiao template 自评表 各单位模板/ --units 单位清单.xlsx     每个单位一份
    jixiao template 自评表 填写模板.xlsx --last 去年自评表.docx  带上年的指标和完成值
    jixiao template 自评表 各单位模板/ --units 单位清单.xlsx --last 2023年/    各接上年的表
    jixiao template 自评表 空表.docx                       正式的空表，填好后也可以交给 jixiao fill
    jixiao template 自评表 空表.xlsx --empty-form --fund 工伤保险
    jixiao template 报告 收支事实.xlsx --fund 工伤保险、失业保险       年度报告的数据，一项基金一页
    jixiao template 报告 收支事实.xlsx --from 2023年报告数据.yaml --year 2024   去年的数填作上年数
    jixiao template 报告 一季度.xlsx --period 2024Q1                季度分析的数据"""
_FORMATS = ("xlsx", "docx", "pdf", "html")


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("kind", metavar="KIND")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--layout",
    metavar="ID|FILE",
    help="按哪个样式（编号、名称或样式文件）的栏目出模板；不给则用这种表的通用样式",
)
@click.option(
    "--empty-form",
    is_flag=True,
    help="出正式的空表，不出填写模板；OUT 是 .docx、.pdf、.html 时本来就是空表",
)
@click.option(
    "--fund",
    metavar="FUND",
    help="险种，如 工伤保险：列出并预填这个险种常用的指标；报告可以写几个，用、隔开",
)
@click.option(
    "--units",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="单位清单（xlsx、csv、txt）：每个单位一份，预填清单上的单位、项目、主管部门、预算；"
    "OUT 是文件夹，写成 .xlsx 则都在一本里",
)
@click.option(
    "--last",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="上年的表，或放着它们的文件夹：预填指标和指标值（年度加一），上年完成值列在旁边作参考；"
    "同时给 --units 的，按单位、项目对上",
)
@of_fact_sheets
@click.option("--force", is_flag=True, help="OUT 已存在时覆盖")
@spoken()
def template(
    kind: str,
    out: Path,
    layout: str | None,
    empty_form: bool,
    fund: str | None,
    units: Path | None,
    last: Path | None,
    force: bool,
    lang: str,
    known: Path | None,
    year: int | None,
    period: str | None,
) -> int:
    """领一份填写模板（xlsx）：KIND 是 自评表、监控表、目标申报表、部门整体自评表 之一。

    OUT 是 .docx、.pdf、.html，或给了 --empty-form，出的是正式的空表本身，填好后同样交给 jixiao fill。
    KIND 是 报告 时，领的是年度报告和季度分析的收支事实表。
    """
    from jixiao.application.factsheets.making import is_kind

    if is_kind(kind):
        _hold_of_forms(units, last, empty_form)
        return write_fact_sheet(
            out, layout, known, fund=fund, year=year, period=period, force=force, lang=lang
        )
    faults = Faults()
    faults.of(hold_no_facts, kind, known, year, period)
    apart = units is not None and not out.suffix
    fmt = faults.of(_held_target, out, (units, last), apart=apart, force=force) or ""
    is_empty = not apart and (empty_form or fmt not in ("", "xlsx"))
    faults.of(_hold_no_start, units, last, is_empty)
    wanted = _Wanted(kind, faults.of(given_layout, layout), fund, fmt if is_empty else "")
    before = faults.of(_forms_of, last, once=units is None)
    made = faults.of(_made, wanted, units, before.forms if before else (), apart=apart)
    faults.tell()
    assert made is not None
    assert before is not None
    if apart:
        write_new(out, made.files, force=force)
    else:
        write_file(out, made.files[""])
    _say_left(before.forms, (*before.aside, *made.findings), lang)
    say(_told(out, len(made.files) if apart else 0, fmt, wanted, lang))
    return 2 if before.unread else 0


class _Wanted(NamedTuple):
    """What a template is of; ``form`` is the format of an empty official form, empty for a filling
    template.
    """

    kind: str
    layout: Layout | None
    fund: str | None
    form: str


def _hold_of_forms(units: Path | None, last: Path | None, empty_form: bool) -> None:
    """Refuse options that are of forms alone for a fact sheet."""
    given = [
        name
        for name, value in (("--units", units), ("--last", last), ("--empty-form", empty_form))
        if value
    ]
    if given:
        fail(
            f"{'、'.join(given)} 只用于绩效表的模板，不用于报告",
            f"{', '.join(given)}: for forms only, not for template report",
        )


def _hold_no_start(units: Path | None, last: Path | None, is_empty: bool) -> None:
    """Refuse a list of units or last year's forms for an empty official form."""
    given = [name for name, value in (("--units", units), ("--last", last)) if value is not None]
    if given and is_empty:
        fail(
            f"{given[0]} 用于填写模板（.xlsx），不用于正式的空表",
            f"{given[0]} is for the filling template (.xlsx), not for an empty form",
            code="E004",
        )


def _forms_of(last: Path | None, *, once: bool) -> Found:
    """Last year's forms; ``once``, of those that are there twice the newest."""
    from jixiao.paths.forms import Found, forms_at

    if last is None:
        return Found(())
    from jixiao.application.rounds.given_twice import once_each
    from jixiao.checks.versions import NEWEST

    found = forms_at(last)
    return found._replace(forms=tuple(once_each(found.forms, NEWEST))) if once else found


def _made(
    wanted: _Wanted, units: Path | None, last: Sequence[Loaded], *, apart: bool
) -> UnitTemplates:
    """The templates by their names, one without a name where they are one file. Raises UserError with
    all that none can be made of.
    """
    from jixiao.application.blanks.empty import empty_form_for
    from jixiao.application.rounds.given_twice import told_of_prints
    from jixiao.application.templates.for_units import UnitTemplates, templates_for_units
    from jixiao.application.templates.making import held_template, template_for
    from jixiao.paths.folders import source_at

    kind, layout, fund, form = wanted
    faults = Faults()
    faults.of(held_template, kind, layout, fund)
    listed = faults.of(source_at, units) if units is not None else None
    faults.tell()
    if listed is not None:
        return templates_for_units(kind, layout, fund, listed, apart=apart, last=last)
    if form:
        return UnitTemplates(files={"": empty_form_for(kind, form, layout, fund)})
    data = [each.data for each in last]
    made = template_for(kind, layout, fund, last=data)
    return UnitTemplates(files={"": made}, findings=tuple(told_of_prints(last)))


def _say_left(before: Sequence[Loaded], found: Sequence[Finding], lang: str) -> None:
    """What was ``found`` of last year's forms, and what of them speaks of a year that was not carried
    over.
    """
    from jixiao.application.listing import coded, entries_of
    from jixiao.application.templates.making import left_of_last_year
    from jixiao.application.whereabouts import said_at

    told = [
        msgspec.structs.replace(one, message=said_at(one, each, each.data))
        for each in before
        for one in left_of_last_year([each.data])
    ]
    say_findings(list(entries_of([*found, *told], coded)), lang, is_listed=False)


def _told(out: Path, count: int, fmt: str, wanted: _Wanted, lang: str) -> str:
    """What was written, and what comes next."""
    from jixiao.application.templates.making import held_template
    from jixiao.writing.template.guide import next_command

    kind, _ = held_template(wanted.kind, wanted.layout, wanted.fund)
    if lang == "en":
        return f"Wrote {out}: templates: {count}." if count else f"Wrote {out}."
    if count:
        return f"已写出 {out}：{count}份模板。填好后逐份运行：{next_command(kind, '模板.xlsx')}"
    other = "xlsx" if fmt == "docx" else "docx"
    to_fill = fmt in ("docx", "xlsx")
    then = f"填好后运行：{next_command(kind, out.name, other)}" if to_fill else ""
    return f"已写出 {out}。{then}"


def _held_target(out: Path, given: Sequence[Path | None], *, apart: bool, force: bool) -> str:
    """The format that OUT asks for; empty for a folder. Raises UserError where templates could not be
    written to it.
    """
    if apart:
        check_folder(out, force=force)
        return ""
    found = out.suffix.lower().lstrip(".")
    faults = Faults()
    if found not in _FORMATS:
        faults.of(
            fail,
            f"填写模板是 xlsx 文件，空表可以是 docx、xlsx、pdf、html；{out.name} 请改用其中一种扩展名",
            f"the template is an xlsx file, an empty form docx, xlsx, pdf or html; name {out.name}"
            " so",
        )
    faults.of(check_target, out, [each for each in given if each is not None], force=force)
    faults.tell()
    return found
