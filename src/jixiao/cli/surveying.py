"""``jixiao survey``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.files import check_target, write_file
from jixiao.cli.given import spoken
from jixiao.cli.output import put
from jixiao.cli.saying import say
from jixiao.cli.wording import BilingualCommand
from jixiao.core.errors import Faults

if TYPE_CHECKING:
    from jixiao.application.surveying import Surveyed

_EXAMPLES = """示例：

    jixiao survey 问卷.docx --of 工伤保险待遇经办服务               问卷，打印出来填
    jixiao survey 满意度统计.xlsx --of 工伤保险待遇经办服务          统计表：逐份登记，或直接填各档人数
    jixiao survey 满意度统计.xlsx --result                        统计结果：满意度92.31%（n=156）
    jixiao fill 数据.yaml 自评表.docx --survey 满意度统计.xlsx      结果填进表里，依据写在注里"""


@click.command(cls=BilingualCommand, epilog=_EXAMPLES)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--of", "service", default="", metavar="NAME", help="调查的是什么服务或项目")
@click.option("--unit", default="", metavar="NAME", help="调查单位")
@click.option(
    "--kind",
    type=click.Choice(["基金", "项目", "fund", "project"]),
    default="基金",
    help="问题用哪一套：基金经办服务（基金，fund）或项目（项目，project）",
)
@click.option("--result", is_flag=True, help="FILE 是填好的统计表：打印结果")
@click.option("--force", is_flag=True, help="FILE 已存在时覆盖")
@spoken()
def survey(
    file: Path, service: str, unit: str, kind: str, result: bool, force: bool, lang: str
) -> int:
    """满意度问卷（.docx、.pdf）和统计表（.xlsx）；读填好的统计表，算满意度和有效份数。"""
    if result:
        from jixiao.application.surveying import surveyed
        from jixiao.paths.folders import documents_of

        found = surveyed(documents_of([file]))
        put(_result(found, lang).encode())
        for each in found.findings:
            say(each.message.of(lang))
        return 0
    from jixiao.application.surveying import must_survey, survey_bytes

    fmt, faults = file.suffix.lower().lstrip("."), Faults()
    faults.of(must_survey, service, fmt, kind)
    faults.of(check_target, file, force=force)
    faults.tell()
    write_file(file, survey_bytes(service, fmt, unit=unit, kind=kind))
    if lang == "en":
        say(f"Wrote {file}.")
    elif fmt == "xlsx":
        say(f"已写出 {file}。填好后运行：jixiao survey {file.name} --result")
    else:
        say(f"已写出 {file}。")
    return 0


def _result(found: Surveyed, lang: str) -> str:
    """The satisfaction, then each question's."""
    from jixiao.core.figures import shown

    rows = []
    for each in found.answered:
        own = each.found
        rate, score = shown(own.rate, 2), shown(own.score, 2)
        rows.append(
            f"  {each.question}: {rate}%, n={own.n}, score {score}"
            if lang == "en"
            else f"  {each.question}：满意率{rate}%，n={own.n}，得分{score}"
        )
    head = f"satisfaction {found.rate} (n={found.overall.found.n})" if lang == "en" else found.told
    return "\n".join([head, *rows, ""])
