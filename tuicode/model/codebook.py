"""The verbs that keep the codebook: rename, describe, nest, retire and bring back codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tuicode.language import _, marked
from tuicode.model.codes import refuse_unfit, tidy, told
from tuicode.model.errors import ProjectError
from tuicode.model.identity import now
from tuicode.model.records import Code, EarlierName

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.model.records import Family, Orientation, Origin


def rename(project: Project, code: Code, name: str) -> Code:
    """Give a code another name; the former one is kept, and still finds it.

    Raises ProjectError where the name is empty or another active code has it.
    """
    code, name = project.code(code.id), tidy(name)
    if name == code.name:
        return code
    at = now()
    earlier = (*code.earlier_names, EarlierName(name=code.name, until=at))
    renamed = msgspec.structs.replace(code, name=name, earlier_names=earlier, changed=at)
    refuse_unfit(project, renamed, code)
    summary = _("{old}: now {new}").format(old=told(code), new=told(renamed))
    with project.transaction("rename code", summary) as transaction:
        transaction.put(renamed)
    return renamed


def describe(
    project: Project,
    code: Code,
    *,
    tag: str | None = None,
    family: Family | None = None,
    definition: str | None = None,
    include: str | None = None,
    exclude: str | None = None,
    example: int | None = None,
    orientation: Orientation | None = None,
    origin: Origin | None = None,
) -> Code:
    """Change what is said of a code; what is None stays as it is.

    `example` is the id of a coding that carries the code. Raises ProjectError where the tag is
    empty or taken, or a value is none of those there are; NotFound where there is no such coding.
    """
    code = project.code(code.id)
    given: dict[str, Any] = {
        "tag": tag,
        "family": family,
        "definition": definition,
        "include": include,
        "exclude": exclude,
        "example": example,
        "orientation": orientation,
        "origin": origin,
    }
    changed = {
        key: value for key, value in given.items() if value not in {None, getattr(code, key)}
    }
    if not changed:
        return code
    described = msgspec.structs.replace(code, **changed, changed=now())
    refuse_unfit(project, described, code)
    if example is not None and project.coding(example).code != code.id:
        raise ProjectError(_("The example of a code is an extract that carries it."))
    names = ", ".join(_(_FIELD_NAMES[key]) for key in changed)
    summary = _("{code}: {fields}").format(code=told(code), fields=names)
    with project.transaction("change code", summary) as transaction:
        transaction.put(described)
    return described


def let_example_go(project: Project, code: Code) -> Code:
    """Have a code be shown by no extract in particular."""
    code = project.code(code.id)
    changed = msgspec.structs.replace(code, example=None, changed=now())
    if code.example is not None:
        summary = _("{code}: {fields}").format(code=told(code), fields=_(_FIELD_NAMES["example"]))
        with project.transaction("change code", summary) as transaction:
            transaction.put(changed)
    return project.code(code.id)


def nest(project: Project, code: Code, parent: Code | None) -> Code:
    """Put a code under another, or under none; there it is one that nobody placed yet.

    Raises ProjectError where it would be in itself.
    """
    code = project.code(code.id)
    above = parent
    while above is not None:
        if above.id == code.id:
            raise ProjectError(
                _("«{name}» can't stand under itself or a code under it.").format(name=code.name)
            )
        above = project.code(above.parent) if above.parent is not None else None
    where = told(parent) if parent else _("the top")
    summary = _("{code} under {parent}").format(code=told(code), parent=where)
    parent_id = parent.id if parent else None
    if parent_id == code.parent:
        return code
    nested = msgspec.structs.replace(code, parent=parent_id, place=0, changed=now())
    with project.transaction("nest code", summary) as transaction:
        transaction.put(nested)
    return nested


def retire(project: Project, code: Code) -> Code:
    """Take a code out of use; its codings stay. Raises ProjectError where it is not in use."""
    code = project.code(code.id)
    if code.state != "active":
        raise ProjectError(_("«{name}» is not in use anyway.").format(name=code.name))
    return _in_state(project, code, "retired")


def bring_back(project: Project, code: Code) -> Code:
    """Take a retired code into use again.

    Raises ProjectError where it is in use, was merged (undo the merge instead), or its name or tag
    has been taken.
    """
    code = project.code(code.id)
    if code.state == "active":
        raise ProjectError(_("«{name}» is in use already.").format(name=code.name))
    if code.state == "merged":
        raise ProjectError(
            _("«{name}» was merged; undo the merge to have it back.").format(name=code.name)
        )
    refuse_unfit(project, code)
    return _in_state(project, code, "active")


def _in_state(project: Project, code: Code, state: str) -> Code:
    action = marked("retire code") if state == "retired" else marked("bring code back")
    changed = msgspec.structs.replace(code, state=state, pin=0, changed=now())
    with project.transaction(action, told(code)) as transaction:
        transaction.put(changed)
    return changed


_FIELD_NAMES = {
    "tag": marked("tag"),
    "family": marked("family"),
    "definition": marked("definition"),
    "include": marked("when to use it"),
    "exclude": marked("when not to use it"),
    "example": marked("example"),
    "orientation": marked("orientation"),
    "origin": marked("origin"),
}
