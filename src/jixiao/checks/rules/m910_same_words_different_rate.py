"""M910: the same result in words converted to different completions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from jixiao.checks.completions import Completion, completions, standing
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView
from jixiao.core.findings import RELATION, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.series import series
from jixiao.judging.criteria import Stage


@check(
    "M910",
    "同样的文字结果折成不同的完成率",
    "same result in words, different completions",
    over="document",
    source="practice",
)
def same_words_different_rate(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：同一文件的监控表里，完成情况都写“未达成预期指标且效果较差”（或部分达成），完成率却各不相同。
    为什么：同样的结果应当用同一个办法折算，否则总体完成率没有意义。
    依据：同一文件前后一致。
    已知例外：监控时点不同的文件不比；只列出来供核对，所以是警告；60%以上的另由M906报错。
    """
    groups: defaultdict[tuple[str, Stage], list[Completion]] = defaultdict(list)
    for form in view.forms:
        if form.form.kind == MONITORING:
            for each in completions(form):
                if each.row.stage in (Stage.MISSED, Stage.PARTLY):
                    groups[(str(form.form.as_of), each.row.stage)].append(each)
    for found in groups.values():
        if len({each.printed.value for each in found}) > 1:
            yield _finding(found)


def _finding(found: list[Completion]) -> Verdict:
    counts = Counter(each.printed.value for each in found)
    ranked = sorted(found, key=lambda each: (counts[each.printed.value], standing(each)))
    odd = ranked[0]
    values = series(dict.fromkeys(each.shown for each in found))
    words = [f"“{each}”" for each in dict.fromkeys(each.row.text("actual") for each in ranked)]
    message = Text(
        f"{len(found)}行完成情况都写{'或'.join(words)}，完成率却有{values.zh}，请统一折算办法",
        f"{len(found)} rows say {' or '.join(words)} and have completions {values.en}",
    )
    return broken(
        "M910",
        odd.row.address("completion"),
        odd.row.place("completion"),
        Severity.WARNING,
        message,
        printed=odd.shown,
        related=tuple(each.row.place("completion") for each in ranked[1:])
        + (odd.row.place("actual"),),
        quote=odd.row.text("actual"),
        about=f"{RELATION}{odd.row.view.form.as_of}|{odd.row.stage}",
        gathered=(each.shown for each in found),
    )
