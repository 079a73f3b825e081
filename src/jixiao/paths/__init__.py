"""Paths to values, for the command line and the Python API: what lies at paths, opened when it is
asked for.
"""
