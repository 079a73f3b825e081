"""The marks around a number in a target: LaTeX remains, glyphs and words for operators, damage done
by OCR.
"""

from __future__ import annotations

from jixiao.core.figures import fold, parse_unit
from jixiao.core.figures.units import COUNT
from jixiao.core.periods import arabic
from jixiao.core.regex import regex
from jixiao.core.words import squeezed

_LATEX = (
    (regex(r"(?<!\\)\\+(?:geqslant|geqq|geq|ge)(?![a-zA-Z])"), "≥"),
    (regex(r"(?<!\\)\\+(?:leqslant|leqq|leq|le)(?![a-zA-Z])"), "≤"),
    (regex(r"(?<!\\)\\+(?:gt)(?![a-zA-Z])"), ">"),
    (regex(r"(?<!\\)\\+(?:lt)(?![a-zA-Z])"), "<"),
    (regex(r"(?<!\\)\\+(?:sim|thicksim)(?![a-zA-Z])"), "~"),
    (regex(r"(?<!\\)\\+textgreater(?![a-zA-Z])"), ">"),
    (regex(r"(?<!\\)\\+textless(?![a-zA-Z])"), "<"),
    (regex(r"(?<!\\)\\+pm(?![a-zA-Z])"), "±"),
    (regex(r"(?<!\\)\\+(?:text|mathrm|mathbf|rm)\s*\{([^{}]*)\}", needs="\\"), r"\1"),
    (regex(r"(?<!\\)\\+([%$,_~ ])"), r"\1"),
    (regex(r"(?<!\\)\\+(?:quad|qquad|;|!)"), " "),
    (regex(r"[{}]"), ""),
)
_MARKUP = (
    (regex(r"</?[a-zA-Z][^<>]*>"), ""),
    (regex(r"&gt;|&GT;"), ">"),
    (regex(r"&lt;|&LT;"), "<"),
    (regex(r"&nbsp;"), " "),
    (regex(r"&ge;"), "≥"),
    (regex(r"&le;"), "≤"),
)
_GLYPHS = (
    (regex(r"》\s*=|=\s*》", needs="》"), "≥"),
    (regex(r"《\s*=|=\s*《", needs="《"), "≤"),
    (regex(r"(?:>\s*=|=\s*>|≥\s*=|>\s*≥|≥\s*≥)", needs="=>≥"), "≥"),
    (regex(r"(?:<\s*=|=\s*<|≤\s*=|≤\s*≤)"), "≤"),
    (regex(r"={2,}"), "="),
    (regex(r"[(\[]\s*([≥≤<>=])\s*[)\]]"), r"\1"),
    (regex(r"(?<=[≥≤<>])\s*\([^()\d]{1,8}\)", needs="("), ""),
    (regex(r"[≽⩾≧]", needs="≧≽⩾"), "≥"),
    (regex(r"[≼⩽≦]", needs="≦≼⩽"), "≤"),
    (regex(r"[～〜∼]|--|――|——", needs="-—―∼〜～"), "~"),
    (regex(r"[﹥〉](?=\s*\d)"), ">"),
    (regex(r"[﹤〈](?=\s*\d)"), "<"),
)
_BEFORE = (
    (
        r"不低于|不少于|不小于|不得低于|不得少于|不弱于|至少|最少|最低|大于等于|大于或等于|高于等于|高于或等于|提高至|提高到|提升至|提升到|增加至|增加到|增长至|增长到|上升至|上升到|达到|达",
        "≥",
    ),
    (
        r"不高于|不超过|不大于|不多于|不得超过|不得高于|不超|最多|最高|至多|小于等于|小于或等于|低于等于|低于或等于|控制在|控制到|降低至|降低到|减少至|减少到|压减至|压减到|压缩至|压缩到|缩短至|缩短到|降至|降到",
        "≤",
    ),
    (r"高于|大于|超过|多于|突破", ">"),
    (r"低于|小于|少于|未超过", "<"),
    (r"等于", "="),
)
_NUMBER_NEXT = r"\s*(?:约)?(?=[-+]?\d|百分之)"
_WORDS_ALONE = tuple((regex(rf"^(?:{words})$"), glyph) for words, glyph in _BEFORE)
_WORDS_BEFORE = tuple(
    (
        regex(f"(?:{words}){_NUMBER_NEXT}", needs="".join(word[0] for word in words.split("|"))),
        glyph,
    )
    for words, glyph in _BEFORE
)
_WORDS_APART = (
    (regex(r"(不低于|不少于|至少)[一-龥]{1,6}(?=\d)", needs="低少"), "≥"),
    (regex(r"(不超过|不高于|控制在)[一-龥]{1,6}(?=\d)", needs="超高控"), "≤"),
)
_DAMAGED = (
    (regex(r"^2([6-9]\d|100)[%$]$"), r"≥\1%"),
    (regex(r"^[工Il](\d)%$"), r"≥1\1%"),
    (regex(r"^%=(\d+(?:\.\d+)?%?)$"), r"≥\1"),
    (regex(r"^M\.(\d+)(.*)$"), r"14.\1\2"),
    (regex(r"^(?=.?[IlOo])[I1l][O0o](\D*)$"), r"10\1"),
    (regex(r"^(\d+(?:\.\d+)?)\$$"), r"\1%"),
    (regex(r"^》(?=\d)(.*)$"), r"≥\1"),  # what the key of > gives among Chinese signs
    (regex(r"^《(?=\d)(.*)$"), r"≤\1"),
)
NOT_APPLICABLE = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "——",
        "─",
        "/",
        "//",
        "\\",
        "*",
        "**",
        "N/A",
        "n/a",
        "无",
        "不适用",
        "无此项",
        "空",
        "~",
        "不涉及",
    }
)
OPERATOR = regex(r"[≥≤<>=]")
_IN_NUMERALS = regex(
    r"(?P<lead>[≥≤<>=]?|不[少低]于|不超过|不多于|至少|共计?|合计)(?P<number>[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
    r"(?P<unit>[一-龥]{1,2}?)(?P<behind>及?以[上下内]|)"
)
"""A count of less than a hundred in Chinese numerals."""


def plain(text: str) -> str:
    """A cell's words with LaTeX, markup and look-alikes put plainly; operators as one glyph. Not of
    the same length.
    """
    result = text
    for pattern, by in (*_MARKUP, *_LATEX):
        result = pattern.sub(by, result)
    if "$" in text[:1] or result.count("$") > 1:
        result = result.replace("$", "")
    result = fold(result)
    for pattern, by in _GLYPHS:
        result = pattern.sub(by, result)
    if result.strip() == ".":
        return ""
    return _counted(regex(r"\s+").sub(" ", result).strip().rstrip("。.;；,，、"))


def _counted(text: str) -> str:
    """A count in Chinese numerals that is all a cell says, in digits: 三期 → 3期, 不少于十二场 → 不少于12场.
    A kind (一类) is no count.
    """
    match = _IN_NUMERALS.fullmatch(text)
    unit = parse_unit(match["unit"]) if match is not None and match["unit"] != "类" else None
    if match is None or unit is None or unit.dimension != COUNT:
        return text
    return f"{match['lead']}{arabic(match['number'])}{match['unit']}{match['behind']}"


def worded(text: str) -> str:
    """Words for operators put as glyphs before the number: 不低于95% → ≥95%."""
    for pattern, glyph in (*_WORDS_BEFORE, *_WORDS_APART):
        text = pattern.sub(glyph, text)
    return text


def operator_of(cell: str) -> tuple[str, str]:
    """The glyph that an operator cell holds, and what else stands in it (a unit, 定性)."""
    text = plain(cell)
    for pattern, glyph in _WORDS_ALONE:
        text = pattern.sub(glyph, text)
    found = OPERATOR.search(text)
    return (found.group() if found else ""), OPERATOR.sub("", text).strip(" 或()（）")


def with_unit(text: str, unit: str) -> str:
    """A value with the unit that stands in a cell of its own; one that has words behind its figure
    keeps them.
    """
    stripped, symbol = text.strip(), unit.strip()
    symbol = "个月" if symbol == "月" else symbol  # 12月 is December
    return stripped + symbol if stripped and symbol and stripped[-1].isdigit() else stripped


def in_one_cell(operator: str, target: str, unit: str) -> str:
    """A target whose operator and unit stand in cells of their own, as it is written in one: ≤, 30
    and 天 are ≤30天. An operator that the target has itself is not said twice.
    """
    glyph, rest = operator_of(operator)
    text = with_unit(target, unit or (rest if parse_unit(rest) is not None else ""))
    begins = text[:1].isdigit() and not OPERATOR.search(worded(plain(text)))
    return glyph + text if glyph and begins else text


def supposed(text: str) -> str | None:
    """What a damaged notation probably said: 290% → ≥90%; None where it looks sound."""
    bare = squeezed(text)
    for pattern, by in _DAMAGED:
        match = pattern.match(bare)
        if match:
            return match.expand(by)
    return None
