"""The records a project consists of: small, typed, immutable.

Positions in text are Unicode code points, end exclusive. Times are ISO 8601 in UTC, to the
second, as text (`2026-11-23T21:05:00Z`): they sort as they are and cost nothing to read.
Ids are random 53-bit integers, so that two coders' copies never clash and JavaScript and
spreadsheets keep them exact.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

from tuicode.language import marked
from tuicode.model.note_records import Memo as Memo
from tuicode.model.note_records import Term as Term
from tuicode.model.record import EarlierName as EarlierName
from tuicode.model.record import Id as Id
from tuicode.model.record import Record as Record
from tuicode.model.theme_records import RELATION_KINDS as RELATION_KINDS
from tuicode.model.theme_records import THEME_STATES as THEME_STATES
from tuicode.model.theme_records import Relation as Relation
from tuicode.model.theme_records import RelationKind as RelationKind
from tuicode.model.theme_records import Theme as Theme
from tuicode.model.theme_records import ThemeState as ThemeState
from tuicode.model.theme_records import Version as Version

Role = Literal["participant", "interviewer"]
Family = Literal["green", "blue", "orange", "yellow", "pink", "grey"]
CodeState = Literal["active", "retired", "merged"]
ChangeOfCode = Literal["recoded", "merged", "split"]
Orientation = Literal["", "semantic", "latent"]
Origin = Literal["", "inductive", "deductive", "in vivo"]
FlagKind = Literal["departing", "not analysed", "ask supervisor"]
Verdict = Literal["kept", "recoded", "uncoded", "moved", "taken out", "skipped"]
Approach = Literal["reflexive", "codebook", "reliability"]

ROLES: tuple[Role, ...] = (marked("participant"), marked("interviewer"))

APPROACHES: tuple[Approach, ...] = (
    marked("reflexive"),
    marked("codebook"),
    marked("reliability"),
)

ORIENTATIONS: tuple[Orientation, ...] = ("", marked("semantic"), marked("latent"))

ORIGINS: tuple[Origin, ...] = ("", marked("inductive"), marked("deductive"), marked("in vivo"))

FLAG_KINDS: tuple[FlagKind, ...] = (
    marked("departing"),
    marked("not analysed"),
    marked("ask supervisor"),
)

VERDICTS: tuple[Verdict, ...] = (
    marked("kept"),
    marked("recoded"),
    marked("uncoded"),
    marked("moved"),
    marked("taken out"),
    marked("skipped"),
)

FAMILIES: tuple[Family, ...] = ("green", "blue", "orange", "yellow", "pink", "grey")
"""The colour families, in the order new codes are given them."""


class ProjectSheet(Record, frozen=True, kw_only=True, gc=False):
    """The project itself: one record, first in the file."""

    format: int
    """The format version of the file."""
    name: str
    language: str = "en"
    """The language of the reports, `en` or `nb`."""
    question: str = ""
    approach: Approach = "reflexive"
    created: str = ""
    stance: str = ""
    """What the researcher brings to the data, in her own words."""
    reading_order: tuple[Id, ...] = ()
    """The sources as they are read now; those that are not named come after, as imported."""
    name_hints: bool = True
    """Whether a name of a theme that looks like a topic summary is remarked upon."""


class Participant(Record, frozen=True, kw_only=True, gc=False):
    """A person who speaks."""

    label: str
    role: Role = "participant"
    spellings: tuple[str, ...] = ()
    """How the person's turns are marked in the transcripts as they came."""
    attributes: dict[str, str] = field(default_factory=dict)
    """What is known of the person: such as `years` or `group`."""


class Turn(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One stretch of one speaker in a source; `participant` is None where no one is named."""

    start: int
    end: int
    participant: Id | None = None
    time: str = ""
    """The time mark of the transcript as it stood there, such as `00:12:01`."""


class Source(Record, frozen=True, kw_only=True, gc=False):
    r"""One transcript: its text, and the turns that cover it.

    The text holds what was said and nothing else (speaker labels and time marks are in the
    turns), NFC-normalised. A turn's paragraphs are separated by one `\n`, and so are turns:
    the next turn's start is this turn's end + 1.
    """

    name: str
    text: str
    turns: tuple[Turn, ...] = ()
    filename: str = ""
    sha256: str = ""
    """Of the original file's bytes, in hexadecimal."""
    imported: str = ""
    checked: str = ""
    """When the transcript was last checked against the audio; empty where it was not."""
    attributes: dict[str, str] = field(default_factory=dict)
    """What is known of the interview: such as `date`, `setting` or `transcribed by`."""


class Code(Record, frozen=True, kw_only=True, gc=False):
    """A label for a meaning."""

    tag: str
    name: str
    family: Family = "green"
    definition: str = ""
    state: CodeState = "active"
    into: Id | None = None
    """The code that took this one's extracts, where it was merged."""
    created: str = ""
    orientation: Orientation = ""
    origin: Origin = ""
    pin: int = 0
    """The digit, 1 to 9, that applies this code; 0 where it has none."""
    parent: Id | None = None
    """The code that this one stands under in the codebook."""
    include: str = ""
    exclude: str = ""
    """When to use the code and when not, for codebook-style projects."""
    example: Id | None = None
    """The coding that shows best what the code means."""
    place: int = 0
    """Where it stands among the codes under the same parent: the lower first."""
    earlier_names: tuple[EarlierName, ...] = ()
    changed: str = ""
    """When name, tag, family, state or notes were last changed; empty where they never were."""
    miscellaneous: bool = False
    """Whether it lies in the Miscellaneous pile, where codes wait that fit no theme."""


class EarlierCode(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A code that a coding carried before, until when, and why it changed."""

    code: Id
    until: str
    why: ChangeOfCode
    coding: Id | None = None
    """The coding that carried it, where that was joined into this one by a merge; None for this."""


class Coding(Record, frozen=True, kw_only=True, gc=False, rename={"pass_": "pass"}):
    """One code on one span, made in one pass by one coder."""

    source: Id
    start: int
    end: int
    code: Id
    pass_: Id
    by: str = ""
    at: str = ""
    was: tuple[EarlierCode, ...] = ()


class Pass(Record, frozen=True, kw_only=True, gc=False):
    """One round of coding through the data."""

    number: int
    name: str
    lens: str = ""
    order: tuple[Id, ...] = ()
    """The sources in reading order; empty where they are read as they stand."""
    hides_earlier: bool = False
    started: str = ""
    ended: str = ""
    note: str = ""
    """Why this pass is made."""
    reflection: str = ""
    """What the coder thought when it was over."""
    phase: int = 0
    """The phase of thematic analysis, 1 to 6, that it was made in; 0 where it is not said."""
    first_step: int = 0
    last_step: int = 0
    """The log entries with which it was started and ended, by number; 0 for the project's first
    pass, and for one that goes on."""


class Quote(Record, frozen=True, kw_only=True, gc=False):
    """An extract chosen for the report, under a theme."""

    source: Id
    start: int
    end: int
    theme: Id | None = None
    clips: tuple[tuple[int, int], ...] = ()
    """Stretches within the extract that are left out."""


class Flag(Record, frozen=True, kw_only=True, gc=False):
    """A mark on a span: it departs from the pattern, is not analysed, or is to be asked about."""

    source: Id
    start: int
    end: int
    kind: FlagKind
    note: str = ""
    by: str = ""
    at: str = ""
    resolved: str = ""
    """When the question to the supervisor was answered; empty while it is open."""


class Reading(Record, frozen=True, kw_only=True, gc=False):
    """How far one coder has read one source: there is one for each of both."""

    source: Id
    by: str
    at: str
    position: int = 0
    """Where one was last."""
    furthest: int = 0
    """The end of what has been read in this reading."""
    read: tuple[str, ...] = ()
    """When the source was read to its end, each time."""


class Review(Record, frozen=True, kw_only=True, gc=False):
    """What was decided on an extract when the extracts were gone through again.

    With a theme, it was reviewed as an extract of that theme: what was taken out or moved is
    no extract of it any more, and what was moved is one of the theme `to`.
    """

    source: Id
    start: int
    end: int
    verdict: Verdict
    round: int = 1
    """Which time through, from 1."""
    by: str = ""
    at: str = ""
    theme: Id | None = None
    to: Id | None = None
    note: str = ""
    """Why it was so decided."""


class Before(Struct, frozen=True, forbid_unknown_fields=True, array_like=True, gc=False):
    """How one record was before a change; `record` is None where it was not there."""

    table: str
    id: Id
    record: dict[str, Any] | None


class Refusal(Record, frozen=True, kw_only=True, gc=False):
    """A suggestion to merge these codes that was refused, so that it is not made again."""

    codes: tuple[Id, ...]
    by: str = ""
    at: str = ""


class LogEntry(Record, frozen=True, kw_only=True, gc=False):
    """Who did what, when, and what undoing it needs.

    Every transaction makes exactly one, so `number` (1, 2, 3 ...) is also the revision of the
    project. The summary names codes and places, and never quotes a participant.
    """

    number: int
    at: str
    by: str
    action: str
    summary: str
    before: tuple[Before, ...] = ()
    reverts: Id | None = None
    """The log entry that this one undoes or redoes."""


RECORD_TYPES: dict[str, type[Record]] = {
    "project": ProjectSheet,
    "participants": Participant,
    "sources": Source,
    "codes": Code,
    "passes": Pass,
    "codings": Coding,
    "themes": Theme,
    "relations": Relation,
    "versions": Version,
    "quotes": Quote,
    "memos": Memo,
    "terms": Term,
    "flags": Flag,
    "readings": Reading,
    "reviews": Review,
    "refusals": Refusal,
    "log": LogEntry,
}
"""The tables of the file, in its order, and the record kind that each holds."""
