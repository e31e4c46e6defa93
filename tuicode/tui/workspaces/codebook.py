"""Codebook: every code in a table, what it rests on beside it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from tuicode.analysis.overview import CodeOverview, overview
from tuicode.language import _, plural
from tuicode.model.extracts import extracts_of_code
from tuicode.model.identity import local
from tuicode.tui.actions import CODEBOOK, bindings
from tuicode.tui.columns import ShownColumn, Value
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.codebook_changes import CodebookChanges
from tuicode.tui.workspaces.joining import JoiningActions
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.table_workspace import TableRow
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

DATE = 10
"""Characters of a time that are its date."""

WIDE = 120
"""Cells of screen from which what is said of a code stands beside the table, not below it."""

MOST_EXTRACTS_SHOWN = 40


class Codebook(CodebookChanges, JoiningActions):
    """The codes of a project, one a row."""

    NAME = "codebook"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CODEBOOK, "codebook")]
    CSS = """
    Codebook { layout: vertical; background: $background; }
    Codebook #panes { height: 1fr; layout: vertical; }
    Codebook #list { height: 1fr; }
    Codebook #table { height: 1fr; }
    Codebook #detail { height: 7; margin: 1 1 0 2; }
    Codebook.-wide #panes { layout: horizontal; }
    Codebook.-wide #list { width: 3fr; }
    Codebook.-wide #detail { width: 2fr; height: 1fr; margin: 1 1 0 2; }
    """

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._detailed: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the table, and what is said of the code beside or below it."""
        yield Line(self.look.text, id="status")
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                yield Line(self.look.quiet, id="heading")
                yield RowList(
                    self.look, lambda _row: self.action_choose(), id="table", moved=self._detail
                )
            yield TextLines(self.look, id="detail")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    @property
    def table_width(self) -> int:
        """The cells of the table."""
        whole = self.app.size.width
        return whole * 3 // 5 if whole >= WIDE else whole

    def words(self) -> str:
        """Return what this workspace is."""
        return _("Codebook")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        return (
            ShownColumn("tag", _("Tag"), 5, "tag"),
            ShownColumn("name", _("Code"), 20, stretches=True),
            ShownColumn("extracts", _("Extracts"), 9, "number"),
            ShownColumn("sources", _("Sources"), 8, "number"),
            ShownColumn("participants", _("Part."), 6, "number"),
            ShownColumn("state", _("State"), 8),
            ShownColumn("passes", _("Passes"), 7),
            ShownColumn("orientation", _("Orient."), 9),
            ShownColumn("origin", _("Origin"), 9),
            ShownColumn("themes", _("Themes"), 7, "number"),
            ShownColumn("created", _("Created"), 10),
            ShownColumn("changed", _("Changed"), 10),
        )

    def all_rows(self) -> list[TableRow]:
        """Return the codes by name, those in use first."""
        rows = sorted(overview(self.project), key=lambda one: one.code.state != "active")
        return [_row(one) for one in rows]

    def action_choose(self) -> None:
        """List the extracts of the code; Enter there goes to one."""
        code = self.code_here
        if code is None:
            return
        found = list(extracts_of_code(self.project, code.id))
        title = f"{code.tag} {code.name} · " + plural(
            "{count} extract", "{count} extracts", len(found)
        )
        rows = [_extract_row(self.project, extract) for extract in found]

        def go(index: int) -> None:
            self.dismiss(found[index])

        self.app.push_screen(
            Listing(
                self.look,
                title,
                rows,
                go,
                hint=_("Enter goes there in Read & code; q leads back."),
            )
        )

    def action_split(self) -> None:
        """Walk through the extracts of the code, and send each to another."""
        from tuicode.tui.workspaces.splitting import SplitCode

        code = self.code_here
        if code is None or self.project.read_only:
            self.say(self.project.read_only, problem=True)
        elif not self.project.count_of_code(code.id):
            self.say(_("«{name}» has no extract to send anywhere.").format(name=code.name))
        else:
            self.app.push_screen(SplitCode(self.project, self.look, code, self._split_done))

    def journal_here(self) -> Here:
        """Return the code that is highlighted."""
        code = self.code_here
        return Here(f"{code.tag} {code.name}", ("codes", code.id)) if code else Here()

    # --- inside

    def _split_done(self, sentence: str) -> None:
        self.show_rows()
        self.say(sentence)

    def _arrange(self) -> None:
        super()._arrange()
        self._detail()

    def _detail(self) -> None:
        """Show what is said of the highlighted code."""
        code = self.code_here
        place = (code.id, self.project.revision) if code else None
        if place != self._detailed:
            self._detailed = place
            told = list(self._told(code)) if code is not None else []
            self.query_one("#detail", TextLines).show(told)

    def _told(self, code: Code) -> Iterator[tuple[str, Style]]:
        look = self.look
        yield f"{code.tag} {code.name}", look.strong
        yield from ((line, look.quiet) for line in self._lineage(code))
        if code.definition:
            yield code.definition, look.text
        for title, text in ((_("Use: "), code.include), (_("Not: "), code.exclude)):
            if text:
                yield title + text, look.text
        for count, extract in enumerate(extracts_of_code(self.project, code.id)):
            if count == MOST_EXTRACTS_SHOWN:
                break
            source = self.project.source(extract.source)
            words = " ".join(source.text[extract.start : extract.end].split())
            yield f"– {words} ({source.name})", look.quiet

    def _lineage(self, code: Code) -> Iterator[str]:
        if code.state != "active":
            into = self.project.code(code.into).name if code.into else ""
            yield _("merged into «{name}»").format(name=into) if into else _(code.state)
        if code.parent is not None:
            yield _("under «{name}»").format(name=self.project.code(code.parent).name)
        earlier = [one.name for one in code.earlier_names]
        if earlier:
            yield _("was called {names}").format(names=", ".join(f"«{one}»" for one in earlier))
        merged = [one.name for one in self.project.codes if one.into == code.id]
        if merged:
            yield _("took in {names}").format(names=", ".join(f"«{one}»" for one in merged))


def _row(one: CodeOverview) -> TableRow:
    code = one.code
    passes = (
        f"{one.first_pass}–{one.last_pass}" if one.first_pass != one.last_pass else one.first_pass
    )
    values: dict[str, Value] = {
        "tag": code.tag,
        "name": code.name,
        "extracts": one.extracts,
        "sources": one.sources,
        "participants": one.participants,
        "state": "" if code.state == "active" else _(code.state),
        "passes": passes or "",
        "orientation": _(code.orientation),
        "origin": _(code.origin),
        "themes": one.themes or "",
        "created": local(code.created)[:DATE],
        "changed": local(code.changed)[:DATE],
    }
    return TableRow(code.id, values, code.family, faint=code.state != "active")


def _extract_row(project: Project, extract: Extract) -> Row:
    source = project.source(extract.source)
    words = " ".join(source.text[extract.start : extract.end].split())
    codes = {project.code(coding.code).tag for coding in extract.codings}
    return Row(((source.name, 18),), words, note=" ".join(sorted(codes)))
