"""Summaries of the log in the language of a report.

The log keeps a line for each step, in the language of whoever took it. What the program itself
said in it is said again in another language; names stay as they were then.
"""

from __future__ import annotations

import re
from functools import cache, partial
from string import Formatter
from typing import Final

from tuicode.language import _, plural
from tuicode.model.phases import PHASES
from tuicode.model.sheet import LANGUAGES

ON: Final = ("on {what}",)

MISCELLANEOUS: Final = ("to miscellaneous", "out of miscellaneous")

SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "memo",
            "rewrite memo",
            "remove memo",
            "journal entry",
            "rewrite journal entry",
            "remove journal entry",
            "change journal",
            "link",
            "unlink",
            "tick",
            "untick",
        ),
        ON,
    ),
    **dict.fromkeys(("rename theme", "rename code"), ("{old}: now {new}",)),
    **dict.fromkeys(("change theme", "change code"), ("{code}: {fields}",)),
    **dict.fromkeys(
        ("new theme", "nest theme"),
        ("new: «{name}» under «{parent}»", "new: «{name}»", "{name} under {parent}"),
    ),
    "set theme aside": ("set aside «{name}»",),
    "bring theme back": ("brought back «{name}»",),
    "arrange themes": ("«{name}» moved down", "«{name}» moved up", "in this order: {themes}"),
    "review theme": ("{theme}, why: {place}", "{theme}, {verdict}: {place}"),
    **dict.fromkeys(("merge", "merge themes"), ("{names} into {code}",)),
    **dict.fromkeys(("split", "split theme"), ("{code} into {tags}",)),
    **dict.fromkeys(
        ("move codes", "place codes", "take codes out", *MISCELLANEOUS),
        (
            *("{codes} to the Miscellaneous pile", "{codes} out of the Miscellaneous pile"),
            *("{codes} from {old} to {new}", "{codes} out of {theme}", "{codes} to {theme}"),
            "{codes}",
        ),
    ),
    **dict.fromkeys(
        ("relate themes", "no relation"),
        ("turned round: {relation}", "no longer: {relation}", "{from} → {kind} → {to}"),
    ),
    **dict.fromkeys(
        ("keep version", "restore version"),
        ("kept {version}", "the themes as in {version}", "version {number}: {name}"),
    ),
    **dict.fromkeys(("end pass", "reopen pass"), ("pass {number} {name}",)),
    "nest code": ("{code} under {parent}",),
    "arrange codes": (
        "{code}: now number {place}",
        *("{code} moved down in {theme}", "{code} moved up in {theme}"),
        "the codes of {theme} in another order",
    ),
    "new code": ("new code {tag}, in vivo", "new code {tag} {name}"),
    "pin": ("digit {digit} for {tag}", "no digit for {tag}"),
    "unflag": ("{kind} on {place}",),
    "resolve": ("{kind} on {place}",),
    "reopen": ("{kind} on {place}",),
    "quote": ("{place} under {theme}",),
    "import": ("{name}, {words} words",),
    "check against audio": ("{name}, no longer",),
    "import codebook": ("{filename}: {new} new, {changed} changed", "{codes}"),
    "change project": ("{fields}",),
    "start pass": ("{fields}",),
    "phase of pass": ("{fields}: {number} {phase}", "{fields}: {phase}"),
    **dict.fromkeys(("add term", "rewrite term", "remove term"), ("{what}",)),
}
"""The sentences that the summary of each action is one of, as the catalogue has them."""

PARTS: Final = (
    "pass {number} {name}",
    "version {number}: {name}",
    "{source}, turn {number}",
    "{from} → {kind} → {to}",
)
"""What is said within a sentence, of a pass, a version, a place or a relation."""

WORDS: Final = (
    "one term",
    "something that is gone",
    "the top",
    *("supports", "tension", "leads to", "part of"),
    *("departing", "not analysed", "ask supervisor"),
    *("tag", "family", "definition", "when to use it", "when not to use it", "example"),
    *("orientation", "origin", "state", "central idea", "boundaries"),
    *("name", "research question", "approach", "stance", "report language"),
    *("remarks on names of themes", "no phase", *PHASES),
    *("earlier codings hidden", "earlier codings shown"),
)
"""Words of the program's own that stand in the place of a name."""

VERDICTS: Final = ("kept", "recoded", "moved", "taken out", "skipped")
"""What is decided on an extract of a theme."""

ANEW: Final = frozenset(
    {"what", "kind", "fields", "parent", "phase", "codes", "version", "relation"}
)
"""The places of a sentence where such a word, or a part, can stand."""

TURN: Final = ("{source}, turn {number}",)
"""What stands in the place of a place, where it is not told by its characters."""

WITHIN: Final = {
    **dict.fromkeys(("number", "words", "digit"), r"\d+"),
    "tag": r"\S+",
    "fields": "[^:]+",
    "verdict": "[^:,]+",
}
"""What stands in the places of a sentence that hold no names."""


def said_anew(action: str, summary: str, language: str) -> str:
    """Return the summary of an action in a language; what is not understood stays as it is."""
    return "; ".join(_said(SENTENCES.get(action, ()), one, language) for one in summary.split("; "))


def _said(sentences: tuple[str, ...], told: str, language: str) -> str:
    for sentence in sentences:
        for then in sorted(LANGUAGES, key=lambda one: one != language):
            found = _found(sentence, told, then)
            if found is not None:
                parts = {key: _again(key, part, language) for key, part in found.items()}
                return _(sentence, language).format(**parts)
    return told


def _found(sentence: str, told: str, language: str) -> dict[str, str] | None:
    """Return what stands in the places of a sentence; None where it is none or is ambiguous."""
    first, last = (pattern.fullmatch(told) for pattern in _patterns(_(sentence, language)))
    if first is None or last is None or first.groupdict() != last.groupdict():
        return None
    return first.groupdict()


@cache
def _patterns(sentence: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    parts = list(Formatter().parse(sentence))
    few, many = (
        "".join(
            re.escape(text) + (f"(?P<{field}>{WITHIN.get(field, '.+')}{how})" if field else "")
            for text, field, _spec, _conversion in parts
        )
        for how in ("?", "")
    )
    return re.compile(few), re.compile(many)


def _again(key: str, part: str, language: str) -> str:
    if key == "verdict":
        return _one_of(VERDICTS, part, language) or part
    if key == "place":
        return _said(TURN, part, language)
    return _part(part, language) if key in ANEW else part


def _part(told: str, language: str) -> str:
    return ", ".join(_word(one, language) for one in told.split(", "))


def _word(told: str, language: str) -> str:
    if word := _one_of(WORDS, told, language):
        return word
    number = told.split(" ", maxsplit=1)[0]
    if number.isdecimal():
        counted = partial(plural, "{count} code", "{count} codes", int(number))
        if any(told == counted(then) for then in LANGUAGES):
            return counted(language)
    return _said(PARTS, told, language)


def _one_of(words: tuple[str, ...], told: str, language: str) -> str:
    """Return which of some words was told, in a language; nothing where it was none of them."""
    for word in words:
        if any(told == _(word, then) for then in LANGUAGES):
            return _(word, language)
    return ""
