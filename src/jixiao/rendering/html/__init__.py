"""A review as one HTML file that needs nothing else."""

from jixiao.rendering.html.page import as_html

__all__ = ["as_html"]
