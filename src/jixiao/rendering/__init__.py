"""What a person or a program sees of a review: text, JSON, HTML and the problem list."""
