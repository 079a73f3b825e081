"""The checks, one rule one file; the file is named for what it flags and begins with its code."""
