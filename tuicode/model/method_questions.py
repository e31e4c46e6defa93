"""Questions of the method to write to in the journal; they are offered, and never forced.

Reflexive thematic analysis wants to know what the researcher brings along. The questions are ours,
after what Braun and Clarke ask of those who analyse, phase by phase.
"""

from __future__ import annotations

from tuicode.language import marked

PHASE_NAMES: dict[int, str] = {
    1: marked("getting to know the data"),
    2: marked("coding"),
    3: marked("candidate themes"),
    4: marked("reviewing themes"),
    5: marked("defining and naming themes"),
    6: marked("writing it up"),
}
"""The phases of thematic analysis."""

ALWAYS: tuple[str, ...] = (
    marked("What did I assume?"),
    marked("What surprised me?"),
    marked("What did I feel when reading this?"),
    marked("What might I have missed?"),
    marked("Who am I in this interview?"),
    marked("What would speak against it?"),
)
"""The questions of every phase."""

OF_PHASE: dict[int, tuple[str, ...]] = {
    1: (
        marked("What did I expect to hear, and from where do I have that?"),
        marked("Whom do I find it easy to like here, and whom not?"),
        marked("How did the questions shape what was said?"),
    ),
    2: (
        marked("Whose words is this code in: theirs, mine or the theory's?"),
        marked("What is said here without being said?"),
        marked("What do I keep passing over, and why?"),
    ),
    3: (
        marked("Is this a shared meaning, or only a topic?"),
        marked("How else could these codes hang together?"),
        marked("What does my own experience make me see here?"),
    ),
    4: (
        marked("What does this theme leave out that is there in the data?"),
        marked("Which extract fits worst, and what does it tell?"),
        marked("Would I have made this theme without my question?"),
    ),
    5: (
        marked("What is the story of this theme in one sentence?"),
        marked("Where does it end, and another begin?"),
        marked("Would those I talked to know themselves in its name?"),
    ),
    6: (
        marked("Whom does this text serve, and who could be hurt by it?"),
        marked("Which quote did I choose because it sounds well?"),
        marked("What changed in me from the first reading until now?"),
    ),
}
"""The questions that belong to a phase."""


def questions(phase: int = 0) -> list[str]:
    """Return the questions, in English, those of a phase first; all of them without a phase."""
    if phase in OF_PHASE:
        return [*OF_PHASE[phase], *ALWAYS]
    return [*ALWAYS, *(one for asked in OF_PHASE.values() for one in asked)]
