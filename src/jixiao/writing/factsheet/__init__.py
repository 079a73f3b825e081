"""The yearly fact sheet: a workbook with a sheet a fund, from which the report is made."""

from jixiao.writing.factsheet.book import fact_sheet

__all__ = ["fact_sheet"]
