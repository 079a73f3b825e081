"""What a unit is sent: a letter and a list of problems."""
