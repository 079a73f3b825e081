"""A form completed, its points distributed, last year's carried over."""
