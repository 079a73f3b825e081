"""Jixiao (绩效): budget performance management for social insurance funds and departmental projects."""

__version__ = "0.1.0"
