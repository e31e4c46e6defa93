"""What is said where a name or an id finds nothing: what became of it, or where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.errors import NotFound, OutOfUse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tuicode.model.records import Code


def no_record(table: str, record_id: int) -> NotFound:
    """Return the error for an id that no record of a table has."""
    return NotFound(
        _("Nothing in {table} has the id {id}; to see them: tuicode show FILE {english}").format(
            table=_(table), id=record_id, english=table
        )
    )


def none_named(table: str, name: str) -> NotFound:
    """Return the error for a name that nothing in a table has."""
    return NotFound(
        _(
            "There is no «{name}» among the {table} of this project; to see them: "
            "tuicode show FILE {english}"
        ).format(name=name, table=_(table), english=table)
    )


def no_code_in_use(codes: Mapping[int, Code], name: str) -> NotFound:
    """Return the error for a name or tag that no code in use has: OutOfUse where one had it."""
    idle = _idle_code(codes.values(), name)
    if idle is None:
        return none_named("codes", name)
    if idle.state == "merged" and idle.into is not None:
        into = codes[idle.into]
        while into.state == "merged" and into.into is not None:
            into = codes[into.into]
        return OutOfUse(
            _("«{name}» was merged into {code}; name that one.").format(
                name=name, code=f"{into.tag} {into.name}"
            )
        )
    return OutOfUse(
        _(
            "«{name}» is out of use; to have it in use again: "
            'tuicode describe-code FILE "{name}" --bring-back'
        ).format(name=name)
    )


def _idle_code(codes: Collection[Code], name: str) -> Code | None:
    """Return the code out of use that has a name, or else that tag."""
    wanted = name.casefold()
    idle = [code for code in codes if code.state != "active"]
    named = [code for code in idle if code.name.casefold() == wanted]
    return next(iter([*named, *(code for code in idle if code.tag.casefold() == wanted)]), None)
