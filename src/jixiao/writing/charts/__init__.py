"""The report's charts as PNG and SVG, drawn by Vega-Lite without a browser and without a network;
needs the extra ``charts``.
"""

from jixiao.writing.charts.drawing import Drawing, draw, specification

__all__ = ["Drawing", "draw", "specification"]
