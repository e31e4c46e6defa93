"""Names of themes that look like a topic summary: what was talked about, and not what was meant.

Braun & Clarke call it the commonest trouble with themes. A hint and no more: it says
nothing where in doubt, and nothing of a name with a verb, which tells something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuicode.language import _, interface_language

if TYPE_CHECKING:
    from tuicode.model.project import Project

_TOPICS = (
    # Norwegian first: with and without the article at the end.
    r"holdning\w*|utfordring\w*|opplevelse\w*|erfaring\w*|barriere\w*|hindring\w*|hinder|hindre"
    r"|fordel\w*|ulempe\w*|synspunkt\w*|syn|oppfatning\w*|forståelse\w*|tanke\w*|følelse\w*"
    r"|årsak\w*|grunn\w*|faktor\w*|behov\w*|strategi\w*|bekymring\w*|forventning\w*|motivasjon\w*"
    r"|kunnskap\w*|bruk|bruken|effekt\w*|konsekvens\w*|betydning\w*|rolle\w*|problem\w*|meninger"
    r"|barriers?|facilitators?|enablers?|challenges?|perceptions?|experiences?|views?|attitudes?"
    r"|opinions?|benefits?|advantages?|disadvantages?|problems?|issues?|reasons?|causes?|factors?"
    r"|types?|kinds?|roles?|impacts?|effects?|consequences?|use|uses|understandings?|knowledge"
    r"|awareness|needs?|strateg(?:y|ies)|concerns?|thoughts?|feelings?|motivations?|expectations?"
    r"|beliefs?|importance|difficulties|obstacles"
)
_WITH = (
    r"til|med|av|om|rundt|knyttet til|for|ved|i|mot|hos|på|overfor|fra"
    r"|to|of|with|about|on|in|for|towards?|around|regarding|related to|from|influencing|affecting"
)
_ABOUT = re.compile(rf"(?:\S+ ){{0,3}}?(?:{_TOPICS}) (?:{_WITH}) \S.*", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|can't|cannot|could|do|does|did|will|would|must|should"
    r"|may|might|gets?|goes|makes?|comes?|keeps?|takes?|gives?|needs? to"
    r"|er|var|blir|ble|har|hadde|kan|kunne|må|måtte|skal|skulle|vil|ville|bør|får|fikk|går|gjør"
    r"|gir|tar|kommer|holder|ser|vet|blei|burde|trenger|mangler|finnes"
    r"|not|never|ikke|aldri|i|you|we|they|it|he|she|jeg|du|vi|de|man|han|hun|det)\b|\w+n't\b",
    re.IGNORECASE,
)
"""Words that only a clause has: verbs that change their form, persons, and `not`."""
_I_BETWEEN = re.compile(r"(?<=\w) i (?=\w)")
"""The Norwegian preposition, which is no person."""
_PARTS = re.compile(r"\s*(?::|\s[–—-]\s)\s*")
_ARTICLES = frozenset(("the", "a", "an", "en", "ei", "et"))
_ONE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DOING = re.compile(r"\w+ing", re.IGNORECASE)


def topic_summary_hint(name: str, language: str | None = None) -> str:
    """Return why a name of a theme looks like a topic summary; nothing where it does not.

    Names in English and Norwegian are known; `language` is that of the answer, and of names that
    could be in either.
    """
    parts = [part for part in _PARTS.split(" ".join(name.split())) if part]
    if not parts or name.rstrip().endswith(("?", "!")):
        return ""
    if all(map(_is_about, parts)):
        why = _("it says what was talked about, and not what was meant", language)
    elif len(parts) == 1 and _is_one_noun(
        parts[0], norwegian=(language or interface_language()) == "nb"
    ):
        why = _("a single noun names a topic, and tells nothing of it", language)
    else:
        return ""
    return _(
        "«{name}» may be a topic summary: {why}. A theme tells a pattern of shared meaning, round "
        "one central idea (Braun & Clarke).",
        language,
    ).format(name=" ".join(name.split()), why=why)


def name_hint(project: Project, name: str) -> str:
    """Return the hint on a name of a theme; nothing where the project wants no such hints."""
    return topic_summary_hint(name) if project.sheet.name_hints else ""


def _is_about(part: str) -> bool:
    return bool(_ABOUT.fullmatch(part)) and not _VERB.search(_I_BETWEEN.sub(" / ", part))


def _is_one_noun(part: str, *, norwegian: bool) -> bool:
    words = part.split()
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]
    if len(words) != 1 or not _ONE.fullmatch(words[0]):
        return False
    # In English what somebody does: belonging, surviving; in Norwegian a thing: opplæring.
    return norwegian or not _DOING.fullmatch(words[0])
