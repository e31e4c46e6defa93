"""Records, the project, and the verbs on it. No input or output happens here."""
