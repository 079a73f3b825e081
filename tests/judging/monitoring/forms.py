"""A small monitoring form, and the result by the pack that its place chooses."""

from __future__ import annotations

from jixiao.core.forms import Form
from jixiao.judging.choosing import choose
from jixiao.judging.results import FormResult
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import funding, monitoring


def judged(form: Form) -> FormResult:
    """The result by the pack that the form's place chooses."""
    pack, _ = choose(form, load_packs())
    return score_form(form, pack)


PLACE = "某市某局"


NATIONAL = load_packs()["cn-2020"]


def one(target: str, actual: str, printed: str = "", month: int | None = 6, **more: str) -> Form:
    name = more.get("name", "培训人次")
    return monitoring(
        f"{name} | {target} | {actual} | {printed}",
        row=funding("100", "50"),
        overall=more.get("overall", ""),
        month=month,
        unit_name=PLACE,
    )
