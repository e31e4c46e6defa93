from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tuicode import language
from tuicode.model import codes, codings, sources
from tuicode.model.project import Project, new_contents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Coding, Source


@pytest.fixture
def project() -> Project:
    """Two people and one who asks; no sources yet."""
    project = Project(new_contents("Street lights", by="AB"), by="AB")
    sources.add_participant(project, "Moderator", "interviewer")
    sources.add_participant(project, "Participant 1")
    sources.add_participant(project, "Participant 2")
    return project


@pytest.fixture
def add_source(project: Project) -> Callable[..., Source]:
    """Add a source from pairs of a speaker's label (or "") and what is said."""
    people = {person.label: person.id for person in project.participants}

    def add(name: str, turns: Sequence[tuple[str, str]]) -> Source:
        spoken = [sources.NewTurn(text, people.get(label)) for label, text in turns]
        return sources.add(project, name, spoken)

    return add


@pytest.fixture
def code(project: Project) -> Callable[..., list[Coding]]:
    """Put codes, by name, on the first place where `words` stand in a source."""

    def apply(source: Source, words: str, *names: str) -> list[Coding]:
        start = source.text.index(words)
        chosen = [codes.find_or_create(project, name) for name in names]
        return codings.apply(project, source, start, start + len(words), chosen)

    return apply


@pytest.fixture
def group_interview(add_source: Callable[..., Source]) -> Source:
    return add_source(
        "Group interview 1",
        [
            ("Moderator", "Who do you call when a lamp is out?"),
            ("Participant 1", "Nobody. I waited all winter.\nThen I stopped walking there."),
            ("Participant 2", "I called [name, employee]. *laughs* She knew the pole by heart."),
        ],
    )


class MarkedCatalogue:
    """Stands in for a catalogue, so that a test sees which language a text was asked in."""

    def gettext(self, message: str) -> str:
        return f"nb:{message}"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"nb:{one if count == 1 else many}"


@pytest.fixture
def marked_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    def catalogue(asked: str) -> MarkedCatalogue | None:
        return MarkedCatalogue() if asked == "nb" else None

    monkeypatch.setattr(language, "catalogue", catalogue)
