"""What `show` tells of opened themes: their extracts, who speaks to them, two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.analysis.theme_comparison import compare_themes
from tuicode.analysis.theme_passages import (
    codes_on,
    departing,
    memos_on_places,
    passages_of_theme,
    reviewed_in,
)
from tuicode.analysis.theme_spread import spread, told
from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at, speakers_in
from tuicode.model.theme_reviews import current_round
from tuicode.model.themes import standing, theme, theme_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tuicode.analysis.theme_passages import Passage
    from tuicode.analysis.theme_spread import Share
    from tuicode.model.project import Project
    from tuicode.model.records import Code, Theme
    from tuicode.model.theme_extracts import Place

Row = dict[str, Any]

TWO = 2


def spread_rows(project: Project, *, theme: Sequence[str] = ()) -> list[Row]:
    """Return who speaks to each theme, or to the themes named, all who could be told."""
    rows = []
    for one in _themes(project, theme):
        found = spread(project, one)
        rows.append(
            {
                "theme": one.name,
                "extracts": found.extracts,
                "speaking": sum(bool(share.extracts) for share in found.participants),
                "participants": _shares(found.participants),
                "interviewers": _shares(found.interviewers),
                "sources": _shares(found.sources),
                "told": told(found),
            }
        )
    return rows


def theme_extract_rows(project: Project, *, theme: Sequence[str] = ()) -> list[Row]:
    """Return the extracts under themes, and what this round of reviewing has decided on them."""
    return [row for one in _themes(project, theme, top=True) for row in _extracts(project, one)]


def theme_comparison_rows(project: Project, *, theme: Sequence[str] = ()) -> list[Row]:
    """Return two themes side by side, in one row.

    Raises ProjectError where not two of them are named.
    """
    if len(theme) != TWO:
        raise ProjectError(_("Name the two themes to compare: --theme A --theme B."))
    one, other = _themes(project, theme)
    found = compare_themes(project, one, other)
    return [
        {
            "theme": one.name,
            "other": other.name,
            "shared_codes": _names(found.shared_codes),
            "codes": _names(found.codes_of_one),
            "codes_of_other": _names(found.codes_of_other),
            "shared": [_place(project, place) for place in found.shared],
            "overlapping": [
                {"extract": _place(project, first), "other": _place(project, second)}
                for first, second in found.overlapping
            ],
            "only": [_place(project, place) for place in found.only_one],
            "only_other": [_place(project, place) for place in found.only_other],
        }
    ]


def reviewed_lines(what: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of a table of one of these."""
    from tuicode.cli.text_table import Column, aligned

    if what == "theme-comparison":
        yield from _compared(rows[0])
        return
    if what == "theme-extracts":
        columns = [_("Theme"), _("Source"), _("Span"), _("Verdict"), _("Participant"), _("Text")]
        cells: list[list[object]] = [
            [
                row["theme"],
                row["source"],
                f"{row['start']}-{row['end']}",
                _(row["verdict"]) if row["verdict"] else "",
                row["participant"] or "",
                row["text"],
            ]
            for row in rows
        ]
        yield from aligned(
            [Column(title, "id" if title == columns[2] else "text") for title in columns], cells
        )
        return
    for row in rows:
        yield f"{row['theme']}: {row['told']}"
        yield _("That is who speaks to it, and no measure of how good a theme it is.")
        shares = [
            (kind, share)
            for kind, key in (
                (_("Participant"), "participants"),
                (_("Interviewer"), "interviewers"),
                (_("Source"), "sources"),
            )
            for share in row[key]
        ]
        yield from aligned(
            [
                Column(""),
                Column(_("Who or where")),
                Column(_("Extracts"), "number"),
                Column(_("Words"), "number"),
            ],
            [[kind, one["name"], one["extracts"], one["words"]] for kind, one in shares],
        )


def _compared(row: Row) -> Iterator[str]:
    yield f"«{row['theme']}» / «{row['other']}»"
    for title, key in (
        (_("Shared codes"), "shared_codes"),
        (_("Codes only of the first"), "codes"),
        (_("Codes only of the second"), "codes_of_other"),
    ):
        yield f"{title}: {'; '.join(row[key]) or '–'}"
    for title, key in (
        (_("Shared extracts"), "shared"),
        (_("Extracts only of the first"), "only"),
        (_("Extracts only of the second"), "only_other"),
    ):
        yield f"{title}: {len(row[key])}"
        yield from (f"  {_told(place)}" for place in row[key])
    title = _("Extracts that overlap")
    yield f"{title}: {len(row['overlapping'])}"
    for pair in row["overlapping"]:
        yield f"  {_told(pair['extract'])}"
        yield f"    {_told(pair['other'])}"


def _told(place: Row) -> str:
    words = " ".join(place["text"].split())
    return f"{place['source']} {place['start']}-{place['end']} {words}"


def _themes(project: Project, names: Sequence[str], *, top: bool = False) -> list[Theme]:
    if names:
        return [theme_named(project, name) for name in names]
    return [one for one in standing(project) if not (top and one.parent)]


def _extracts(project: Project, one: Theme) -> Iterator[Row]:
    verdicts = reviewed_in(project, one, current_round(project, one))
    departs, memos = departing(project), memos_on_places(project)
    for passage in passages_of_theme(project, one, verdicts):
        review = verdicts.get((passage.theme, passage.place))
        extract = extract_at(project, *passage.place)
        under = theme(project, passage.theme)
        codes = codes_on(project, extract, under) if extract else []
        flagged = departs.get(passage.source, ())
        yield {
            "theme": under.name,
            **_place(project, passage.place),
            "participant": _speakers(project, passage),
            "codes": _names(codes),
            "departs": any(a < passage.end and passage.start < b for a, b in flagged),
            "memos": [memo.text for memo in memos.get(passage.place, ())],
            "round": review.round if review else None,
            "verdict": review.verdict if review else None,
            "to": theme(project, review.to).name if review and review.to else None,
            "note": review.note if review else "",
        }


def _speakers(project: Project, passage: Passage) -> str | None:
    source = project.source(passage.source)
    speakers = speakers_in(project, source, passage.start, passage.end)
    return ", ".join(person.label for person in speakers) or None


def _shares(shares: Sequence[Share]) -> list[Row]:
    return [
        {"name": share.name, "extracts": share.extracts, "words": share.words} for share in shares
    ]


def _names(codes: Sequence[Code]) -> list[str]:
    return [code.name for code in codes]


def _place(project: Project, place: Place) -> Row:
    source_id, start, end = place
    source = project.source(source_id)
    return {"source": source.name, "start": start, "end": end, "text": source.text[start:end]}


REVIEWED_THEMES: dict[str, Callable[..., list[Row]]] = {
    "spread": spread_rows,
    "theme-extracts": theme_extract_rows,
    "theme-comparison": theme_comparison_rows,
}
"""What can be shown of opened themes, by its name on the command line."""
