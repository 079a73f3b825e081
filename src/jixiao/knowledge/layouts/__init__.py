"""Layouts (样式): TOML files, each a form's official look as a picture of its table."""

from jixiao.knowledge.layouts.choosing import layout_for
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.loading import layout_of, layouts

__all__ = ["Layout", "layout_for", "layout_of", "layouts"]
