"""The clause grammar: what the words around a figure make of it."""

from __future__ import annotations

import enum

import msgspec

from jixiao.core.figures import Span
from jixiao.core.figures.units import COUNT, DURATION, MONEY, RATIO
from jixiao.core.regex import regex
from jixiao.knowledge.items import bare, item_of


class Role(enum.Enum):
    """What a figure is in its clause."""

    AMOUNT = "amount"  # 基金收入 24.63亿元
    RATE = "rate"  # 支出预算执行率 97.35%
    EXECUTION = "execution"  # 完成年度预算的 97.35%
    BUDGET = "budget"  # 完成年度预算 29.79亿元(的 …)
    BASE = "base"  # 较上年 5.95万人(增加 …)
    CHANGE = "change"  # 较上年增加 1.52亿元, 增长 5.53%
    INCREMENT = "increment"  # 全年增加基金支出 1.17亿元
    SHARE = "share"  # 占总收入的 64%
    FROM = "from"  # 由 39元 (提高至 …)
    TO = "to"  # 提高至 45元
    LISTED = "listed"  # the next figure of a list
    NONE = "none"


class Reading(msgspec.Struct, frozen=True):
    """A role with the printed words of the item, the verb, its sign, and what the change is
    measured against.
    """

    role: Role
    words: str = ""
    verb: str = ""
    falls: bool = False
    base: str = ""
    counted: str = (
        ""  # the noun after a count (34.26万人参保职工), which the next figure's words leave out
    )


_UP = (
    "超收|超支|增加|增长|上升|提高|提升|上涨|上调|上浮|增收|增支|扩大|攀升|回升|净增|增多|"
    "多支出|多收入|多支|多收|延长"
)
_DOWN = "减少|下降|降低|下调|回落|下滑|下浮|缩减|压缩|压减|减收|减支|短收|缩短|少支出|少收入|少支|少收|减低|负增长"
_SHORT_UP, _SHORT_DOWN = "增|多|高|升|涨", "减|少|低|降"
_RATE_UP, _RATE_DOWN = (
    "增幅|增速|涨幅|升幅|增长幅度|调整幅度|提高幅度|增长率",
    "降幅|减幅|跌幅|下降幅度|降低幅度|下降率",
)
_PREVIOUS = (
    r"(?:上一?年度?(?:同期|末|底|决算)?|去年(?:全年|同期|末|底)?|上年同期"
    r"|(?:19|20)\d\d年度?(?:同期|末|底|决算)?|同期|上期|前一?年|上月|上季度|往年)"
)
COMPARE = regex(
    rf"(?:较之?|同比|环比|比|与|同|和|相较于?|相比于?|对比)(?:于)?(?P<base>{_PREVIOUS}|年初(?!预算)|(?:年初|全年|调整|年度|本年)*预算数?|计划|目标)(?:实际)?(?:数|水平|决算数|执行数|完成数)?"
    r"(?:相比较?|比较|相较|对比|比|相)?|同比|环比",
    needs="较同环比与和相对",
)
_ADVERB = r"(?:净|共|约|共计|合计|分别|继续|略有?|小幅|大幅|相应|也|均|又|累计|实现|有所|为)*"
_TO_NUMBER = r"(?:了|额|幅度?|金额|率|速|约|近|为|至少|人民币|达到?|数|比例|比率|[:])*$"
_VERB = regex(
    rf"{_ADVERB}(?P<verb>(?P<up>{_RATE_UP}|{_UP})|(?P<down>{_RATE_DOWN}|{_DOWN})){_TO_NUMBER}"
)
_SHORT_VERB = regex(rf"{_ADVERB}(?P<verb>(?P<up>{_SHORT_UP})|(?P<down>{_SHORT_DOWN})){_TO_NUMBER}")
_VERB_AHEAD = regex(rf"{_ADVERB}(?:{_UP}|{_DOWN}|{_SHORT_UP}|{_SHORT_DOWN})")
_COMPARED = regex(r"(?:实际|水平)?(?:相比较?|比较|相较|对比)")
_REACHING = regex(
    rf"(?P<verb>{_UP}|{_DOWN}|调整|变更|调增|调减|升|降|增|减|压)(?:至|到|为|成)(?:了)?$"
)
_STARTING = regex(r"(?:由|从)(?P<old>[^由从、]{0,14})$", needs="从由")
_TO_AHEAD = regex(
    r"(?:\d|[.,、"
    rf"%‰和及或\s元万亿千百个种项人次名家天月日/年度户件(（)）])*(?:分别|逐步|统一|均|再)*(?:{_UP}|{_DOWN}|调整|变更|调增|调减|升|降|增|减|压)(?:至|到|为|成)"
)
_PLAN = r"(?:(?<!公共)(?<!经营)(?<!口径)(?<!基金)预算|计划|任务|目标)(?:数|额|任务|收入|支出|指标|总额|值|征缴|安排)*"
_DONE = regex(
    r"(?:完成|达到?|占)(?:了)?(?:[^,;。"
    rf"]{{0,14}}?){_PLAN}(?:的|比例|比重|为|达|数)*$|^(?:为|是|占)[^,;。]{{0,10}}{_PLAN}的$",
    needs="预计任目",
)
_RATE = regex(
    r"(?:执行|完成)(?:率|进度|比例)(?:[(（][^)）]*[)）])?(?:为|达到?了?|是|约|仅|均|[:])*$|支出进度(?:为|达到?)*$"
)
_SHARE = regex(
    r"占(?P<whole>[^,;。]*?)(?:的)?(?:比重|比例|比|份额)?(?:约|为|达到?|[:])*$", needs="占"
)
_INCREMENT = regex(
    r"(?P<verb>净?增加|减少|增收|减收|增支|减支|净增)(?:了)?(?P<noun>[一-龥]{2,14})$",
    needs="净减增",
)
_CONNECTIVE = regex(
    r"^(?:[\s、,;:。"
    r")）”\"]|其中|包括|包含|(?<![包])含|并且|同时|另外|此外|但是|而|以及|分别(?:为|是)"
    r"|[和及与](?=[一-龥]{2}))+"
)
_NUMBERED = regex(r"^\d{1,2}[、．.](?=[一-龥])", needs=".、．")
_YEARS = regex(
    r"(?:截[至止])?(?:19|20)\d\d年?度?(?:(?:\d{1,2}[-—~至到]{1,2})?\d{1,2}月)?(?:末|底|初)?(?=\D|$)|截[至止]|(?:本|当)年度?(?:末|底)"
    # 上年末累计结余 is the opening balance, an item of its own
    r"|(?:上|去)年度?(?:末|底)(?![一-龥]{0,6}结[余存])",
    needs="12年截",
)
_ENDS_OPEN = regex(
    r"(?:保障了?|对|确定|涉及|纳入|救助|有|共有|覆盖|惠及|服务|实现|开通|新增|规范|按|按照|在|于|将|因|至|到|每|为|给予|使|了|达到?|至少"
    r"|最多|近|约|超过?|其中|及|和|全[区州市县省]|[一-龥]地区)$"
)
_NOUN_AFTER = regex(r"^(?:余|多)?(?:名|位|个|家|户)?(?P<noun>[一-龥]{2,24})")
_NOUN_END = regex(
    r"的|不|将|被|已|申请|享受|提供|参加了|在|由|按|予|共|通过|实行|购药|经|全部|发放|缴"
)
_PERSONS = regex(r".*?(?:人员|职工|居民|人口|群众|参保人(?!员)|学生|对象|患者|老人|儿童|农民工)")
_BODIES = regex(r".*?(?:企业|单位|家庭|农户|药店|机构|医院|学校)")
_TREATED = regex(r".*?待遇")
_TRIVIAL = frozenset(
    {
        "种",
        "项",
        "条",
        "期",
        "章",
        "类",
        "次",
        "届",
        "度",
        "个",
        "轮",
        "批",
        "件",
        "本",
        "张",
        "面",
        "字",
    }
)
_REST = 6  # printed words kept after a counted noun that a verb follows
_STRAY = regex(r"^(?:的|和|及|与|以及|或|至|到|[-—~、])?$")
_NORM = regex(
    r"^[^,;。]{0,4}(?:合理|正常|较多|适度|安全|警戒|规定)(?:的)?(?:范围|区间|状态|水平|标准|线)"
)


def role_of(lead: str, after: str, span: Span, previous: Role | None) -> Reading:
    """The reading of a figure. ``lead`` and ``after`` are the folded words between it and the
    neighbouring figure or separator, spaces out; ``previous`` is the role of a figure before it in
    the same clause, None where a separator stands between.
    """
    dimension = span.figure.unit.dimension if span.figure.unit else ""
    words = _without_lead(lead, span)
    for reader in (_of_plan, _of_transition, _of_change, _of_share):
        reading = reader(words, after, dimension, previous)
        if reading is not None:
            return reading
    return _of_amount(words, after, span, dimension)


def noun_of(words: str) -> str:
    """The noun phrase that a figure belongs to: connectives, years and the words leading over to
    the figure taken off.
    """
    phrase = _CONNECTIVE.sub("", _NUMBERED.sub("", words))
    return bare(_CONNECTIVE.sub("", _YEARS.sub("", phrase)))


def is_norm(after: str) -> bool:
    """Whether the figure is a bound of some norm (合理范围, 较多状态) and not a value."""
    return bool(_NORM.match(after))


def _without_lead(lead: str, span: Span) -> str:
    """The words without an operator (≥, 不低于, 约) that the lexer took for the figure's own; 达到
    stays, 较…高于 stays.
    """
    if (
        span.lead
        and span.lead not in ("达到", "达", "低于", "高于", "少于", "超过")
        and lead.endswith(span.lead)
    ):
        return lead[: -len(span.lead)]
    return lead


def _of_plan(words: str, after: str, dimension: str, previous: Role | None) -> Reading | None:
    ratio = dimension == RATIO
    if (
        previous in (Role.BUDGET, Role.AMOUNT)
        and ratio
        and words in ("的", "之", "的比例为", "的比例")
    ):
        return Reading(Role.EXECUTION if previous is Role.BUDGET else Role.SHARE)
    if _RATE.search(words) and ratio and not COMPARE.search(words):
        return Reading(Role.RATE, words=_RATE.sub("", noun_of(words) if noun_of(words) else words))
    match = _DONE.search(words)
    if match is None or dimension not in (RATIO, MONEY, COUNT):
        return None
    if (
        ratio
        and not match.group().startswith(("完成", "占"))
        and not regex(r"的(?:比例|比重|为|达|数)*$").search(match.group())
    ):
        return None  # 达到年初目标值 95%: the target itself
    return Reading(Role.EXECUTION if ratio else Role.BUDGET, words=noun_of(words[: match.start()]))


def _of_transition(words: str, after: str, dimension: str, previous: Role | None) -> Reading | None:
    match = _REACHING.search(words)
    if match is not None:
        noun = noun_of(COMPARE.sub("", words[: match.start()]))
        return Reading(
            Role.TO,
            words=regex(r"(?:分别|逐步|统一|均|再)+$").sub("", noun),
            verb=match["verb"],
            falls=_falls(match["verb"]),
        )
    match = _STARTING.search(words)
    if match is not None and _TO_AHEAD.match(after):
        noun = regex(r"(?:分别|已|均)+$").sub("", noun_of(words[: match.start()]))
        return Reading(Role.FROM, words=noun, base=match["old"])
    return None


def _of_change(words: str, after: str, dimension: str, previous: Role | None) -> Reading | None:
    compare = COMPARE.search(words)
    rest = words if compare is None else words[: compare.start()] + words[compare.end() :]
    base = "" if compare is None else compare["base"] or compare.group()
    continued = previous in (Role.BASE, Role.CHANGE, Role.AMOUNT)
    match = _VERB.search(rest) or (
        _SHORT_VERB.search(rest) if compare or (continued and _SHORT_VERB.match(rest)) else None
    )
    if match is not None:
        before = rest[: match.start()]
        return Reading(
            Role.CHANGE,
            words=noun_of(before)
            + _of_years(before, match.group(), bool(base) or previous is Role.BASE),
            verb=match["verb"],
            falls=match["down"] is not None,
            base=base,
        )
    if compare is not None and (_VERB_AHEAD.match(after) or _COMPARED.match(after)):
        before, named = (
            noun_of(words[: compare.start()]),
            noun_of(words[compare.end() :]).strip("的"),
        )
        if not named or (
            item_of(named) is not None and item_of(before) in (None, item_of(named))
        ):  # 较上年末(累计结余)3亿元增加 …
            return Reading(Role.BASE, words=before or named, base=base)
    match = _INCREMENT.search(rest)
    if match is not None and dimension in (MONEY, COUNT):
        return Reading(
            Role.INCREMENT,
            words=noun_of(rest),
            verb=match["verb"],
            falls=_falls(match["verb"]),
            base=base,
        )
    return None


def _of_share(words: str, after: str, dimension: str, previous: Role | None) -> Reading | None:
    match = _SHARE.search(words)
    if match is None or dimension != RATIO:
        return None
    return Reading(Role.SHARE, words=noun_of(words[: match.start()]), base=match["whole"])


def _of_amount(words: str, after: str, span: Span, dimension: str) -> Reading:
    noun = noun_of(words)
    if _STRAY.match(noun) and _STRAY.match(words):
        return _following(after, span) or Reading(Role.LISTED)
    if dimension == DURATION and not regex(r"支付|支撑|备付").search(noun):
        return Reading(Role.NONE)
    if (
        span.figure.unit is not None
        and span.figure.unit.symbol in _TRIVIAL
        and not (_PERSONS.search(noun) or _following(after, span))
    ):
        return Reading(Role.NONE)
    if _ENDS_OPEN.search(noun) or _ENDS_OPEN.search(words) or len(noun) < 2:
        return _following(after, span) or _weak(noun)
    return Reading(Role.AMOUNT, words=noun)


def _weak(noun: str) -> Reading:
    """A noun that a preposition or verb follows: what is left before it, if it is a noun."""
    left = _ENDS_OPEN.sub("", noun)
    if left.endswith(("未", "不", "已")):
        return Reading(Role.AMOUNT, words=noun)
    return (
        Reading(Role.AMOUNT, words=left)
        if len(left) >= 2 and not _ENDS_OPEN.search(left)
        else Reading(Role.NONE)
    )


def _following(after: str, span: Span) -> Reading | None:
    """The noun after a count of persons or bodies (34.26万人参保职工的 …); None where the unit says
    all.
    """
    unit = span.figure.unit
    if unit is None or unit.dimension != COUNT or unit.base in ("种", "项", "条", "次"):
        return None
    match = _NOUN_AFTER.match(after.removeprefix("的"))
    noun = _NOUN_END.split(match["noun"])[0] if match else ""
    pattern = (
        _TREATED
        if unit.base == "人次"
        else _BODIES
        if unit.base in ("家", "户", "个", "所")
        else _PERSONS
    )
    named = pattern.match(noun)
    if named is None or match is None:
        return None
    rest = match["noun"][named.end() :]
    words = named.group() if not rest or rest[0] in "的、" else named.group() + rest[:_REST]
    return Reading(Role.AMOUNT, words=words, counted=named.group())


def _of_years(before: str, verb: str, measured: bool) -> str:
    """What says that a change is of several years (年均增长; 累计增长 from nobody says when)."""
    if before.endswith("年") and verb.startswith("均"):
        return "均"
    return "累计" if not measured and "累计" in verb else ""


def _falls(verb: str) -> bool:
    return bool(regex(rf"{_DOWN}|{_SHORT_DOWN}|调减|压").fullmatch(verb))
