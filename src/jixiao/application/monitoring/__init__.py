"""Monitoring forms, their duties and their files."""
