"""The fact sheet that a report is made from: given out and read back."""
