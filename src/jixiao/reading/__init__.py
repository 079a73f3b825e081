"""Reading: bytes of any supported format to one Document of paragraphs and grids."""

from jixiao.reading.dispatch import read_bytes, read_each
from jixiao.reading.files import opened, read_path

__all__ = ["opened", "read_bytes", "read_each", "read_path"]
