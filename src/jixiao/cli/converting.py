"""``jixiao convert``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.findings import could_not_read, say_left_out
from jixiao.cli.given import given_layout, signing, spoken
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults

if TYPE_CHECKING:
    from jixiao.application.converting import Converted

_EXAMPLES = """示例：

    jixiao convert 自评表.pdf 自评表.docx                        原来的结构不变
    jixiao convert 自评表.docx 自评表.xlsx --layout national-2020  套用官方样式
    jixiao convert 自评表.docx 自评表.yaml                       表的数据，可以改了再 jixiao fill
    jixiao convert 2023年/ 数据/                                一个文件夹的全部表，写成供分析的数据包（CSV 和说明）"""


def convert_files(
    source: Path,
    out: str | Path,
    *,
    layout: str | None = None,
    bom: bool = False,
    foot: bool = False,
    cover: bool = False,
    force: bool = False,
) -> Converted:
    """Write what is at ``source`` again as the name of ``out`` asks. Nothing is left behind where
    it fails; nothing is overwritten without ``force``. Raises UserError.
    """
    from jixiao.application.converting import PACKAGE, held_target, target_of
    from jixiao.application.converting import convert as run
    from jixiao.cli.files import check_folder, check_target, write_file, write_folder
    from jixiao.cli.progress import progress_bar
    from jixiao.paths.folders import documents_of

    path, faults = Path(out), Faults()
    target = PACKAGE if path.is_dir() else faults.of(target_of, str(out)) or ""
    if target == PACKAGE:
        faults.of(check_folder, path, force=force)
    else:
        faults.of(check_target, path, [source], force=force)
    chosen = faults.of(given_layout, layout)
    if target:
        faults.of(held_target, target, chosen, signed=foot or cover)
    with progress_bar("正在转换") as progress:
        documents = faults.of(documents_of, [source], progress) or ()
        faults.tell()
        done = run(
            list(documents),
            target,
            layout=chosen,
            bom=bom,
            foot=foot,
            cover=cover,
            name=str(source),
        )
    if target == PACKAGE:
        write_folder(path, done.files)
    else:
        write_file(path, done.content)
    return done


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT")
@click.option(
    "--layout", metavar="ID|FILE", help="套用这个样式；不给则照原来的表头、栏目、合并单元格和文字写"
)
@signing
@click.option("--bom", is_flag=True, help="数据包的 CSV 加 UTF-8 BOM，Excel 直接打开不乱码")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@spoken()
def convert(
    source: Path,
    out: str,
    layout: str | None,
    foot: bool,
    cover: bool,
    bom: bool,
    force: bool,
    lang: str,
) -> int:
    """把读得出的文件转成另一种格式：xlsx、docx、pdf、html、txt、yaml、json，或数据包（文件夹）。

    IN 是 docx、xlsx、xls、pdf（带文字）、html、txt，它们的 zip，或文件夹。
    """
    done = convert_files(source, out, layout=layout, bom=bom, foot=foot, cover=cover, force=force)
    english = lang == "en"
    for each in done.findings:
        say(each.message.of(lang))
    for name in done.skipped:
        say(
            f"{name}: not of a kind that the layout is for, left out"
            if english
            else f"{name}：样式不适用于这种表，整张没有写出"
        )
    say_left_out(done.dropped, lang)
    files, forms = done.documents, done.forms
    say(
        f"Wrote {out}: {files} files, {forms} forms."
        if english
        else f"已写出 {out}：{files}个文件，{forms}张表。"
    )
    if done.unread:
        say(could_not_read(done.unread, lang))
        return 2
    return 0
