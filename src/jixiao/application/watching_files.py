"""Monitoring as files: forms read from data or documents, the official table written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from jixiao.application.conversion import ConversionError, Progress, read_all
from jixiao.application.watching import Watched, WatchingError
from jixiao.core.dossier import Reviewed
from jixiao.core.formdata import FormData, data_of
from jixiao.core.forms import MONITORING


def layout_of(forms: Sequence[Watched], name: str | None) -> str:
    """The layout asked for, else the one by the pack: Xinjiang's own, else the national one."""
    if name is not None:
        return name
    local = all(each.watch.pack.id == "xinjiang-monitoring-2020" for each in forms)
    return "xinjiang-monitoring-2020" if local else "national-monitoring-2019"


def table_bytes(forms: Sequence[Watched], layout: str, fmt: str) -> tuple[bytes, Mapping[str, tuple[str, ...]]]:
    """The official table of all forms as a file, and the fields that the layout has no place for, by form."""
    from jixiao.writing import Meta, made
    from jixiao.writing.layout import LayoutError, load_layout
    from jixiao.writing.layout_pages import dropped, pages_of

    try:
        chosen = load_layout(layout)
    except LayoutError as error:
        raise WatchingError(error.text.zh, error.text.en) from error
    if MONITORING not in chosen.kinds:
        raise WatchingError(f"样式 {chosen.id}（{chosen.name}）不是监控表", f"the layout {chosen.id} is no monitoring table")
    pages = [pages_of(each.data, chosen, formulas=fmt == "xlsx", pack=each.watch.pack) for each in forms]
    lost = {each.data.project or each.data.title: tuple(dropped(each.data, chosen)) for each in forms}
    return made(pages, fmt, Meta(title=forms[0].data.title or chosen.title)), lost


def dashboard_bytes(forms: Sequence[Watched], fmt: str) -> bytes:
    """The dashboard of all forms: html, or pdf."""
    from jixiao.writing.dashboard import dashboard_html, dashboard_pages
    from jixiao.writing.dashboard_content import sheet_of

    sheets = [sheet_of(each.data, each.watch) for each in forms]
    if fmt != "pdf":
        return dashboard_html(sheets)
    from jixiao.writing import Meta, made

    return made(dashboard_pages(sheets), "pdf", Meta(title="绩效运行监控看板"))


def write_file(path: Path, content: bytes) -> None:
    """The file there whole or not at all."""
    from jixiao.writing.files import write_whole

    try:
        write_whole(path, content)
    except OSError as error:
        raise WatchingError(f"写不了 {path}：{error.strerror}", f"{path} cannot be written: {error.strerror}") from error


def read_forms(path: str | Path, progress: Progress | None = None) -> tuple[tuple[FormData, ...], tuple[Reviewed | None, ...]]:
    """Forms of a data file (YAML, JSON) or of any document that holds some, with the documents that they come from."""
    file = Path(path)
    if not file.is_file():
        raise WatchingError(f"没有文件 {file}", f"there is no file {file}")
    if file.suffix.lower() in (".yaml", ".yml", ".json"):
        forms = _data_forms(file)
        return forms, (None,) * len(forms)
    try:
        documents = read_all(file, progress)
    except ConversionError as error:
        raise WatchingError(error.text.zh, error.text.en) from error
    found = [(data_of(form), each) for each in documents for form in each.forms]
    if not found:
        raise WatchingError(f"{file} 里没有认出绩效表", f"no form was recognised in {file}")
    return tuple(data for data, _ in found), tuple(each for _, each in found)


def _data_forms(file: Path) -> tuple[FormData, ...]:
    import yaml

    try:
        raw = yaml.load(file.read_text("utf-8-sig"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise WatchingError(f"{file} 不是正确的 YAML 或 JSON：{error}", f"{file} is no valid YAML or JSON: {error}") from error
    if isinstance(raw, dict) and isinstance(raw.get("forms"), list):
        raw = raw["forms"]
    forms = raw if isinstance(raw, list) else [raw]
    found = []
    for number, each in enumerate(forms, start=1):
        try:
            found.append(msgspec.convert(each, FormData, strict=False))
        except msgspec.ValidationError as error:
            raise WatchingError(f"{file} 第{number}张表：{_explained(str(error))}", f"{file}, form {number}: {error}") from error
    return tuple(found)


def _explained(message: str) -> str:
    """msgspec's message in plain words, with the field."""
    match = re.search(r"unknown field `([^`]*)`(?: - at `\$\.?(.*)`)?", message)
    if match:
        return f"没有栏目“{'.'.join(part for part in (match.group(2), match.group(1)) if part)}”"
    match = re.search(r"missing required field `([^`]*)`(?: - at `\$\.?(.*)`)?", message)
    if match:
        return f"缺少栏目“{'.'.join(part for part in (match.group(2), match.group(1)) if part)}”"
    match = re.search(r"Expected `([^`]*)`, got `([^`]*)`(?: - at `\$\.?(.*)`)?", message)
    kinds = {"str": "文字", "int": "整数", "array": "列表", "object": "一组栏目", "null": "空"}
    if match:
        wanted, got = (" 或 ".join(kinds.get(part.strip(), part.strip()) for part in text.split("|")) for text in match.groups()[:2])
        return f"栏目“{match.group(3) or '整张表'}”应是{wanted}，现在是{got}"
    return message
