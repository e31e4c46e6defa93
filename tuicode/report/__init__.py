"""What leaves the project: neutral tables, each rendered in several formats."""
