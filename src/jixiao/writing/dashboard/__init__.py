"""The dashboard of a monitoring point."""
