"""The words of the problem list that are read back from it: heads of columns, and the answer that
accepts a finding; the titles that lists and reports are known by.
"""

from __future__ import annotations

from jixiao.core.findings import Text

FILE, PRINTED, ID = Text("文件", "File"), Text("填报", "Printed"), Text("标识", "Id")
OPINION, REASON = Text("处理意见", "Response"), Text("接受理由", "Reason for accepting")
LIST_TITLE = Text("绩效文件审核问题清单", "Findings of the review")
REPORT_TITLE = Text("绩效文件审核报告", "Review of performance documents")
REPORT_FORMS, REPORT_TIES = Text("识别的表", "Forms"), Text("勾稽核对", "Ties checked")
"""Heads of what a report of a review begins with."""
ACCEPT = Text("接受", "Accept")
CHECKED = Text("所核对的数", "Checked figure")
READ_BACK = (ID, FILE, OPINION, REASON, PRINTED, CHECKED)
UNIT, FORM, PLACE = Text("单位", "Unit"), Text("表", "Form"), Text("位置", "Place")
STATUS, SEVERITY, CODE = Text("状态", "Status"), Text("严重程度", "Severity"), Text("编号", "Code")
FINDING, EXPECTED = Text("问题", "Finding"), Text("应为", "Expected")
ITEM = Text("指标、栏目", "Row and field")
LAST_ANSWER = Text("上次处理意见", "Last response")
REMEDY, FIELD = Text("怎么改", "What to do"), Text("字段", "Field")
LAST_ROUND = (
    UNIT,
    FORM,
    PLACE,
    STATUS,
    SEVERITY,
    CODE,
    FINDING,
    EXPECTED,
    REMEDY,
    ITEM,
    FIELD,
    LAST_ANSWER,
)
"""What else of a list is read where it is the last round's."""
FORM_KEY, ROW_KEYS = Text("表标识", "Form key"), Text("行标识", "Row keys")
FORMS_READ = (UNIT, FILE, FORM_KEY, ROW_KEYS)
"""The heads of the sheet that says which forms were looked at."""
