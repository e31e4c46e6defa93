"""The screens. They know a project only through the model and the rooms below."""
