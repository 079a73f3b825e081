"""Rule packs (规则包): TOML files read into core values."""

from jixiao.knowledge.packs.loading import hold, load_file, load_packs, recorded_digests

__all__ = ["hold", "load_file", "load_packs", "recorded_digests"]
