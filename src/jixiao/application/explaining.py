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
_GIVEN = {
    "E001": (
        "给出的文件、文件夹能否打开，要写的地方能否写入。",
        "看路径有没有写错、有没有权限、磁盘满没满、文件是不是正被别的程序打开。",
    ),
    "E002": ("要写的文件是不是已经在那里。", "换一个文件名；确实要覆盖的，加 --force。"),
    "E003": ("扩展名或 --format 说的格式有没有。", "在提示列出的格式里选一种。"),
    "E004": (
        "选项的值对不对，几个选项能不能一起用。",
        "按提示改；各个选项见 jixiao 命令 --help。",
    ),
    "E005": (
        "这一步要用的可选组件装了没有。",
        "用提示里的命令安装；不用这项功能的，不必装。",
    ),
    "E006": ("从 Python 给函数的值是不是它要的种类。", "按提示里的种类给。"),
    "E011": (
        "数据文件是不是正确的 YAML、JSON，每行的写法对不对。",
        "到提示的那一行，按提示改。",
    ),
    "E012": (
        "数据的每一栏认得不认得，必填的有没有，类型和取值对不对。",
        "按提示的地址改；各栏的说明见 docs/reference/data.md，或 jixiao schema。",
    ),
    "E013": ("数据的大小、行数、层次有没有超过能处理的范围。", "分成几个文件，再分别办。"),
    "E014": (
        "文件里有没有可以填写、监控、转换的表。",
        "看给的是不是要办的那个文件；表在里面而没有认出来的，把表名、栏名改成通用的叫法。",
    ),
    "E015": (
        "同一单位、项目、年度、表种的表是不是报送了不止一份，各份哪些格不一样；两个文件的收支表数是不是一样。",
        "只留对的一份，或改成一致；审核、汇总、填表时可加 --versions newest 只用较新的，--versions all 都用。",
    ),
    "E016": (
        "文件、表是不是别的文件、表的复本（复本只计一次），能不能附到报告里。",
        "留下要用的一份；要附而没有附上的，补上提示里缺的内容。",
    ),
    "E021": (
        "模板的各格填得对不对：表名、栏名动没动，数、日期、下拉项写得对不对。",
        "到提示的工作表和单元格去改。",
    ),
    "E031": (
        "规则包的每一项认得不认得，数值有没有矛盾，依据写没写，内容变了版本换没换。",
        "按提示的地址改，再用 jixiao rules check 检查。",
    ),
    "E032": (
        "样式的每一项认得不认得，栏目和标题放得下表里的内容没有。",
        "按提示的地址改；写法见 docs/howto-add-a-layout.md。",
    ),
    "E041": (
        "接受清单读得出读不出，每条有没有编号和理由。",
        "按提示补上；写法见 docs/howto-accept-findings.md。",
    ),
    "E042": (
        "接受清单里的每一条，审核的文件里还有没有，填报的是不是接受时的那个数。",
        "数改了的，重新核实后换上新的编号和数；不再出现的，从清单里删掉。",
    ),
    "E043": (
        "--last 给的是不是上次导出的问题清单（xlsx）或审核结果（JSON），读得出读不出。",
        "给上次 --out 或 --letters 写出的问题清单，放着清单的文件夹，或 --format json 的结果。",
    ),
    "E051": (
        "原文件加得上加不上批注、更正：格式行不行，是不是审核过的那一个文件。",
        "把文件存成 docx、xlsx 或 pdf，再审核一次。",
    ),
    "E052": (
        "要写进 pdf 的字，本机的字体里有没有。",
        "装一种有这些字的字体，或换一个字；写成 docx、xlsx、html 的不受影响。",
    ),
    "E053": (
        "写出的表再读回来，是不是同一个表种。",
        "在标题里写明是什么表（自评表、监控表 …），或换一个样式。",
    ),
    "E054": (
        "写出的文件记不记得下表所按的规则包：txt 记不下，一个文件里各表所按的不同也记不下。",
        "写成 docx、xlsx、pdf 或 html，一个规则包一个文件；或审核时用 --rules 指定。",
    ),
    "E055": (
        "加批注、更正的原文件有没有电子签名：改动过的副本上签名失效。",
        "签名以原文件为准；副本只用来看问题，改好后请填报单位重新签。",
    ),
    "E056": (
        "转换的工作簿里有没有隐藏的行、列、工作表：隐藏的整行不写到新文件里。",
        "要写出的，先在 Excel 或 WPS 里取消隐藏，存好再转换。",
    ),
    "E057": (
        "做监控表的数据是不是到监控时点的：数据写的是别的时点，给的是全年的自评表，时点还没有到，或上半年执行率就到了100%；"
        "完成值写着监控时点以后的日期，目标写着别的年度，全年预计执行数超过预算。",
        "把执行数、完成值改为到监控时点的累计数，写明监控时点（YAML 里的 as_of）；确已执行完的，在偏差和措施里说明。",
    ),
    "E058": (
        "监控表按规则要说明而没有说明的：红灯、黄灯的指标，落后的执行进度，超过界限的偏差，没有填的执行数、年度总体目标。报告数据里没有写原因的：期间的收支比序时进度慢，超过规则包的界限；"
        "大病保险支出与筹资标准×人数相差10%以上。",
        "把原因和措施写在那一行的偏差原因栏或偏差和措施一栏，报告的写在变动原因里；表里留的（请填写：…）换成自己的话。",
    ),
    "E059": (
        "报告的数据合起来可不可能：预算数、上年数的分项都写了，和合计比是否少；滚存结余是不是负数；上年收入填0而年初有结余；享受待遇人数是不是多于参保人数；收入按参保人数、支出按享受待遇人数算的人均是不是不合情理（按元填在万元的表里）；减免缓缴写了户数、人数而金额是0；"
        "文件的印发日期、文号是不是在年度以后，填报时间是不是在年度以前，或在本年度的上半年。",
        "核对所指的数。上年另有本年没有的项目的，加一行，本年数填0；确是这样的，照样可以写出，在文字里说明。",
    ),
    "E061": (
        "满意度统计表读不读得出：有没有“问题”和五档的表头、有没有人数，每一格是不是人数或答案；表里完成值空着的满意度指标是不是一行。",
        "照提示逐格改好统计表；满意度指标有几行的，自己把结果填到对应的一行。",
    ),
    "E071": (
        "项目清单有没有“项目名称”和编码、单位、金额中至少一栏；金额读得出读不出，有没有单位；同一项目是不是分了几行。",
        "按提示改清单的表头或那一格；金额的单位写在表头里，如“预算数（万元）”。",
    ),
    "E072": (
        "汇总的表里，看不出是不是同一张表的有没有几份；有没有缺预算数、执行数或金额单位的；有没有两种写法的单位名。",
        "几份的留下该用的一份；缺的补上；单位名写一致，再汇总一次。",
    ),
    "E081": (
        "给 --blank 的空表能不能填：是 docx 或 xlsx，里面有且只有一张绩效表（或一张汇总表），"
        "与数据同一表种，还没有填过，没有全部锁住。",
        "给主管部门发的原表；doc、xls 用 WPS 或 Office 另存为 docx、xlsx；几张表的分成几个文件。",
    ),
    "E082": (
        "填好的空表读回来，每一格是不是数据里的那个值；空表自己印着的字、公式算出的数与数据是不是一样。不一样就什么也不写，草稿也不写。",
        "按提示里的位置看空表印的是什么：金额单位、分值、指标名以空表为准的改数据，空表印错的改空表。",
    ),
    "E083": (
        "数据里有、空表里没有栏目或行可放的内容，以及空表锁定、不让填的格。",
        "确实不用报的不必管；要报的请问发表的部门，或写在空表的说明栏。",
    ),
    "E084": (
        "填完以后空表里还空着的栏目、没有换掉的提示语、数据里没有的资金来源和单位。",
        "在数据里补上再填一次，或在写出的表里补填。",
    ),
    "E085": (
        "汇总表的每一栏按表头认作什么，哪些单位是加在后面的，哪些表头没有认出。",
        "对照着看一遍；没有认出的栏请手工填。",
    ),
    "E086": (
        "空表的行不够时照原样添了几行、添在哪里；空表上的电子签名、图片（公章）、编辑保护；"
        "填进去的值在不在那一格的下拉选项里。",
        "看添的行是不是发表的部门允许的；签名、盖章在填好以后重新办；不在选项里的值改成选项里的写法。",
    ),
    "E062": (
        "用 --year 换年度时，目标、指标名、指标值里有没有写着别的年份："
        "两位数的年份、与前一年的比较、到次年才到期的，不知道该换成哪一年。",
        "逐条看新的一年应当是哪一年，改好后再填。",
    ),
    "E063": (
        "领模板时同时给了单位清单和上年的表：清单上的单位、项目有没有上年的表，上年的表有没有不在清单上的。",
        "单位、项目改了名称的，把清单上的写成上年的名称再领一次；新增的从空白填起。",
    ),
    "E064": (
        "同名的资金来源有没有几行，都加进了总额；同一级指标、二级指标下同名的指标有没有几个不同的指标值。",
        "是同一笔、同一个指标的删去一行；不是的把名称写清楚。",
    ),
    "E066": (
        "有没有只填了分值、得分而没有指标名称和指标值的行，只填了指标名称而没有指标值、完成值的行；模板里年度总体目标的预期目标、实际完成情况是不是没有填。",
        "补填；多出来的行删去。",
    ),
    "E065": (
        "要计分的表分值整栏留空，所按的规则包又没有规定各级指标的权重（社会保险基金就没有），分值、得分、总分都算不出。",
        "按主管部门的表填各指标的分值，或在指标名里、模板的“指标名里的分值”页填各级指标的分值。",
    ),
}
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
            sections={
                "查什么": _GIVEN[code][0],
                "为什么": _GIVEN_WHY,
                "怎么办": _GIVEN[code][1],
            },
            source="reading",
        )
    for each in all_checks():
        known[each.code] = Explanation(
            code=each.code, title=each.title, sections=each.sections(), source=each.source
        )
    return known
