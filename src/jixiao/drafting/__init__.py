"""The yearly report of an agency's funds: its data, the facts computed from them, and the sentences
drafted from the facts.
"""
