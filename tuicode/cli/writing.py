"""`tuicode memo` and `tuicode journal`: what the researcher writes, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tuicode.cli.abouts import about_of
from tuicode.cli.parameters import WORDS, as_json, project_file
from tuicode.cli.printing import examples, print_json, say
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuicode.model.about import About
    from tuicode.model.project import Project
    from tuicode.model.records import Memo
    from tuicode.model.units import Span


@click.command(
    "memo",
    help=_(
        """Write a memo, write it anew, or take it away.

        TEXT may be Markdown. --on says what it is about, as KIND:NAME: code, theme, source,
        participant, pass (its number), relation ("FROM -> TO", by its themes), coding, quote
        or version (their ids), term, turn:SOURCE:NUMBER or extract:SOURCE:START-END; without
        it, the whole project. A private memo leaves the project in no export."""
    ),
    epilog=examples(
        'tuicode memo samskaping.json "Near to what I know." --on "code:new roles"',
        'tuicode memo samskaping.json "Why?" --on "extract:Interview 1:120-188"',
        'tuicode memo samskaping.json "Nearer." --rewrite 1805176934099783',
        "tuicode memo samskaping.json --remove 1805176934099783",
    ),
)
@project_file
@click.argument("text", type=WORDS, required=False)
@click.option("--on", type=WORDS, metavar="KIND:NAME", help=_("What it is about."))
@click.option("--private", is_flag=True, help=_("Keep it out of every export."))
@click.option("--rewrite", type=int, metavar="ID", help=_("Give this memo the text."))
@click.option("--remove", type=int, metavar="ID", help=_("Take this memo away."))
@as_json
def memo_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    text: str | None,
    on: str | None,
    private: bool,
    rewrite: int | None,
    remove: int | None,
    as_json: bool,
) -> None:
    """Write, rewrite or remove a memo."""
    from tuicode.cli.opening import project_to_change
    from tuicode.model import memos

    _refuse_mixed(text, rewrite, remove)
    with project_to_change(file) as project:
        if rewrite is not None or remove is not None:
            said, ids = _changed(project, text, rewrite, remove)
        else:
            about, (start, end) = _about(project, on)
            memo = memos.write(project, text or "", about, start, end, private=private)
            said = _("Wrote memo {id} {on}.").format(id=memo.id, on=_told(project, memo))
            ids = [memo.id]
        rows = _rows(project, ids) if as_json else []
    if as_json:
        print_json(rows)
    else:
        say(said)


@click.command(
    "journal",
    help=_(
        """Write in the journal, or let entries out of it.

        An entry is private until it is ticked: only then does `export` write it. --on says
        what it is about, and --link what else it has to do with, both as `tuicode memo` takes
        them. --question is the question of the method that it answers; --questions lists
        some, those of the current phase first."""
    ),
    epilog=examples(
        'tuicode journal samskaping.json "That they all agree." --on theme:Waiting',
        "tuicode journal samskaping.json --questions",
        "tuicode journal samskaping.json --tick 1805176934099783",
    ),
)
@project_file
@click.argument("text", type=WORDS, required=False)
@click.option("--on", type=WORDS, metavar="KIND:NAME", help=_("What it is about."))
@click.option(
    "--link", type=WORDS, multiple=True, metavar="KIND:NAME", help=_("What it is linked to.")
)
@click.option("--unlink", type=WORDS, multiple=True, metavar="KIND:NAME", help=_("No longer."))
@click.option("--to", "entry", type=int, metavar="ID", help=_("The entry to link or unlink."))
@click.option("--question", type=WORDS, default="", help=_("What it answers."))
@click.option("--phase", type=click.IntRange(1, 6), help=_("The phase of the analysis."))
@click.option("--questions", is_flag=True, help=_("List questions of the method."))
@click.option("--tick", type=int, multiple=True, metavar="ID", help=_("Let this entry out."))
@click.option("--untick", type=int, multiple=True, metavar="ID", help=_("Keep it private again."))
@click.option("--rewrite", type=int, metavar="ID", help=_("Give this entry the text."))
@click.option("--remove", type=int, metavar="ID", help=_("Take this entry away."))
@as_json
def journal_command(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    text: str | None,
    on: str | None,
    link: Sequence[str],
    unlink: Sequence[str],
    entry: int | None,
    question: str,
    phase: int | None,
    questions: bool,
    tick: Sequence[int],
    untick: Sequence[int],
    rewrite: int | None,
    remove: int | None,
    as_json: bool,
) -> None:
    """Write an entry, change one, or tick some."""
    from tuicode.cli.opening import project_to_change

    if questions:
        _say_questions(file, phase, as_json)
        return
    others = bool(tick or untick) or entry is not None
    if not others:
        _refuse_mixed(text, rewrite, remove)
    elif text is not None or rewrite is not None or remove is not None:
        raise click.UsageError(_("Give either a text, or the id of what is to be changed."))
    with project_to_change(file) as project:
        if others:
            said, ids = _ticked_or_linked(project, tick, untick, entry, (link, unlink))
        elif rewrite is not None or remove is not None:
            said, ids = _changed(project, text, rewrite, remove)
        else:
            said, ids = _entered(project, text or "", on, link, question, phase)
        rows = _rows(project, ids) if as_json else []
    if as_json:
        print_json(rows)
    else:
        say(said)


def _rows(project: Project, ids: Sequence[int]) -> list[dict[str, Any]]:
    from tuicode.cli.note_rows import memo_row
    from tuicode.model.memos import memo_of

    return [memo_row(project, memo_of(project, one)) for one in ids]


def _about(project: Project, on: str | None) -> tuple[About | None, Span | tuple[None, None]]:
    return (None, (None, None)) if on is None else about_of(project, on)


def _refuse_mixed(text: str | None, rewrite: int | None, remove: int | None) -> None:
    if (text is None) != (remove is not None) or (rewrite is not None and remove is not None):
        raise click.UsageError(_("Give a TEXT, alone or with --rewrite ID; or --remove ID."))


def _changed(
    project: Project, text: str | None, rewrite: int | None, remove: int | None
) -> tuple[str, list[int]]:
    """Change a memo; return what was done, and the ids of what there is of it now."""
    from tuicode.model import memos

    memo = memos.memo_of(project, rewrite if rewrite is not None else remove or 0)
    if rewrite is not None:
        memos.rewrite(project, memo, text or "")
        return _("Rewrote {id}.").format(id=memo.id), [memo.id]
    memos.remove(project, memo)
    return _("Took {id} away.").format(id=memo.id), []


def _entered(  # noqa: PLR0917 - what an entry is made of
    project: Project,
    text: str,
    on: str | None,
    link: Sequence[str],
    question: str,
    phase: int | None,
) -> tuple[str, list[int]]:
    from tuicode.model import journal

    about, (start, end) = _about(project, on)
    links = [about_of(project, one)[0] for one in link]
    entry = journal.write(project, text, about, start, end, links, prompt=question, phase=phase)
    said = _("Wrote journal entry {id} {on}; it is private.")
    return said.format(id=entry.id, on=_told(project, entry)), [entry.id]


def _ticked_or_linked(
    project: Project,
    tick: Sequence[int],
    untick: Sequence[int],
    entry: int | None,
    links: tuple[Sequence[str], Sequence[str]],
) -> tuple[str, list[int]]:
    from tuicode.model import journal, memos

    linked = memos.memo_of(project, entry) if entry is not None else None
    ticked, unticked = ([memos.memo_of(project, one) for one in ids] for ids in (tick, untick))
    added, gone = ([about_of(project, one)[0] for one in given] for given in links)
    with project.transaction("change journal"):
        memos.keep_private(project, ticked, private=False)
        memos.keep_private(project, unticked, private=True)
        if linked is not None:
            journal.unlink(project, journal.link(project, linked, added), gone)
    changed = [*tick, *untick, *([entry] if entry is not None else [])]
    return _("Changed {ids}.").format(ids=", ".join(map(str, changed))), changed


def _say_questions(file: Path, phase: int | None, as_json: bool) -> None:
    from tuicode.cli.opening import project_to_read
    from tuicode.model.method_questions import questions

    with project_to_read(file) as project:
        asked = [_(one) for one in questions(phase or project.current_pass.phase)]
    if as_json:
        print_json(asked)
    else:
        say(*asked)


def _told(project: Project, memo: Memo) -> str:
    from tuicode.analysis.writing import about_told

    return _("on {what}").format(what=about_told(project, memo))
