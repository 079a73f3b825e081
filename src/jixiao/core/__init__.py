"""Values, forms, statements, rule packs, scoring, monitoring and checks: pure functions over frozen
values.
"""
