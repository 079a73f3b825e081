"""Word documents: an own walk over the parts, since python-docx drops inserted text, content
controls and their rows.
"""
