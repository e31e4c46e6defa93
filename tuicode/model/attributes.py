"""The verbs on participants and sources: what they are called, and what is known of them.

The log names who or what was changed and in which fields, and neither what was said of it nor what
it was called before: a label may have been changed because it told too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tuicode.language import _, marked
from tuicode.model.codes import tidy
from tuicode.model.errors import NotFound, ProjectError
from tuicode.model.ordering import alphabetical
from tuicode.model.records import ROLES, Participant, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tuicode.model.project import Project
    from tuicode.model.records import Role

ROLE: Final = marked("role")
"""What every participant has besides attributes."""

TAKEN: Final = frozenset({ROLE, marked("participant"), marked("source")})
"""What an attribute can't be called, as codes are set against these by the same words."""


def participant_named(project: Project, label: str) -> Participant:
    """Return the participant of that label (letter case aside), or raise NotFound."""
    wanted = tidy(label).casefold()
    for person in project.participants:
        if person.label.casefold() == wanted:
            return person
    raise NotFound(_("There is no participant «{label}».").format(label=label))


def attribute_names(records: Iterable[Participant | Source]) -> list[str]:
    """Return the names of all attributes that any of these has, in the order of lists."""
    return sorted({name for one in records for name in one.attributes}, key=alphabetical)


def change_participant(
    project: Project,
    person: Participant,
    *,
    label: str | None = None,
    role: Role | None = None,
    attributes: Mapping[str, str] | None = None,
) -> Participant:
    """Change label, role or attributes; what is not given stays, an empty value is taken away.

    Raises ProjectError where the label is empty or taken, or a role or the name of an attribute is
    none that can be.
    """
    person = project.participant(person.id)
    label = person.label if label is None else tidy(label)
    if not label:
        raise ProjectError(_("A participant needs a label."))
    others = (one.label for one in project.participants if one.id != person.id)
    if label.casefold() in map(str.casefold, others):
        raise ProjectError(
            _("There is already a participant «{label}»; use another label.").format(label=label)
        )
    role = role or person.role
    if role not in ROLES:
        raise ProjectError(
            _("«{value}» is none of: {values}.").format(value=role, values=", ".join(ROLES))
        )
    known = attribute_names(project.participants)
    changed = msgspec.structs.replace(
        person, label=label, role=role, attributes=_with(person, attributes or {}, known)
    )
    fields = [
        *([_("label")] if label != person.label else []),
        *([_(ROLE)] if role != person.role else []),
        *_changed_attributes(person, changed),
    ]
    _put(project, marked("change participant"), changed, label, fields)
    return changed


def change_source(
    project: Project,
    source: Source,
    *,
    name: str | None = None,
    attributes: Mapping[str, str] | None = None,
) -> Source:
    """Change name or attributes; what is not given stays, an empty value is taken away.

    Raises ProjectError where the name is empty or taken, or the name of an attribute is none that
    can be.
    """
    source = project.source(source.id)
    name = source.name if name is None else tidy(name)
    if not name:
        raise ProjectError(_("A source needs a name."))
    others = (one.name for one in project.sources if one.id != source.id)
    if name.casefold() in map(str.casefold, others):
        raise ProjectError(
            _("There is already a source «{name}»; give this one another name.").format(name=name)
        )
    known = attribute_names(project.sources)
    changed = msgspec.structs.replace(
        source, name=name, attributes=_with(source, attributes or {}, known)
    )
    fields = [
        *([_("name")] if name != source.name else []),
        *_changed_attributes(source, changed),
    ]
    _put(project, marked("change source"), changed, name, fields)
    return changed


def fitting_name(name: str, known: Iterable[str]) -> str:
    """Return an attribute's name as it is kept: as it is known where only letter case differs.

    Raises ProjectError where it is empty, or means something else already.
    """
    name = tidy(name)
    if not name:
        raise ProjectError(_("An attribute needs a name."))
    if name.casefold() in {word for one in TAKEN for word in (one, _(one).casefold())}:
        raise ProjectError(
            _("An attribute can't be called «{name}», which means something already.").format(
                name=name
            )
        )
    return next((one for one in known if one.casefold() == name.casefold()), name)


def _with(
    record: Participant | Source, given: Mapping[str, str], known: Iterable[str]
) -> dict[str, str]:
    """Return the attributes of a record with some of them changed, in the order of lists."""
    known = list(known)
    attributes = dict(record.attributes)
    for name, value in given.items():
        attributes[fitting_name(name, known)] = tidy(value)
    kept = {name: value for name, value in attributes.items() if value}
    return dict(sorted(kept.items(), key=lambda one: alphabetical(one[0])))


def _changed_attributes(before: Participant | Source, after: Participant | Source) -> list[str]:
    there, now = before.attributes, after.attributes
    return [name for name in {**now, **there} if there.get(name) != now.get(name)]


def _put(
    project: Project, action: str, changed: Participant | Source, name: str, fields: list[str]
) -> None:
    if fields:
        summary = _("{name}: {fields}").format(name=name, fields=", ".join(fields))
        with project.transaction(action, summary) as transaction:
            transaction.put(changed)
