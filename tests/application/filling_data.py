"""What the tests of filling fill in, and how: a form as data, written to a file and filled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from jixiao.application.filling import Filled, fill
from jixiao.core.formdata import data_of
from jixiao.paths.forms import load_forms
from jixiao.reading import read_path
from jixiao.recognition import recognise

FORM = {
    "kind": "self_evaluation",
    "year": "2023",
    "project": "医保经办经费",
    "supervising_department": "某县医保局",
    "implementing_unit": "某县医保中心",
    "funding": [
        {
            "source": "年度资金总额",
            "role": "total",
            "initial_budget": "100.00",
            "budget": "100.00",
            "executed": "95.20",
        },
        {
            "source": "当年财政拨款",
            "initial_budget": "100.00",
            "budget": "100.00",
            "executed": "95.20",
        },
    ],
    "goals": [{"expected": "完成全年经办任务。", "actual": "经办任务按期完成。"}],
    "indicators": [
        {
            "level1": "产出指标",
            "level2": "数量指标",
            "name": "培训经办人员人次",
            "target": "≥320人次",
            "actual": "304人次",
            "reason": "少办一期，下年补办。",
        },
        {
            "level1": "效益指标",
            "level2": "社会效益指标",
            "name": "政策知晓率",
            "target": "≥85%",
            "actual": "88.6%",
        },
        {
            "level1": "满意度指标",
            "level2": "服务对象满意度指标",
            "name": "参保群众满意度",
            "target": "≥90%",
            "actual": "93.5%",
        },
    ],
}


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    text = (
        json.dumps(content, ensure_ascii=False)
        if name.endswith("json")
        else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    )
    path.write_text(text, encoding="utf-8")
    return path


def filled(source: Path, out: Path, *, fmt: str = "xlsx", **settings: Any) -> Filled:
    """What the command does: one file by its ending, or a folder with one file each."""
    apart = not out.suffix
    result = fill(
        load_forms(source),
        fmt if apart else out.suffix[1:],
        apart=apart,
        title=out.stem,
        **settings,
    )
    for each in result.files:
        target = out / each.name if apart else out
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(each.content)
    return result


def told(result: Filled) -> str:
    return "\n".join(each.message.zh for form in result.forms for each in form.findings)


def forms_in(path: Path) -> list[object]:
    return [data_of(form) for document in read_path(path) for form in recognise(document).forms]
