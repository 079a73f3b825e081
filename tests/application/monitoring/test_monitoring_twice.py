"""The same form given twice to be monitored: said, and once where the user chooses the newest."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import jixiao
from jixiao.application.loaded import Loaded
from jixiao.application.monitoring.monitoring import Monitored, monitor
from jixiao.cli.main import run
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from tests.application.monitoring_data import NATIONAL, form, row

FIRST = form(row("培训人次", "≥320人次", "160人次"), implementing_unit="某中心")
LATER = msgspec.structs.replace(FIRST, indicators=(row("培训人次", "≥320人次", "170人次"),))


def given(second: FormData = LATER) -> list[Loaded]:
    return [Loaded(data=FIRST, source="监控.yaml"), Loaded(data=second, source="监控(改).yaml")]


def told(found: Monitored) -> list[Finding]:
    return [each for one in found.forms for each in one.findings if each.code in ("E015", "E016")]


def test_both_are_monitored_and_that_is_a_warning() -> None:
    found = monitor(given(), pack=NATIONAL)
    assert len(found.forms) == 2
    (said,) = told(found)
    assert (said.code, said.severity) == ("E015", Severity.WARNING)
    assert "较新的是 监控(改).yaml" in said.message.zh


@pytest.mark.parametrize(("choice", "count"), [("newest", 1), ("all", 2)])
def test_the_user_chooses(choice: str, count: int) -> None:
    found = monitor(given(), pack=NATIONAL, versions=choice)
    assert len(found.forms) == count
    assert found.forms[-1].data.indicators[0].actual == "170人次"
    assert all(each.severity is Severity.REMARK for each in told(found))


def test_two_points_are_two_forms_unless_one_point_is_asked_for() -> None:
    august = msgspec.structs.replace(LATER, as_of="2020-08")
    assert told(monitor(given(august), pack=NATIONAL)) == []
    (said,) = told(monitor(given(august), pack=NATIONAL, as_of=jixiao.Period(2020, 8)))
    assert said.code == "E015"


def test_a_choice_that_is_none_is_told() -> None:
    with pytest.raises(jixiao.UserError):
        jixiao.monitor([FIRST], versions="first")


def test_the_command_takes_the_choice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "监控.json"
    data.write_bytes(msgspec.json.encode([FIRST, LATER]))
    command = ["monitor", str(data), str(tmp_path / "监控表.txt"), "--rules", "cn-2020"]
    assert run([*command]) == 0
    assert "--versions newest" in capsys.readouterr().err
    assert run([*command, "--force", "--versions", "all"]) == 0
    assert "E015" not in capsys.readouterr().err
