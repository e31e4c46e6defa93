"""The verbs on sources and participants: put a transcript into the project."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.identity import new_id, now
from tuicode.model.records import Participant, Source, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tuicode.model.project import Project
    from tuicode.model.records import Role


class NewTurn(msgspec.Struct, frozen=True):
    """A turn on its way into a source: its words, who says them, and the time mark."""

    text: str
    participant: int | None = None
    time: str = ""


def add(
    project: Project,
    name: str,
    turns: Sequence[NewTurn],
    filename: str = "",
    sha256: str = "",
) -> Source:
    r"""Add a transcript made of turns; the text is their words, NFC, one `\n` between turns.

    Raises ProjectError where there is no text, or a source of that name is there already, and
    NotFound where a turn's participant is not in the project.
    """
    kept = [turn for turn in turns if turn.text.strip()]
    if not kept:
        raise ProjectError(_("«{name}» holds no text; nothing was added.").format(name=name))
    if any(source.name.casefold() == name.casefold() for source in project.sources):
        raise ProjectError(
            _("There is already a source «{name}»; give this one another name.").format(name=name)
        )
    for turn in kept:
        if turn.participant is not None:
            project.participant(turn.participant)
    text, placed = _joined(kept)
    source = Source(
        id=new_id(),
        name=name,
        text=text,
        turns=placed,
        filename=filename,
        sha256=sha256,
        imported=now(),
    )
    summary = _("{name}, {words} words").format(name=name, words=len(text.split()))
    with project.transaction("import", summary) as transaction:
        transaction.put(source)
    return source


def add_participant(
    project: Project, label: str, role: Role = "participant", spellings: Iterable[str] = ()
) -> Participant:
    """Add a person who speaks; raises ProjectError where the label is taken."""
    if any(person.label.casefold() == label.casefold() for person in project.participants):
        raise ProjectError(
            _("There is already a participant «{label}»; use another label.").format(label=label)
        )
    person = Participant(id=new_id(), label=label, role=role, spellings=tuple(spellings))
    with project.transaction("new participant", label) as transaction:
        transaction.put(person)
    return person


def check_against_audio(project: Project, source: Source, *, checked: bool = True) -> Source:
    """Note that a source was checked against the audio now, or take that back; raises NotFound."""
    source = project.source(source.id)
    summary = source.name if checked else _("{name}, no longer").format(name=source.name)
    changed = msgspec.structs.replace(source, checked=now() if checked else "")
    with project.transaction("check against audio", summary) as transaction:
        transaction.put(changed)
    return changed


def _joined(turns: Iterable[NewTurn]) -> tuple[str, tuple[Turn, ...]]:
    texts, placed, start = [], [], 0
    for turn in turns:
        text = unicodedata.normalize("NFC", turn.text.strip())
        end = start + len(text)
        placed.append(Turn(start=start, end=end, participant=turn.participant, time=turn.time))
        texts.append(text)
        start = end + 1
    return "\n".join(texts), tuple(placed)
