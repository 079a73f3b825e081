"""Forms and reports as YAML and JSON."""
