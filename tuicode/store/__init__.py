"""How the records lie in the file, and nothing of what they mean."""
