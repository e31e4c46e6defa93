"""What a report says of codes where it is to hold no words of participants.

A code in vivo is named with a participant's words, so that its tag alone is told. The log names
codes by the same rule; but a code may have become one in vivo after the log had named it. What the
researcher called a theme stays whole, also where it holds the name of such a code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.report.table import CodeMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.model.records import Code


class Telling:
    """How codes are named in a report, in a language."""

    def __init__(self, project: Project, language: str, *, with_names: bool) -> None:
        self.language = language
        self.with_names = with_names
        self._tags = {
            name.casefold(): code.tag
            for code in project.codes
            if code.origin == "in vivo"
            for name in (code.name, *(earlier.name for earlier in code.earlier_names))
        }
        self._themes = frozenset(map(str.casefold, _theme_names(project)))
        holding = {
            name
            for name in self._themes - self._tags.keys()
            if any(one in name for one in self._tags)
        }
        longest_first = sorted((*self._tags, *holding), key=len, reverse=True)
        self._names = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
        )

    def mark(self, code: Code) -> CodeMark:
        """Return a code as it stands in a table."""
        if code.origin == "in vivo" and not self.with_names:
            return CodeMark(code.family, code.tag, _("(in vivo)", self.language))
        return CodeMark(code.family, code.tag, code.name)

    def quiet(self, text: str, *, of_themes: bool = False) -> str:
        """Return text with the tag in place of every name of a code in vivo.

        In what is told of themes, a theme that is called exactly as such a code keeps its name.
        """
        if self.with_names or not self._tags:
            return text
        kept = self._themes if of_themes else frozenset()

        def told(found: re.Match[str]) -> str:
            name = found[0].casefold()
            return found[0] if name in kept else self._tags.get(name, found[0])

        return self._names.sub(told, text)


def _theme_names(project: Project) -> Iterator[str]:
    """Yield what themes are called, or were at any time that the log or a version knows of."""
    kept = (one for version in project.tables.table("versions").values() for one in version.themes)
    for one in (*project.tables.table("themes").values(), *kept):
        yield one.name
        yield from (earlier.name for earlier in one.earlier_names)
    for entry in project.log:
        for before in entry.before:
            if before.table == "themes" and before.record is not None:
                yield before.record.get("name", "")
