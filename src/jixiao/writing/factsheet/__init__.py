"""The yearly fact sheet: a workbook with a sheet a fund, from which the report is made (``book``)."""
