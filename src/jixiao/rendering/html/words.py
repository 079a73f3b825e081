"""What stands on the page beside the review's own words."""

from __future__ import annotations

from jixiao.core.findings import Text
from jixiao.rendering.listing import REPORT_FORMS, REPORT_TIES, REPORT_TITLE

WORDS = {
    "title": REPORT_TITLE,
    "files": Text("文件", "Files"),
    "file": Text("文件", "File"),
    "forms": REPORT_FORMS,
    "ties": REPORT_TIES,
    "held": Text("相符", "hold"),
    "list": Text("问题清单", "Findings"),
    "search": Text("搜索问题", "Search findings"),
    "family": Text("类别", "Family"),
    "all": Text("全部类别", "All families"),
    "all_files": Text("全部文件", "All files"),
    "none": Text("没有发现问题", "Nothing found"),
    "skip": Text("跳到问题清单", "Skip to the findings"),
    "shown": Text("显示", "Shown"),
    "internal": Text("程序内部故障（不是填报问题）", "Internal failures (not the data's)"),
    "unread": Text("没有可显示的内容", "Nothing to show"),
    "toggle": Text("问题清单", "Findings"),
    "overview": Text("总览", "Overview"),
    "since": Text("与上次审核相比（错误和警告）：", "Since the last review (errors and warnings):"),
    "by_unit": Text("各单位", "By unit"),
    "unit": Text("单位", "Unit"),
    "project": Text("项目", "Project"),
    "kind": Text("表", "Form"),
    "year": Text("年度", "Year"),
    "printed_score": Text("总得分", "Score printed"),
    "recomputed_score": Text("重算得分", "Score recomputed"),
    "filled": Text("已填/应填", "Filled in"),
    "lacks": Text("缺少的内容", "What is missing"),
    "reset": Text("清除筛选", "Reset"),
    # a finding's card
    "formula": Text("算式", "Formula"),
    "operands": Text("所用的数", "Figures used"),
    "causes": Text("可能原因", "Possible causes"),
    "correction": Text("建议改为", "Suggested"),
    "advice": Text("怎么办", "What to do"),
    "related": Text("相关位置", "Related places"),
    "interval": Text("允许区间", "Interval"),
    "difference": Text("相差", "Difference"),
    "grounds": Text("算式与依据", "Grounds"),
    "accepted": Text("已接受", "Accepted"),
    "also": Text("也请看", "Also look at"),
    "group": Text("与此同因", "Same cause as"),
    "safe": Text("可直接改", "safe"),
    "excerpt": Text("原文", "Excerpt"),
    # what was recomputed
    "recomputed": Text("重算过程", "What was recomputed"),
    "pack": Text("所用规则", "Rules"),
    "execution": Text("预算执行率", "Execution rate"),
    "execution_score": Text("预算执行得分", "Execution score"),
    "score": Text("总得分", "Score"),
    "grade": Text("等级", "Grade"),
    "overall": Text("总体完成率", "Overall completion"),
    "deviation": Text("偏差（百分点）", "Deviation (points)"),
    "item": Text("项目", "Item"),
    "result": Text("结果", "Result"),
    "rule": Text("规则", "Rule"),
    # punctuation
    "colon": Text("：", ": "),
    "semicolon": Text("；", "; "),
}


def words(language: str) -> dict[str, str]:
    """The words in one language."""
    return {key: text.of(language) for key, text in WORDS.items()}
