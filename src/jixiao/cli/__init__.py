"""The command line: thin, over the application."""
