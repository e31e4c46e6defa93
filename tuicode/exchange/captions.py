"""Captions (.vtt, .srt): cues with a time, and often with the speaker's name."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.contents import Contents
from tuicode.exchange.evidence import Evidence
from tuicode.exchange.lines import BLANKS, Line, clean
from tuicode.exchange.plain_text import decoded
from tuicode.exchange.transcript import SpokenTurn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_CUE_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*(?P<start>{_CUE_TIME})[ \t]*-->[ \t]*{_CUE_TIME}.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t](?P<name>[^>\n]{0,200})>")
_OTHER_TAG = re.compile(
    r"</?(?:[ciubv]|ruby|rt|lang|font)(?:[.\s][^>\n]{0,200})?>|<\d{1,4}:[\d:.]{1,12}>|\{\\an?\d{1,2}\}",
    re.IGNORECASE,
)
_PASSED_OVER = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t\n]|$)")
_SENTENCE_END = re.compile(r"[.?!…][\"'”»)\]]{0,4}$")


class Cue(Struct, frozen=True):
    """One caption, or the part of one that one voice speaks."""

    text: str
    time: str
    speaker: str | None = None


def read_captions(path: Path, data: bytes) -> Contents:
    """Return the cues of a caption file, joined into turns where a voice goes on."""
    text, encoding = decoded(path, data)
    is_markup = path.suffix.lower() == ".vtt"
    cues = [
        cue
        for block in re.split(r"\n(?:[ \t]*\n)+", clean(text))
        if not (is_markup and _PASSED_OVER.match(block))
        for cue in _cues_of(block.strip("\n").split("\n"), is_markup=is_markup)
    ]
    if not any(cue.speaker for cue in cues):
        cues = _with_labels_as_speakers(cues)
    return Contents(tuple(_turns_of(cues)), encoding=encoding)


def _cues_of(block: Sequence[str], *, is_markup: bool) -> Iterator[Cue]:
    timings = [(place, _TIMING.fullmatch(line)) for place, line in enumerate(block)]
    found = [(place, timing["start"]) for place, timing in timings if timing]
    first = found[0][0] if found else len(block)
    yield from _voices(_spoken(block[:first], has_name_of_next=bool(found)), "", is_markup)
    ends = [place for place, _ in found[1:]] + [len(block)]
    for (place, time), end in zip(found, ends, strict=False):
        lines = _spoken(block[place + 1 : end], has_name_of_next=end < len(block))
        yield from _voices(lines, time, is_markup)


def _spoken(lines: Sequence[str], *, has_name_of_next: bool) -> str:
    """Join the lines of a cue, but for the last where that is the number or name of the next."""
    kept = lines[:-1] if has_name_of_next else lines
    return " ".join(line.strip(BLANKS) for line in kept)


def _voices(text: str, time: str, is_markup: bool) -> Iterator[Cue]:
    """Divide a cue by its voice tags."""
    starts = [0, *(found.start() for found in _VOICE.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        part = text[start:end]
        voice = _VOICE.match(part)
        spoken = _read(_OTHER_TAG.sub("", part[voice.end() :] if voice else part), is_markup)
        name = _read(voice["name"], is_markup) if voice else ""
        if spoken:
            yield Cue(spoken, time, name or None)


def _read(text: str, is_markup: bool) -> str:
    return clean(unescape(text) if is_markup else text).replace("\n", " ").strip(BLANKS)


def _with_labels_as_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Take `Name:` at the beginning of cues for the speaker, where the file bears that out."""
    lines = [Line(cue.text, number) for number, cue in enumerate(cues)]
    accepted = Evidence(lines).accepted()
    speaker: str | None = None
    labelled = []
    for place, cue in enumerate(cues):
        mark = accepted.get(place)
        speaker = mark.label if mark else speaker
        labelled.append(Cue(mark.rest if mark else cue.text, cue.time, speaker))
    return [cue for cue in labelled if cue.text]


def _turns_of(cues: Iterable[Cue]) -> Iterator[SpokenTurn]:
    groups: list[list[Cue]] = []
    for cue in cues:
        if groups and _goes_on(groups[-1][-1], cue):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    for group in groups:
        text = " ".join(cue.text for cue in group)
        yield SpokenTurn(group[0].speaker, text, group[0].time)


def _goes_on(former: Cue, cue: Cue) -> bool:
    """Tell whether a cue continues a turn; where no one is named, sentences are turns."""
    if former.speaker is None and _SENTENCE_END.search(former.text):
        return False
    return former.speaker == cue.speaker
