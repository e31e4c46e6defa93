"""What the codebook says of one code: its meaning, where it comes from, memos, and extracts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tuicode.analysis.examples import example_of
from tuicode.analysis.lineage import lineage_of
from tuicode.language import _
from tuicode.model.extracts import extracts_of_code
from tuicode.model.memos import memos_about

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style

    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

MOST_EXTRACTS_SHOWN = 40


def told_of(project: Project, code: Code, look: Look) -> Iterator[tuple[str, Style]]:
    """Yield all that is said of a code, paragraph by paragraph."""
    yield f"{code.tag} {code.name}", look.strong
    if code.definition:
        yield code.definition, look.text
    for title, text in (
        (_("Use: "), code.include),
        (_("Not: "), code.exclude),
        (_("Example: "), example_of(project, code)),
    ):
        if text:
            yield title + text, look.text
    for memo in memos_about(project, ("codes", code.id)):
        if not memo.private:
            yield _("Memo: ") + " ".join(memo.text.split()), look.text
    yield from ((line, look.quiet) for line in _lineage(project, code))
    for extract in islice(extracts_of_code(project, code.id), MOST_EXTRACTS_SHOWN):
        words = words_of(project, extract.source, extract.start, extract.end)
        yield f"– {words} ({project.source(extract.source).name})", look.quiet


def words_of(project: Project, source_id: int, start: int, end: int) -> str:
    """Return the words of a span in one line."""
    return " ".join(project.source(source_id).text[start:end].split())


def _lineage(project: Project, code: Code) -> Iterator[str]:
    found = lineage_of(project, code)
    if code.state != "active":
        into = project.code(code.into).name if code.into else ""
        yield _("merged into «{name}»").format(name=into) if into else _(code.state)
    if code.parent is not None and project.code(code.parent).state == "active":
        yield _("under «{name}»").format(name=project.code(code.parent).name)
    if code.earlier_names:
        yield _("was called {names}").format(names=_names([one.name for one in code.earlier_names]))
    for text, codes in (
        (_("took in {names}"), found.merged),
        (_("split from {names}"), found.split_from),
        (_("split into {names}"), found.split_into),
    ):
        if codes:
            yield text.format(names=_names([one.name for one in codes]))


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
