"""The yearly report and a period's analysis from their data."""
