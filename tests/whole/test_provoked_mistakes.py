"""Mistakes that clerks make, through every command: each is refused or told with where it stands
and what is expected, nothing is half-written, and the status is the contract's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jixiao
from jixiao.cli.main import run
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
)
from tests import office_blanks as office
from tests.whole.provoked import (
    Mistake,
    below_no_head,
    called,
    copied,
    doubled,
    filled,
    gone,
    hidden,
    merged,
    pushed,
    put,
    renamed,
    taken,
)

FILL, MONITOR = "fill 表.xlsx 出.docx", "monitor 表.xlsx 出.docx"
BASICS, MONEY, ROWS = "基本情况", "资金", "指标"
BESIDE = {
    "通知.txt": "关于开展培训的通知",
    "坏.xlsx": "不是工作簿",
    "错.yaml": "kind: self_evaluation\nyaer: 2024\n",
    "乱.yaml": "kind: [\n",
    "日期.yaml": (
        "kind: self_evaluation\nyear: 2024\nproject: 经费\nimplementing_unit: 某县社保中心\n"
        "indicators:\n- {level1: 产出指标, name: 完成时间, target: 2024年2月30日前, actual: 2024年2月1日}\n"
    ),
    "缺.yaml": "area: 某县\n",
    "表.csv": "序号,一级指标,三级指标,指标值\n1,产出指标,参保率,≥95%\n",
}

COLUMNS = [
    Mistake(FILL, (renamed(ROWS, "指标值", "目标值"),), ("“指标值”一栏", "指标!E1", "目标值"), 2),
    Mistake(FILL, (renamed(ROWS, "三级指标", "名称"),), ("没有“三级指标”一栏", "名称"), 2),
    Mistake(FILL, (renamed(ROWS, "完成值", "完成"),), ("“完成值”一栏", "指标!F1", "“完成”"), 2),
    Mistake(FILL, (taken(ROWS, "指标值"),), ("“指标”页没有“指标值”一栏",), 2),
    Mistake(FILL, (taken(MONEY, "全年执行数"),), ("“资金”页没有“全年执行数”一栏",), 1),
    Mistake(FILL, (taken(BASICS, "项目名称"),), ("“基本情况”页没有“项目名称”一栏",), 2),
    Mistake(FILL, (doubled(ROWS, "完成值"),), ("指标!F1、指标!J1", "两列都叫“完成值”"), 2),
    Mistake(FILL, (doubled(MONEY, "全年执行数"),), ("资金!I1、资金!M1", "全年执行数"), 2),
    Mistake(FILL, (copied(ROWS),), ("“指标 (2)”页是“指标”页的复本",), 2),
    Mistake(FILL, (gone(ROWS),), ("没有“指标”页",), 2),
    Mistake(FILL, (gone(BASICS),), ("没有“基本情况”页",), 2),
    Mistake(FILL, (gone(MONEY),), ("没有“资金”页，按没有填处理",), 1),
    Mistake(FILL, (called(ROWS, "绩效指标"),), ("不认得“绩效指标”页", "是不是“指标”"), 2),
    Mistake(FILL, (pushed(ROWS),), ("“指标”页第1行应为表头",), 2),
    Mistake(FILL, (below_no_head(ROWS),), ("指标!J2", "“某值”", "没有表头"), 0, written=True),
    Mistake(FILL, (put("目标", 1, 实际完成情况="完成值"),), ("目标!C1", "“目标”页没有“实际完成情况”一栏", "“完成值”"), 2),
]  # fmt: skip
WORDS = [
    Mistake(FILL, (put(BASICS, 2, 表种="自平表"),), ("基本情况!B2", "是不是“自评表”"), 2),
    Mistake(FILL, (put(BASICS, 2, 样式="全国样表"),), ("基本情况!C2", "是不是“项目支出绩效自评表"), 2),
    Mistake(FILL, (put(BASICS, 2, 险种="工商保险"),), ("基本情况!I2", "是不是“工伤保险”"), 2),
    Mistake(FILL, (put(BASICS, 2, 金额单位="万圆"),), ("基本情况!J2", "应为 万元"), 1),
    Mistake(FILL, (put(BASICS, 2, 金额单位="万"),), ("基本情况!J2", "是不是“万元”"), 1),
    Mistake(FILL, (put(BASICS, 2, 样式="社保基金支出绩效监控情况表（新疆2020）"),), ("基本情况!C2", "用于监控表", "基本情况!B2 表种是自评表"), 2),
    Mistake(FILL, (put(BASICS, 2, 表种="监控表"),), ("基本情况!C2", "用于自评表", "基本情况!B2 表种是监控表"), 2),
    Mistake(FILL, (put(MONEY, 3, 总额或部分="总额"),), ("资金!C3", "一张表只有一行总额"), 2),
    Mistake(FILL, (put(MONEY, 3, 资金来源=None),), ("资金!B3", "资金来源", "100"), 2),
    Mistake(FILL, (put(MONEY, 2, 总额或部分="合计"),), ("资金!C2", "应为 总额、部分、明细"), 2),
    Mistake(FILL, (put(ROWS, 2, 一级指标="产岀指标"),), ("指标!B2", "应为“产出指标”"), 1),
    Mistake(FILL, (put(ROWS, 2, 二级指标="数量指表"),), ("指标!C2", "应为“数量指标”"), 1),
    Mistake(FILL, (put(ROWS, 2, 一级指标="党建工作"),), ("指标!B2", "常用的有 产出指标"), 1),
    Mistake(FILL, (put("指标名里的分值", 2, 级别="四级", 名称="产出指标", 分值=50),), ("指标名里的分值!B2", "一级指标"), 2),
    Mistake(FILL, (put(ROWS, 2, 序号=7),), ("指标!A2", "应为“基本情况”页里有的序号"), 2),
    Mistake(FILL, (put(BASICS, 3, 序号=1, 表种="自评表"),), ("基本情况!A2、基本情况!A3", "自己的序号"), 2),
    Mistake(MONITOR, (put(ROWS, 2, 一级指标="产岀指标"),), ("指标!B2", "应为“产出指标”"), 1, "monitoring"),
]  # fmt: skip
FIGURES = [
    Mistake(FILL, (put(MONEY, 3, 全年执行数="952000元"),), ("资金!I3", "当年财政拨款", "应为95.2"), 0, written=True),
    Mistake(FILL, (put(MONEY, 3, 全年执行数="九十五"),), ("资金!I3", "当年财政拨款", "应为金额（万元）"), 1),
    Mistake(FILL, (put(MONEY, 3, 全年执行数="95,2"),), ("资金!I3", "应为金额（万元）"), 1),
    Mistake(FILL, (put(MONEY, 3, 全年执行数=-5),), ("资金!I3", "负数"), 1),
    Mistake(FILL, (put(MONEY, 2, 全年执行数=130),), ("资金!I2", "应为114.2万元"), 1),
    Mistake(FILL, (put(MONEY, 2, 全年执行数=100),), ("资金!I2", "应为114.2万元"), 1),
    Mistake(FILL, (put(MONEY, 3, 追加=10),), ("资金!H3", "应为110"), 1),
    Mistake(FILL, (put(MONEY, 3, 追减="约十"),), ("资金!F3", "应为金额（万元）"), 2),
    Mistake(FILL, (put(ROWS, 3, 分值="十分"),), ("指标!G3", "参保率", "应为数"), 1),
    Mistake(FILL, (put(ROWS, 3, 分值=120),), ("指标!G3", "参保率", "应在0到100之间"), 1),
    Mistake(FILL, (put(ROWS, 3, 分值=10, 得分=20),), ("指标!H3", "参保率", "高于分值10"), 1),
    Mistake(FILL, (put(ROWS, 2, 完成值="已完成"),), ("指标!F2", "培训经办人员人次（≥320人次→已完成）", "单位是人次"), 1),
    Mistake(FILL, (put(ROWS, 3, 指标值="105%~95%"),), ("指标!E3", "参保率", "“95%~105%”"), 1),
    Mistake(FILL, (put(MONEY, 2, 执行率=0.952),), ("资金!J2", "应写95.2%"), 0, written=True),
    Mistake(FILL, (put(ROWS, 3, 完成值=0.9639),), ("指标!F3", "参保率", "应写96.39%"), 0, written=True),
    Mistake(FILL, (put(ROWS, 2, 完成值="330元"),), ("指标!F2", "培训经办人员人次", "人次"), 1),
    Mistake(FILL, (put(ROWS, 2, 完成值="330万人次"),), ("指标!F2", "≥320人次"), 1),
    Mistake(FILL, (put(ROWS, 2, 三级指标=None),), ("指标!D2", "没有指标名称"), 1),
    Mistake(FILL, (put(ROWS, 3, 完成值=None),), ("指标!F3", "参保率没有填完成值"), 1),
]  # fmt: skip
DATES = [
    Mistake(FILL, (put(ROWS, 4, 完成值="2024年2月30日"),), ("指标!F4", "培训完成时间", "只有29天"), 1),
    Mistake(FILL, (put(ROWS, 4, 指标值="2024-02-30前"),), ("指标!E4", "培训完成时间", "只有29天"), 1),
    Mistake(FILL, (put(ROWS, 4, 指标值="每月32日前", 完成值="每月25日"),), ("指标!E4", "每月32日", "最多31天"), 1),
    Mistake(FILL, (put(ROWS, 4, 指标值="13月底前"),), ("指标!E4", "没有13月"), 1),
    Mistake(FILL, (put(ROWS, 4, 指标值="2023年12月31日前"),), ("指标!E4", "本表是2024年度"), 1),
    Mistake(FILL, (put(ROWS, 4, 完成值="2025年2月20日"),), ("指标!F4", "晚于本表年度2024年"), 1),
    Mistake(FILL, (put(BASICS, 2, 实施单位=None),), ("基本情况!H2", "“实施单位”没有填"), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 年度="2O24"),), ("基本情况!D2", "应为四位年份"), 2),
    Mistake(FILL, (put(BASICS, 2, 年度=2024.5),), ("基本情况!D2", "“2024.5”", "应为四位年份"), 2),
    Mistake(FILL, (put(BASICS, 2, 标题="2023年度项目支出绩效自评表"),), ("基本情况!E2", "2023年", "2024年"), 1),
    Mistake("fill 日期.yaml 出.docx", (), ("日期.yaml 指标第1行", "“完成时间”指标值", "只有29天"), 1),
    Mistake(MONITOR, (put(BASICS, 2, 监控时点="去年"),), ("基本情况!E2", "应为年月"), 2, "monitoring"),
    Mistake(MONITOR, (put(BASICS, 2, 监控时点=None),), ("基本情况!E2", "监控时点"), 2, "monitoring"),
    Mistake(f"{MONITOR} --as-of 2024-13", (), ("“2024-13”不是监控时点",), 2, "monitoring"),
    Mistake(f"{MONITOR} --as-of 2024-06", (), ("2024-08", "2024-06"), 0, "monitoring", written=True),
    Mistake(f"{MONITOR} --as-of 2024-06", (), ("自评表",), 0, written=True),
    Mistake(f"{FILL} --year 2025", (put(ROWS, 4, 指标值="23年12月底前"),), ("指标!E4", "23年没有换成"), 0, written=True),
]  # fmt: skip
UNFIT = [
    Mistake(FILL, (put("目标", 2, 预期目标=None, 实际完成情况=None),), ("目标!B2", "“预期目标”没有填", "目标!C2"), 1),
    Mistake(FILL, (lambda book: book[ROWS].delete_rows(2, 6),), ("指标!D2", "没有指标"), 1),
    Mistake(FILL, (put(ROWS, 2, 完成值="300人次", 偏差原因及改进措施="同上"),), ("指标!I2", "培训经办人员人次", "上一行没有写原因"), 1),
    Mistake(FILL, (put(ROWS, 3, 完成值=None, 分值=10, 得分=10),), ("指标!F3", "参保率没有填完成值，却得10分"), 1),
    Mistake(FILL, (put(ROWS, 3, 完成值="/", 分值=10, 得分=10),), ("指标!F3", "却得10分"), 1),
    Mistake(FILL, (put(ROWS, 3, 指标值=None),), ("指标!E3", "参保率没有填指标值"), 1),
    Mistake(FILL, (put(ROWS, 2, 三级指标=None, 指标值=None, 完成值=None, 分值=10),), ("指标!D2", "有分值10，没有填指标名称"), 1),
    Mistake(FILL, (put(ROWS, 8, 一级指标="产出指标", 三级指标="到账率"),), ("指标!F8", "到账率没有填指标值和完成值"), 1),
    Mistake(FILL, (put(BASICS, 2, 项目名称=None),), ("基本情况!F2", "“项目名称”没有写"), 1),
    Mistake(FILL, (put(BASICS, 2, 年度=None),), ("基本情况!D2", "“年度”没有写"), 1),
    Mistake(FILL, (put(BASICS, 2, 实施单位=None, 主管部门=None),), ("基本情况!H2", "“实施单位”没有写"), 1),
    Mistake(FILL, (put(ROWS, 2, 指标值="较好", 完成值="较好"),), ("指标!H2", "没有得分"), 1),
    Mistake(MONITOR, (put(ROWS, 3, 完成值=None),), ("指标!F3", "参保率没有填完成值"), 1, "monitoring"),
    Mistake(MONITOR, (put(ROWS, 3, 三级指标=None),), ("指标!D3", "没有指标名称"), 1, "monitoring"),
    Mistake(f"{FILL} --draft", (put(ROWS, 3, 三级指标=None),), ("没有指标名称", "已写出"), 1, written=True),
    Mistake(MONITOR, (put(ROWS, 3, 完成值="/"),), ("指标!F3", "“/”", "未达监控节点"), 0, "monitoring", written=True),
    Mistake(MONITOR, (put(ROWS, 3, 完成值="待统计"),), ("指标!F3", "“待统计”，不是到监控时点的数"), 0, "monitoring", written=True),
    Mistake(MONITOR, (put(ROWS, 3, 全年预计完成情况="/"),), ("指标!G3", "应填到年底预计完成多少"), 0, "monitoring", written=True),
    Mistake(MONITOR, (put(MONEY, 2, 全年预计执行数="—"),), ("资金!K2", "应填到年底预计执行多少"), 0, "monitoring", written=True),
    Mistake(MONITOR, (put(MONEY, 3, 全年执行数="N/A"),), ("资金!I3", "应为金额（万元）"), 1, "monitoring"),
    Mistake(FILL, (hidden(ROWS, row=3),), ("“指标”页第3行是隐藏的",), 0, written=True),
    Mistake(FILL, (hidden(ROWS, column="F"),), ("“指标”页F列是隐藏的",), 0, written=True),
    Mistake(FILL, (put(ROWS, 4, 完成值=45616),), ("指标!F4", "应为日期", "2024年11月20日"), 1),
    Mistake(FILL, (put(BASICS, 2, 年度=2042),), ("基本情况!D2", "还没有到"), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 金额单位="元"),), ("资金!H2", "不到一千元", "请核对金额单位"), 0, written=True),
    Mistake(FILL, (put(ROWS, 3, 完成值=None),), ("指标!F3", "参保率没有填完成值"), 1, "department"),
    Mistake(FILL, (renamed(ROWS, "完成值", "实际值"),), ("指标!F1 的“实际值”", "“完成值”"), 2),
    Mistake(FILL, (renamed(ROWS, "分值", "满分"),), ("指标!G1 的“满分”", "“分值”"), 2),
    Mistake(FILL, (renamed(ROWS, "指标值", "目标"),), ("指标!E1 的“目标”", "“指标值”"), 2),
    Mistake(FILL, (renamed(MONEY, "全年执行数", "支出数"),), ("资金!I1", "请改回“全年执行数”"), 2),
    Mistake(FILL, (renamed(BASICS, "实施单位", "单位名称"),), ("基本情况!H1", "请改回“实施单位”"), 2),
    Mistake(FILL, (put(MONEY, 3, 总额或部分="部份"),), ("资金!C3", "是不是“部分”"), 2),
    Mistake(FILL, (put(MONEY, 3, 资金来源="当年财政拔款"),), ("资金!B3", "应为“当年财政拨款”"), 1),
    Mistake(FILL, (put(ROWS, 2, 一级指标="产岀指表"),), ("指标!B2", "应为“产出指标”"), 1),
]  # fmt: skip
OTHERS = [
    Mistake("fill 表.xlsx 出.doc", (), (".docx",), 2),
    Mistake("fill 表.xlsx 自评表", (), ("已写出 自评表：1张表，是文件夹里的 1_经办经费.xlsx",), 0, written=True),
    Mistake("fill 表.xlsx 无/出.docx", (), ("文件夹 无 不存在",), 2),
    Mistake("fill 没有.xlsx 出.docx", (), ("没有文件 没有.xlsx",), 2),
    Mistake("fill 坏.xlsx 出.docx", (), ("坏.xlsx",), 2),
    Mistake("fill 通知.txt 出.docx", (), ("通知.txt", "没有认出绩效表"), 2),
    Mistake("fill 错.yaml 出.docx", (), ("错.yaml", "yaer", "是不是 year"), 2),
    Mistake("fill 表.csv 出.docx", (), ("表.csv", "csv 只存得下一页", ".xlsx"), 2),
    Mistake("report 表.csv 出.docx", (), ("表.csv 是 csv", ".xlsx"), 2),
    Mistake("fill 乱.yaml 出.docx", (), ("乱.yaml", "第2行"), 2),
    Mistake("template 项目支出绩效自评表 出.xlsx", (), ("已写出 出.xlsx",), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 表种="项目支出绩效自评表"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put("指标名里的分值", 2, 级别="一级", 名称="产出指标", 分值=50),), ("已写出",), 0, written=True),
    Mistake("template 自平表 出.doc", (), ("是不是“自评表”", "出.doc 请改用其中一种扩展名"), 2),
    Mistake("template 自评表 出.xlsx --fund 工商保险", (), ("是不是“工伤保险”",), 2),
    Mistake("template 自评表 出.xlsx --layout ningxia2024", (), ("是不是“ningxia-2024”",), 2),
    Mistake("template 自评表 出.xlsx --layout xinjiang-monitoring-2020", (), ("不用于自评表",), 2),
    Mistake("template 自评表 表.xlsx", (), ("已经存在", "--force"), 2),
    Mistake("review 表.xlsx", (), ("这是填写模板", "jixiao fill"), 0),
    Mistake("review 没有.docx", (), ("没有.docx", "找不到这个文件"), 2),
    Mistake("review 表.xlsx --rules 不存在", (), ("没有规则包“不存在”", "cn-2020"), 2),
    Mistake("convert 表.xlsx 出.yaml", (), ("表.xlsx 是填写模板", "jixiao fill"), 2),
    Mistake("convert 通知.txt 出.yaml", (), ("没有认出绩效表",), 2),
    Mistake("convert 没有.docx 出.xlsx", (), ("没有文件 没有.docx",), 2),
    Mistake("convert 表.xlsx 出.dox", (), (".xlsx",), 2),
    Mistake("report 表.xlsx 出.docx", (), ("没有认出基金收支表",), 2),
    Mistake("report 缺.yaml 出.docx", (), ("实施单位（unit）", "年度（year）"), 2),
    Mistake("library --fund 工商保险", (), ("是不是“工伤保险”",), 2),
    Mistake("library --out 出.doc", (), (".xlsx",), 2),
]  # fmt: skip
MORE = [
    Mistake(FILL, (renamed(ROWS, "完成值", "干了多少"),), ("没有“完成值”一栏", "指标!F1 的“干了多少”"), 2),
    Mistake(FILL, (renamed(MONEY, "全年预算数", "全年预算数（元）"),), ("资金!H1 表头写的是元", "金额单位是万元"), 2),
    Mistake(FILL, (renamed(MONEY, "全年预算数", "全年预算数\n（万元）"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 金额单位="人民币万元"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 金额单位=None),), ("“金额单位”没有填，按万元印",), 0, written=True),
    Mistake(FILL, (merged(ROWS, "F2:F3"),), ("指标!F2:F3", "“完成值”几行合并成了一格"), 2),
    Mistake(FILL, (merged(ROWS, "B2:B3"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put(MONEY, 3, 总额或部分="明细"),), ("资金!C3", "请改为“部分”"), 2),
    Mistake(FILL, (put(ROWS, 3, 完成值="955%"),), ("指标!F3", "955%", "请核对小数点"), 0, written=True),
    Mistake(MONITOR, (put(ROWS, 3, 完成值="955%"),), ("指标!F3", "955%", "请核对小数点"), 0, "monitoring", written=True),
    Mistake(FILL, (put(ROWS, 2, 完成值="187/200", 分值=10),), ("指标!H2", "写成“187人次（共200人次）”"), 1),
    Mistake(FILL, (put(ROWS, 3, 完成值="95%-96%", 分值=10),), ("指标!H3", "不写区间"), 1),
    Mistake(FILL, (put(ROWS, 2, 指标值="3期", 完成值="三期"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put(ROWS, 4, 指标值="2024年第四季度", 完成值="11月"),), ("已写出",), 0, written=True),
    Mistake(FILL, (put(ROWS, 3, 完成值="暂无数据", 得分=10),), ("指标!F3", "“暂无数据”，却得10分"), 1),
    Mistake(FILL, (put(ROWS, 3, 分值="10分"),), ("指标!G3", "只填数字：应为10"), 0, written=True),
    Mistake(FILL, (put(MONEY, 2, 执行率=95.17),), ("资金!J2", "应为95.17%"), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 实施单位="某局（盖章）"),), ("基本情况!H2", "应为“某局”"), 0, written=True),
    Mistake(MONITOR, (put(ROWS, 2, 确定能="是"),), ("指标!O2", "请打“√”"), 0, "monitoring", written=True),
    Mistake(f"{FILL} --draft", (put("目标", 2, 预期目标=None),), ("目标!B2", "已写出"), 1, written=True),
    Mistake(f"{FILL} --year 2025", (put(ROWS, 4, 指标值="FY24内完成"),), ("指标!E4", "FY24没有换成"), 0, written=True),
    Mistake(FILL, (put(ROWS, 2, 三级指标="≥320人次", 指标值="培训人次"),), ("指标!D2", "是一个值，不是指标名称"), 1),
    Mistake(FILL, (put(ROWS, 2, 一级指标=None),), ("指标!B2", "没有填一级指标，上面也没有"), 1),
    Mistake(FILL, (put(BASICS, 2, 项目名称="某县社保中心"),), ("基本情况!F2", "填的是单位名称"), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 填表人="财务科"),), ("基本情况!M2", "应填人名"), 0, written=True),
    Mistake(FILL, (put(BASICS, 2, 填报日期="2099年1月1日"),), ("基本情况!Q2", "还没有到"), 0, written=True),
    Mistake(FILL, (put(ROWS, 12, 三级指标="以上数据已核实"),), ("指标!E12", "“以上数据已核实”没有填指标值", "整行删去"), 1),
    Mistake(FILL, (put(MONEY, 8, 资金来源="单位：万元"),), ("资金!B8", "是金额单位，不是资金来源"), 2),
    Mistake(FILL, (lambda book: book.create_sheet("说明材料").cell(1, 1, "另附材料"),), ("“说明材料”页没有读",), 0, written=True),
    Mistake(FILL, (put(ROWS, 3, 完成值="96.5.3%"),), ("指标!F3", "“96.5.3%”不成数", "改成一个数"), 1),
    Mistake(FILL, (put(ROWS, 3, 指标值="95以上"),), ("指标!E3", "没有写%"), 0, written=True),
    Mistake(FILL, (put(ROWS, 2, 完成值="300人次", 偏差原因及改进措施="见附件"),), ("指标!I2", "填的是“见附件”"), 1),
    Mistake(FILL, (put("目标", 2, 实际完成情况="同左"),), ("目标!C2", "填的是“同左”，等于没有填"), 1),
    Mistake(MONITOR, (put(ROWS, 2, 完全不可能="√"),), ("指标!Q2", "请在这一行的偏差原因栏说明"), 0, "monitoring", written=True),
    Mistake(MONITOR, (put(ROWS, 2, 全年预计完成情况="能完成"),), ("指标!G2", "应填到年底预计完成多少"), 0, "monitoring", written=True),
]  # fmt: skip
ALL = [*COLUMNS, *WORDS, *FIGURES, *DATES, *UNFIT, *OTHERS, *MORE]


@pytest.mark.parametrize(
    "mistake", ALL, ids=[f"{at} {each.command}" for at, each in enumerate(ALL)]
)
def test_a_mistake_is_told(
    mistake: Mistake,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "表.xlsx").write_bytes(filled(mistake.kind, *mistake.changes))
    for name, text in BESIDE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    status = run(mistake.command.split())
    said = "".join(capsys.readouterr())
    assert [words for words in mistake.said if words not in said] == [], said
    assert status == mistake.status, said
    made = {path.name for path in tmp_path.iterdir()} - before
    assert bool(made) is mistake.written
    if mistake.command.startswith(("fill 表", "template", "library")):
        assert INTERNAL.findall(said) == []


INTERNAL = re.compile(
    r"(?<![-\w])(?:"
    + "|".join(
        re.escape(name)
        for shape in (FormData, FundingData, GoalData, IndicatorData, LevelPointsData)
        for name in (*shape.__struct_fields__, "blank", "as_of_entry", "money_unit_entry")
    )
    + r")(?![-\w])"
)
"""Names of fields and options; of options as they are typed (--layout) it is none."""
OF_BLANKS = [
    Mistake("fill 监控.xlsx 出.xlsx --blank 空表.xlsx", (), ("空表.xlsx 是自评表", "监控表"), 2),
    Mistake("fill 表.xlsx 出.xlsx --blank 通知.xlsx", (), ("通知.xlsx",), 2),
    Mistake("fill 表.xlsx 出.xlsx --blank 汇总.xlsx --year 2024", (), ("--year",), 2),
    Mistake(f"{MONITOR} --as-of 2023-06", (), ("基本情况!E2", "监控时点2023年6月不在2024年度内"), 1, "monitoring"),
    Mistake(FILL, (renamed(MONEY, "全年执行数", "执行数"),), ("资金!I1", "请改回“全年执行数”"), 2),
]  # fmt: skip


@pytest.mark.parametrize("mistake", OF_BLANKS, ids=[each.command for each in OF_BLANKS])
def test_no_internal_name_stands_in_what_is_told(
    mistake: Mistake,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "表.xlsx").write_bytes(filled(mistake.kind, *mistake.changes))
    (tmp_path / "监控.xlsx").write_bytes(filled("monitoring"))
    (tmp_path / "空表.xlsx").write_bytes(office.sheet(office.NATIONAL, "项目支出绩效自评表"))
    (tmp_path / "汇总.xlsx").write_bytes(office.sheet(office.ROLL, "绩效自评汇总表"))
    (tmp_path / "通知.xlsx").write_bytes(office.sheet("甲 | 乙\n丙 | 丁", "通知"))
    status = run(mistake.command.split())
    said = "".join(capsys.readouterr())
    assert [words for words in mistake.said if words not in said] == [], said
    assert status == mistake.status, said
    assert INTERNAL.findall(said) == []


@pytest.mark.parametrize("kind", ["self_evaluation", "monitoring"])
def test_a_template_that_is_rightly_filled_in_is_told_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "表.xlsx").write_bytes(filled(kind))
    assert run((FILL if kind == "self_evaluation" else MONITOR).split()) == 0
    assert capsys.readouterr().err == "已写出 出.docx：1张表。\n"


def test_a_draft_is_written_whatever_its_figures_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for at, mistake in enumerate([*FIGURES, *DATES]):
        if mistake.status != 1 or not mistake.command.startswith(FILL):
            continue
        (tmp_path / "表.xlsx").write_bytes(filled(mistake.kind, *mistake.changes))
        assert run(["fill", "表.xlsx", f"{at}.docx", "--draft"]) == 1
        assert (tmp_path / f"{at}.docx").stat().st_size > 0


def test_what_was_pasted_is_one_line_and_levels_may_be_as_above(tmp_path: Path) -> None:
    pasted = put(ROWS, 3, 一级指标="同上", 三级指标="参保\n率", 完成值="95.5\n%")
    content = filled("self_evaluation", pasted, put(BASICS, 2, 项目名称="经办\r\n经费"))
    reasons = put(ROWS, 4, 偏差原因及改进措施="1.提前完成\n2.继续保持")
    (form,) = jixiao.load_forms(jixiao.Source("表.xlsx", content))
    row = form.indicators[1]
    assert (form.project, row.level1, row.name, row.actual) == (
        "经办经费",
        "产出指标",
        "参保率",
        "95.5 %",
    )
    (kept,) = jixiao.load_forms(jixiao.Source("表.xlsx", filled("self_evaluation", reasons)))
    assert kept.indicators[2].reason == "1.提前完成\n2.继续保持"
