"""The widgets, most of them drawn line by line."""
