"""From a chart's kind and values to PNG and SVG; the drawing library is imported only here and only
when a chart is drawn.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import msgspec

from jixiao.core.errors import UserError, user_error
from jixiao.core.regex import regex
from jixiao.drafting.draft import ATTAINMENT, EXECUTION, FLOWS, MONTHS
from jixiao.drafting.exhibits import Exhibits
from jixiao.writing.pages.fonts import folders
from jixiao.writing.pages.page import printable

_SCALE = 2.4  # about 250 dots an inch at the report's width
_LINES = regex("[\u2028\u2029]")
KINDS = (FLOWS, EXECUTION, MONTHS, ATTAINMENT)


class Drawing(msgspec.Struct, frozen=True):
    """One chart in both formats."""

    png: bytes
    svg: bytes


def _unavailable(missing: str) -> UserError:
    return user_error(
        "E005",
        f'画图要用的组件没有安装（缺少 {missing}）：请执行 pip install "jixiao[charts]"，或用'
        " --no-charts 不要图表",
        f"the libraries for charts are not installed ({missing} is missing): run pip install"
        ' "jixiao[charts]", or use --no-charts',
    )


def draw(kind: str, exhibits: Exhibits) -> Drawing | None:
    """A chart drawn; None where it has nothing to show. Raises UserError without the extra
    ``charts``.
    """
    spec = specification(kind, exhibits)
    if spec is None:
        return None
    converter = _converter()
    text = json.dumps(_drawable(spec), ensure_ascii=False)
    return Drawing(
        png=converter.vegalite_to_png(text, scale=_SCALE),
        svg=converter.vegalite_to_svg(text).encode("utf-8"),
    )


def _drawable(value: Any) -> Any:
    """A specification whose words hold nothing that an SVG cannot, which would end the whole process,
    and no line break that would break the converter's own script.
    """
    if isinstance(value, str):
        return _LINES.sub(" ", printable(value))
    if isinstance(value, list):
        return [_drawable(each) for each in value]
    if isinstance(value, dict):
        return {_drawable(name): _drawable(each) for name, each in value.items()}
    return value


def specification(kind: str, exhibits: Exhibits) -> dict[str, Any] | None:
    """The chart's Vega-Lite specification, with its values in it; None where it has nothing to
    show.
    """
    try:
        from jixiao.writing.charts import marks
    except ImportError as error:
        raise _unavailable(error.name or "altair") from error
    made = {
        FLOWS: marks.flows,
        EXECUTION: marks.execution,
        MONTHS: marks.months,
        ATTAINMENT: marks.attainment,
    }[kind](exhibits)
    return None if made is None else made.to_dict()


@lru_cache(maxsize=1)
def _converter() -> Any:
    """The converter with the folders of Chinese fonts made known to it."""
    try:
        import vl_convert
    except ImportError as error:
        raise _unavailable(error.name or "vl-convert-python") from error
    for folder in folders():
        if folder.is_dir():
            vl_convert.register_font_directory(str(folder))
    return vl_convert
