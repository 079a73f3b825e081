"""Monitoring: completion, lamps, forecast, and what must be explained."""
