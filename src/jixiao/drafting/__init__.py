"""The yearly report of an agency's funds: its data, the figures computed from them, and the sentences
drafted from the figures.
"""
