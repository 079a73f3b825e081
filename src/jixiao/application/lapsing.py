"""What is to say of a list of accepted findings after a review: entries that accept nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.application.acceptance import Accepted, Lapsed, lapsed
from jixiao.checks.review import DocumentReview
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.taking import typed


@typed()
def lapses(accepted: Accepted, reviews: Sequence[DocumentReview]) -> tuple[Finding, ...]:
    """A warning (E042) for each entry that holds no more, with its place in the list; ids that no
    finding has are told together.
    """
    return tuple(_told(accepted, lapsed(accepted, reviews)))


def _told(accepted: Accepted, left: Sequence[Lapsed]) -> Iterator[Finding]:
    gone = [each.id for each in left if each.now is None and not each.others]
    if gone:
        yield _fault(
            accepted,
            gone[0],
            f"接受清单里有{len(gone)}条已不再出现：{'、'.join(gone)}",
            f"Accepted but no longer found: {', '.join(gone)}",
            "、".join(gone),
        )
    for each in left:
        if each.others:
            yield _fault(
                accepted,
                each.id,
                f"接受清单写的是《{each.document}》，这个问题只在"
                f"{''.join(f'《{name}》' for name in each.others)}里，没有接受：{each.id}",
                f"Accepted in {each.document}, but found in {', '.join(each.others)} alone:"
                f" {each.id}",
            )
        if each.now is not None:
            zh, en = (f"《{each.document}》", f" ({each.document})") if each.document else ("", "")
            yield _fault(
                accepted,
                each.id,
                f"接受时填报的是“{each.printed}”，现在是“{each.now}”，"
                f"接受已失效，请重新核实：{each.id}{zh}",
                f"Accepted when {each.printed} was printed; now {each.now} is, and the acceptance"
                f" has lapsed: {each.id}{en}",
            )


def _fault(accepted: Accepted, name: str, zh: str, en: str, given: str = "") -> Finding:
    at = next((at for at, each in enumerate(accepted.entries) if each.id == name), 0)
    return fault("E042", zh, en, f"accept[{at}]", given or name, Severity.WARNING)
