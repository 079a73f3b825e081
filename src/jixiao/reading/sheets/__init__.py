"""Spreadsheets: what the user sees in each cell, with the value and the formula behind it."""
