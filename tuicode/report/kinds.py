"""What there is to export, and in which formats."""

from __future__ import annotations

from typing import Final

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "analysis-table": (".docx", ".md"),
    "codes": (".xlsx", ".csv", ".md"),
    "matrix": (".xlsx", ".csv", ".md"),
    "cooccurrence": (".xlsx", ".csv", ".md"),
    "frequencies": (".xlsx", ".csv", ".md"),
    "comparison": (".xlsx", ".csv", ".md"),
    "suggestions": (".xlsx", ".csv", ".md"),
    "participants": (".xlsx", ".csv", ".md", ".docx"),
    "sources": (".xlsx", ".csv", ".md", ".docx"),
    "theme-table": (".docx", ".xlsx", ".csv", ".md", ".html"),
    "themes": (".docx", ".xlsx", ".csv", ".md", ".html"),
    "candidate-themes": (".xlsx", ".csv"),
    "audit-trail": (".docx", ".html", ".csv"),
    "theme-map": (".svg", ".png", ".mmd", ".gv", ".dot", ".md", ".txt"),
    "memos": (".docx", ".md", ".csv"),
    "journal": (".docx", ".md", ".csv"),
}
"""What there is to export, by its name on the command line, and the suffixes it can have."""
