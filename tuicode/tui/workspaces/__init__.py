"""The workspaces: one screen for each kind of work."""
