"""Notes and corrections in the user's own file."""
