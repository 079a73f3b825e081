"""R125: what a spreadsheet shows where a formula fails."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.words import sheet_error
from jixiao.knowledge.labels import where


@check(
    "R125",
    "格里是电子表格的出错值",
    "an error of a spreadsheet stands in a field",
    over="form",
    source="arithmetic",
)
def sheet_errors(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表的各格里有没有电子表格的出错值：#DIV/0!、#REF!、#N/A、#VALUE!、#NAME?、#NUM!、#NULL!，以及列太窄显示成的####。
    为什么：公式出错或列太窄，原来的数没有了；照这样报出去，别人看不到数，也没法核对。
    依据：这些字样是电子表格软件在算不出、放不下时显示的，不是填报的内容。
    已知例外：井号作编号、单位的（3#楼、C#）不算。
    """
    for field, entry in view.words():
        found = sheet_error(entry.text)
        if not found:
            continue
        at = where(field)
        narrow = found.startswith("###")
        zh = "列太窄，数没有显示出来" if narrow else "公式出错，没有数"
        en = "the column is too narrow for its number" if narrow else "a formula failed"
        yield broken(
            "R125",
            view.address(field),
            entry.place,
            Severity.ERROR,
            Text(
                f"{at.zh}{'填的是' if at.zh else ''}“{found}”，{zh}",
                f"{at.en}{': ' if at.en else ''}“{found}”, {en}",
            ),
            printed=entry.text,
            advice=Text(
                "请改好公式，或者直接填上内容。", "Mend the formula, or type what it should say."
            ),
        )
