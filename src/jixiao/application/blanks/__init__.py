"""An office's own blank: filled in place, and given out empty."""
