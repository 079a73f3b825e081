"""Writing: official forms, reports, annotated copies and letters as files."""
