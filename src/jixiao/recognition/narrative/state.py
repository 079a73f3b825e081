"""What a sentence knows while it is read: fund, period, basis, area, and the amount that the next
change or part belongs to.
"""

from __future__ import annotations

import msgspec

from jixiao.core.periods import Period, stretches_in
from jixiao.core.regex import regex
from jixiao.knowledge.funds import (
    ALL_FUNDS,
    EMPLOYEE_MEDICAL,
    MEDICAL,
    funds_in,
    parent_of,
    sub_account_of,
    with_account,
)
from jixiao.knowledge.items import ITEMS, item_of
from jixiao.recognition.narrative.grammar import COMPARE
from jixiao.recognition.narrative.mentions import Mention
from jixiao.recognition.narrative.outline import Setting, scope_in

_YEAR = regex(r"((?:19|20)\d\d)(?=年|预算|决算)")
_UP_TO = regex(
    r"(?:19|20)\d\d年(?:1[月]?[-—~至到]{1,2})?(1[0-2]|[1-9])月(?:份|底|末|止)?(?!\d|[1-3]?\d日|[-—~至到]{1,2}\d)",
    needs="年",
)
_LAST_YEAR = regex(r"(?:上年|去年|上一年)(?!度?(?:结|累计|滚存|末|底|同))", needs="上去")
_YEARS_BACK = regex(
    r"(?P<three>大前年)|(?:(?<![\d一-龥])|(?<=[和与及比较而在])|(?<=其中)|(?<=基金))(?:前年|上上年)(?!均|度?(?:结|累计|滚存|末|底))",
    needs="前上",
)
_LAST_YEARS_END = regex(
    r"(?:上一?年度?|去年度?)年?(?:末|底)|(?:19|20)\d\d年度?初(?=[一-龥]{0,12}结[余存])|[年期]初(?=[一-龥]{0,12}结[余存])",
    needs="末底初",
)
_OWN_YEAR = regex(r"本年|今年|当年|报告年度|评价年度")
_THIS_YEAR = regex(r"本年|当年|今年|年末|期末|目前|(?:19|20)\d\d年")
_BUDGETED = regex(
    r"(?:19|20)\d\d年?度?[一-龥]{0,8}预算(?!执行|完成|管理|绩效)|^预算(?:安排|保障|支出|收入)"
    r"|(?:年初|全年|调整后?)预算(?:数|安排|支出|收入|为)|收入预算|支出预算(?!执行)|预算(?:收入|支出|数|安排|编制|批复|总)",
    needs="预",
)
_OTHER_BUDGETS = regex(r"(?:一般)?公共预算|政府性?基金预算|国有资本经营预算")
_SETTLED = regex(r"决算|实际|执行(?:数|情况)|完成")
_PROMISED = regex(r"承诺|力争|目标(?:为|是|值|任务)|预计|计划(?!生育)")
_OWN_TARGET = regex(
    r"目标(?:值|数|任务(?:数|量)?)?(?:均|分别|应|设定|定|确定|要求)*(?:为|是|在|约|:)*$"
)  # 目标值为 90%: of this figure only
_ACHIEVED = regex(r"实际|已(?:完成|达|实现)")
_OF_ACCOUNTS = regex(r"(?:基金|保险)(?:总|当期|当年|本年|年末|累计|滚存|收|支|结|合计|预算)")
_OTHER_SCHEME = regex(
    r"(?:职业年金|企业年金|长期护理保险|长护险|公务员医疗补助|大额医疗(?:费用)?(?:补助|互助)|离休(?:干部|人员)医疗(?:费|保障)?|被征地农民[一-龥]{0,6}保障)"
    r"(?:保险)?(?:基金|资金)?(?:总|当期|当年|本年|全年)?(?:收入|收支|结余)",
    needs="收结",
)  # accounts of their own beside the funds
_BESIDES = regex(r"此外|除此之外|^另外|^另有")
_IN_PASSING = regex(
    r"^(?:主要|由于|因为?|其?原因)|(?:制度|政策|办法|规定|方案)$", needs="主制办原因政方由规"
)
_SINCE = regex(r"(?:自|从)?(?:19|20)\d\d年[^,;。]{0,12}以来", needs="年")
_STANDARD = regex(r"^[、,;:]*(?:按照?|参照|以(?=20\d\d))", needs="以参按")
_LISTING = regex(
    r"其中|^[、,:;和及]*(?:主要)?(?:包括|包含|含)|^由(?=[一-龥]{2,12}$)", needs="其包含由"
)
_LEFT_OUT = r"(?:[不未](?:包?含|包括|计入?|考虑|加上?|算)|剔除|扣除|除去|减去|去除)"
_WITHOUT_FLOWS = regex(
    rf"{_LEFT_OUT}(?:[一-龥、]{{0,20}}?(?:往来|上下级)|[一-龥]{{0,8}}(?:上解|调剂))",
    needs="往级上调",
)
_WITH_FLOWS = regex(
    r"(?<![不未])(?:含|包括|计入|加上|算上|并入|考虑)[一-龥、]{0,20}?(?:往来|上下级)",
    needs="往级",
)
_FLOWS = r"[一-龥、]{0,20}?(?:往来|上下级)(?:往来|收支|资金|因素|影响)*"
_FLOWS_AHEAD = regex(
    rf"^(?:若|如|均)*(?:{_LEFT_OUT}|包?含|包括|计入|加上|算上|并入|考虑){_FLOWS}(?:收入|支出)?(?:后的?|之后|的)"
    rf"|^[不未](?:包?含|包括|计入?|考虑){_FLOWS}",
    needs="往级",
)
_WHOLE = regex(r"^[、,;:]*基金(?:总|当期|当年|本年|累计|滚存|收|支)", needs="基")
WITHOUT_FLOWS, WITH_FLOWS = "不含往来", "含往来"


class Subject(msgspec.Struct, frozen=True):
    """What a change without a noun speaks of."""

    item: str
    fund: str | None
    about: Mention | None = None


Moment = tuple[int | None, tuple[int, int] | None, bool, str | None]
"""Year, months, whether budgeted, area."""


class Outside(msgspec.Struct, frozen=True):
    """What holds again behind a parenthesis, whatever was said in it."""

    head: Mention | None
    subject: Subject | None
    list_at: int | None
    marked: bool
    fund: str | None
    account: str | None
    year: int | None
    months: tuple[int, int] | None
    budgeted: bool
    promised: bool


class State(msgspec.Struct):
    """Mutable while one passage is read; ``begin`` clears what holds for one sentence only."""

    setting: Setting
    fund: str | None = None
    several: bool = False
    account: str | None = None
    accounts: set[str] = msgspec.field(default_factory=set)
    year: int | None = None
    months: tuple[int, int] | None = None
    dated: bool = False
    years_back: int = 0
    budgeted: bool = False
    promised: bool = False
    own_target: bool = False
    opening: bool = False
    area: str | None = None
    flows: str | None = None
    head: Mention | None = None
    main: Mention | None = None
    subject: Subject | None = None
    list_at: int | None = None
    marked: bool = False
    fresh: bool = True
    listed: bool = False  # the years of the sentence so far are those of a list
    said: str = ""  # the words since the sentence began, or its last figure

    def begin(self) -> None:
        """A new sentence: the main amount of the one before is what a change without a noun speaks
        of.
        """
        ahead = (
            self.year is not None
            and self.setting.year is not None
            and self.year > self.setting.year
        )
        self.year = self.year if ahead else self.setting.year
        self.months = self.flows = None
        self.dated = False
        self.budgeted = self.promised = self.several = self.own_target = self.opening = False
        self.list_at, self.marked, self.fresh, self.listed = None, False, True, False
        self.head = self.main
        self.subject = Subject(self.main.item, self.main.fund, self.main) if self.main else None
        if len(self.accounts) > 1:
            self.account, self.accounts = None, set()

    def hear(self, words: str, mentioned: int, *, told: bool = True) -> None:
        """Take in the words before a figure or separator; ``told`` where a figure follows them."""
        plain = COMPARE.sub("", words)
        self._time(plain)
        self._opening(plain, told=told)
        self._target(plain)
        if told or not _IN_PASSING.search(plain):
            self._fund(plain)
        self.area = scope_in(plain) or self.area
        self.flows = flows_in(plain) or self.flows
        if _BUDGETED.search(_OTHER_BUDGETS.sub("", plain)):
            self.budgeted = True
        elif _SETTLED.search(plain) and not self.setting.targets:
            self.budgeted = False
        if _BESIDES.search(plain):
            self.list_at, self.marked = None, False
        if _LISTING.search(plain):
            self.list_at, self.marked = mentioned, True

    def recall(self, words: str, before: Moment) -> None:
        """Forget year, basis and area of words that only name a standard (按照2021年预算月均支出 …
        的水平).
        """
        if _STANDARD.search(words):
            self.year, self.months, self.budgeted, self.area = before

    def outside(self) -> Outside:
        """What a parenthesis that begins here must not change."""
        return Outside(*(getattr(self, name) for name in Outside.__struct_fields__))

    def go_back(self, outside: Outside) -> None:
        """A parenthesis has ended."""
        for name in Outside.__struct_fields__:
            setattr(self, name, getattr(outside, name))

    def promises(self) -> bool:
        """Whether the next figure is a target."""
        return self.setting.targets or self.promised or self.own_target

    def is_of_another_year(self, period: Period | None) -> bool:
        """Whether the sentence has named a year, and a period is of another."""
        return self.dated and period is not None and period.year != self.year

    def moment(self) -> Moment:
        """What ``recall`` goes back to."""
        return self.year, self.months, self.budgeted, self.area

    def period(self) -> Period | None:
        """The period of the next figure."""
        if self.year is None:
            return None
        return Period.in_year(self.year - self.years_back, self.months)

    def present_fund(self) -> str | None:
        """The fund of the next figure, with the sub-account that was named."""
        if self.several:
            return None
        return (
            self.fund
            if self.account is None
            else with_account(self.fund or EMPLOYEE_MEDICAL, self.account)
        )

    def _time(self, words: str) -> None:
        words = _SINCE.sub("", words)
        years = _YEAR.findall(words)
        if years:
            self.year, self.months, self.dated = int(years[-1]), None, True
        elif self.listed and self.setting.year is not None and _OWN_YEAR.search(words):
            self.year = self.setting.year
        up_to = _UP_TO.search(words)
        if up_to is not None and not regex(r"[一-龥]*起").match(words[up_to.end() :]):
            self.months = 1, int(up_to.group(1))
        for first, last, end in stretches_in(words):
            if up_to is None or end > up_to.end():
                self.months = first, last
        self.years_back = 0 if years else _years_back(words)

    def _opening(self, words: str, *, told: bool) -> None:
        """上年末累计结余 … is what the year began with; a clause of its own (截至上年末，…) says so
        of the figure after it.
        """
        ends = [match.end() for match in _LAST_YEARS_END.finditer(words)]
        if told:
            self.opening = bool(ends) or (self.opening and not _THIS_YEAR.search(words))
        else:
            self.opening = bool(ends) and ends[-1] == len(words)

    def _target(self, words: str) -> None:
        self.own_target = bool(_OWN_TARGET.search(words))
        if self.own_target:
            return
        if _PROMISED.search(words):
            self.promised = True
        elif _ACHIEVED.search(words):
            self.promised = False

    def _fund(self, words: str) -> None:
        if _OTHER_SCHEME.search(words):
            self.fund, self.several, self.account = None, False, None
            return
        account = sub_account_of(words)
        named = [span.fund for span in funds_in(words)]
        if named == [ALL_FUNDS] and self.fund is not None and not _OF_ACCOUNTS.search(words):
            named = []
        if self.fund in MEDICAL and _component(words):
            named = []
        if len(set(named)) > 1:
            self.several, self.account = True, None
            return
        if named:
            self.fund, self.several, self.account = parent_of(named[0]), False, None
        if account is not None:
            self.account = account
            self.accounts.add(account)
        elif named or _WHOLE.match(words):
            self.account, self.accounts = None, set()


def _years_back(words: str) -> int:
    """How many years before the present one words name: 去年, 前年, 大前年."""
    earlier = _YEARS_BACK.search(words)
    if earlier is not None:
        return 3 if earlier["three"] else 2
    return 1 if _LAST_YEAR.search(words) else 0


def flows_in(words: str) -> str | None:
    """含往来 or 不含往来 where the words say which."""
    if _WITHOUT_FLOWS.search(words):
        return WITHOUT_FLOWS
    return WITH_FLOWS if _WITH_FLOWS.search(words) else None


def past_flows(words: str) -> str:
    """The words after those that only give the scope (剔除上下级往来后); none are left where the
    amount is what was spoken of before.
    """
    return _FLOWS_AHEAD.sub("", words)


def _component(words: str) -> bool:
    """Whether the words end with an item of medical funds that has another fund's name in it
    (大病保险支出, 生育待遇支出).
    """
    item = item_of(words)
    return item is not None and item in ITEMS and item.startswith(("大病", "生育"))
