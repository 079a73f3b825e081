"""Rule packs (规则包): TOML files read into core values."""

from jixiao.knowledge.packs.loading import load_file, load_packs

__all__ = ["load_file", "load_packs"]
