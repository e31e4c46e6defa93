"""Makes the themes of the sample out of its story: candidates first, then what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import themes_story as told
from quotations import found

from tuicode.model import (
    flags,
    glossary,
    journal,
    memos,
    placing,
    quotes,
    relations,
    theme_merging,
    theme_reviews,
    themes,
    versions,
)
from tuicode.model.attributes import participant_named
from tuicode.model.extracts import extract_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme


class Story:
    """The days of the story on a project: what was done on each, and what was written down."""

    def __init__(self, project: Project, go_to: Callable[[str], None]) -> None:
        self._project = project
        self._go_to = go_to

    def make(self) -> None:
        """Go from codes to four themes, and write the notes."""
        self._go_to("2026-04-02")
        self._make_candidates()
        self._keep(0)
        self._go_to("2026-04-15")
        self._review_candidates()
        self._keep(1)
        self._go_to("2026-04-27")
        for one in told.THEMES:
            self._define(one)
        for from_, to, word, kind in told.RELATIONS:
            relations.relate(self._project, self._theme(from_), self._theme(to), word, kind)  # type: ignore[arg-type]
        self._go_to("2026-04-29")
        self._review_extracts()
        self._keep(2)
        self._go_to("2026-05-04")
        self._choose_quotes()
        self._write()

    def _make_candidates(self) -> None:
        tillit, spraak, tall, frivillighet = told.THEMES
        self._candidate(tillit.first, " ".join(one.codes for one in tillit.under))
        self._candidate("Tid", "BS KL FH TM EU")
        self._candidate(spraak.first, f"{spraak.under[0].codes} {spraak.under[2].codes}")
        self._candidate("Merkelapper", spraak.under[1].codes)
        self._candidate(tall.first, " ".join(one.codes for one in tall.under))
        self._candidate(frivillighet.first, frivillighet.under[0].codes)
        self._candidate("Makt", frivillighet.under[1].codes)
        self._candidate(told.ABSORBED.name, told.ABSORBED.codes)
        aside = self._candidate(told.ASIDE.name, told.ASIDE.codes)
        themes.describe(self._project, aside, definition=told.ASIDE.definition)
        placing.to_miscellaneous(self._project, self._codes(" ".join(told.MISCELLANEOUS)))

    def _review_candidates(self) -> None:
        tillit, spraak, tall, frivillighet = (self._theme(one.first) for one in told.THEMES)
        merge, project = theme_merging.merge, self._project
        merge(project, tillit, [self._theme("Tid")], reason="Tida er det som gis på forskudd")
        merge(project, spraak, [self._theme("Merkelapper")], reason="Merkelappen er også et ord")
        merge(project, frivillighet, [self._theme("Makt")], reason="Den som bærer, bestemmer ikke")
        merge(project, tall, [self._theme(told.ABSORBED.name)], reason=told.ABSORBED_WHY)
        themes.set_aside(project, self._theme(told.ASIDE.name))

    def _define(self, one: told.ThemeStory) -> None:
        project = self._project
        theme = themes.rename(project, self._theme(one.first), one.name)
        themes.describe(
            project,
            theme,
            state="theme",
            central_idea=one.central_idea,
            definition=one.definition,
            boundaries=one.boundaries,
        )
        for under in one.under:
            made = themes.add(project, under.name, parent=theme, state="theme")
            themes.describe(project, made, definition=under.definition)
            placing.move(project, self._codes(self._all_codes(under)), theme, made)
        left = [project.code(code) for code in themes.theme(project, theme.id).codes]
        if left:
            placing.take_out(project, theme, left)

    def _all_codes(self, one: told.ThemeStory) -> str:
        more = told.ABSORBED.codes if one.name == told.ABSORBED_INTO else ""
        return f"{one.codes} {more}"

    def _review_extracts(self) -> None:
        project = self._project
        for name, words, verdict, to, note in told.REVIEWED:
            theme = self._theme(name)
            document = next(one for one in project.sources if words in one.text)
            source, start, end = found(project, document.name, words)
            extract = extract_at(project, source.id, start, end)
            assert extract is not None
            target = self._theme(to) if to else None
            theme_reviews.decide(project, theme, extract, verdict, 1, to=target, note=note)  # type: ignore[arg-type]

    def _choose_quotes(self) -> None:
        for document, words, theme in told.QUOTES:
            source, start, end = found(self._project, document, words)
            quotes.choose(self._project, source, start, end, self._theme(theme))
        for document, words, note in told.DEPARTING:
            source, start, end = found(self._project, document, words)
            flags.flag(self._project, source, start, end, "departing", note)
        document, words, note = told.ASK
        source = self._project.source_named(document)
        start = source.text.index(words)
        flags.flag(self._project, source, start, start + len(words), "ask supervisor", note)

    def _write(self) -> None:
        for table, name, text in told.MEMOS:
            memos.write(self._project, text, self._about(table, name))
        for name, meaning, forms in told.TERMS:
            glossary.add(self._project, name, meaning, forms)

    def _candidate(self, name: str, tags: str) -> Theme:
        return themes.add(self._project, name, codes=self._codes(tags))

    def _keep(self, number: int) -> None:
        name, note = told.VERSIONS[number]
        versions.keep(self._project, name, note)

    def _theme(self, name: str) -> Theme:
        return themes.theme_named(self._project, name)

    def _codes(self, tags: str) -> list[Code]:
        return [self._project.code_named(tag) for tag in tags.split()]

    def _about(self, table: str, name: str) -> tuple[str, int]:
        ids = {
            "themes": lambda: self._theme(name).id,
            "codes": lambda: self._project.code_named(name).id,
            "sources": lambda: self._project.source_named(name).id,
            "participants": lambda: participant_named(self._project, name).id,
        }
        return table, ids[table]()


class Journal:
    """Goes from day to day, and on the way writes the entries of the journal on their days."""

    def __init__(self, project: Project, go_to: Callable[[str], None]) -> None:
        self._project = project
        self._go_to = go_to
        self._left = list(told.JOURNAL)

    def go_to(self, day: str) -> None:
        """Write the entries of the days before, then go to this one."""
        while self._left and self._left[0][0] <= day:
            self._write(self._left.pop(0))
        self._go_to(day)

    def _write(self, one: told.Entry) -> None:
        day, phase, ticked, prompt, text, about = one
        self._go_to(day)
        links = [self._link(*about)] if about else []
        entry = journal.write(self._project, text, links=links, prompt=prompt, phase=phase)
        if ticked:
            memos.keep_private(self._project, [entry], private=False)

    def _link(self, table: str, name: str) -> tuple[str, int]:
        first = {one.name: one.first for one in told.THEMES}
        if table == "themes":
            names = {one.name for one in themes.standing(self._project)}
            return table, themes.theme_named(
                self._project, name if name in names else first[name]
            ).id
        if table == "codes":
            return table, self._project.code_named(name).id
        return table, self._project.source_named(name).id
