"""`tuicode demo`: the sample project, in a copy to play with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tuicode.cli.printing import examples, is_terminal, listed, say
from tuicode.language import _, plural

if TYPE_CHECKING:
    from tuicode.model.project import Project

PACKAGE = Path(__file__).parents[1]
SAMPLES = (
    PACKAGE / "sample" / "samskaping.json",
    PACKAGE.parent / "sample_project" / "samskaping.json",
)
"""Where the sample is: in an installed package, and in a checkout."""

COPY = Path("tuicode-demo", "samskaping.json")


@click.command(
    "demo",
    help=_(
        """Open a copy of the sample project.

        Its interviews are invented. The copy goes into the folder ./tuicode-demo. One that is
        there already is kept, with what was done in it. Without a terminal, a summary is
        printed."""
    ),
    epilog=examples("tuicode demo", "tuicode demo --fresh"),
)
@click.option("--fresh", is_flag=True, help=_("Begin with a new copy in place of the old one."))
def demo_command(fresh: bool) -> None:
    """Open a copy of the sample, or tell what is in it."""
    from tuicode.cli.opening import project_to_read
    from tuicode.cli.screen import show_on_screen

    if fresh or not COPY.exists():
        _copy_sample()
    if is_terminal():
        show_on_screen(COPY)
    with project_to_read(COPY) as project:
        say(_summary(project))
    say(_("In a terminal, this opens it on screen: tuicode demo"))


def _copy_sample() -> None:
    """Put the sample where the copy goes; raises InUse where somebody works in the old one."""
    from tuicode.store import journal
    from tuicode.store.durable import write_atomically
    from tuicode.store.lock import Lock
    from tuicode.store.opening import coder_name

    sample = next((one for one in SAMPLES if one.exists()), None)
    if sample is None:
        raise click.ClickException(
            _("The sample project did not come with this installation; install tuicode again.")
        )
    COPY.parent.mkdir(exist_ok=True)
    lock = Lock(COPY)
    lock.acquire(coder_name())
    try:
        write_atomically(COPY, [sample.read_bytes()], lambda: None)
        journal.path_of(COPY).unlink(missing_ok=True)
    finally:
        lock.release()


def _summary(project: Project) -> str:
    counts = [
        plural("{count} source", "{count} sources", len(project.sources)),
        plural("{count} participant", "{count} participants", len(project.participants)),
        plural("{count} code", "{count} codes", len(project.codes)),
        plural("{count} coding", "{count} codings", len(project.codings)),
    ]
    return _("«{name}» in {path}: {counts}.").format(
        name=project.sheet.name, path=COPY, counts=listed(counts)
    )
