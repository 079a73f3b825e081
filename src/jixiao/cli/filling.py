"""``jixiao template`` and ``jixiao fill``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from jixiao.cli.failing import fail
from jixiao.cli.files import check_folder, check_target, write_file, write_new
from jixiao.cli.findings import finding_lines, left_out, say_lines, say_outcome, status_of
from jixiao.cli.given import given_layout, given_pack
from jixiao.cli.progress import progress_bar
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults
from jixiao.core.periods import YEARS

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.core.formdata import FormData
    from jixiao.knowledge.layouts import Layout

_KINDS = ("xlsx", "docx", "pdf", "html", "txt", "yaml", "json")
_LANG = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", help="提示用中文（zh）还是英文（en）"
)
_TEMPLATE_EXAMPLES = """示例：

    jixiao template 自评表 填写模板.xlsx
    jixiao template 监控表 填写模板.xlsx --fund 工伤保险
    jixiao template 自评表 填写模板.xlsx --layout ningxia-2024
    jixiao template 自评表 各单位模板/ --units 单位清单.xlsx     每个单位一份
    jixiao template 自评表 填写模板.xlsx --last 去年自评表.docx  带上年的指标和完成值"""
_FILL_EXAMPLES = """示例：

    jixiao fill 填写模板.xlsx 自评表.docx
    jixiao fill 填写模板.xlsx 自评表.xlsx --layout ningxia-2024
    jixiao fill 全县.yaml 全县自评表/ --format docx        一张表一个文件
    jixiao fill 去年自评表.docx 今年自评表.xlsx --year 2025   沿用结构和指标值，清空完成情况

退出状态：0 写好了；1 有错误，什么也没写（给了 --draft 则照写）；2 数据或用法不对；3 程序内部故障。"""


@click.command(cls=BilingualCommand, epilog=_TEMPLATE_EXAMPLES)
@click.argument("kind", metavar="KIND")
@click.argument("out", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--layout", metavar="ID|FILE", help="按哪个样式的栏目出模板；不给则用这种表的通用样式"
)
@click.option("--fund", metavar="FUND", help="险种，如 工伤保险：列出并预填这个险种常用的指标")
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
    metavar="FILE",
    help="上年的表：预填它的指标和指标值（年度加一），上年完成值列在旁边作参考",
)
@click.option("--force", is_flag=True, help="OUT 已存在时覆盖")
@_LANG
def template(
    kind: str,
    out: Path,
    layout: str | None,
    fund: str | None,
    units: Path | None,
    last: Path | None,
    force: bool,
    lang: str,
) -> int:
    """领一份填写模板（xlsx）：KIND 是 自评表、监控表、目标申报表、部门整体自评表 之一。"""
    from jixiao.application.template_making import held_template, left_of_last_year
    from jixiao.application.whereabouts import said_at
    from jixiao.paths import load_forms

    faults, apart = Faults(), units is not None and not out.suffix
    faults.of(_hold_target, out, [each for each in (units, last) if each], apart=apart, force=force)
    if units is not None and last is not None:
        faults.of(
            fail,
            "--units 和 --last 不能一起用",
            "--units and --last cannot be used together",
            code="E004",
        )
    chosen = faults.of(given_layout, layout)
    faults.of(held_template, kind, chosen, fund)
    before = (faults.of(load_forms, last) if last is not None else None) or ()
    forms = [each.data for each in before]
    made = faults.of(_templates, kind, chosen, fund, units, forms, apart=apart)
    faults.tell()
    files = made or {}
    if apart:
        write_new(out, files, force=force)
    else:
        write_file(out, files[""])
    for each in before:
        told = [
            msgspec.structs.replace(one, message=said_at(one, each, each.data))
            for one in left_of_last_year([each.data])
        ]
        say_lines(finding_lines(told, lang), lang)
    say(_made_words(out, len(files) if apart else 1, apart=apart, lang=lang))
    return 0


def _templates(
    kind: str,
    layout: Layout | None,
    fund: str | None,
    units: Path | None,
    last: list[FormData],
    *,
    apart: bool,
) -> dict[str, bytes]:
    """The templates by their names, one without a name where they are one file."""
    from jixiao.application.template_making import template_for, templates_for_units
    from jixiao.paths import source_at

    if units is not None:
        return templates_for_units(kind, layout, fund, source_at(units), apart=apart)
    return {"": template_for(kind, layout, fund, last=last)}


def _made_words(out: Path, count: int, *, apart: bool, lang: str) -> str:
    if apart:
        return (
            f"Wrote {out}: templates: {count}."
            if lang == "en"
            else f"已写出 {out}：{count}份模板。填好后逐份运行：jixiao fill 模板.xlsx 自评表.docx"
        )
    return (
        f"Wrote {out}."
        if lang == "en"
        else f"已写出 {out}。填好后运行：jixiao fill {out.name} 自评表.docx"
    )


def _hold_target(out: Path, given: list[Path], *, apart: bool, force: bool) -> None:
    """Refuse an OUT that templates could not be written to."""
    if apart:
        check_folder(out, force=force)
        return
    faults = Faults()
    faults.of(_hold_workbook, out)
    faults.of(check_target, out, given, force=force)
    faults.tell()


def _hold_workbook(out: Path) -> None:
    if out.suffix.lower() != ".xlsx":
        fail(
            f"填写模板是 xlsx 文件，{out.name} 请改用 .xlsx",
            f"the template is an xlsx file; name {out.name} so",
        )


@click.command(cls=BilingualCommand, epilog=_FILL_EXAMPLES)
@click.argument("data", metavar="DATA", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--layout", metavar="ID|FILE", help="样式的编号，或自编的样式文件（TOML）；不给则按表的内容选"
)
@click.option(
    "--rules", metavar="ID|FILE", help="按哪个规则包计算（见 jixiao rules）；不给则逐表自动选择"
)
@click.option(
    "--year",
    type=click.IntRange(YEARS[0], YEARS[-1]),
    metavar="YEAR",
    help="哪一年的表；与数据的年度不同时沿用结构，清空完成情况",
)
@click.option(
    "--format", "kind", type=click.Choice(_KINDS), help="OUT 是文件夹时每张表的格式，默认 xlsx"
)
@click.option("--draft", is_flag=True, help="草稿：有错误也写出来，退出状态仍为 1")
@click.option("--force", is_flag=True, help="OUT 已存在时覆盖")
@_LANG
def fill(
    data: Path,
    out: Path,
    layout: str | None,
    rules: str | None,
    year: int | None,
    kind: str | None,
    draft: bool,
    force: bool,
    lang: str,
) -> int:
    """由数据填出正式的表：执行率、得分、完成率、总分自动算好，xlsx 里带公式。

    DATA 可以是填好的模板（xlsx）、YAML 或 JSON 数据、已有的表（docx、xlsx、pdf、txt 等）。OUT
    按扩展名决定格式（.xlsx .docx .pdf .html .txt .yaml
    .json），是文件夹则一张表一个文件。留空的由规则算出；填了的保留。写出之前按审核的规则核对一遍：有错误就全部列出、什么也不写。
    """
    from jixiao.application.filling import fill as fill_forms
    from jixiao.paths import load_forms, must_be_usable

    apart, faults = out.is_dir() or not out.suffix, Faults()
    faults.of(_hold_out, out, data, apart=apart, force=force)
    fmt = kind or ("xlsx" if apart else faults.of(_format, out)) or ""
    chosen, pack = faults.of(given_layout, layout), faults.of(given_pack, rules)
    forms = faults.of(load_forms, data) or ()
    faults.tell(lambda: must_be_usable(forms, has_layout=layout is not None))
    with progress_bar("正在填表") as progress:
        result = fill_forms(
            forms,
            fmt,
            layout=chosen,
            pack=pack,
            year=year,
            apart=apart,
            draft=draft,
            title=out.stem,
            progress=progress,
        )
    if apart:
        write_new(out, {each.name: each.content for each in result.files}, force=force)
    else:
        for each in result.files:
            write_file(out, each.content)
    _told(result, out, lang)
    return status_of(result)


def _hold_out(out: Path, data: Path, *, apart: bool, force: bool) -> None:
    """Refuse an OUT that nothing can be written to."""
    if not apart:
        check_target(out, [data], force=force)
    elif out.is_file():
        fail(
            f"{out} 是一个文件；OUT 没有扩展名时应是文件夹",
            f"{out} is a file; OUT without an ending is a directory",
        )


def _format(out: Path) -> str:
    from jixiao.application.filling import DATA_FORMATS
    from jixiao.writing.files import FORMATS, format_of

    ending = out.suffix.lower().lstrip(".")
    data = {"yml": "yaml"}.get(ending, ending)
    found = data if data in DATA_FORMATS else format_of(out)
    if found is None:
        known = "、".join(f".{each}" for each in (*FORMATS, *DATA_FORMATS))
        fail(
            f"不知道 {out.name} 要写成什么格式；扩展名可用 {known}",
            f"unknown ending of {out.name}; known are {known}",
            code="E003",
        )
    return found


def _told(result: Filled, out: Path, lang: str) -> None:
    """What was written, what is wrong in it, and what the layout had no place for."""
    english = lang == "en"
    lines = []
    for number, form in enumerate(result.forms, start=1):
        name = form.data.project or form.data.implementing_unit or form.data.title
        counted = f"Form {number} {name}: " if english else f"第{number}张 {name}："
        head = counted if len(result.forms) > 1 else ""
        lines += finding_lines(form.findings, lang, head, form.told)
        if form.dropped:
            lines.append(left_out(head, form.dropped, lang))
    say_lines(lines, lang)
    if result.skipped:
        say(
            f"{result.skipped} fund tables were left out: only performance forms are filled in."
            if english
            else f"{result.skipped}张基金收支表没有写出：填表只用于绩效表。"
        )
    count = len(result.forms)
    say_outcome(result, f"forms: {count}", f"{count}张表", out, lang, written=bool(result.files))
