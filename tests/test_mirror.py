"""Test files mirror the code: whoever changes a file finds its tests under the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
WHOLE = {
    "test_docs": "the pages against the code",
    "test_house_rules": "the house: sizes, imports, documentation",
    "test_mirror": "the tests themselves",
    "checks/test_across_files": "all checks over several files of one call",
    "checks/test_forms_reviewed": "all checks over whole forms",
    "checks/test_monitoring_checks": "the rules M9xx",
    "checks/test_no_crash": "all checks over whatever stands in cells",
    "checks/test_published_prose": "all checks over published sentences",
    "checks/test_right_documents": "all checks over documents that are right",
    "checks/test_rule_examples": "the tables of checks/examples",
    "checks/test_sheets": "all checks over forms with one block varied",
    "cli/test_startup": "what the commands load",
    "core/test_names": "keys, periods and spans of many printed names",
    "filling/test_one_engine": "fill and monitor side by side",
    "filling/test_what_is_filled": "complete over forms with gaps",
    "judging/test_grid": "targets and results of every kind",
    "knowledge/packs/test_parameters": "the packs against the code that reads them",
    "recognition/forms/test_documents": "whole documents of several forms",
    "recognition/forms/test_layouts": "every family of layouts",
    "recognition/forms/test_published_forms": "structures of published forms",
    "recognition/forms/test_robustness": "whatever stands in cells",
    "recognition/forms/test_seeds": "the real documents",
    "recognition/forms/test_web_pages": "forms saved from the web",
    "recognition/narrative/test_places": "the place of every figure",
    "recognition/narrative/test_published": "sentences of published reports",
    "recognition/narrative/test_sentences": "own sentences in the field's patterns",
    "recognition/narrative/test_speed": "long prose",
    "rendering/test_snapshots": "every format of a review",
    "seeds/test_gold": "the real documents' findings",
    "tools/test_links": "links between the documents",
    "writing/layouts/test_round_trip": "every layout written and read back",
}
"""Tests of more than one file, and of what."""


def has_counterpart(test: Path) -> bool:
    """Whether there is a file or folder of the test's name, or of a part of it before an underscore
    (``test_points_checks``: points.py), in the same folder of the code; or it has the folder's name.
    """
    folder, name = test.relative_to(TESTS).parent, test.stem.removeprefix("test_")
    code = ROOT / folder if folder.parts[:1] == ("tools",) else ROOT / "src" / "jixiao" / folder
    words = name.split("_")
    names = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    return code.is_dir() and (
        name == folder.name or any(each.stem in names for each in code.iterdir())
    )


FILES = sorted(TESTS.rglob("test_*.py"))


@pytest.mark.parametrize("test", FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_every_test_file_has_a_counterpart_or_says_why_not(test: Path) -> None:
    name = test.relative_to(TESTS).with_suffix("").as_posix()
    assert has_counterpart(test) != (name in WHOLE), name


def test_what_is_excused_is_there() -> None:
    assert {path.relative_to(TESTS).with_suffix("").as_posix() for path in FILES} >= set(WHOLE)


def test_the_detector_detects() -> None:
    assert has_counterpart(TESTS / "checks" / "test_points_checks.py")
    assert has_counterpart(TESTS / "test_api.py")
    assert not has_counterpart(TESTS / "checks" / "test_nothing.py")
    assert not has_counterpart(TESTS / "nowhere" / "test_api.py")
