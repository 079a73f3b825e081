"""Forms in the official layouts."""
