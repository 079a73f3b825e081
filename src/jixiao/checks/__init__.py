"""Checks: generators of verdicts over forms, documents and dossiers; their registry; causes and
groups.
"""
