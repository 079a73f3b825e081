"""Forms of many units summed up, held against a list of projects."""
