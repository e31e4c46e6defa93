"""`tuicode check`: whether a project file is sound; it never writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tuicode.cli.parameters import as_json, project_file
from tuicode.cli.printing import examples, listed, print_json, say, warn
from tuicode.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tuicode.model.tables import Contents
    from tuicode.store.reading import Reading

COUNTED = ("sources", "participants", "codes", "codings")


@click.command(
    "check",
    help=_(
        """Check that a project is sound.

        Lists every fault, and what lies beside the FILE: a journal, a lock. Nothing is changed.
        Ends with 0 where the project is sound, and with 1 where it is not."""
    ),
    epilog=examples("tuicode check samskaping.json", "tuicode check samskaping.json --json"),
)
@project_file
@as_json
def check_command(file: Path, as_json: bool) -> None:
    """Check one project file."""
    from tuicode.model.code_names import doubles
    from tuicode.store.errors import Damaged
    from tuicode.store.storage import ProjectStorage

    reading, faults = None, []
    try:
        reading = ProjectStorage(file).load()
    except Damaged as error:
        faults = error.faults
    warnings = [*_about_the_journal(file, reading), *_about_the_lock(file)]
    for warning in () if as_json else warnings:
        warn(warning)
    contents = reading.contents if reading else None
    faults = faults if contents is None else doubles(contents)
    if as_json:
        print_json(_as_object(contents, faults, warnings))
    else:
        say(*([_sound(contents)] if contents and not faults else faults))
    raise click.exceptions.Exit(1 if faults else 0)


def _sound(contents: Contents) -> str:
    counts = [
        plural("{count} source", "{count} sources", len(contents.sources)),
        plural("{count} participant", "{count} participants", len(contents.participants)),
        plural("{count} code", "{count} codes", len(contents.codes)),
        plural("{count} coding", "{count} codings", len(contents.codings)),
        plural("{count} step in the log", "{count} steps in the log", len(contents.log)),
    ]
    return _("sound: {counts}.").format(counts=listed(counts))


def _as_object(
    contents: Contents | None, faults: Sequence[str], warnings: Sequence[str]
) -> dict[str, object]:
    counts = {table: len(getattr(contents, table)) if contents else None for table in COUNTED}
    return {
        "sound": not faults,
        "faults": list(faults),
        "warnings": list(warnings),
        **counts,
    }


def _about_the_journal(file: Path, reading: Reading | None) -> Iterator[str]:
    from tuicode.store import journal

    there = journal.path_of(file)
    if reading is None or not there.exists():
        return
    if reading.applied:
        yield plural(
            "{count} change is only in the journal yet; the next opening puts it in the file.",
            "{count} changes are only in the journal yet; the next opening puts them in the file.",
            reading.applied,
        )
    elif reading.foreign_journal:
        yield _(
            "The journal {name} belongs to another state of the project; it is not used, and "
            "kept beside it."
        ).format(name=there.name)
    else:
        yield _("There is a journal, {name}, with nothing in it that the file lacks.").format(
            name=there.name
        )


def _about_the_lock(file: Path) -> Iterator[str]:
    import msgspec

    from tuicode.store.lock import Owner

    note = file.with_name(f"{file.name}.owner")
    try:
        owner = msgspec.json.decode(note.read_bytes(), type=Owner)
    except (OSError, msgspec.DecodeError):
        return
    yield _(
        "{who} on {host} opened it at {since} and has not closed it; they may be at work in it now."
    ).format(who=owner.who, host=owner.host, since=owner.since)
