"""The commands as a plain table, and the help that lists them: told without loading any of them."""

from __future__ import annotations

COMMANDS = {
    "review": ("jixiao.cli.reviewing", "review", "审核文件，列出每一处填错的数"),
    "report": ("jixiao.cli.reporting", "report", "起草年度基金绩效评价报告"),
    "template": ("jixiao.cli.templating", "template", "领一份填写模板"),
    "fill": ("jixiao.cli.filling", "fill", "由数据填出正式的表"),
    "explain": ("jixiao.cli.knowledge", "explain", "说明一个问题编号查什么、依据是什么"),
    "rules": ("jixiao.cli.rules", "rules", "列出、查看、检查规则包"),
    "monitor": (
        "jixiao.cli.monitoring",
        "monitor",
        "绩效监控：完成率、亮灯、谁要说明什么、全年预测，出监控表和看板",
    ),
    "summary": (
        "jixiao.cli.summarising",
        "summary",
        "汇总：许多单位的表合成一张汇总表，对照项目清单看谁没报，写催报通知",
    ),
    "survey": (
        "jixiao.cli.surveying",
        "survey",
        "满意度问卷和统计表，算满意度",
    ),
    "convert": (
        "jixiao.cli.converting",
        "convert",
        "把文件转成另一种格式，或套用官方样式，或写成数据",
    ),
    "library": (
        "jixiao.cli.library",
        "library",
        "查指标库：名称、单位、方向、公式、常用指标值、来源",
    ),
    "schema": ("jixiao.cli.knowledge", "schema", "打印读进和写出的数据的 JSON Schema"),
}
"""By name: the module and the attribute that hold the command, and its help in one line."""

OPTIONS = {
    "--version": "显示版本号",
    "--lang [zh|en]": "中文（zh）还是英文（en）",
    "--help": "显示帮助",
}

_HEAD = """用法：jixiao [选项] 命令 [参数]…

  绩效文件审核：读真实的自评表、监控表和报告，重算每一个数，指出错在哪里、为什么、应改成什么。"""
_FOOT = """示例：

    jixiao review 自评表.docx 绩效报告.pdf --out 审核报告.html"""


def help_text(*, english: bool = False) -> str:
    """The help of ``jixiao`` itself."""
    if english:
        return _in_english()
    summaries = {name: summary for name, (_, _, summary) in COMMANDS.items()}
    parts = (_HEAD, _listed("选项", OPTIONS), _listed("命令", summaries), _FOOT)
    return "\n\n".join(parts)


def _in_english() -> str:
    from jixiao.cli.english import COMMON, FOOT, HEAD, SUMMARIES

    options = {name: COMMON[name.split()[0].lstrip("-")] for name in OPTIONS}
    return "\n\n".join((HEAD, _listed("Options", options), _listed("Commands", SUMMARIES), FOOT))


def _listed(title: str, entries: dict[str, str]) -> str:
    width = max(map(len, entries))
    return "\n".join(
        (f"{title}:", *(f"  {name:{width}}  {meaning}" for name, meaning in entries.items()))
    )
