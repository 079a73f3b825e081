"""A form's data placed in an office's blank: which value goes where, which rows are added."""

from __future__ import annotations

from jixiao.filling.placing.given import adopted, filled_already
from jixiao.filling.placing.placing import Open, Placed, placed

__all__ = ["Open", "Placed", "adopted", "filled_already", "placed"]
