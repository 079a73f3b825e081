"""Rule packs (规则包): TOML files read into core values."""

from jixiao.knowledge.packs.loading import (
    hold,
    hold_to_shipped,
    load_packs,
    pack_of,
    recorded_digests,
)

__all__ = ["hold", "hold_to_shipped", "load_packs", "pack_of", "recorded_digests"]
