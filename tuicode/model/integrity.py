"""What can be wrong between the records of a project, in words that name the place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tuicode.model.records import Source, Theme
    from tuicode.model.tables import Contents
    from tuicode.model.transaction import Change


def faults(contents: Contents) -> list[str]:
    """Return a sentence for each fault; an empty list for a sound project."""
    checks: tuple[Callable[[Contents], Iterable[str]], ...] = (
        _sheet,
        _ids,
        _sources,
        _codings,
        _code_links,
        _theme_links,
        _quotes,
        _spans,
        _log,
    )
    return list(chain.from_iterable(check(contents) for check in checks))


def faults_of(changes: Iterable[Change], contents: Contents) -> list[str]:
    """Return the faults that changes brought in; for codings alone, only these are looked at."""
    changes = list(changes)
    if any(change.after is None and change.table != "codings" for change in changes):
        return faults(contents)
    codings = [change.after for change in changes if change.table == "codings" and change.after]
    return [fault for coding in codings for fault in _faults_of_coding(coding, contents)]


def _sheet(contents: Contents) -> Iterator[str]:
    if len(contents.project) != 1:
        yield _("The file has {count} project records; it must have one.").format(
            count=len(contents.project)
        )
    if not contents.passes:
        yield _("The file has no pass; it must have at least one.")


def _ids(contents: Contents) -> Iterator[str]:
    for table in contents.__struct_fields__:
        for key, record in getattr(contents, table).items():
            if key != record.id:
                yield _("The record {key} in {table} says its id is {id}.").format(
                    key=key, table=table, id=record.id
                )


def _sources(contents: Contents) -> Iterator[str]:
    for source in contents.sources.values():
        yield from _turns(source, contents)


def _turns(source: Source, contents: Contents) -> Iterator[str]:
    place = 0
    for number, turn in enumerate(source.turns, start=1):
        if not place <= turn.start <= turn.end <= len(source.text):
            yield _(
                "Turn {number} of «{name}» ({start} to {end}) overlaps or lies outside."
            ).format(number=number, name=source.name, start=turn.start, end=turn.end)
        if turn.participant is not None and turn.participant not in contents.participants:
            yield _dangling(_("turn {number}").format(number=number), source.id, turn.participant)
        place = turn.end


def _codings(contents: Contents) -> Iterator[str]:
    lengths = {source.id: len(source.text) for source in contents.sources.values()}
    codes, passes = contents.codes, contents.passes
    for coding in contents.codings.values():
        length = lengths.get(coding.source)
        if (
            length is not None
            and 0 <= coding.start < coding.end <= length
            and coding.code in codes
            and coding.pass_ in passes
            and not coding.was
        ):
            continue
        yield from _faults_of_coding(coding, contents)


def _faults_of_coding(coding: Any, contents: Contents) -> Iterator[str]:
    source = contents.sources.get(coding.source)
    length = len(source.text) if source else 0
    if source is None:
        yield _dangling(_("coding"), coding.id, coding.source)
    elif not 0 <= coding.start < coding.end <= length:
        yield _(
            "Coding {id} is on {start} to {end}, but its source «{name}» has {length} characters."
        ).format(
            id=coding.id,
            start=coding.start,
            end=coding.end,
            name=source.name,
            length=length,
        )
    for code in (coding.code, *(earlier.code for earlier in coding.was)):
        if code not in contents.codes:
            yield _dangling(_("coding"), coding.id, code)
    if coding.pass_ not in contents.passes:
        yield _dangling(_("coding"), coding.id, coding.pass_)


def _code_links(contents: Contents) -> Iterator[str]:
    for code in contents.codes.values():
        if code.into is not None and code.into not in contents.codes:
            yield _dangling(_("code"), code.id, code.into)


def _theme_links(contents: Contents) -> Iterator[str]:
    for theme in contents.themes.values():
        missing = [code for code in theme.codes if code not in contents.codes]
        if theme.parent is not None and theme.parent not in contents.themes:
            missing.append(theme.parent)
        yield from (_dangling(_("theme"), theme.id, one) for one in missing)
        if not missing and _in_itself(theme, contents):
            yield _("The theme «{name}» stands under itself.").format(name=theme.name)
    for relation in contents.relations.values():
        missing = [one for one in (relation.from_, relation.to) if one not in contents.themes]
        yield from (_dangling(_("relation"), relation.id, one) for one in missing)
    for review in contents.reviews.values():
        for one in (review.theme, review.to):
            if one is not None and one not in contents.themes:
                yield _dangling(_("review"), review.id, one)


def _in_itself(theme: Theme, contents: Contents) -> bool:
    passed: set[int] = set()
    place: Theme | None = theme
    while place is not None and place.id not in passed:
        passed.add(place.id)
        place = None if place.parent is None else contents.themes.get(place.parent)
    return place is not None


def _quotes(contents: Contents) -> Iterator[str]:
    for quote in contents.quotes.values():
        source = contents.sources.get(quote.source)
        if source is None:
            yield _dangling(_("quote"), quote.id, quote.source)
        elif not 0 <= quote.start < quote.end <= len(source.text):
            yield _("Quote {id} lies outside its source «{name}».").format(
                id=quote.id, name=source.name
            )
        if quote.theme is not None and quote.theme not in contents.themes:
            yield _dangling(_("quote"), quote.id, quote.theme)


def _spans(contents: Contents) -> Iterator[str]:
    """Check what else stands on words: flags, reviews, and memos on an extract."""
    for kind, record, source_id in _on_words(contents):
        source = contents.sources.get(source_id)
        if source is None:
            yield _dangling(kind, record.id, source_id)
        elif not 0 <= record.start < record.end <= len(source.text):
            yield _("The {kind} {id} lies outside its source «{name}».").format(
                kind=kind, id=record.id, name=source.name
            )


def _on_words(contents: Contents) -> Iterator[tuple[str, Any, int]]:
    for flag in contents.flags.values():
        yield _("flag"), flag, flag.source
    for review in contents.reviews.values():
        yield _("review"), review, review.source
    for memo in contents.memos.values():
        # A memo outlives what it is about, and is then on something that is gone.
        table, record_id = memo.about or ("", 0)
        if table == "sources" and record_id in contents.sources and memo.start is not None:
            yield _("memo"), memo, record_id


def _log(contents: Contents) -> Iterator[str]:
    for expected, entry in enumerate(contents.log.values(), start=1):
        if entry.number != expected:
            yield _("The log jumps at entry {expected}: it says {number} there.").format(
                expected=expected, number=entry.number
            )
            return


def _dangling(kind: str, record_id: int, missing: int) -> str:
    return _("The {kind} {id} refers to {missing}, which is not in the file.").format(
        kind=kind, id=record_id, missing=missing
    )
