"""Invented interviews for the screens, and odd texts for what draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tuicode.model import codes, codings, sources
from tuicode.model.project import Project, new_contents
from tuicode.model.records import Source, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = (
    ("Moderator", "Welcome, all of you. What does a night on call look like out here?"),
    (
        "Participant 1",
        (
            "It begins with the phone. You lie there and wait for it, and you tell yourself that you "
            "are resting. I never sleep well before two. Then it rings, and it is the pump again."
        ),
    ),
    ("Moderator", "*laughs* The pump?"),
    (
        "Participant 2",
        (
            "The pump at [place name]. It has been old since I came here. We write it in the book "
            "every time, and the book goes to the office, and then nothing. I don't blame them. They "
            "have a budget, and we have boots."
        ),
    ),
    (
        "Participant 1",
        (
            "And the neighbours call us, not the office. They know our cars. Once a man came out with "
            "coffee at four in the morning, and he stood there until we were done. You don't forget "
            "such a thing.\nIt was minus eighteen."
        ),
    ),
    ("Participant 2", "That is why I go on with it, really."),
    ("Moderator", "So what would make it better, if you could choose one thing?"),
    (
        "Participant 1",
        (
            "Two of us on every shift. Alone you take chances, you climb down where you shouldn't, "
            "because it is only a minute. Somebody should hold the rope."
        ),
    ),
    ("Participant 2", "And a new pump. *laughs*"),
)

SECOND = (
    ("Moderator", "You both came from other work. What was new?"),
    (
        "Participant 3",
        (
            "The silence, I think. In the workshop there was always somebody to ask. Here I read the "
            "manual in the van, with a torch in my mouth. It went well. Mostly."
        ),
    ),
    ("Participant 4", "For me it was the paper. Everything is signed twice, and then once more."),
)

CODES = (
    ("waiting for the phone", "WP"),
    ("being alone at night", "BA"),
    ("trust from neighbours", "TN"),
    ("old equipment", "OE"),
    ("distance to the office", "DO"),
    ("pride in the work", "PW"),
)

Said = tuple[str, str]


def add_interview(project: Project, name: str, said: Sequence[Said]) -> Source:
    """Add a transcript, and those who speak in it; nobody where the name is empty."""
    known = {person.label: person.id for person in project.participants}
    for label, _words in said:
        if label and label not in known:
            role = "interviewer" if label == "Moderator" else "participant"
            known[label] = sources.add_participant(project, label, role).id
    turns = [sources.NewTurn(words, known.get(label)) for label, words in said]
    return sources.add(project, name, turns)


def fill(project: Project) -> Project:
    """Add two interviews, six codes and three codings."""
    first = add_interview(project, "Interview 1", FIRST)
    add_interview(project, "Interview 2", SECOND)
    made = [codes.create(project, name, tag) for name, tag in CODES]
    put(project, first, "You lie there and wait for it", made[0])
    put(project, first, "We write it in the book every time", made[3], made[4])
    put(project, first, "They know our cars.", made[2])
    return project


def put(project: Project, source: Source, words: str, *chosen: codes.Code) -> None:
    """Put codes on where `words` stand first."""
    start = source.text.index(words)
    codings.apply(project, source, start, start + len(words), chosen)


def in_no_file(*said: Said, name: str = "Interview") -> Project:
    """Return a project without a file, with one source of these turns."""
    project = Project(new_contents("Night work", "Kari"), "Kari")
    if said:
        add_interview(project, name, said)
    return project


def source_of(*turns: str) -> Source:
    """Return a source of these turns, as they are: not normalised, not trimmed."""
    placed, start = [], 0
    for words in turns:
        placed.append(Turn(start=start, end=start + len(words)))
        start += len(words) + 1
    return Source(id=1, name="Odd", text="\n".join(turns), turns=tuple(placed))


PLAIN = "abc de. f, æøå é «» – … ? 123 [n] *l* "
WIDE = "街灯中한글ｗ🙂👍"
JOINED = "\u0301\u0308\u20dd\u200d\ufe0f❤\U0001f1f3\U0001f1f4"
TURNING = "אבגשלום\u200f\u202e\u2066\u2069\u061c"
CONTROL = "\t\x1b\x07\x00\x7f\x9b\r\x85\u2028\u00ad"

odd_text = st.text(
    st.one_of(
        st.sampled_from(PLAIN),
        st.sampled_from(PLAIN),
        st.sampled_from(PLAIN + WIDE + JOINED + TURNING + CONTROL + "\n"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=120,
)
"""Text such as nobody types, and now and then somebody does."""

long_words = st.builds(
    lambda piece, times: piece * times, st.text(PLAIN + WIDE, min_size=1, max_size=4),
    st.integers(1, 400),
)  # fmt: skip

odd_turns = st.lists(st.one_of(odd_text, long_words), min_size=1, max_size=6)
