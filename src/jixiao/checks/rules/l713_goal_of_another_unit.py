"""L713: goals that another unit is the subject of."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry, text_of
from jixiao.core.regex import regex
from jixiao.core.unitnames import shortened, unit_key
from jixiao.core.words import squeezed
from jixiao.knowledge.vocabulary import words

_CLAUSE = regex(r"[^，,。；;：:！!\n]+")
_UNIT = regex(
    r"(?P<place>[一-鿿]{1,7}?(?:省|市|自治州|盟|自治县|县|区|旗|镇|乡))"
    r"(?P<name>[一-鿿]{2,12}?(?:局|委员会|办公室|中心|医院|学校|中学|小学|幼儿园|大队|支队|管理处|管理所|管理站|厅))"
    r"(?![一-鿿]{0,4}(?:局|委员会|办公室|中心|医院|学校))"
)
_NOT_ITS_OWN = words("done_by_others")
_NUMBERED = regex(r"^\s*(?:目标\s*\d+|[(（]?\d{1,2}[)）、.．]|[一二三四五六七八九十]+、)\s*")
_YEAR = regex(r"^(?:\d{4}年(?:度)?|本年度?|全年|今年|年度内)")


@check(
    "L713",
    "目标写的是另一个单位",
    "goals of another unit",
    over="form",
    source="practice",
)
def goal_of_another_unit(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年度总体目标、完成情况、自评结论里，一句话开头写的单位（某县某局全年开展……）是不是这张表的实施单位或主管部门。
    为什么：套用别的单位的表，单位名称改了，目标没有改，写的还是别人的事。
    依据：实际工作中的常见错误。
    已知例外：只看一句开头、带地名的全称；目标里也写到本单位的不报；拨付、批复、下达、考核、牵头一类本来就是别的单位做的事不报；表上没有写单位的不查。
    """
    own = [
        squeezed(text_of(each))
        for each in (view.form.implementing_unit, view.form.supervising_department)
        if text_of(each).strip()
    ]
    if not own:
        return
    for field, entry in _goals(view):
        found = _named(entry.text, [*own, squeezed(text_of(view.form.project))])
        if found is None:
            continue
        name, start = found
        yield broken(
            "L713",
            view.address(field),
            entry.spot(start, start + len(name)),
            Severity.WARNING,
            Text(
                f"这里写的是“{name}”，而这张表是{own[0]}的，像是从别的单位的表里抄来的",
                f"“{name}” is named here, in a form of “{own[0]}”: it seems to be copied",
            ),
            printed=name,
            advice=Text(
                "请核对这段话写的是不是本单位、本项目的，不是的请重写",
                "see whether these words are of this unit and project; write them anew if not",
            ),
        )
        return
    yield held("L713", view.address("goals"))


def _goals(view: FormView) -> Iterator[tuple[str, Entry]]:
    for index, goal in enumerate(view.form.goals):
        for field in ("expected", "actual"):
            entry: Entry | None = getattr(goal, field)
            if entry is not None:
                yield f"goals[{index}].{field}", entry
    if view.form.conclusion is not None:
        yield "conclusion", view.form.conclusion


def _named(text: str, own: list[str]) -> tuple[str, int] | None:
    """The unit that a clause begins with and that is none of the form's, and where it stands; None where
    the text names one of these too.
    """
    keys = [unit_key(each) for each in own]
    if any(_mentions(text, each) for each in own):
        return None
    for clause in _CLAUSE.finditer(text):
        start = clause.start()
        words_ = clause.group()
        for lead in (_NUMBERED, _YEAR):
            match = lead.match(words_)
            if match is not None:
                words_, start = words_[match.end() :], start + match.end()
        found = _UNIT.match(words_)
        if found is None or _NOT_ITS_OWN.search(words_) is not None:
            continue
        key = unit_key(found.group())
        if not any(key in each or each in key or shortened(key, each) for each in keys if each):
            return found.group(), start
    return None


def _mentions(text: str, unit: str) -> bool:
    """Whether a text names a unit, in full or without its place."""
    bare = unit_key(unit)
    match = _UNIT.fullmatch(bare)
    short = match["name"] if match is not None else bare
    rest = _UNIT.sub("", squeezed(text))  # 东山县医疗保障局 is no mention of 清河县's
    return bool(short) and (unit in text or short in rest)
