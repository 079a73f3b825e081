"""``jixiao fill``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.checks.versions import CHOICES
from jixiao.cli.failing import fail
from jixiao.cli.files import check_target, write_file, write_new
from jixiao.cli.findings import (
    PROBLEMS,
    held_list,
    listed_faults,
    say_findings,
    say_left_out,
    say_outcome,
    status_of,
)
from jixiao.cli.given import beside, given_layout, given_pack, signing, spoken, with_aside
from jixiao.cli.progress import progress_bar
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults
from jixiao.core.periods import YEARS
from jixiao.core.series import series

if TYPE_CHECKING:
    from jixiao.application.filling import Filled
    from jixiao.application.loaded import Loaded
    from jixiao.application.sources import Source
    from jixiao.application.surveying import Surveyed
    from jixiao.knowledge.layouts import Layout

_KINDS = ("xlsx", "docx", "pdf", "html", "txt", "yaml", "json")
_FILL_EXAMPLES = """示例：

    jixiao fill 填写模板.xlsx 自评表.docx
    jixiao fill 填写模板.xlsx 自评表.xlsx --layout ningxia-2024
    jixiao fill 全县.yaml 全县自评表/ --format docx        一张表一个文件
    jixiao fill 去年自评表.docx 今年自评表.xlsx --year 2025   沿用结构和指标值，清空完成情况
    jixiao fill 填写模板.xlsx 自评表.docx --blank 附件1.docx  填进主管部门发的空表
    jixiao fill 全县.yaml 汇总表.xlsx --blank 附件2.xlsx      填进主管部门发的汇总表

退出状态：0 写好了；1 有错误，什么也没写（给了 --draft 则照写）；2 数据或用法不对，或有文件读不出来；3 程序内部故障。"""


@click.command(cls=BilingualCommand, epilog=_FILL_EXAMPLES)
@click.argument("data", metavar="DATA", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--layout",
    metavar="ID|FILE",
    help="样式的编号或名称，或自编的样式文件（TOML）；不给则按表的内容选",
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
@click.option(
    "--blank",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="主管部门发的空表或汇总表（docx、xlsx）：填在它上面，别的一概不动",
)
@signing
@click.option(
    "--survey",
    metavar="TALLY.xlsx",
    type=click.Path(path_type=Path),
    help="满意度统计表：算出的满意度填进完成值空着的满意度指标，依据写在注里",
)
@click.option(
    "--versions",
    type=click.Choice(CHOICES),
    help="同一张表给了几份的：只填最新的（newest），还是都填（all）；不给则都填并提醒，填汇总表时算错误",
)
@click.option("--draft", is_flag=True, help="草稿：有错误也写出来，退出状态仍为 1")
@PROBLEMS
@click.option("--force", is_flag=True, help="OUT 已存在时覆盖")
@spoken()
def fill(
    data: Path,
    out: Path,
    layout: str | None,
    rules: str | None,
    year: int | None,
    kind: str | None,
    blank: Path | None,
    foot: bool,
    cover: bool,
    survey: Path | None,
    versions: str | None,
    draft: bool,
    problems: Path | None,
    force: bool,
    lang: str,
) -> int:
    """由数据填出正式的表：执行率、得分、完成率、总分自动算好，xlsx 里带公式。

    DATA 可以是填好的模板（xlsx）、YAML 或 JSON 数据、已有的表（docx、xlsx、pdf、txt 等），或放着它们的文件夹，
    里面不是绩效表的逐个说明、跳过。OUT 按扩展名决定格式（.xlsx .docx .pdf .html .txt .yaml
    .json），是文件夹则一张表一个文件。留空的由规则算出；填了的保留。写出之前按审核的规则核对一遍：有错误就全部列出、什么也不写。

    给了 --blank，就填在主管部门发的空表上：栏目按表头认，指标行不够照原样添行，没有地方放的、还待填的
    逐项说出，填好后读回来与数据核对。空表是一行一个单位或项目的汇总表时，所有的表填进这一张。
    """
    from jixiao.paths.folders import source_at
    from jixiao.paths.forms import forms_at, must_be_usable

    apart, faults = out.is_dir() or not out.suffix, Faults()
    sources = [data] if blank is None else [data, blank]
    faults.of(_hold_out, out, sources, apart=apart, force=force)
    own_look = (layout, kind, foot or None, cover or None)
    faults.of(_hold_blank, out, blank, own_look, apart=apart)
    listed = faults.of(held_list, problems, (*sources, out), force=force)
    fmt = kind or ("xlsx" if apart else faults.of(_format, out)) or ""
    chosen, pack = faults.of(given_layout, layout), faults.of(given_pack, rules)
    found = faults.of(forms_at, data, without=beside(data, (out, blank, survey, problems)))
    forms = found.forms if found is not None else ()
    empty = faults.of(source_at, blank) if blank is not None else None
    measured = faults.of(_surveyed, survey) if survey is not None else None
    with listed_faults(listed, lang), progress_bar("正在填表") as progress:
        faults.tell(lambda: must_be_usable(forms, has_layout=layout is not None))
        run = _filler(forms, fmt, chosen, empty, foot=foot, cover=cover)
        made = partial(run, pack=pack, year=year, apart=apart, draft=draft, survey=measured)
        made = partial(made, versions=versions)
        result = with_aside(made(title=out.stem, progress=progress), found)
    _write(result, out, apart=apart, force=force)
    _told(result, out, lang, listed)
    return status_of(result, found)


def _filler(
    forms: Sequence[Loaded],
    fmt: str,
    layout: Layout | None,
    blank: Source | None,
    *,
    foot: bool,
    cover: bool,
) -> Callable[..., Filled]:
    """What fills the forms in: into a look of ours, or into an office's blank."""
    from jixiao.application.blanks.filling import fill_blank
    from jixiao.application.filling import fill as fill_forms

    if blank is not None:
        return partial(fill_blank, forms, blank)
    return partial(fill_forms, forms, fmt, layout=layout, foot=foot, cover=cover)


def _write(result: Filled, out: Path, *, apart: bool, force: bool) -> None:
    if apart:
        write_new(out, {each.name: each.content for each in result.files}, force=force)
    else:
        for each in result.files:
            write_file(out, each.content)


def _surveyed(tally: Path) -> Surveyed:
    from jixiao.application.surveying import surveyed
    from jixiao.paths.folders import documents_of

    return surveyed(documents_of([tally]))


def _hold_blank(out: Path, blank: Path | None, look: Sequence[object], *, apart: bool) -> None:
    """Refuse what does not go with a blank: it has its own look and format."""
    if blank is None:
        return
    if any(each is not None for each in look):
        fail(
            "空表有自己的样式和格式：--blank 不和 --layout、--format、--foot、--cover 一起用",
            "a blank has its own look and format: --blank goes without --layout, --format, --foot and"
            " --cover",
            code="E004",
        )
    own, endings = blank.suffix.lower(), (".docx", ".xlsx")
    if not apart and own in endings and out.suffix.lower() != own:
        fail(
            f"空表是 {blank.suffix}，{out.name} 请改用同样的扩展名",
            f"the blank is {blank.suffix}; name OUT so",
            code="E003",
        )


def _hold_out(out: Path, sources: Sequence[Path], *, apart: bool, force: bool) -> None:
    """Refuse an OUT that nothing can be written to."""
    if not apart:
        check_target(out, sources, force=force)
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
        known = series(f".{each}" for each in (*FORMATS, *DATA_FORMATS))
        fail(
            f"不知道 {out.name} 要写成什么格式；扩展名可用 {known.zh}",
            f"unknown ending of {out.name}; known are {known.en}",
            code="E003",
        )
    return found


def _told(result: Filled, out: Path, lang: str, listed: Path | None) -> None:
    """What was written, what is wrong in it, and what the layout had no place for."""
    from jixiao.application.listing import Entry, coded, entries_of
    from jixiao.application.naming import heads_of

    english = lang == "en"
    entries: list[Entry] = list(entries_of(result.findings, coded))
    dropped = []
    forms = [form.data for form in result.forms]
    heads = heads_of(forms, [form.source for form in result.forms], lang)
    for head, form in zip(heads, result.forms, strict=True):
        entries += entries_of(form.findings, form.told, head)
        dropped.append((head, form.dropped))
    say_findings(entries, lang, listed)
    say_left_out(dropped, lang)
    if result.skipped:
        say(
            f"{result.skipped} fund tables were left out: only performance forms are filled in."
            if english
            else f"{result.skipped}张基金收支表没有写出：填表只用于绩效表。"
        )
    count, files = len(result.forms), len(result.files)
    apart, apart_zh = (f" in {files} files", f"、{files}个文件") if files > 1 else ("", "")
    if (
        files == 1 and out.is_dir()
    ):  # OUT without an ending is a folder, which nobody may have meant
        name = result.files[0].name
        apart, apart_zh = f" in the folder, {name}", f"，是文件夹里的 {name}"
    say_outcome(
        result,
        f"forms: {count}{apart}",
        f"{count}张表{apart_zh}",
        out,
        lang,
        written=bool(result.files),
    )
