"""Frequencies, matrices, likeness: what can be reckoned from a project."""
