"""What is said of the row under the cursor: a theme with all that is known of it, or a code."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tuicode.analysis.theme_counts import participants_of, theme_counts_of
from tuicode.analysis.topic_summary import name_hint
from tuicode.language import _, marked, plural
from tuicode.model.extracts import extracts_of_code
from tuicode.model.memos import memos_about
from tuicode.model.placing import themes_of_code
from tuicode.model.relations import relations_of
from tuicode.model.relations import told as told_relation
from tuicode.model.themes import SET_ASIDE, above, subthemes, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.theme_board_rows import BoardRow

MOST_EXTRACTS = 12

HEADS = {
    "top": (
        marked("All themes"),
        marked("There is no theme yet: mark codes with Space, and n makes a theme of them."),
    ),
    "unplaced": (
        marked("Not placed"),
        marked("Codes that stand in no theme yet; Space here marks all, m moves what is marked."),
    ),
    "miscellaneous": (
        marked("Miscellaneous"),
        marked("Codes that fit no theme for now, and are kept in sight; k puts a code here."),
    ),
    "aside": (
        marked("Set aside"),
        marked("Themes that were let go, with all that was in them; b brings one back as it was."),
    ),
}
"""What the heads are called, and what is said of what stands under them."""

Told = tuple[str, "Style"]


def title_of(project: Project, row: BoardRow) -> tuple[str, str]:
    """Return what a row is called, and what is counted in it."""
    if row.kind == "code":
        code = project.code(row.code)
        return f"{code.tag} {code.name}", " · ".join(_placed(project, code))
    if row.kind == "theme":
        one = theme(project, row.theme)
        return one.name, " · ".join(_counted(project, one))
    return _(HEADS[row.kind][0]), ""


def told_of(project: Project, look: Look, row: BoardRow) -> list[Told]:
    """Return what is said of a row."""
    if row.kind == "code":
        return list(of_code(project, look, project.code(row.code)))
    if row.kind == "theme":
        return list(of_theme(project, look, theme(project, row.theme)))
    whole = of_all_themes(project, look) if row.kind == "top" else ()
    return [*whole] or [(_(HEADS[row.kind][1]), look.quiet)]


def of_all_themes(project: Project, look: Look) -> Iterator[Told]:
    """Yield what each theme at the top says: together they are the story."""
    for one in subthemes(project, None):
        idea = one.central_idea or _("(no central idea written yet)")
        yield f"{one.name}: {idea}", look.text if one.central_idea else look.quiet


def of_theme(project: Project, look: Look, one: Theme) -> Iterator[Told]:
    """Yield what is known of a theme, the most needed first."""
    if one.central_idea:
        title = _("Central idea")
        yield f"{title}: {one.central_idea}", look.text
    elif not project.read_only:
        yield _("No central idea yet; d writes what the theme says."), look.quiet
    # After what the theme says: there may be room for three lines in all.
    hint = name_hint(project, one.name)
    if hint:
        yield hint, look.quiet
    for title, text in ((_("Definition"), one.definition), (_("Boundaries"), one.boundaries)):
        if text:
            yield f"{title}: {text}", look.text
    for relation in relations_of(project, one):
        yield told_relation(project, relation), look.text
    earlier = ", ".join(f"«{each.name}»" for each in one.earlier_names)
    if earlier:
        yield _("was called {names}").format(names=earlier), look.quiet
    for memo in memos_about(project, ("themes", one.id)):
        yield f"n {memo.text}", look.quiet


def _extracts(project: Project, code: Code) -> Iterator[str]:
    """Yield the words of the first extracts of a code."""
    for extract in islice(extracts_of_code(project, code.id), MOST_EXTRACTS):
        source = project.source(extract.source)
        words = " ".join(source.text[extract.start : extract.end].split())
        yield f"– {words} ({source.name})"


def of_code(project: Project, look: Look, code: Code) -> Iterator[Told]:
    """Yield what is written of a code."""
    if code.definition:
        yield code.definition, look.text
    for memo in memos_about(project, ("codes", code.id)):
        yield f"n {memo.text}", look.quiet
    for words in _extracts(project, code):
        yield words, look.quiet


def _placed(project: Project, code: Code) -> Iterator[str]:
    yield plural("{count} coding", "{count} codings", project.count_of_code(code.id))
    names = ", ".join(f"«{one.name}»" for one in themes_of_code(project, code.id))
    if names:
        yield _("in {themes}").format(themes=names)
    elif code.miscellaneous:
        yield _("in the Miscellaneous pile")
    else:
        yield _("not placed")


def _counted(project: Project, one: Theme) -> Iterator[str]:
    counts = theme_counts_of(project)
    count = counts.of(project, one)
    yield _(one.state)
    if one.state == SET_ASIDE:
        yield _("was a {state}").format(state=_(one.set_aside_from))
    yield plural("{count} code", "{count} codes", count.codes)
    yield plural("{count} extract", "{count} extracts", count.extracts)
    yield _("{count} of {all} participants").format(
        count=counts.participants(project, one), all=participants_of(project)
    )
    parents = [each.name for each in above(project, one)]
    if parents:
        yield _("under «{name}»").format(name=parents[0])
