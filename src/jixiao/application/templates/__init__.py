"""The template in Excel: given out, read back, for many units."""
