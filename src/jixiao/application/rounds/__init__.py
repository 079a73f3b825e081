"""What is handed in again: versions of a form, and the round before."""
