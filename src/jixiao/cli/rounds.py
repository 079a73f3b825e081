"""What ``jixiao review`` says of the last round, and of forms that were handed in more than once, where
no text of the review says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.cli.saying import say
from jixiao.core.findings import Severity

if TYPE_CHECKING:
    from jixiao.checks.review import Review

_TWICE = ("E015", "E016")


def say_rounds(review: Review, language: str, *, chosen: str | None) -> None:
    """How findings stand since the last round, in all and by unit; forms that came more than once, with what
    could be done where the user has ``chosen`` nothing.
    """
    told = [
        each.message.of(language)
        for document in review.documents
        for each in document.open_findings()
        if each.code in _TWICE and each.severity is Severity.WARNING
    ]
    if told and chosen is None:
        told.append(
            "--versions newest reviews the newest alone; --versions all takes them all"
            if language == "en"
            else "只审较新的，加 --versions newest；就是要都审，加 --versions all"
        )
    for line in (*told, *_since(review, language)):
        say(line)


def _since(review: Review, language: str) -> list[str]:
    from jixiao.checks.problems import tallies
    from jixiao.rendering.words import since_words

    if review.since is None:
        return []
    english = language == "en"
    lapsed = [
        f"Accepted last time with another figure, no longer: {each.id} {each.message}"
        if english
        else f"上次接受时填报的是“{each.checked or each.printed}”，现在改了，接受已失效，请重新核实：{each.id}"
        for each in review.since.lapsed
    ]
    head = "Since the last review: " if english else "与上次审核相比："
    colon = ": " if english else "："
    units = [f"  {unit}{colon}{tally.words(language)}" for unit, tally in tallies(review)]
    return [*lapsed, f"{head}{since_words(review.since, language)}", *units]
