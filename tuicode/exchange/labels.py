"""What a speaker's label looks like, and which words are known to be one.

The lists are English and Norwegian, both written forms. They only ever tip a balance: the
evidence of the whole file is weighed in `evidence.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuicode.exchange.lines import BLANK, BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 40
"""Characters in the longest label."""
MOST_WORDS = 4


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(text.split())


INTERVIEWER_WORDS = words_in(
    """
    interviewer interviewers interv int intervjuer intervjuar intervjueren intervjuaren
    moderator moderatoren mod facilitator fasilitator ordstyrer ordstyrar researcher forsker
    forskar forskeren forskaren interviewleder intervjuleder
    """
)
PARTICIPANT_WORDS = words_in(
    """
    participant deltaker deltakar deltager informant respondent interviewee intervjuobjekt
    speaker taler talar person unknown ukjent voice stemme male female man woman mann kvinne
    deltakere several flere fleire all alle
    """
)
_KNOWN_LETTERS = frozenset({"i", "m", "p", "d", "r", "s"})

_ORDINARY_WORDS = words_in(
    """
    a an and as at but by for from he her his how if in it its like my no not now of oh ok
    okay or our right she so sorry that the their then there these they this those to um uh
    mm mhm well what when where which who why yeah yes you your altså at av da dei den der
    det dette di du eg en et ei fordi for først fra frå før han hun ho hva hvem hvor hvordan
    hvorfor i ikke ikkje ja jeg jo kan kva kvar korleis med men min mitt når nei no noe noko
    nå og også om på så selv sitt som til vi ved å laughter laughs laughing latter ler pause
    inaudible uhørlig unclear uklart silence stillhet crosstalk kremt example eksempel note
    notes merk nb ps obs date dato place sted location time tid tidspunkt duration
    varighet present participants file fil filename filnavn lydfil audio recording opptak
    subject emne project prosjekt title tittel transcribed transkribert transcript
    transkripsjon transcription interview intervju version versjon language språk legend key
    tegnforklaring question questions spørsmål tema theme topic part del
    chapter kapittel side page tape section summary sammendrag background bakgrunn
    introduction innledning conclusion avslutning http https www
    """
)
"""First words of sentences, of headings and of the facts at the top of a transcript."""

_WITHOUT_BLANKS = str.maketrans("", "", BLANKS)
_PARTICLES = words_in("og and & + / af av von van der den de da du la le bin al el")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.)+-?", re.UNICODE)
_CODE = re.compile(r"[^\W\d_]{1,3}[-. ]?\d{1,3}|\d{1,3}|[^\W\d_]", re.UNICODE)
_REPLACED_NAME = re.compile(r"\[[^\[\]]+\]")
_NUMBERED = re.compile(rf"(.*?)(?:{BLANK}*[-#.]?{BLANK}*\d{{1,3}}|{BLANK}+[A-Za-z])?\.?")
_NOT_IN_NAMES = frozenset('!?;"«»“”„…*=|<>{}\\@')


def fold(label: str) -> str:
    """Return what two spellings of one label have in common: no case, blanks or last stop."""
    return label.translate(_WITHOUT_BLANKS).rstrip(".").casefold()


def is_known(label: str) -> bool:
    """Tell whether a label is a usual word for a speaker: `Deltaker 2`, `P1`, `I`, `P2?`, `??`."""
    folded = fold(label).rstrip("?")
    if not folded:
        return bool(label)
    known_words = INTERVIEWER_WORDS | PARTICIPANT_WORDS
    return _without_number(label) in known_words or folded.rstrip("0123456789") in _KNOWN_LETTERS


def _without_number(label: str) -> str:
    numbered = _NUMBERED.fullmatch(label.strip(BLANKS))
    return fold(numbered.group(1)) if numbered and numbered.group(1) else fold(label)


def is_code(label: str) -> bool:
    """Tell whether a label is a letter or number, or a few letters and a number: `id1`."""
    return _CODE.fullmatch(label) is not None


def is_ordinary(label: str) -> bool:
    """Tell whether a label begins as sentences, headings or facts about a file begin."""
    words = label.split()
    if len(label) == 1 or not words or is_known(label):
        return False
    is_full_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return words[0].strip(".,").casefold() in _ORDINARY_WORDS and not is_full_name


def is_short(label: str) -> bool:
    """Tell whether a label is short enough to be one."""
    return 0 < len(label) <= LONGEST and len(label.split()) <= MOST_WORDS


def looks_like_name(label: str) -> bool:
    """Tell whether a label is written as a name or a code is: `Anne Lie`, `M. S. Moe`, `id1`."""
    label = label.rstrip("?")  # the transcriber was not sure who spoke
    if not is_short(label) or is_ordinary(label) or _NOT_IN_NAMES & set(label):
        return False
    if is_code(label) or is_known(label) or _REPLACED_NAME.fullmatch(label):
        return True
    words = label.split()
    return words[0][0].isupper() and all(_goes_on_as_name(word) for word in words)


def _goes_on_as_name(word: str) -> bool:
    bare = word.strip("()[],")
    if word.endswith((".", ",")) and not (_INITIALS.fullmatch(word) or word.endswith(",")):
        return False
    written_as_name = bool(bare) and (bare[0].isupper() or bare[0].isdigit())
    return written_as_name or bare in _PARTICLES or word[0] in "(["


def interviewer_labels(labels: Iterable[str]) -> set[str]:
    """Return those labels that name an interviewer by a known word.

    `I` and `M` are taken for interviewer and moderator, but not beside a whole word for
    one: there `I` is likely an informant.
    """
    labels = list(labels)
    whole = {label for label in labels if _names_interviewer(label)}
    return whole or {label for label in labels if fold(label) in {"i", "m"}}


def _names_interviewer(label: str) -> bool:
    words = [_without_number(label), *(fold(word) for word in label.split()[:1])]
    return any(word in INTERVIEWER_WORDS for word in words)
