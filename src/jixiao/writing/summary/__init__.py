"""A summary over many forms as an official page and as a workbook: the same tables in both."""
