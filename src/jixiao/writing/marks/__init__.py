"""Marks in the user's own file: comments, highlights and corrections; what does not carry them
stays as it was, byte for byte.
"""
