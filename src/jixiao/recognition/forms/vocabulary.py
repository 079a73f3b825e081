"""The words of forms: header synonyms, level names, labels of the basic block, of funding rows,
goals, totals and conclusions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.core.regex import regex
from jixiao.core.words import NOTE_LABEL
from jixiao.knowledge.labels import SAYS_PERIOD
from jixiao.recognition.forms.stretches import without_stretch
from jixiao.recognition.forms.words import key, squeezed

LEVEL1, LEVEL2, NAME, OPERATOR, TARGET, ACTUAL, UNIT = (
    "level1",
    "level2",
    "name",
    "operator",
    "target",
    "actual",
    "unit",
)
POINTS, SCORE, REVIEW_SCORE, COMPLETION, REASON, EXTRA = (
    "points",
    "score",
    "review_score",
    "completion",
    "reason",
    "extra",
)
INITIAL, BUDGET, ARRIVED, EXECUTED, RATE, SOURCE = (
    "initial_budget",
    "budget",
    "arrived",
    "executed",
    "rate",
    "source",
)
FORECAST = "forecast"

_INDICATOR_HEADS: tuple[tuple[str, str], ...] = (
    (
        LEVEL1,
        r"一级(?:绩效)?指标(?:名称)?|一级(?:目标)?|指标类别|指标类型|一级目标|项目权重|评价项目",
    ),
    (LEVEL2, r"二级(?:绩效)?指标(?:名称)?|二级(?:目标)?|二级目标"),
    (
        NAME,
        r"(?:三级|四级)(?:绩效)?指标(?:内容|名称|名)?|指标名称|目标名称|指标内容|具体指标|绩效指标名称|三级|三级目标|指标项|评价指标|考核指标|"
        r"指标及内容|评价内容|自查内容|检查内容|自查项目",
    ),
    (
        OPERATOR,
        r"(?:指标)?(?:值)?(?:性质|符号)|(?:运算|计算|比较|关系)符号?|指标方向|指标值性质|指标性质.*符号|运算符",
    ),
    (UNIT, r"(?:度量|计量|计算|指标|指标值|数量)?单位|度量单位名称|计量单位名称|单位(?:文字描述)?"),
    (
        REVIEW_SCORE,
        r"(?:财政|主管部门|部门|审核|评价|复核|核定|抽查|专家|第三方)?(?:部门)?(?:复核|审核|核查|评审|抽查|核定)(?:评分|得分|分|分数|评价得分)|"
        r"(?:财政|评价组|专家|复评|再评价|主管部门)(?:评分|得分)|复核",
    ),
    (
        SCORE,
        r"(?:单项)?(?:指标)?折算(?:后)?得分|(?:单位)?自评(?:得)?分(?:数|值)?|自评|(?:单项)?(?:指标)?(?:实际)?得分(?:情况)?|评分|评价得分|"
        r"自我评分|实得分|单位得分",
    ),
    (
        POINTS,
        r"(?:指标|标准|参考|权重|单项|设定|满)*(?:分值|权重|满分)(?:分|占比|比例|系数|值|%)*|(?:分值|指标)权重|标准分|权重及分值|分数",
    ),
    (
        COMPLETION,
        r"(?:指标|目标|年度)?(?:值)?完成(?:率|比例|程度|比|进度)%?|完成率%|目标实现程度|指标值?完成率.*",
    ),
    (
        REASON,
        r".*(?:偏差|未完成|未达|差异|未实现|低于|偏离).*(?:原因|分析|措施|说明).*|.*原因(?:分析|说明)?及.*措施.*|(?:改进措施|原因分析|原因说明|"
        r"偏差原因|存在问题.*)",
    ),
    (
        TARGET,
        r"(?:年度|年初|全年|本年|预期|计划|设定|预算|绩效|目标|指标|项目|当年|申报|批复|考核|设置|年中|期初|三级|\d{4}年度?)*(?:指标|目标|计划|"
        r"标准|数|设定|产出|效益)值(?:及单位|设定|内容)?"
        r"|年度数值|预期(?:目标|指标)|年度(?:绩效)?目标|(?:预算)?设定目标|计划(?:完成)?(?:数|情况)|目标(?:任务)?(?:数)?|指标值及单位|"
        r"年度指标|预期值|应完成值|绩效标准|评价标准值|年度预期(?:目标|指标)(?:值)?|指标目标|绩效指标值|目标设定",
    ),
    (
        ACTUAL,
        r"(?:年度|半年度?|上半年|季度|全年|年终|目前|截[至止].*|项目|单项|指标|目标|绩效|实际|本年|当年|累计|\d{4}年度?|自评|"
        r"1[\dx]*月)*(?:实际)?(?:指标|目标|绩效)?(?:完成|实际|实现|达成|评价指标|执行)+(?:指标|目标)?(?:值|数|情况|结果|数值)(?:情况)?"
        r"|实施进度|实际完成|全年实际|完成值|评价指标值|实际(?:指标|情况)|完成情况|指标完成情况|自评完成值|记录|自查情况",
    ),
)
_CORRECTED_TARGET = regex(r"(?:年中)?调整(?:后)?(?:的)?(?:年度)?(?:指标|目标)值?", needs="调")
_OTHER_PERIOD = regex(r"中期|中长期|长期|实施期|总体指标|三年|全周期|预计|上年|以前年度|前\d年")
_FORECAST = regex(r"预计|可能性|预测")
_LONGEST_TO_DATE = 16
_Heads = tuple[tuple[str, re.Pattern[str]], ...]
_HEADS: _Heads = tuple((role, regex(pattern)) for role, pattern in _INDICATOR_HEADS)

_FUNDING_HEADS: _Heads = tuple(
    (role, regex(pattern))
    for role, pattern in (
        (
            POINTS,
            r"(?:指标)?(?:分值|权重|权重分值|参考分值|标准分|分数|满分)|(?:预算)?执行率(?:权重|分值)|权重占比.*|指标权重|权重%",
        ),
        (SCORE, r"(?:自评|执行率|单项|预算执行)*得分|自评分|执行率得分|得分.*|自评"),
        (
            RATE,
            r"(?:预算|资金|项目|全年)*(?:执行|支付|使用|支出|到位)(?:率|进度)(?:%|[(（].*)?|执行率.*|支付进度%?|"
            r"预算执行进度%?|B/A.*|"
            r"执行率|使用率",
        ),
        (
            INITIAL,
            r"年初(?:预算|预匏|批复|安排)?(?:数|资金|金额|安排数|批复数|预算数)?|年初预算.*|计划安排资金|项目总投资|预算申报数|申报数|"
            r"年度本级预算金额|项目预算金额|预算规模|年初.*预算数|批复预算数|年初下达数",
        ),
        (
            ARRIVED,
            r"(?:实际)?(?:资金)?到位(?:数|情况|资金|金额)?|实际到位(?:资金|数)?|资金到位.*|到位预算数|预算到位数|到位资金|下达数|下达预算数",
        ),
        (
            EXECUTED,
            r"(?:全年|年度|预算|资金|实际|累计|完成|项目|本年|当年|决算|财政)*(?:执行|支出|使用|支付)(?:数|情况|金额|额|资金)?|"
            r"1-.{0,2}月(?:预算)?执行(?:数|情况)|实际使用.*|决算数|截[至止].*(?:执行|支出)数|全年执行.*",
        ),
        (
            BUDGET,
            r"(?:全年|年度|当年|本年|调整后?|调整后的?|全年调整|项目|资金|部门|中期|最终|实际|财政|批复)*预算(?:数|安排情况|金额|额|安排|安排数|"
            r"资金|总额|资金总额)?(?:调整后)?|全年预算.*|调整(?:后)?(?:预算)?数?|(?:年度)?(?:项目)?资金总额|年度预算.*|预算安排.*|资金安排.*|"
            r"计划投入|年度资金|金额|预算",
        ),
    )
)
_EXPECTED_EXECUTION = regex(
    r"(?:全年|年度|年末|年底)?预计(?:全年|年度|年末|年底)?(?:预算)?(?:执行|支出)(?:数|金额)?"
)
_FORECAST_MONEY = regex(r"预计|结转|结余|备注|说明|原因")

_LEVEL1_NAMES = regex(
    r"(?:项目|部门|履职|总体|整体|单位)?(?:产出|效益|效果|效率|满意度?|成本|投入|管理|过程|决策|完成|履职|运行|预算执行|预算管理|影响力?|"
    r"可持续发展能力|社会效应|服务对象满意|职责履行|预算|财务管理|资产管理)(?:类|方面)?(?:指标|目标|值|情况|效能|管理|效果|效益)?"
    r"|项目(?:决策|管理|产出|效益|完成|过程|投入|绩效|实施)(?:指标|情况)|项目(?:决策|管理|产出|效益|完成|过程|投入|绩效|实施)|(?:履职|"
    r"整体)(?:效能|效果|效益)|社会满意度(?:指标)?|综合效益指标|管理效率|运行成本(?:指标)?|社会效应(?:指标)?|(?:投入|过程|产出|"
    r"效果)(?:与)?(?:管理)?(?:指标|目标)?|预算执行情况(?:指标)?|预算执行率指标|可持续(?:性|发展能力)(?:指标)?|服务满意(?:度)?(?:指标)?"
)
_LEVEL2_NAMES = regex(
    r"(?:产出|项目|效益)?(?:数量|质量|时效|成本|进度|安全)(?:类|性)?(?:指标|目标|值)"
    r"|(?:产出)?(?:数量|质量|时效|成本)"
    r"|(?:项目)?(?:经济|社会|生态|环境|政治|文化|生态环境|社会效率)(?:和?社会)?(?:效益|效率|影响|成本|效应)(?:类)?(?:指标|目标|值)?"
    r"|(?:项目)?(?:经济|社会|生态|环境)(?:成本|效益)(?:指标|目标|值)?"
    r"|(?:项目)?可持续(?:性)?(?:发展)?(?:影响|发展)(?:力|性|能力)?(?:指标|目标|值)?"
    r"|(?:项目)?(?:社会公众|服务对象|受益对象|群众|受益人|公众|帮扶对象|参保人|服务(?:受益)?(?:对象|人群)|职工|学生|企业|受益群体|工作人员|"
    r"社会|主管部门)*(?:或|和|及|与|、"
    r")?(?:社会公众|服务对象|受益对象|群众|公众|社会)?满意度?(?:程度)?(?:类)?(?:指标|目标|值)"
    r"|(?:社会公众|服务对象|受益对象)?(?:或|和|及|与)?(?:社会公众|服务对象|受益对象)?满意度?|产出指标|效益指标"
)
_CORNER = regex(
    r"(?:[一二三四五六七八九十]+[、"
    r".])?(?:年度|项目|整体|总体|本年度|部门|长期|中期|中长期|实施期)*(?:绩效|年度|目标|指标|考核)+(?:完成|目标|"
    r"指标|情况|自评|评价|体系|"
    r"分析|设定|考核|年度|及)*\d?|年度|绩效|指标|序号|完成情况|绩效目标|[一二三四五六七八九十]+[、"
    r".].{0,18}(?:指标|绩效).{0,8}"
)

PROJECT = regex(
    r"(?:项目|政策|专项|转移支付|支出|专项资金|资金)(?:\(项目\))?(?:全)?名称(?:及编码|及代码)?|项目(?:政策)?名称|专项\(?项目\)?名称|项目|"
    r"项目名|专项名称|"
    r"资金名称|基金名称|二级项目名称|政策\(?项目\)?名称"
)
DEPARTMENT_NAME = regex(
    r"(?:填报)?(?:部门|单位|预算部门|部门单位|预算单位|填报单位|申报单位|机构)\(?(?:单位)?\)?名称|部门名称|单位名称|部门"
)
SUPERVISING = regex(
    r"(?:项目)?(?:省级|市级|县级|区级|州级|林业|农业|水利|教育|卫生|中央|预算|一级|一级预算|地方|业务|财政)*主管(?:部门|单位|机关)(?:及代码|名称|及其代码|及编码)?|主管预算部门|预算部门|"
    r"预算主管单位|社会保险基金预算支出部门|中央主管部门|预算主管部门|一级预算单位|专项主管部门|地方主管部门|项目主管部门"
)
IMPLEMENTING = regex(
    r"(?:项目|资金|具体)?(?:实施|使用|执行|承担|用款|承办|建设|预算)(?:单位|部门|机构)(?:名称|及代码)?|部门单位名称|项目单位|单位名称|"
    r"预算单位|基层预算单位|资金使用单位|具体实施处室.*|实施主体"
)
FILER = regex(r"(?:填报|填表|编制|申报|报送|填制|自评)(?:单位|部门|机构)(?:名称)?")
CYCLE = SAYS_PERIOD
MONITORING_POINT = regex(
    r"监控(?:时点|时间|期间|截止(?:时点|时间|日期)|节点|时段)|监控区间|数据截止(?:时间|日期)?"
)
FILED_ON = regex(r"(?:填报|填表|申报|报送|编制|填制|自评)(?:日期|时间)|日期")
OTHER_BASIC = regex(
    r"(?:项目)?(?:负责人|联系人|联系电话|联系方式|电话|经办人|财务负责人|填表人|填报人|审核人)(?:及电话|及联系电话|签字|签章)?|项目(?:属性|"
    r"类型|类别|性质|编码|代码|分类|地址|依据)|资金(?:类型|性质|用途)|(?:单位|部门)(?:职能|职责|编码).*|人员编制.*|编制人数|实有人数|预算编码|"
    r"基本情况"
)
GOAL_EXPECTED = regex(
    r"(?:年度|年初|全年|项目|总体|本年度|绩效|年|整体|当年)*(?:预期|设定|总体|绩效|计划|既定)+(?:的)?(?:年度|总体|绩效)*目标|(?:项目|年度|"
    r"总体|绩效)*(?:预期|年度|总体|绩效)目标|年初(?:设定)?(?:的)?(?:绩效)?目标(?:设定)?|预期(?:绩效)?目标|目标设定|目标内容|项目年度目标|"
    r"年度预期目标|设立目标"
)
GOAL_ACTUAL = regex(
    r"(?:年度|全年|目前|项目|目标|总体|绩效|截[至止].*|实际)*(?:目标)?(?:实际)?(?:完成|实现|执行)(?:的)?(?:目标|情况|结果|值)(?:综述|"
    r"说明|概述)?|(?:全年)?实际完成(?:情况|目标)|年度(?:总体)?(?:绩效)?目标完成情况(?:综述)?|目前完成情况|完成情况综述|自评完成情况|"
    r"实际完成情况.*"
)
GOAL_ASIDE = regex(
    r"(?:项目)?(?:实施)?(?:内容|概况|过程|进度|实施)+(?:及|和|与)?(?:内容|过程|计划|进度|情况)*(?:概述|说明|简介)?|.{0,8}概述|立项(?:依据|情况)|"
    r"主要(?:内容|工作|任务)|年度主要(?:工作|任务)(?:内容)?"
)
GOAL_COMPLETION = regex(r"(?:总体|整体|目标|年度|综合)*(?:目标)?完成(?:率|比例|程度|进度)%?")
GOAL_LABEL = regex(
    r"(?:[一二三四五六七八九十]+[、"
    r".])?(?:年度|项目|总体|绩效|整体|部门|本年度|目标|当年|实施期|中期|长期|中长期|三年)*(?:总体|总|绩效|年度|整体|滚动|"
    r"工作|预期)*目标(?:\d)?(?:完成情况|及完成情况|情况|概述|内容|描述|设定)?"
)
TOTAL = regex(
    r"(?:自评|评价|绩效|项目|指标|综合|单位|最终|总体)*(?:总分|总得分|总计得分|总评分|得分合计|合计得分|得分总计)(?:数|值)?|合计(?:得分|分值)?|"
    r"总计|自评得分|自评分|评价得分|综合得分|总分(?:值|数|合计)?|自评总分|小计合计"
)
GRADE_LABEL = regex(r"(?:自评|评价|绩效|综合|总体)*(?:等级|等次|级别|档次|结果)")
GRADE = regex(
    r"[(（]?(优秀?|良好?|中等?|差|较好|较差|好|一般|合格|不合格|[一二三四]等|[ABCD]级?)[)）]?",
    needs="ABCD一不中优合好差等良较",
)
NOTE = regex(
    rf"{NOTE_LABEL}(?:[:：]|\d|[.、]|$)|^\*+|^※",
    needs="*※填备注说",
)
CONCLUSION = regex(
    r"(?:[一二三四五六七八九十]+[、"
    r".])?(?:绩效目标执行(?:出现|存在)的偏差.*|(?:偏差|未完成|不能完成).*原因(?:分析)?|相关(?:意见|建议).*|(?:偏差大|.*未完成|目标未).*原因.*|.*偏差.*(?:采取|措施).*|"
    r"(?:自评|评价|绩效|总体|"
    r"自我评价)+(?:总体)?(?:结论|结果|意见|评述)(?:分析|说明)?|评价结论|自评结论|存在(?:的)?(?:主要)?问题.*|改进措施.*|下一步.*|"
    r"其他需要说明.*|整改(?:要求|措施|建议).*|(?:财政|主管).*(?:意见)|结果应用.*|综合(?:评价|结论)|未完成原因分析.*|主要经验.*|工作建议.*)"
)
MANAGEMENT = regex(r"资金管理情况|资金管理")
SIGNATURE = regex(
    r"(?:填表|填报|联系|经办|审核|项目负责|财务负责|单位负责|制表|复核|负责)人.*|联系电话.*|单位\(?(?:公|盖)章.*|填报日期.*|.*负责人[:：].*|"
    r"填报单位.*",
    needs="人单填联负",
)
TITLE = regex(
    r".*(?:绩效|自评|目标|监控|预算执行).*(?:表|申报书|监控情况|自评情况|评分情况)(?:\(.*\))?(?:[一二三四五六七八九十\d]+|[-—]\d+)?"
    r"|.*(?:项目|整体|支出|转移支付|专项|基金|部门|资金|补助).*绩效(?:目标|自评|监控|评价){1,2}(?:申报|批复|情况)?(?:\(.*\))?"
)
SUBTOTAL = regex(r"(?:分项|分类|本项|指标)?小计(?:得分)?", needs="小")
NOT_FORMS = regex(r"汇总|一览|统计表|台账|清单|目录|收支分析|明细表|进度表")

FUND_ROW = regex(
    r"(?:[(（]?[一二三四五六七八九十\d]+[)）、"
    r".])?(?:\d\.)?(?:其中[:：]?)?(?:(?:年度|项目|财政|中期|预算|资金|全年|本年度|当年|部门|实施期|"
    r"本年)*(?:资金|预算|金额|投资|收入|支出)?(?:总额|合计|总计|总量|总投资|总金额|总预算)|预算数|执行数|到位数|合计|总额|总计|小计|(?:项目)?(?:当年|本年度?|年度)预算|(?:预算)?申报(?:数|金额)|年度金额|下达.{0,8}投资|(?:本年度申请|中期).{0,10}(?:资金|预算)|(?:财政拨款|自有资金)小计"
    r"|(?:当年|本年|本级|上级|中央|省级?|自治区|地方|市级?|州级?|盟市|旗县|县级?|区级?|县\(?区\)?级?|县区|市县|州市|镇级?|乡级?|社会|上年|"
    r"以前年度|单位|其他|其它|自有|自筹|财政|专户|一般公共|政府性|国有资本|社会保险|社保|彩票|往来|结转|结余|非财政|拨款|补助|配套|专项|"
    r"转移支付|公共|性|教育|收费|债券|经营|管理|基金|预算|资金|年度|项目|事业|政府|融资|安排|引导|统筹|整合|协作|东西部|直达|投入|银行|基本|"
    r"人员|公用|日常|工作|和|及|、|或|的|等|\(.*?\))*(?:资金|拨款|补助|"
    r"配套|预算|基金|收入|结转|结余|公益金|其他|其它|本级|自筹|投入|安排|经费|贷款|债券|中央|省级|市级|县级|区级|支出)(?:\(.*?\))?)"
)
FUND_LEVEL = regex(
    r"(?:其中[:：]?)?(?:中央|省级?|省、"
    r"?地|市级?|州级?|县级?|区级?|本级|上级|同级|其他|其它)(?:财政|补助)*(?:资金)?",
    needs="上中其区县同州市本省",
)
TOTAL_ROW = regex(
    r"(?:[(（]?[一二三四五六七八九十\d]+[)）、"
    r".])?(?:(?:年度|项目|全年|本年度|部门|当年|预算|资金|中期|实施期|本年)*(?:资金|预算|金额|投资|收入|"
    r"支出)?(?:总额|合计|总计|总量|总投资|总金额|总预算)|预算数|到位数|执行数|合计|总额|总计|年度预算|项目资金|预算金额|年度财政资金总额|(?:项目)?(?:当年|本年度?|年度)预算|(?:预算)?申报(?:数|金额)|年度金额|下达.{0,8}投资|本年度申请.{0,10}资金)"
)

_ORDINALS = frozenset("一二三四五六七八九十0123456789")
_ORDINAL = regex(r"^(?:[一二三四五六七八九十]+[、.]|\d+[、.](?!\d))")
_PLACE = regex(
    r"[一-龥]{1,8}(?:省|市|州|盟|县|旗|区|镇|乡|街道|办事处|苏木|农场|林场|村|社区|开发区)"
)


@lru_cache(maxsize=1024)
def indicator_role(text: str) -> str | None:
    """The field that a header cell of the indicator table names; EXTRA for known columns that are
    no field; None for other words.
    """
    word = _plain(text)
    reached = _role_to_date(word, _HEADS, (ACTUAL, COMPLETION))
    role = reached or (_role(word, _HEADS) if len(word) <= 30 else None)
    return EXTRA if role in (TARGET, ACTUAL) and _FORECAST.search(word) else role


def long_term(text: str) -> bool:
    """Whether a label heads what is meant for longer than the year (长期绩效指标, 实施期指标)."""
    return (
        regex(r"(?:中期|中长期|长期|实施期|总体)(?:绩效)?(?:目标|指标)").match(key(text))
        is not None
    )


@lru_cache(maxsize=1024)
def corrected_target(text: str) -> bool:
    """Whether a header names the target as corrected during the year (调整指标值)."""
    return _CORRECTED_TARGET.fullmatch(_plain(text)) is not None


@lru_cache(maxsize=1024)
def other_period(text: str) -> bool:
    """Whether a header speaks of the medium term, a forecast or another year."""
    return _OTHER_PERIOD.search(_plain(text)) is not None


@lru_cache(maxsize=1024)
def funding_role(text: str) -> str | None:
    """The field that a header cell of the funding block names."""
    word = _plain(text)
    if _EXPECTED_EXECUTION.fullmatch(word):
        return FORECAST
    if _FORECAST_MONEY.search(word):
        return None
    reached = _role_to_date(word, _FUNDING_HEADS, (EXECUTED, RATE, ARRIVED))
    return reached or (_role(word, _FUNDING_HEADS) if len(word) <= 24 else None)


def _role(word: str, heads: _Heads) -> str | None:
    return (
        next((role for role, pattern in heads if pattern.fullmatch(word)), None) if word else None
    )


def _role_to_date(word: str, heads: _Heads, roles: tuple[str, ...]) -> str | None:
    """The field of what a stretch of the year has reached (截至7月底执行数); targets and budgets are
    of the year.
    """
    bare = without_stretch(word)
    role = _role(bare, heads) if bare != word and len(bare) <= _LONGEST_TO_DATE else None
    return role if role in roles else None


def heads_reached_goals(text: str) -> bool:
    """Whether a label heads what the goals have come to (实际完成情况, 1-7月目标完成情况)."""
    return says(GOAL_ACTUAL, text) or says(GOAL_ACTUAL, without_stretch(text))


@lru_cache(maxsize=1024)
def level_of(text: str) -> int:
    """1 for a level-1 name only, 2 for a level-2 name only, 3 for a name of either level
    (满意度指标, 成本指标), 0 for other words.
    """
    word = _ORDINAL.sub("", key(text))
    if not word or len(word) > 22:
        return 0
    first, second = (
        _LEVEL1_NAMES.fullmatch(word) is not None,
        _LEVEL2_NAMES.fullmatch(word) is not None,
    )
    if word in ("产出指标", "效益指标"):
        return 1
    return (1 if first else 0) + (2 if second else 0)


@lru_cache(maxsize=1024)
def is_corner(text: str) -> bool:
    """Whether a cell is the label of the whole indicator block (绩效指标,
    四、年度绩效指标完成情况).
    """
    word = key(text)
    return (
        bool(word)
        and len(word) <= 30
        and _CORNER.fullmatch(word) is not None
        and level_of(text) == 0
    )


def is_place(text: str) -> bool:
    """Whether a short cell names a township, county or street."""
    return _PLACE.fullmatch(key(text)) is not None


@lru_cache(maxsize=1024)
def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the label is fully one of the words of a pattern."""
    word = key(text)
    if not word or len(word) > 40:
        return False
    return pattern.fullmatch(word) is not None or (
        word[0] in _ORDINALS and pattern.fullmatch(_ORDINAL.sub("", word)) is not None
    )


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """The label, a bracket kept where nothing else would be left."""
    return key(text) or squeezed(text).strip("()（）")
