"""What the field knows, as data with loaders: rule packs, layouts, indicators, funds, items, names
of fields.
"""
