"""Claims in words that figures can refute: 稳步增长, 持平, 达到了预期目标, 无偏差, 当期收不抵支."""

from __future__ import annotations

from jixiao.core.facts import Claim
from jixiao.core.figures import fold
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.knowledge.funds import ALL_FUNDS, fund_of, funds_in, parent_of
from jixiao.knowledge.items import CUMULATIVE_BALANCE, CURRENT_BALANCE, EXPENDITURE, INCOME, item_of
from jixiao.recognition.narrative.mentions import compact, sentences
from jixiao.recognition.narrative.passages import Passage, of_paragraph

STEADY_GROWTH, DECLINE, FLAT, GOAL_REACHED, NO_DEVIATION, ON_TIME = (
    "steady_growth",
    "decline",
    "flat",
    "goal_reached",
    "no_deviation",
    "on_time_payment",
)
DEFICIT, SURPLUS, BALANCE_REASONABLE, BALANCE_EXCESSIVE, BALANCE_STRONG, ZERO_PETITION = (
    "deficit",
    "surplus",
    "balance_reasonable",
    "balance_excessive",
    "balance_strong",
    "zero_petition",
)
_SUBJECT = r"(?P<noun>[一-龥()（）]{0,200}?(?:收入|支出|结[余存]|人数|覆盖面|规模))"
_WITH_SUBJECT = (
    (
        STEADY_GROWTH,
        regex(
            _SUBJECT + r"(?:实现了?|继续|均|总体|呈现?|保持)*"
            r"(?P<words>(?:稳步|稳定|持续|平稳|逐年|连年|稳中有)(?:增长|上升|提高|增加|升))",
            needs="增升提",
        ),
    ),
    (
        DECLINE,
        regex(
            _SUBJECT
            + r"(?:继续|均|总体|呈现?)*(?P<words>(?:稳步|持续|逐年|连年|大幅|略有|有所|明显)(?:下降|减少|降低|回落))",
            needs="降减回",
        ),
    ),
    (
        FLAT,
        regex(
            r"(?:" + _SUBJECT + r"[^,;。]{0,18}?)?"
            r"(?P<words>(?:与|和|同|较|比)?(?:上年度?|去年|上年同期|去年同期|同期|20\d\d年)?(?:相比)?(?:基本)?持平)",
            needs="持",
        ),
    ),
)
_PLAIN = (
    (
        NO_DEVIATION,
        regex(
            r"无(?:明显|较大)?偏差|(?:不存在|没有|未出现|未发生)(?:任何|明显|较大)?偏差",
            needs="偏无",
        ),
    ),
    (
        GOAL_REACHED,
        regex(
            r"(?<!未)(?<!没有)(?<!不能)(?<!是否)(?:(?:达到|达成|实现|完成|圆满完成|全面完成|全部完成)了?(?:年初|年度|全年|既定|设定的?|各项|绩效|全部)*(?:预期|预定|既定|绩效)"
            r"(?:的)?(?:绩效|总体|年度|工作)?(?:目标|指标|效果)|圆满完成了?[^,;。"
            r"]{0,16}(?:目标|任务)|(?:各项|全部)(?:绩效)?(?:目标|指标)(?:均|都|已)(?:已)?(?:全部)?(?:完成|达到|实现))"
        ),
    ),
    (
        ON_TIME,
        regex(
            r"(?:按时|按期|及时)[、和并]?(?:足额)?(?:发放|支付|拨付|领取)"
            r"|(?:按月|按时|按期)?足额(?:发放|支付|拨付|领取)|按时、足额发放|规定时限内(?:报销|支付|发放)"
        ),
    ),
    (
        DEFICIT,
        regex(r"收不抵支|当期(?:出现)?(?:赤字|缺口)|入不敷出|当期亏损|收支缺口", needs="入当收"),
    ),
    (SURPLUS, regex(r"(?:略有|有所|稍有|收支平衡,?略有|当期有)结[余存]|收大于支", needs="收结")),
    (
        BALANCE_EXCESSIVE,
        regex(
            r"结[余存](?:资金)?(?:属|处于|为|属于)?(?:过大|过多|较多|偏大|偏高)(?:的)?(?:状态)?",
            needs="结",
        ),
    ),
    (
        BALANCE_REASONABLE,
        regex(
            r"(?:结[余存]|支付能力|支付月数)(?:(?!超出|超过|高于|低于|未|不)[^,;。"
            r"]){0,8}(?:在|处于|保持在?)[^,;。]{0,12}"
            r"(?:合理|正常|适度)(?:的)?(?:范围|区间|水平|状态)",
            needs="支结",
        ),
    ),
    (BALANCE_STRONG, regex(r"(?:支撑|支付|保障)能力(?:较强|很强|充足|充裕|强)")),
    (
        ZERO_PETITION,
        regex(
            r"上访率(?:为)?(?:0|零)(?![.\d])%?|零上访|(?:没有|未|无)[^,;。]{0,16}(?:引起|发生|出现)?上访",
            needs="上零",
        ),
    ),
)
_INTENDED = regex(
    r"确保|承诺|保障|为了|目标[是为:]|力争|应当?|要|继续|进一步|将|防止|做到|努力|如|若|是否|以便"
)
_SIDES = (
    (INCOME, regex("收入")),
    (EXPENDITURE, regex("支出")),
    (CURRENT_BALANCE, regex("当期结|当年结")),
    (CUMULATIVE_BALANCE, regex("结[余存]")),
)
_OF_ACCOUNTS = regex(r"(?:基金)?(?:总|当期|当年|本年|年末|累计|滚存|收|支|结|合计)")
_CUES = regex(
    r"增长|上升|提高|增加|升|下降|减少|降低|回落|持平|偏差|目标|指标|任务|效果|足额|按时|按期|及时|时限"
    r"|抵支|赤字|缺口|敷出|亏损|结[余存]|大于支|支撑|支付|能力|上访"
)


def claims_in(
    text: str, place: Place, *, fund: str | None = None, sentence: int = 0
) -> tuple[Claim, ...]:
    """The claims of a text that stands at one place (a form's cell). ``fund`` is what it speaks of
    where it names none.
    """
    return claims_of(of_paragraph(text, place), fund, sentence)


def claims_of(passage: Passage, fund: str | None, first_sentence: int) -> tuple[Claim, ...]:
    """The claims of a passage, each with its place and the number of its sentence."""
    folded = fold(passage.text)
    found: list[Claim] = []
    for number, (start, end) in enumerate(sentences(folded)):
        if _CUES.search(folded, start, end):
            found.extend(_of_sentence(passage, folded, start, end, fund, first_sentence + number))
    return tuple(found)


def _of_sentence(
    passage: Passage, folded: str, start: int, end: int, fund: str | None, number: int
) -> list[Claim]:
    found: list[Claim] = []
    for kind, pattern in _WITH_SUBJECT:
        for match in pattern.finditer(folded, start, end):
            before = match["noun"] or folded[start : match.start("words")]
            item = item_of(match["noun"]) if match["noun"] else None
            span = match.span("words") if kind == FLAT else match.span()
            found.append(
                _claim(passage, kind, span, _fund_near(before, fund), item or _side(before), number)
            )
    for kind, pattern in _PLAIN:
        for match in pattern.finditer(folded, start, end):
            if kind in (ON_TIME, BALANCE_REASONABLE, GOAL_REACHED) and _only_intended(
                folded, start, match.start()
            ):
                continue
            before = folded[start : match.start()]
            for named in _funds_claimed(kind, before, fund):
                found.append(
                    _claim(
                        passage,
                        kind,
                        match.span(),
                        named,
                        _item_of(kind),
                        number,
                    )
                )
    return found


def _funds_claimed(kind: str, before: str, fund: str | None) -> list[str | None]:
    """收不抵支 may be said of several funds at once; the other claims speak of one."""
    if kind == DEFICIT:
        named = [span.fund for span in funds_in(before)]
        if named:
            return list(dict.fromkeys(named))
    return [_fund_near(before, fund)]


def _claim(
    passage: Passage,
    kind: str,
    span: tuple[int, int],
    fund: str | None,
    item: str | None,
    number: int,
) -> Claim:
    place, words = passage.locate(*span)
    return Claim(kind=kind, words=words, place=place, fund=fund, item=item, sentence=number)


def _fund_near(before: str, fund: str | None) -> str | None:
    named = [
        span
        for span in funds_in(before)
        if fund is None or span.fund != ALL_FUNDS or _OF_ACCOUNTS.match(before, span.end)
    ]
    if not named:
        return fund
    last = named[-1].fund
    account = fund_of(before[named[-1].start :]) or last
    return account if parent_of(account) == last else (last if last != ALL_FUNDS else ALL_FUNDS)


def _only_intended(folded: str, start: int, at: int) -> bool:
    """Whether the clause promises or intends, and does not report."""
    clause = regex(r"[,;。:]").split(folded[start:at])[-1]
    return bool(_INTENDED.search(compact(clause)))


def _side(before: str) -> str | None:
    clause = regex(r"[;。]").split(before)[-1]
    positions = [
        (match.end(), name) for name, pattern in _SIDES for match in pattern.finditer(clause)
    ]
    named = item_of(regex(r"[\d.,\s]+(?:[万亿]?元)?,?$").sub("", clause))
    return named or (max(positions)[1] if positions else None)


def _item_of(kind: str) -> str | None:
    if kind in (DEFICIT, SURPLUS):
        return CURRENT_BALANCE
    if kind in (BALANCE_EXCESSIVE, BALANCE_REASONABLE, BALANCE_STRONG):
        return CUMULATIVE_BALANCE
    return "上访率" if kind == ZERO_PETITION else None
