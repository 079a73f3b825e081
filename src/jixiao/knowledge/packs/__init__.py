"""Rule packs (规则包): TOML files read into core values."""

from jixiao.knowledge.packs.loading import PackError, load_file, load_packs

__all__ = ["PackError", "load_file", "load_packs"]
