"""Narrative: prose as statements and claims, and the tables of funds (收支分析表) as fund
statements.
"""

from jixiao.recognition.narrative.claims import claims_in
from jixiao.recognition.narrative.fund_tables import recognise_fund_statement
from jixiao.recognition.narrative.prose import prose_of_forms, recognise_prose

__all__ = ["claims_in", "prose_of_forms", "recognise_fund_statement", "recognise_prose"]
