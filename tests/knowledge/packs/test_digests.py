"""A pack's version and digest: a changed rule under an old version is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.packs import digest_of, name_of
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import hold, load_packs, loading, recorded_digests
from jixiao.knowledge.shelf import Knowledge
from jixiao.paths.named import pack_at
from tests.building import self_evaluation

PACKS = load_packs()
TEXT = (
    'id = "bureau"\nversion = "2025.1"\ntitle = "某局"\nissuer = "某市财政局"\n'
    'source = { kind = "document", text = "某号文" }\n'
    '[over]\npolicy = "flag"\nthreshold = 1.5\nsource = { kind = "document", text = "第三条" }\n'
)

RULE = 'source = { kind = "practice", text = "通行" }\n'


def digest(folder: Path, text: str) -> str:
    path = folder / "bureau.toml"
    path.write_text(text, "utf-8")
    return digest_of(pack_at(path))


def test_what_is_shipped_is_what_is_recorded() -> None:
    """Where this fails a rule has changed: raise the pack's version and record its new digest in
    digests.toml; never change a recorded one.
    """
    assert {name: recorded_digests()[name][pack.version] for name, pack in PACKS.items()} == {
        name: digest_of(pack) for name, pack in PACKS.items()
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("threshold = 1.5", "threshold = 1.50"),
        ("[over]", "# 注释\n\n[over]"),
        ("第三条", "第三条第二款"),
        ("某市财政局", "某市财政局绩效科"),
        ('version = "2025.1"', 'version = "2025.2"'),
    ],
)
def test_words_comments_and_writing_do_not_change_a_digest(
    tmp_path: Path, old: str, new: str
) -> None:
    assert digest(tmp_path, TEXT.replace(old, new)) == digest(tmp_path, TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("threshold = 1.5", "threshold = 1.4"),
        ('"flag"\nthreshold = 1.5', '"none"'),
        ("[over]", f"[execution]\n{RULE}[over]"),
        ('kind = "document", text = "第三条"', 'kind = "practice", text = "第三条"'),
        ('issuer = "', 'regions = ["某市"]\nissuer = "'),
        ("[over]", '[rounding]\nplaces = 0\nsource = { kind = "practice" }\n[over]'),
        ("[over]", "effective_from = 2025-01-01\n[over]"),
    ],
)
def test_whatever_a_judgement_turns_on_changes_it(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, TEXT.replace(old, new, 1)) != digest(tmp_path, TEXT)


def test_an_empty_list_of_brackets_in_use_is_not_the_usual_one(tmp_path: Path) -> None:
    with_rule = TEXT + f"[execution]\n{RULE}"
    assert digest(tmp_path, with_rule + "in_use = []\n") != digest(tmp_path, with_rule)


def test_an_inherited_rule_is_in_the_digest(tmp_path: Path) -> None:
    extending = TEXT.replace("[over]", 'extends = "cn-2020"\n[over]')
    assert digest(tmp_path, extending) != digest(tmp_path, TEXT)


def test_a_changed_rule_under_its_old_version_is_refused() -> None:
    pack = PACKS["cn-2020"]
    assert pack.over is not None
    changed = msgspec.structs.replace(
        pack, over=msgspec.structs.replace(pack.over, threshold=Decimal("1.2"))
    )
    hold(pack, digest_of(pack))
    hold(pack, digest_of(pack)[:12].upper())
    for recorded in (digest_of(pack), digest_of(changed)[:4], ""):
        with pytest.raises(UserError) as caught:
            hold(changed, recorded)
        assert "cn-2020" in caught.value.text.zh
        assert "换一个版本号" in caught.value.text.zh
        assert digest_of(changed) in caught.value.text.en


def test_a_file_that_bears_the_name_of_a_shipped_pack_is_that_pack(tmp_path: Path) -> None:
    shipped = Path(loading.__file__).with_name("cn-2020.toml").read_text("utf-8")
    path = tmp_path / "own.toml"
    path.write_text(shipped, "utf-8")
    assert pack_at(path) == PACKS["cn-2020"]
    changed = shipped.replace("cap = 1\n", "cap = 1.2\n")
    assert changed != shipped
    path.write_text(changed, "utf-8")
    with pytest.raises(UserError, match="换一个版本号"):
        pack_at(path)
    path.write_text(changed.replace('id = "cn-2020"', 'id = "bureau"'), "utf-8")
    assert pack_at(path).id == "bureau"


def test_a_bureaus_packs_bear_no_name_of_a_shipped_one_that_they_are_not() -> None:
    pack = PACKS["cn-2020"]
    changed = msgspec.structs.replace(pack, over=None)
    with pytest.raises(UserError, match="换一个版本号") as told:
        Knowledge(packs={**PACKS, "cn-2020": changed})
    assert [(each.code, each.address) for each in told.value.findings] == [
        ("E006", "packs.cn-2020")
    ]
    Knowledge(packs={**PACKS, "cn-2020": msgspec.structs.replace(changed, version="2026.1-某市")})
    Knowledge(packs={**PACKS, "cn-2020": msgspec.structs.replace(pack, title="项目支出")})


def test_a_forms_result_names_its_pack() -> None:
    form = self_evaluation("数量指标 | 次数 | 5次 | 5次 | 90 | 90")
    result = score_form(form, PACKS["ningxia-2024"])
    assert result.pack == name_of(PACKS["ningxia-2024"])
    assert result.pack is not None
    assert (result.pack.id, result.pack.version) == ("ningxia-2024", PACKS["ningxia-2024"].version)
