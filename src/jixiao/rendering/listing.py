"""The words of the problem list that are read back from it: heads of columns, and the answer that
accepts a finding.
"""

from __future__ import annotations

from jixiao.core.findings import Text

FILE, PRINTED, ID = Text("文件", "File"), Text("填报", "Printed"), Text("标识", "Id")
OPINION, REASON = Text("处理意见", "Response"), Text("接受理由", "Reason for accepting")
ACCEPT = Text("接受", "Accept")
CHECKED = Text("所核对的数", "Checked figure")
READ_BACK = (ID, FILE, OPINION, REASON, PRINTED, CHECKED)
