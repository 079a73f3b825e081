"""An office's own file filled in: values into its cells, rows copied; all else stays byte for byte."""
