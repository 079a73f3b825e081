"""The report's charts as PNG and SVG, drawn by Vega-Lite without a browser and without a network;
needs the extra ``charts``.
"""

from jixiao.writing.charts.drawing import ChartsUnavailable, Drawing, draw, specification

__all__ = ["ChartsUnavailable", "Drawing", "draw", "specification"]
