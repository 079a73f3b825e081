"""The Python API, by its own examples; that its results are data, the same from four threads as
from one; and that importing it costs nothing until it is used.
"""

from __future__ import annotations

import doctest
import inspect
import io
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import click
import msgspec
import openpyxl
import pytest

import jixiao
from jixiao import api
from jixiao.application.filling import Filled
from jixiao.application.monitoring.monitoring import Monitored
from jixiao.application.reports.reporting import Reported
from jixiao.cli.group import cli
from jixiao.core.documents import Grid, Paragraph
from jixiao.core.errors import USER_ERRORS
from jixiao.reading import read_bytes

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
KASHGAR = EXAMPLES / "kashgar-2020"
FORM = api.FormData(
    kind="self_evaluation",
    year=2021,
    implementing_unit="某县财政局",
    project="培训",
    indicators=(api.IndicatorData(level1="产出指标", name="培训人数", target="≥100人"),),
)
RESULTS: dict[str, tuple[Any, Callable[[], Any]]] = {
    "review": (api.Review, lambda: _timeless(api.review([KASHGAR / "forms.docx"]))),
    "review of a dossier": (
        api.Review,
        lambda: _timeless(api.review([KASHGAR / "forms.xlsx", KASHGAR / "report.txt"])),
    ),
    "review of a pdf": (api.Review, lambda: _timeless(api.review([KASHGAR / "report.pdf"]))),
    "fill": (Filled, lambda: api.fill(FORM, "docx")),
    "fill with findings": (Filled, lambda: api.fill(KASHGAR / "forms.txt", "txt", draft=True)),
    "fill apart": (Filled, lambda: api.fill(KASHGAR / "forms.xlsx", "yaml", apart=True)),
    "monitor": (Monitored, lambda: api.monitor(EXAMPLES / "monitoring-2020.yaml")),
    "monitor a form": (Monitored, lambda: api.monitor(EXAMPLES / "yopurga-monitoring-2020.docx")),
    "convert": (api.Converted, lambda: api.convert([KASHGAR / "report.docx"], "html")),
    "convert in a layout": (
        api.Converted,
        lambda: api.convert([KASHGAR / "forms.docx"], "txt", layout="national-2020"),
    ),
    "convert to a package": (api.Converted, lambda: api.convert([KASHGAR], "package")),
    "convert what is in doubt": (
        api.Converted,
        lambda: api.convert([api.Source("甲.docx", "预算\n".encode())], "txt"),
    ),
    "summary": (
        api.Summarised,
        lambda: api.summary([KASHGAR / "forms.docx", KASHGAR / "report.txt"]),
    ),
    "explain": (api.Explanation, lambda: api.explain("T201")),
    "report": (Reported, lambda: api.report(EXAMPLES / "report-2020.yaml", "txt", charts=False)),
}


def _timeless(review: api.Review) -> api.Review:
    return msgspec.structs.replace(review, seconds="")


@cache
def result(name: str) -> Any:
    """What one thread gives."""
    return RESULTS[name][1]()


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_comes_back_from_pickle_json_and_msgpack(name: str) -> None:
    kind, made = RESULTS[name][0], result(name)
    assert type(made) is kind
    assert pickle.loads(pickle.dumps(made)) == made
    assert msgspec.json.decode(msgspec.json.encode(made), type=kind) == made
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=kind) == made


def test_four_threads_give_the_answers_that_one_gives() -> None:
    names = [*RESULTS, *reversed(RESULTS)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: RESULTS[name][1](), names))
    assert [name for name, each in zip(names, found, strict=True) if each != result(name)] == []


def test_the_examples_of_the_documentation_hold() -> None:
    runner = doctest.DocTestRunner()
    shown = (inspect.unwrap(each) for each in vars(api).values() if inspect.isfunction(each))
    for function in (api, *shown):
        for test in doctest.DocTestFinder(recurse=False).find(function, globs=dict(vars(api))):
            runner.run(test)
    assert runner.tries >= 6
    assert runner.failures == 0


def test_the_examples_of_the_page_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).resolve().parents[1]
    monkeypatch.chdir(root)
    outcome = doctest.testfile(str(root / "docs" / "api.md"), module_relative=False)
    assert outcome.attempted >= 20
    assert outcome.failed == 0


def test_every_function_of_the_api_has_an_example_on_the_page() -> None:
    page = (Path(__file__).resolve().parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
    functions = [name for name in api.__all__ if inspect.isfunction(getattr(api, name))]
    assert [name for name in functions if f"{name}(" not in page] == []


FUNCTIONS = {
    "review": (api.review, api.render, api.annotate, api.correct, api.letters),
    "template": (api.template, api.templates, api.fact_sheet),
    "fill": (api.fill,),
    "monitor": (api.monitor,),
    "report": (api.report,),
    "convert": (api.convert,),
    "library": (api.library, api.library_file),
    "summary": (api.summary, api.summary_file, api.reminders),
    "survey": (api.survey, api.survey_result),
    "explain": (api.explain,),
    "rules": (api.pack_text, api.packs_text, api.hold_to),
}
"""What does from Python what a command does."""
OF_FILES = {"out", "force", "problems", "json", "help", "lang", "from", "of", "result"}
"""Options of what a function does not do: it writes no file and prints nothing (and from is a word of Python, of and result say which of two functions)."""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_an_option_of_a_command_is_called_so_in_python(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    found = {
        option.lstrip("-").replace("-", "_")
        for param in command.params
        if isinstance(param, click.Option)
        for option in param.opts
    }
    offered = {
        parameter
        for function in FUNCTIONS[name]
        for parameter in (function.__name__, *inspect.signature(function).parameters)
    }
    assert sorted(found - offered - OF_FILES) == []


def test_the_package_offers_what_the_api_offers() -> None:
    offered: dict[str, object] = {}
    exec("from jixiao import *", offered)
    assert set(offered) - {"__builtins__"} == {*api.__all__, "__version__"}
    assert set(dir(jixiao)) >= {*api.__all__, "__version__"}
    assert all(getattr(jixiao, name) is getattr(api, name) for name in api.__all__)
    with pytest.raises(AttributeError):
        _ = jixiao.nothing


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, jixiao; print([name for name in ('msgspec', 'click', 'lxml', 'openpyxl',"
        " 'rich') if name in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


@pytest.mark.parametrize("name", ["yanchi-2024", "yopurga-monitoring-2020", "kashgar-2020/forms"])
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "txt"])
def test_the_forms_of_a_file_are_judged_as_the_file_is(name: str, ending: str) -> None:
    path = EXAMPLES / f"{name}.{ending}"
    read = {one.id for each in jixiao.review([path]).documents for one in each.findings}
    given = jixiao.check(jixiao.load_forms(path))
    assert {one.id for each in given.documents for one in each.findings} == read


def test_the_fund_statements_of_a_file_are_forms_too() -> None:
    forms = jixiao.load_forms(EXAMPLES / "kashgar-2020" / "report.docx")
    assert {each.kind for each in forms} == {"fund_statement"}
    assert all(each.lines for each in forms)


def test_settings_may_be_names_and_files(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("没有数字的一段话。\n", encoding="utf-8")
    accept = tmp_path / "a.toml"
    accept.write_text('[[accept]]\nid = "x"\nreason = "y"\n', encoding="utf-8")
    assert jixiao.review(file, rules="cn-2020", accept=accept).exit_status() == 0
    with pytest.raises(jixiao.UserError):
        jixiao.review(file, rules="no-such-pack")


def test_what_a_conversion_reads_in_doubt_is_a_finding_at_its_file() -> None:
    (found,) = result("convert what is in doubt").findings
    assert (found.code, found.severity, found.address) == ("R105", "remark", "0:file")
    assert found.place.text == "甲.docx"


def test_a_bureau_s_own_layouts_and_indicators_are_used() -> None:
    shipped = api.shipped()
    national = shipped.known_layouts()["national-2020"]
    own = msgspec.structs.replace(national, id="某县", name="某县自评表", regions=("某县",))
    tables = msgspec.structs.replace(
        shipped.known_layouts()["national-monitoring-2019"], id="某县监控"
    )
    known = api.Knowledge(layouts={each.id: each for each in (national, own, tables)})
    (form,) = api.fill(FORM, "txt", knowledge=known).forms
    assert (form.layout, form.data.kind) == (own, "self_evaluation")
    (monitored,) = api.monitor(FORM, as_of="2021-06", knowledge=known).forms
    assert monitored.layout == tables
    assert api.load_layout("某县", known) == own
    with pytest.raises(api.UserError, match="某县监控") as missing:
        api.load_layout("某市", known)
    assert missing.value.code == "E032"
    with pytest.raises(api.UserError, match="layouts"):
        api.Knowledge(layouts={})


def test_a_template_offers_a_bureau_s_own_layouts_and_indicators() -> None:
    shipped = api.shipped()
    own = msgspec.structs.replace(
        shipped.known_layouts()["national-2020"], id="某县", name="某县表"
    )
    (first, *_) = shipped.indicators
    named = msgspec.structs.replace(first, name="某县自设指标", funds=())
    known = api.Knowledge(layouts={"某县": own}, indicators=(named,))
    made = api.template("self_evaluation", fund="工伤保险", knowledge=known)
    [document] = read_bytes(made, "模板.xlsx")
    grids = {
        each.sheet: [cell.text for cell in each.cells]
        for each in document.blocks
        if isinstance(each, Grid)
    }
    lines = [each.text for each in document.blocks if isinstance(each, Paragraph)]
    assert any("某县表" in text for text in lines)
    assert "某县表" in grids["基本情况"]
    assert "某县自设指标" in grids["指标库"]
    assert first.name not in grids["指标库"]


@pytest.mark.parametrize("verb", ["fill", "monitor"])
def test_what_is_wrong_in_a_filled_template_is_told_with_its_cell(verb: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(api.template("monitoring", fund="工伤保险")))
    column = next(cell.column_letter for cell in book["资金"][1] if cell.value == "全年执行数")
    book["资金"][f"{column}2"] = "约一百"
    head = {cell.value: cell.column_letter for cell in book["基本情况"][1]}
    book["基本情况"][f"{head['监控时点']}2"] = "2024-06"
    content = io.BytesIO()
    book.save(content)
    given = api.Source("模板.xlsx", content.getvalue())
    made = api.fill(given, "docx") if verb == "fill" else api.monitor(given)
    [form] = made.forms
    assert any(f"R124 资金!{column}2" in form.told(each).zh for each in form.findings)


def test_a_report_s_forms_are_annexed_in_a_bureau_s_own_layout() -> None:
    own = msgspec.structs.replace(
        api.shipped().known_layouts()["xinjiang-si-2020"], id="某局", title="某局自定标题"
    )
    data = api.load_report_data(EXAMPLES / "report-2020.yaml")
    assert data.forms
    data = msgspec.structs.replace(
        data, forms=tuple(msgspec.structs.replace(each, title="", layout="") for each in data.forms)
    )
    known = api.Knowledge(layouts={own.id: own})
    for knowledge, count in ((known, len(data.forms)), (None, 0)):
        made = api.report(data, "txt", charts=False, draft=True, knowledge=knowledge)
        assert made.content.decode().count("某局自定标题") == count


def test_every_code_is_explained() -> None:
    assert len(jixiao.codes()) > 40
    assert all(each.sections.get("查什么") for each in jixiao.codes())
    assert jixiao.explain("t201") == jixiao.explain("T201")
    assert jixiao.explain("Z999") is None
    looked_at = [each.sections["查什么"] for each in jixiao.codes()]
    assert len(set(looked_at)) == len(looked_at)
    assert all(each.sections.get("怎么办") for each in jixiao.codes() if each.code[0] == "E")


def test_every_reading_problem_has_its_explanation() -> None:
    reading = Path(jixiao.__file__).parent / "reading"
    used = {
        code
        for file in reading.rglob("*.py")
        for code in re.findall(r"\bR1\d\d\b", file.read_text(encoding="utf-8"))
    }
    assert used
    assert {code for code in used if jixiao.explain(code) is None} == set()


@pytest.mark.parametrize("point", ["2020-13", "2020", "x", ""])
def test_what_is_no_monitoring_point_is_refused(point: str) -> None:
    with pytest.raises(jixiao.UserError, match="不是监控时点"):
        jixiao.monitor("examples/monitoring-2020.yaml", as_of=point)


STRANGE = (3, None, b"x", 1.5, object(), {"a": 1}, [3], [None], True, "zz")
PLAIN: dict[str, Any] = {
    "given": api.Source("甲.txt", "甲".encode()),
    "forms": FORM,
    "subject": FORM,
    "data": EXAMPLES / "report-2020.yaml",
    "old": [FORM],
    "new": [FORM],
    "target": "txt",
    "kind": "monitoring",
    "content": b"",
    "name": "甲",
    "path": "甲",
    "code": "T201",
    "pack": jixiao.shipped().packs["cn-2020"],
    "packs": [jixiao.shipped().packs["cn-2020"]],
    "entries": [jixiao.shipped().indicators[0]],
    "stated": "1=12345678",
    "accepted": api.Accepted(),
    "reviews": [],
    "stream": [],
    "lines": [],
    "service": "某项服务",
    "units": api.Source("单位清单.csv", "单位,项目\n某县医保局,经办\n".encode()),
}


@pytest.mark.parametrize(
    "name",
    [
        each
        for each in api.__all__
        if inspect.isfunction(getattr(api, each))
        and inspect.signature(getattr(api, each)).parameters
    ],
)
def test_a_value_of_another_kind_is_a_user_s_error(name: str) -> None:
    function = getattr(api, name)
    reviewed = _timeless(api.review(PLAIN["given"]))
    plain = PLAIN | {
        "review": reviewed,
        "reviewed": reviewed.documents[0],
        "monitored": result("monitor"),
        "summary": result("summary"),
    }
    known = inspect.signature(function).parameters
    needed = {each for each in known if known[each].default is inspect.Parameter.empty}
    refused: list[jixiao.UserError] = []
    for option in known:
        given = {each: plain[each] for each in needed & plain.keys()}
        for value in STRANGE:
            try:
                function(**given | {option: value})
            except jixiao.UserError as error:
                refused.append(error)
    assert refused
    assert [each for each in refused if each.code not in USER_ERRORS] == []
    assert [each for each in refused if each.text.zh == each.text.en] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 3000},
        {"year": -5},
        {"kind": "自评"},
        {"as_of": "年中"},
        {"funding": (api.FundingData(source="拨款", role="boss"),)},
    ],
)
@pytest.mark.parametrize("run", [jixiao.fill, jixiao.monitor, jixiao.check])
def test_form_data_that_can_be_no_form_s_are_refused(
    run: Callable[[Any], Any], wrong: dict[str, Any]
) -> None:
    data = api.FormData(**{"kind": "monitoring", "as_of": "2024-06"} | wrong)
    with pytest.raises(jixiao.UserError) as caught:
        run([FORM, data] if run is not jixiao.monitor else data)
    assert caught.value.code == "E012"
    assert not re.search("[一-鿿]", re.sub(r"'.*?'", "", caught.value.text.en))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"rules": "cn-2020"}, "E006"),
        ({"year": "2024"}, "E006"),
        ({"year": 24}, "E004"),
        ({"place": None}, "E006"),
        ({"knowledge": {}}, "E006"),
        ({"stage": "xx"}, "E004"),
    ],
)
def test_a_context_is_held_to_its_kinds(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(jixiao.UserError) as caught:
        jixiao.Context(**wrong)
    assert (caught.value.code, next(iter(wrong)) in caught.value.text.en) == (code, True)


def test_nothing_to_fill_or_monitor_is_said() -> None:
    for run in (jixiao.fill, jixiao.monitor):
        with pytest.raises(jixiao.UserError, match="没有"):
            run([])


def test_lists_packs_and_layouts_are_loaded_from_content_too() -> None:
    shown = api.load_layout("national-2020")
    path = Path(api.__file__).parents[1] / "knowledge/layouts/national-2020.toml"
    assert api.load_layout(api.Source("样式.toml", path.read_bytes())) == shown
    pack = b'id = "own"\nversion = "1"\ntitle = "x"\nissuer = "y"\nextends = "cn-2020"\n'
    pack += b'source = { kind = "general", text = "z" }\n'
    assert api.load_pack(api.Source("own.toml", pack)).id == "own"
    listed = b'[[accept]]\nid = "0123456789ab"\nreason = "x"\n'
    assert len(api.load_accepted(api.Source("清单.toml", listed)).entries) == 1
