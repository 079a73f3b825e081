"""Values and arithmetic: figures, ties, places, periods, documents, forms, form data, statements,
findings and rule packs. No input or output, no engine, no float.
"""
