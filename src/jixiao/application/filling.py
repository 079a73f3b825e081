"""Filling: data in, official forms out; the template that a clerk fills in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from jixiao.application.data_reading import load
from jixiao.application.loaded import Loaded
from jixiao.core.errors import user_error
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.packs import RulePack
from jixiao.filling.carrying import as_kind, carried_over, convertible
from jixiao.filling.completing import Problem, complete
from jixiao.knowledge.indicators import KnownIndicator, library
from jixiao.knowledge.labels import KIND_WORDS, label_of
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.writing.files import FORMATS, format_of, made, write_whole
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.layouts.printed import dropped
from jixiao.writing.pages.page import Meta, Page

__all__ = ["DATA_FORMATS", "Filled", "FilledForm", "fill", "kind_of", "template_for"]

DATA_FORMATS = ("yaml", "json")
_RESERVED = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 60
_SUGGESTED = 14
_TYPICAL = re.compile(r"[≥≤<>＝=]?\d[\d.]*(?:%|个月|天|日)?(?:[~～-]\d[\d.]*%?)?|每月.*")
_LEVELS = ("产出", "成本", "效益", "满意度")
Progress = Callable[[str, int, int], None]


class FilledForm(msgspec.Struct, frozen=True, kw_only=True):
    """One form: as it was completed, in which layout, by which pack and why, what is wrong in it,
    and what the layout has no place for.
    """

    data: FormData
    layout: str
    pack: str
    pack_reason: str
    problems: tuple[Problem, ...] = ()
    dropped: tuple[str, ...] = ()
    cells: dict[str, str] = {}

    def told(self, problem: Problem) -> Text:
        """The problem's message, with the template's cell before it."""
        cell = self.cells.get(problem.address)
        return (
            Text(f"{cell} {problem.message.zh}", f"{cell} {problem.message.en}")
            if cell
            else problem.message
        )

    def without_place(self) -> Text:
        """The dropped fields by their names."""
        names = [label_of(address) for address in self.dropped]
        return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of the data. ``paths`` is empty where an error kept everything from being
    written; ``skipped`` are fund tables, which are not filled in.
    """

    forms: tuple[FilledForm, ...]
    paths: tuple[Path, ...] = ()
    skipped: int = 0

    @property
    def errors(self) -> int:
        """How many problems keep the forms from being written."""
        return sum(problem.severity == "error" for form in self.forms for problem in form.problems)

    @property
    def warnings(self) -> int:
        """How many problems someone should look at."""
        return sum(
            problem.severity == "warning" for form in self.forms for problem in form.problems
        )


def fill(
    source: Path,
    out: Path,
    *,
    layout: Layout | None = None,
    pack: RulePack | None = None,
    year: int | None = None,
    fmt: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Filled:
    """Fill the forms of ``source`` in and write them to ``out``: one file by its ending, or a
    folder with one file each (``fmt``, xlsx by default).

    Nothing is written where a form has an error. Raises UserError for data that cannot be used,
    FileExistsError where a file is there already and ``force`` is not given.
    """
    folder = out.is_dir() or not out.suffix
    kind = fmt or ("xlsx" if folder else _format(out))
    if not force and not folder and out.exists():
        raise FileExistsError(out)
    worker = _Worker(layout, pack, year)
    found = load(source)
    loaded = tuple(each for each in found if each.data.kind != FUND_STATEMENT)
    if not loaded:
        raise user_error(
            "E014",
            f"{source.name} 里只有基金收支表，没有可以填的绩效表",
            f"{source.name} has fund tables only, no form to fill in",
        )
    forms = []
    for done, each in enumerate(loaded):
        if progress is not None:
            progress(each.data.project or each.data.implementing_unit, done, len(loaded))
        forms.append(worker.filled(each))
    result = Filled(forms=tuple(forms), skipped=len(found) - len(loaded))
    if result.errors:
        return result
    paths = (
        _to_folder(worker, forms, out, kind, force)
        if folder
        else _to_file(worker, forms, out, kind)
    )
    if progress is not None:
        progress("", len(loaded), len(loaded))
    return msgspec.structs.replace(result, paths=tuple(paths))


def _format(out: Path) -> str:
    ending = out.suffix.lower().lstrip(".")
    found = (
        {"yml": "yaml"}.get(ending, ending) if ending in (*DATA_FORMATS, "yml") else format_of(out)
    )
    if found is None:
        known = "、".join(f".{each}" for each in (*FORMATS, *DATA_FORMATS))
        raise user_error(
            "E003",
            f"不知道 {out.name} 要写成什么格式；扩展名可用 {known}",
            f"unknown ending of {out.name}; known are {known}",
        )
    return found


class _Worker:
    """One call's settings: layout, pack, year."""

    def __init__(self, layout: Layout | None, pack: RulePack | None, year: int | None) -> None:
        from jixiao.knowledge.packs import load_packs

        self._layout, self._pack, self._year = layout, pack, year
        self._packs = load_packs()
        self.used: dict[str, tuple[Layout, RulePack]] = {}

    def filled(self, loaded: Loaded) -> FilledForm:
        """One form completed."""
        data = loaded.data
        if self._year is not None and data.year != self._year:
            data = (
                carried_over(data, self._year)
                if data.year is not None
                else msgspec.structs.replace(data, year=self._year)
            )
        layout = self._layout or layout_for(data, self._pack_for(data)[0])
        kind = convertible(data, layout.kinds)
        if kind is None:
            raise user_error(
                "E004",
                f"“{data.title or data.project}”是{KIND_WORDS.get(data.kind, data.kind)}，"
                f"不能写成样式 {layout.id}（用于"
                f" {'、'.join(KIND_WORDS.get(each, each) for each in layout.kinds)}）",
                f"{data.title or data.project!r} is a {data.kind}; the layout {layout.id} is"
                f" for {', '.join(layout.kinds)}",
            )
        data = as_kind(data, kind)
        pack, reason = self._pack_for(data)
        completed = complete(data, pack, places=layout.places())
        self.used.setdefault(layout.id, (layout, pack))
        return FilledForm(
            data=completed.data,
            layout=layout.id,
            pack=pack.id,
            pack_reason=reason,
            problems=completed.problems,
            dropped=tuple(dropped(completed.data, layout)),
            cells=loaded.cells,
        )

    def _pack_for(self, data: FormData) -> tuple[RulePack, str]:
        from jixiao.judging.choosing import choose

        return choose(form_of(data), self._packs, chosen=self._pack)

    def page(self, form: FilledForm) -> Page:
        """The form in its layout, with live formulas by its pack."""
        layout = self.used[form.layout][0]
        return pages_of(
            form.data, layout, formulas=True, pack=self._pack or self._packs.get(form.pack)
        )


def _to_file(worker: _Worker, forms: Sequence[FilledForm], out: Path, kind: str) -> list[Path]:
    write_whole(out, _content(worker, forms, kind, out.stem))
    return [out]


def _to_folder(
    worker: _Worker, forms: Sequence[FilledForm], out: Path, kind: str, force: bool
) -> list[Path]:
    """One file each; none where one of them is there already."""
    digits = len(str(len(forms)))
    paths = [
        out / f"{number:0{digits}}_{_file_name(form.data)}.{kind}"
        for number, form in enumerate(forms, start=1)
    ]
    taken = next((path for path in paths if path.exists()), None)
    if taken is not None and not force:
        raise FileExistsError(taken)
    out.mkdir(parents=True, exist_ok=True)
    for path, form in zip(paths, forms, strict=True):
        write_whole(path, _content(worker, [form], kind, path.stem))
    return paths


def _file_name(data: FormData) -> str:
    name = _RESERVED.sub("", data.project or data.implementing_unit or data.title).strip(" .")
    return name[:_LONGEST] or "表"


def _content(worker: _Worker, forms: Sequence[FilledForm], kind: str, title: str) -> bytes:
    if kind in DATA_FORMATS:
        return as_data([form.data for form in forms], kind)
    return made([worker.page(form) for form in forms], kind, Meta(title=title))


def as_data(forms: Sequence[FormData], kind: str) -> bytes:
    """The forms as YAML or JSON, one alone or a list."""
    import json

    items: list[Any] = [msgspec.to_builtins(form) for form in forms]
    content = items[0] if len(items) == 1 else items
    if kind == "json":
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    import yaml

    return bytes(
        yaml.dump(
            content,
            Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
            allow_unicode=True,
            sort_keys=False,
            width=150,
            encoding="utf-8",
        )
    )


def kind_of(word: str) -> str | None:
    """A kind by its name or its Chinese word (自评表)."""
    from jixiao.writing.template import KINDS

    return (
        word
        if word in KINDS
        else next(
            (kind for kind, zh in KINDS.items() if word.strip() in (zh, zh.removesuffix("表"))),
            None,
        )
    )


def template_for(kind: str, layout: Layout | None, fund: str | None) -> bytes:
    """The filling template of a kind, with the indicators that a fund's forms usually have."""
    from jixiao.knowledge.funds import fund_of
    from jixiao.writing.template import template

    named = None
    if fund is not None:
        named = fund_of(fund) or fund_of(fund + "保险")
        if named is None:
            raise user_error(
                "E004",
                f"不认得险种“{fund}”；如：工伤保险、企业职工基本养老保险",
                f"unknown fund {fund!r}",
            )
    start = FormData(kind=kind, fund=named or "")
    chosen = layout or layout_for(start)
    known = [each for each in library() if not each.funds or named is None or named in each.funds]
    rows = tuple(_rows(known, named)) if named is not None else ()
    start = msgspec.structs.replace(
        start,
        layout=chosen.id,
        indicators=rows,
        goals=(GoalData(),),
        funding=(
            FundingData(source="年度资金总额", role="total"),
            FundingData(source="当年财政拨款"),
            FundingData(source="其他资金"),
        ),
    )
    return template([start], chosen, known)


def _rows(known: Sequence[KnownIndicator], fund: str) -> Iterator[IndicatorData]:
    """The fund's own indicators first, then common ones, by level."""
    own = [each for each in known if fund in each.funds]
    common = [each for each in known if not each.funds]
    usual = [each for each in (*own, *common) if each.level1 in _LEVELS]
    picked = usual[:_SUGGESTED]
    for level in _LEVELS:  # a form wants an indicator of each; costs count as outputs
        if level != "成本" and all(each.level1 != level for each in picked):
            picked += [each for each in usual if each.level1 == level][:1]
    # costs are outputs in these forms
    placed = [
        ("产出", "成本", each) if each.level1 == "成本" else (each.level1, each.level2, each)
        for each in picked
    ]
    for level1, level2, each in sorted(
        placed,
        key=lambda item: (
            _LEVELS.index(item[0]),
            _LEVEL2.index(item[1]) if item[1] in _LEVEL2 else 99,
        ),
    ):
        target = each.target if _TYPICAL.fullmatch(each.target) else ""
        yield IndicatorData(
            level1=f"{level1}指标",
            level2=f"{level2}指标" if level2 else "",
            name=each.name,
            target=target,
        )


_LEVEL2 = (
    "数量",
    "质量",
    "时效",
    "成本",
    "经济效益",
    "社会效益",
    "生态效益",
    "可持续影响",
    "服务对象满意度",
)
