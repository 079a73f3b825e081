"""What a code means: of checks by their own docstrings and their examples, of reading problems by
the table here.
"""

from __future__ import annotations

import msgspec

from jixiao.application.rule_examples import RuleExamples, examples_of
from jixiao.core.errors import USER_ERRORS
from jixiao.core.findings import Text
from jixiao.core.taking import typed

_READING = {
    "R100": (
        Text("打不开这个路径", "The path cannot be opened"),
        "给出的路径是否存在、是否有权限读取。",
    ),
    "R101": (
        Text("文件损坏或不完整", "The file is damaged or incomplete"),
        "文件内容能否按其格式完整读出。",
    ),
    "R102": (Text("文件有打开密码", "The file needs a password"), "文件是否加密。"),
    "R103": (Text("文件是空的", "The file is empty"), "文件里有没有可读的文字和表格。"),
    "R104": (
        Text("认不出的格式", "The format is not known"),
        "文件内容是不是 docx、xlsx、xls、pdf、html、txt 或其压缩包。",
    ),
    "R105": (
        Text("扩展名与内容不符", "The extension does not fit the content"),
        "扩展名与文件开头的字节是否一致；不一致时按内容读取。",
    ),
    "R106": (
        Text("文件过大或压缩过度", "The file is too large or over-compressed"),
        "大小、行列数、嵌套和压缩比是否超出任何一张表的合理范围。",
    ),
    "R107": (
        Text("文件内含不允许的 XML 声明", "Forbidden XML declarations"),
        "办公文件内的 XML 是否带有实体或 DTD 声明。",
    ),
    "R108": (
        Text("PDF 没有文字层", "The PDF has no text layer"),
        "PDF 的页面里有没有可读取的文字；扫描件要先做文字识别（OCR）。",
    ),
    "R110": (
        Text("公式没有保存结果", "Formulas saved without a result"),
        "公式有没有随文件保存的计算结果；没有而又算不出的格按空白看。",
    ),
    "R109": (
        Text("旧格式需要 LibreOffice 转换", "An old format that LibreOffice must convert"),
        "doc、wps、et 等旧格式在本机能否转换。",
    ),
}
_READING_WHY = "读不出来的文件无法审核；一个文件读不出来，不影响其他文件。"
_GIVEN_WHY = "给的文件、选项或数据用不了，事情就做不成；一次说清楚全部毛病，改好再来。"
_READING_SOURCE = "读取时的事实，与填报口径无关。"


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One code explained; ``sections`` by their headings (查什么, 为什么, 依据 …). ``examples``: of
    a check, where one code was asked for.
    """

    code: str
    title: Text
    sections: dict[str, str]
    source: str = ""
    examples: RuleExamples | None = None


@typed()
def explain(code: str) -> Explanation | None:
    """What a code looks at, why, on what ground, known exceptions, and a wrong and a right example;
    None for an unknown code.
    """
    found = _all().get(code.strip().upper())
    if found is None or found.source == "reading":
        return found
    return msgspec.structs.replace(found, examples=examples_of(found.code))


def codes() -> tuple[Explanation, ...]:
    """Every code, in order, without examples."""
    return tuple(_all()[code] for code in sorted(_all()))


def _all() -> dict[str, Explanation]:
    from jixiao.checks.registry import all_checks

    known = {
        code: Explanation(
            code=code,
            title=title,
            sections={"查什么": what, "为什么": _READING_WHY, "依据": _READING_SOURCE},
            source="reading",
        )
        for code, (title, what) in _READING.items()
    }
    for code, title in USER_ERRORS.items():
        known[code] = Explanation(
            code=code,
            title=title,
            sections={"查什么": f"{title.zh}。", "为什么": _GIVEN_WHY, "依据": _READING_SOURCE},
            source="reading",
        )
    for each in all_checks():
        known[each.code] = Explanation(
            code=each.code, title=each.title, sections=each.sections(), source=each.source
        )
    return known
