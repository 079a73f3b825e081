"""Rule packs (规则包): TOML files read into core values, and the choice of the pack that a form is judged by."""

from jixiao.rulepacks.choosing import choose
from jixiao.rulepacks.loading import PackError, load_file, load_packs

__all__ = ["PackError", "choose", "load_file", "load_packs"]
