"""What of a target's words is not understood: signs beside its figure that say something else, and
figures of a target that is read as none.
"""

from __future__ import annotations

from jixiao.core.figures import scan
from jixiao.core.regex import regex
from jixiao.judging.criteria.notation import plain, worded
from jixiao.judging.criteria.values import Criterion, CriterionKind

_BEHIND = regex(r"\s*(?P<sign>[-~+?!《》〈〉↑↓→←±×≥≤<>=]+)", needs="-~+?!《》〈〉↑↓→←±×≥≤<>=")
_BEFORE = regex(r"(?P<sign>[-~+?!《》〈〉↑↓→←±×≥≤<>=]+)\s*$")
_OPERATORS = ("≥", "≤", ">", "<", "=")
_OPPOSED = (
    (regex(r"[≥>]\s*$"), regex(r"\s*(?:及|或|含)*(?:以下|以内|之内|之下)")),
    (regex(r"[≤<]\s*$"), regex(r"\s*(?:及|或|含)*(?:以上|之上)")),
)
_SINGLE = (
    CriterionKind.AT_LEAST,
    CriterionKind.AT_MOST,
    CriterionKind.EXACT,
    CriterionKind.WITHIN,
)
_LIMIT = regex(r"[≥≤<>=]\s*\d|\d[^\d,，、;；]{0,3}?(?:及|或|含)?以[上下内]", needs="≥≤<>=以")
_HAN = regex(r"[一-龥]")
_PERIOD = regex(r"[年月季旬]|[A-Za-z]|第|级|类|等|期")
_MOST_WORDS, _LONGEST = 2, 24


def unread_part(target: str, criterion: Criterion) -> str | None:
    """What of a target is not understood: a sign at its only figure (1000-, 95%?), an operator against
    the word behind (≥1000人以下), or, of a target that is read as no number, all of it where it is
    little else than figures (100人/95%) or has several limits. None where nothing is.
    """
    text = worded(plain(target))
    if criterion.kind is CriterionKind.QUALITATIVE:
        several = len(_LIMIT.findall(text)) > 1 or _is_of_figures(text)
        return text if several and not criterion.parts else None
    spans = scan(text)
    if criterion.kind not in _SINGLE or len(spans) != 1:
        return None
    before, behind = text[: spans[0].start], text[spans[0].end :]
    for glyph, word in _OPPOSED:
        head, tail = glyph.search(before), word.match(behind)
        if head is not None and tail is not None:
            return f"{head.group().strip()}…{tail.group().strip()}"
    lead, trail = _BEFORE.search(before), _BEHIND.match(behind)
    if lead is not None and lead["sign"] not in _OPERATORS:
        return lead["sign"]
    return trail["sign"] if trail is not None and trail["sign"] != "+" else None


def _is_of_figures(text: str) -> bool:
    """Whether a target without a criterion is figures, their units and signs, and no period."""
    spans = scan(text)
    if not spans or len(text) > _LONGEST or _PERIOD.search(text):
        return False
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + rest[span.end :]
    return len(_HAN.findall(rest)) <= _MOST_WORDS
