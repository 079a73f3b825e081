"""What has no effect in a rule pack is refused with the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.errors import UserError
from jixiao.knowledge.packs import pack_of

FIRM = 'source = { kind = "document", text = "第八条" }\n'
SOFT = 'source = { kind = "practice", text = "通行" }\n'
HEAD = f'id = "bureau"\nversion = "1"\ntitle = "某局"\nissuer = "某市"\nextends = "cn-2020"\n{FIRM}'
STEPS = "[{ at_least = 1, share = 1 }, { at_least = 0.8, share = 0.7 }]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'[execution]\nmethod = "linear"\nbrackets = {STEPS}\n{FIRM}', ["execution.brackets"]),
        (f'[execution]\nmethod = "floor"\nbrackets = {STEPS}\n{FIRM}', ["execution.brackets"]),
        (f'[execution]\nmethod = "bracket"\n{FIRM}', ["没有写 brackets"]),
        (f'[execution]\nmethod = "bracket"\nbrackets = {STEPS}\n{FIRM}', []),
        (
            f'[execution]\nmethod = "bracket"\ncap = 1.1\nbrackets = {STEPS}\n{FIRM}',
            ["execution.cap"],
        ),
        (f'[execution]\nmethod = "floor"\ncap = 1.1\n{FIRM}', []),
        (f'[execution]\nmethod = "floor"\nin_use = []\n{FIRM}', ["execution.in_use"]),
        (f'[execution]\nmethod = "floor"\nin_use = []\n{SOFT}', []),
        (f'[execution]\nmethod = "linear"\nin_use = {STEPS}\n{FIRM}', []),
        (f'[over]\npolicy = "none"\nthreshold = 1.3\n{FIRM}', ["over.threshold"]),
        (f'[over]\npolicy = "flag"\n{FIRM}', []),  # the threshold of cn-2020
        (f"[monitoring]\nresponse_days = 3\n{FIRM}", ["monitoring.response_days 不起作用"]),
        (f'[monitoring]\nresponses = ["调剂"]\n{FIRM}', ["monitoring.responses 不起作用"]),
        (
            f'[monitoring]\nresponse_days = 3\nresponses = ["调剂"]\n{FIRM}',
            ["execution_warnings"],
        ),
        (f'[lamps]\ntimed = "all"\ntimed_levels = ["时效指标"]\n{FIRM}', ["lamps.timed"]),
        (f'[lamps]\ntimed_levels = ["时效指标"]\n{FIRM}', []),
    ],
)
def test_what_has_no_effect_is_refused(text: str, told: list[str]) -> None:
    if not told:
        assert pack_of((HEAD + text).encode(), "某局.toml").id == "bureau"
        return
    with pytest.raises(UserError) as caught:
        pack_of((HEAD + text).encode(), "某局.toml")
    found = [each.message for each in caught.value.findings]
    assert len(found) == len(told)
    assert all(words in each.zh for words, each in zip(told, found, strict=True))
    assert all(each.en for each in found)


def test_what_comes_from_the_pack_above_is_nobodys_mistake_here() -> None:
    """cn-2020 notes what is far above its target; a pack that does not has its threshold all the
    same.
    """
    pack = pack_of((HEAD + f'[over]\npolicy = "none"\n{FIRM}').encode(), "某局.toml")
    assert pack.over is not None
    assert (pack.over.policy, pack.over.threshold) == ("none", Decimal("1.3"))


def test_a_pack_of_its_own_must_say_what_far_above_is() -> None:
    alone = HEAD.replace('extends = "cn-2020"\n', "")
    with pytest.raises(UserError) as caught:
        pack_of((alone + f'[over]\npolicy = "flag"\n{FIRM}').encode(), "某局.toml")
    assert "没有写 threshold" in caught.value.text.zh
