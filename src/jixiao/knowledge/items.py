"""Standard items of fund accounts and of performance reports, with the words that documents use for
them.
"""

from __future__ import annotations

import functools

import msgspec

from jixiao.core.figures.units import COUNT, DURATION, MONEY, RATIO
from jixiao.core.regex import regex

INCOME, EXPENDITURE = "收入", "支出"
CURRENT_BALANCE, CUMULATIVE_BALANCE, OPENING_BALANCE = "当期结余", "滚存结余", "上年结余"
PREMIUM, INTEREST, SUBSIDY, OTHER_INCOME, TRANSFER_IN = (
    "保费收入",
    "利息收入",
    "财政补贴收入",
    "其他收入",
    "转移收入",
)
FROM_BELOW, FROM_ABOVE, TO_BELOW, TO_ABOVE = (
    "下级上解收入",
    "上级补助收入",
    "补助下级支出",
    "上解上级支出",
)
BENEFITS, BASIC_PENSION, OTHER_EXPENDITURE, TRANSFER_OUT = (
    "待遇支出",
    "基本养老金支出",
    "其他支出",
    "转移支出",
)
MONTHLY_EXPENDITURE, MONTHS_PAYABLE = "月均支出", "可支付月数"
EXECUTION_OF_INCOME, EXECUTION_OF_EXPENDITURE = "收入预算执行率", "支出预算执行率"
BETWEEN_LEVELS = frozenset({FROM_BELOW, FROM_ABOVE, TO_BELOW, TO_ABOVE})
"""The items that make a total one 含上下级往来."""
TOTALS = frozenset({INCOME, EXPENDITURE, CURRENT_BALANCE, CUMULATIVE_BALANCE, OPENING_BALANCE})


class Item(msgspec.Struct, frozen=True):
    """A standard term. A stock is measured at a moment (结余, 参保人数), a flow over a period;
    ``side`` is 收入, 支出 or 结余.
    """

    name: str
    dimension: str
    stock: bool = False
    side: str = ""


_TABLE: tuple[tuple[Item, str], ...] = (
    (Item("个人缴费收入", MONEY, side=INCOME), r"个人缴费(?:收入)"),
    (Item(FROM_BELOW, MONEY, side=INCOME), r"下级上解(?:基金|资金)?(?:收入)?"),
    (
        Item(FROM_ABOVE, MONEY, side=INCOME),
        r"上级补助(?:基金|资金)?(?:收入)?|上级(?:调剂|下拨)(?:金|资金|补助)?(?:收入)?",
    ),
    (
        Item(TO_BELOW, MONEY, side=EXPENDITURE),
        r"(?:补助|补贴|拨付)下级(?:基金|资金)?(?:支出)?|对下级补助支出",
    ),
    (Item(TO_ABOVE, MONEY, side=EXPENDITURE), r"上解上级(?:基金|资金)?(?:支出)?|上缴上级支出"),
    (
        Item(PREMIUM, MONEY, side=INCOME),
        r"(?:[一-龥]{0,8}保险费|[一-龥]{0,6}保费|征缴|社会保险费|缴费)(?:征缴)?收入|征缴保费|保费征缴额",
    ),
    (Item(INTEREST, MONEY, side=INCOME), r"(?:存款)?利息(?:收入)?|投资收益|委托投资收益"),
    (
        Item(SUBSIDY, MONEY, side=INCOME),
        r"(?:各级|政府)?(?:财政|政府)(?:补贴|补助)(?:资金)?(?:收入)?|政府资助收入|(?:财政)(?:对基金的)?补贴收入",
    ),
    (Item(OTHER_INCOME, MONEY, side=INCOME), r"其[他它](?:各项)?收入"),
    (Item(TRANSFER_IN, MONEY, side=INCOME), r"(?:关系)?转移收入|转移接续收入"),
    (
        Item(TRANSFER_OUT, MONEY, side=EXPENDITURE),
        r"(?:关系)?转移支出|转移(?:[一-龥]{0,6})养老金支出|转移接续支出",
    ),
    (
        Item("丧葬抚恤金支出", MONEY, side=EXPENDITURE),
        r"(?:丧葬(?:费|金|补助金?)?(?:和|及|、)?)?(?:遗属)?抚恤(?:金|补助)?(?:待遇)?(?:支出)?"
        r"|丧葬(?:抚恤)?(?:补助)?金?(?:待遇)?(?:支出)?|丧抚(?:费|金)?(?:支出)?",
    ),
    (
        Item(BASIC_PENSION, MONEY, side=EXPENDITURE),
        r"基本养老金(?:待遇)?(?:支出|发放|发放额)?|基础养老金(?:待遇)?支出|退休(?:人员)?养老金支出",
    ),
    (Item("工伤保险待遇支出", MONEY, side=EXPENDITURE), r"工伤(?:保险)?待遇(?:支出)?"),
    (Item("失业保险待遇支出", MONEY, side=EXPENDITURE), r"失业(?:保险)?待遇(?:支出)?"),
    (Item("失业保险金支出", MONEY, side=EXPENDITURE), r"失业(?:保险)?金支出|发放失业(?:保险)?金"),
    (
        Item("稳岗补贴支出", MONEY, side=EXPENDITURE),
        r"(?:稳岗|稳定岗位)(?:补贴|返还|补助)(?:资金)?(?:支出)?",
    ),
    (
        Item("技能提升补贴支出", MONEY, side=EXPENDITURE),
        r"(?:职业)?技能(?:提升)?补贴(?:资金)?(?:支出)?",
    ),
    (
        Item("大病保险支出", MONEY, side=EXPENDITURE),
        r"(?:商保|购买|划转|上解)?(?:商业)?大病(?:医疗)?(?:保险)?(?:资金|保费)?支出",
    ),
    (Item("劳动能力鉴定支出", MONEY, side=EXPENDITURE), r"劳动能力鉴定(?:费)?支出"),
    (Item("工伤预防费支出", MONEY, side=EXPENDITURE), r"工伤预防费?(?:用)?支出"),
    (Item("住院费用支出", MONEY, side=EXPENDITURE), r"住院(?:医疗)?(?:费用?|待遇|统筹)?支出"),
    (Item("门诊费用支出", MONEY, side=EXPENDITURE), r"门诊(?:医疗)?(?:费用?|待遇|统筹)?支出"),
    (Item("生育医疗费用支出", MONEY, side=EXPENDITURE), r"生育医疗(?:费用?)?支出"),
    (Item("生育津贴支出", MONEY, side=EXPENDITURE), r"生育津贴(?:支出)?"),
    (Item("生育待遇支出", MONEY, side=EXPENDITURE), r"生育(?:保险)?待遇支出"),
    (
        Item(BENEFITS, MONEY, side=EXPENDITURE),
        r"(?:社会保险|[一-龥]{0,4}养老保险|养老金|养老|[一-龥]{0,4}医疗保险|医疗|社保|各项)?(?:保险)?(?:统筹基金|个人账户(?:基金)?)?(?:基金)?(?:社会保险)?待遇(?:总)?支出",
    ),
    (Item(OTHER_EXPENDITURE, MONEY, side=EXPENDITURE), r"其[他它](?:各项)?支出"),
    (
        Item(OPENING_BALANCE, MONEY, stock=True, side="结余"),
        r"(?:上一?年度?|去年度?)年?[末底]?(?:基金)?(?:历年)?(?:累计|滚存)?(?:基金)?结[余存转]|(?:年初|期初)(?:基金)?(?:历年)?(?:累计|滚存)?(?:基金)?结[余存]"
        r"|(?:年初|上年)结转(?:和|及|与)?结余",
    ),
    (
        Item(CURRENT_BALANCE, MONEY, side="结余"),
        r"(?:当期|当年|本年|本期|年度|本年度|当年度)(?:基金)?(?:收支)?结[余存]|收支结[余存]|本年收支结余|收支差(?:额)?",
    ),
    (
        Item(CUMULATIVE_BALANCE, MONEY, stock=True, side="结余"),
        r"(?:基金)?(?:滚存|累计|历年|历年累计|年末滚存|年末累计|期末|年末|历年滚存)(?:基金)?结[余存](?:基金)?|滚存结余资金",
    ),
    (
        Item(MONTHLY_EXPENDITURE, MONEY, side=EXPENDITURE),
        r"月(?:平)?均(?:基金|[一-龥]{0,12})?(?:支出|支付)(?:额)?|月支付[一-龥]{0,16}支出|每月(?:基金)?支出|月支出(?:额)?",
    ),
    (Item(EXECUTION_OF_INCOME, RATIO), r"[一-龥]{0,14}收入(?:预算)?(?:执行|完成)(?:率|目标|进度)?"),
    (
        Item(EXECUTION_OF_EXPENDITURE, RATIO),
        r"(?:全年|年度)?(?:预算)?[一-龥]{0,14}支出(?:预算)?(?:执行|完成)(?:率|目标|进度)?",
    ),
    (Item("预算执行率", RATIO), r"(?:预算)?执行率|预算完成率|执行进度"),
    (
        Item(MONTHS_PAYABLE, DURATION, stock=True, side="结余"),
        r"(?:可|能|够)[可能够以]*(?:保证|供|持续|维持|用于)*(?:支付|支撑|备付)(?:待遇)?(?:月数|能力|时间|期限)?(?:约|达|为)?"
        r"|(?:保证|供)支付|备付月数|备付期限?|支付能力|支付月数",
    ),
    (
        Item("离退休人数", COUNT, stock=True),
        r"(?:[一-龥]{0,12}?)(?:离退休|退休|离休)(?:退)?人员?(?:人数)?|离退休人数|保障退休待遇人数|领取养老金人数|养老金领取人数",
    ),
    (
        Item("死亡人数", COUNT),
        r"(?:[一-龥]{0,4})死亡人[员数]?(?:丧葬抚恤金?)?|丧葬抚恤(?:金)?(?:待遇)?(?:发放)?人数",
    ),
    (
        Item("领取失业金人数", COUNT),
        r"(?:[一-龥]{0,6}?)领取失业(?:保险)?金(?:的)?(?:人数|人员)?|保障享受失业待遇人数|享受失业(?:保险)?待遇人[数次]",
    ),
    (
        Item("代缴医疗保险人次", COUNT),
        r"代缴(?:失业人员)?(?:基本)?医疗保险(?:费)?(?:人次)?数?|代缴医保人次",
    ),
    (Item("享受技能提升补贴人数", COUNT), r"享受(?:职业)?技能(?:提升)?补贴(?:人[数次])?"),
    (
        Item("享受稳岗补贴人数", COUNT),
        r"享受(?:稳岗|稳定岗位)(?:补贴|返还)(?:企业参加失业保险人数|人[数次])?",
    ),
    (
        Item("参保人数", COUNT, stock=True),
        r"(?:[一-龥]{0,12}?)参保(?:缴费)?(?:职工|居民|人员|群众)?(?:总)?(?:人数|人员|职工|居民|人)"
        r"|参加[一-龥]{0,14}保险(?:的)?(?:职工|人数|人员)?|参保(?:缴费)?|(?:缴费|实际缴费)人数",
    ),
    (
        Item("享受待遇人次", COUNT),
        r"(?:[一-龥]{0,10})(?:享受)?(?:[一-龥]{0,6})待遇(?:享受)?人[次数]|(?:[一-龥、"
        r"]{0,10})就医(?:人次)?"
        r"|享受(?:[一-龥]{0,8})待遇(?:的)?(?:人员|人次|人数)|[一-龥]{1,8}待遇",
    ),
    (Item("满意度", RATIO), r"[一-龥]{0,12}满意(?:率|度)"),
    (
        Item("首次待遇发放准确率", RATIO),
        r"首次(?:待遇|拨款)?(?:发放|拨款)?(?:准确|成功)率|待遇首次发放(?:成功|准确)率",
    ),
    (Item("待遇发放准确率", RATIO), r"[一-龥]{0,6}待遇发放准确率"),
    (Item("按时足额发放率", RATIO), r"(?:[一-龥]{0,8})按时足额发放率|足额发放率"),
    (
        Item("政策范围内住院费用报销比例", RATIO),
        r"(?:[一-龥]{0,12})政策范围内(?:住院)?(?:医疗)?费用(?:基金)?(?:报销|支付)比例",
    ),
    (Item("参保率", RATIO, stock=True), r"(?:[一-龥]{0,12})参保(?:覆盖)?率"),
    (Item("征缴率", RATIO), r"(?:[一-龥]{0,8})征缴率|收缴率"),
    (Item("上访率", RATIO), r"(?:[一-龥]{0,8})上访率"),
    (Item("知晓率", RATIO), r"(?:[一-龥]{0,12})知晓率"),
)
_PLAIN = regex(r"(?P<total>总)?(?P<side>收入|支出)(?:小计|合计|总计|总额)?$")
_BEFORE_PLAIN = regex(
    r"(?:^|基金|保险|医保|社保|合计|小计|全年|年度?|当期|本期|实际|累计|共|预算|决算|[账帐]户|统筹|医疗|养老|改革|工伤|失业|生育|本级|全[区州市县省旗盟]|全地区|[)）/的月末季])$"
)
_OF_ANOTHER = regex(
    r"一般公共预算|公共财政|政府性?基金|国有资本|全口径|财政拨款|调剂(?:基金|金)|结转下年|^加上|^减去|^扣除"
)
_TAIL = regex(
    r"(?:金额)?(?:数额|总额|(?<![人次月户件天])数|(?<![限差])额)?(?:分别)?"
    r"(?:为|是|达到了?|达|共计|共|约|合计|小计|计|有|的|发放|实现|完成|:|：)*$"
)
_NOISE = regex(r"[\s　“”\"《》]|[(（][^()（）]*[)）]")
_PER_HEAD = regex(r"人均|次均|户均|每人|标准$|限额$|起付线?$")
_OF_SOME = regex(
    r"重复|新增|净增|净减|扩面|断保|停保|未|应(?=参保)|困难|贫困|脱贫|低保|特困|低收入|建档立卡|边缘|大学生|学生|儿童|新生儿|老年|灵活就业|农民工"
    r"|退役|残疾|代缴|资助|门诊|住院|慢性?特?病|大病|异地|转移|续保|中断|暂停|港澳|机构|药店|医院|流程|窗口|经办|[企用](?:业|人单位)(?=满意|知晓)"
)
_OF_BOTH = regex(r"门诊[、和及]?住院|住院[、和及]?门诊")
_WHOLE_GROUPS = frozenset(
    {
        "参保人数",
        "享受待遇人次",
        "离退休人数",
        "满意度",
        "参保率",
        "知晓率",
        "征缴率",
        "按时足额发放率",
        "待遇发放准确率",
    }
)
_COMPILED = tuple((item, regex(f"(?:{pattern})$")) for item, pattern in _TABLE)
_LONGEST = 40

ITEMS: dict[str, Item] = {
    **{item.name: item for item, _ in _TABLE},
    INCOME: Item(INCOME, MONEY, side=INCOME),
    EXPENDITURE: Item(EXPENDITURE, MONEY, side=EXPENDITURE),
}
"""Every standard item by its name."""


def bare(words: str) -> str:
    """The words without spaces, parentheses and what leads over to the figure (为, 达到, 共计,
    金额).
    """
    return _TAIL.sub("", _NOISE.sub("", words))


@functools.lru_cache(maxsize=4096)
def item_of(words: str, dimension: str | None = None) -> str | None:
    """The standard item that a phrase, header or label ends with; None where it names none, or none
    of the dimension asked for.

    A count or rate of some only (重复参保人数, 困难群众参保率) is none: it is another fact than
    that of all.
    """
    phrase = bare(words)[-_LONGEST:]
    if not phrase or _PER_HEAD.search(phrase):
        return None
    for item, pattern in _COMPILED:
        if (dimension is None or item.dimension == dimension) and pattern.search(phrase):
            return None if item.name in _WHOLE_GROUPS and group_in(phrase) else item.name
    return _plain(phrase) if dimension in (None, MONEY) else None


def group_in(words: str) -> str:
    """The part of the people or cases that a count or rate is narrowed to (重复, 困难, 门诊); empty
    where it is about all of them.
    """
    found = _OF_SOME.search(_OF_BOTH.sub("", words))
    return found.group() if found is not None else ""


def is_stock(name: str) -> bool:
    """Whether an item is measured at a moment (结余, 参保人数), not over a period."""
    item = ITEMS.get(name)
    return item is not None and item.stock


def side_of(name: str) -> str:
    """收入, 支出 or 结余 for an item of money, empty where it is neither; printed words are judged
    by their ending.
    """
    item = ITEMS.get(name)
    if item is not None:
        return item.side
    return next((side for side in (INCOME, EXPENDITURE) if name.endswith(side)), "")


def _plain(phrase: str) -> str | None:
    """收入 or 支出 of a whole fund: nothing before it, or a word that ends a fund's name, a period
    or an area.
    """
    match = _PLAIN.search(phrase)
    if match is None:
        return None
    if _OF_ANOTHER.search(phrase):
        return None
    total = match["total"] is not None or match.group() not in (INCOME, EXPENDITURE)
    return match["side"] if total or _BEFORE_PLAIN.search(phrase[: match.start()]) else None
