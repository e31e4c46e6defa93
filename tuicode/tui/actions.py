"""Every action by name: its keys, its words, where it is listed.

The one table that the bindings, the line of keys, the help and the palette come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, marked
from tuicode.tui.action import (
    CODING,
    FINDING,
    HELP,
    JOURNAL,
    MARKING,
    MOVING,
    NOTING,
    PROJECT,
    QUESTION,
    READING,
    REVISING,
    TABLE,
    Action,
)
from tuicode.tui.pass_actions import PASS_WORKSPACES
from tuicode.tui.theme_actions import THEME_WORKSPACES
from tuicode.tui.writing_actions import WRITING_WORKSPACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding


READ_AND_CODE: tuple[Action, ...] = (
    Action("code", "c,enter", marked("Put codes on what is marked"), CODING, marked("code")),
    Action("in_vivo", "i", marked("Make a code of the marked words"), CODING, marked("in vivo")),
    Action("repeat", "r", marked("Put the last codes on this too"), CODING, marked("repeat")),
    Action("remove", "x,delete", marked("Take a code off here"), CODING, marked("remove")),
    Action("exchange", "e", marked("Change a code here into others"), CODING, marked("exchange")),
    Action("move_edge", "m", marked("Move an edge of an extract here"), CODING, marked("edge")),
    Action("pin", "K", marked("Give a code a digit of its own"), CODING),
    Action("undo", "u", marked("Undo the last step"), CODING, marked("undo")),
    Action("redo", "y", marked("Redo what was undone"), CODING, marked("redo")),
    Action("note", "n", marked("Write a memo on this extract"), NOTING, marked("note")),
    Action("note_on_code", "N", marked("Write a memo on a code"), NOTING),
    Action("quote", "k", marked("Choose this as a quote, or no longer"), NOTING, marked("quote")),
    Action("departs", "d", marked("It departs from the pattern, or not"), NOTING),
    Action("not_analysed", "o", marked("It is not analysed, or is again"), NOTING),
    Action("ask_supervisor", "a", marked("Ask the supervisor, or resolve it"), NOTING),
    Action("flags", "A", marked("All flags and quotes, in a list"), NOTING),
    Action("anchor", "space", marked("Begin to mark here, or unmark"), MARKING, marked("mark")),
    Action(
        "other_end",
        "z",
        marked("Go on at the other end of the marking"),
        MARKING,
        marked("other end"),
    ),
    Action("unit", "w", marked("Move by sentence, word or turn"), MARKING, marked("unit")),
    Action("unmark", "escape", marked("Unmark, and forget what was found"), MARKING),
    Action("find", "f", marked("Find text in this source"), FINDING, marked("find")),
    Action("find_in_all", "F", marked("Find text in all sources"), FINDING),
    Action("hits", "H", marked("All places found, in a list"), FINDING),
    Action("next_hit", "plus", marked("To the next place found"), FINDING, marked("next place")),
    Action(
        "previous_hit",
        "minus",
        marked("To the place found before"),
        FINDING,
        marked("place before"),
    ),
    Action("participant", "j", marked("Only the turns of one participant"), FINDING),
    Action("next_extract", "full_stop", marked("To the next extract"), MOVING, marked("next")),
    Action("previous_extract", "comma", marked("To the extract before"), MOVING, marked("before")),
    Action("go_to_turn", "g", marked("Go to a turn by its number"), MOVING, marked("go to")),
    Action("codes_here", "E", marked("The codes on this line, by name"), MOVING),
    Action("place_back", "b", marked("Back to where one was"), MOVING),
    Action("place_forward", "B", marked("Forward again"), MOVING),
    Action("next_uncoded", "U", marked("To the next stretch without a coding"), MOVING),
    Action("previous_uncoded", "Y", marked("To the stretch without a coding before"), MOVING),
    Action("reading_view", "v", marked("Read without the codes, or with them"), READING),
    Action("two_panes", "t", marked("Two sources side by side, or one"), READING),
    Action("reading_order", "O", marked("Read the sources in a new order"), READING),
    Action("read_to_end", "V", marked("Note that this source has been read"), READING),
    Action("checked", "C", marked("Checked against the audio today, or not"), READING),
    Action("uncoded", "G", marked("All stretches without a coding, in a list"), REVISING),
    Action("review", "R", marked("Go through the extracts one by one"), REVISING),
    Action("history", "h", marked("What was done; back to any step"), REVISING, marked("history")),
    Action("correct", "T", marked("Correct the words of this turn"), REVISING),
    Action("sources", "s", marked("To the sources"), PROJECT, marked("sources")),
    Action("codes", "l", marked("To the list of codes"), PROJECT, marked("codes")),
    Action("next_pane", "tab", marked("To the next pane"), PROJECT),
    Action("codebook", "D", marked("To the codebook"), PROJECT),
    Action("passes", "P", marked("To the passes"), PROJECT),
    Action("analysis", "X", marked("Codes in tables: who, where, together"), PROJECT),
    Action("themes", "Z", marked("To the themes"), PROJECT, marked("themes")),
    Action("memos", "W", marked("All memos, the journal and the glossary"), NOTING),
    Action("journal", "J", marked("Write in the journal, about what is here"), NOTING),
    Action("switch_passes", "S", marked("Codings of this pass only, or of all"), PROJECT),
    Action("question", "Q", marked("The question and the project sheet"), PROJECT),
    Action("import", "I", marked("Import transcripts"), PROJECT),
    Action("looks", "L", marked("Dark, light or high contrast"), PROJECT),
    Action("mouse", "M", marked("Leave the mouse to the terminal, or not"), PROJECT),
    Action("help", "question_mark,f1", marked("Help: all keys"), PROJECT),
    Action("palette", "p,ctrl+p", marked("All actions, by name"), PROJECT),
    Action("leave", "q,ctrl+q", marked("Close the project"), PROJECT, marked("close")),
)
"""Read & code. The order is that of the key line and, within a group, of the help. The digits 1
to 9 apply the code that has them: see `DIGITS`."""

DIGITS = tuple(
    Action(f"digit({digit})", str(digit), marked("Put the code of this digit here"), CODING)
    for digit in range(1, 10)
)

LISTING: tuple[Action, ...] = (QUESTION, JOURNAL)
"""A list that takes the whole screen; what else can be done stands below each."""

REVIEW: tuple[Action, ...] = (
    Action("review_keep", "k", marked("Keep its codes, and go on"), REVISING, marked("keep")),
    Action("review_recode", "e", marked("Change one of its codes"), REVISING, marked("recode")),
    Action("review_uncode", "x,delete", marked("Take codes off it"), REVISING, marked("uncode")),
    Action("review_note", "n", marked("Write a memo on it"), REVISING, marked("note")),
    Action("review_skip", "space,full_stop", marked("Leave it for now"), REVISING, marked("skip")),
    Action("review_undo", "u", marked("Undo, and go back to it"), REVISING, marked("undo")),
    Action("review_stop", "q,escape,ctrl+q", marked("Stop; R goes on"), REVISING, marked("stop")),
)
"""Going through the extracts one by one: while one does, these keys mean these things only."""

START: tuple[Action, ...] = (
    Action("choose_project", "enter", marked("Open the project marked"), PROJECT, marked("open")),
    Action("new", "n", marked("Make a new project"), PROJECT, marked("new")),
    Action(
        "open", "o", marked("Open a project by its name or path"), PROJECT, marked("other file")
    ),
    Action("help", "question_mark,f1", marked("Help: all keys"), PROJECT, marked("help")),
    Action("leave", "q,ctrl+q,escape", marked("Leave"), PROJECT, marked("leave")),
)
"""The start screen."""

IMPORT: tuple[Action, ...] = (
    Action("carry_out", "enter", marked("Import what is shown"), PROJECT, marked("import")),
    Action("switch_role", "space", marked("Participant or interviewer"), PROJECT, marked("role")),
    Action("map", "m", marked("Say which participant a speaker is"), PROJECT, marked("who is it")),
    Action("leave_out", "x,delete", marked("Leave this file out"), PROJECT, marked("leave out")),
    Action("files", "f", marked("Choose more files"), PROJECT, marked("more files")),
    Action("back", "q,escape", marked("Back, without importing"), PROJECT, marked("back")),
)
"""Importing transcripts."""

HITS: tuple[Action, ...] = (
    Action("go_there", "enter", marked("To this place in the text"), FINDING, marked("go there")),
    Action(
        "leave_out",
        "x,delete",
        marked("Leave this place out, or not"),
        FINDING,
        marked("leave out"),
    ),
    Action("code", "c", marked("Put codes on all that are left"), FINDING, marked("code all")),
    Action("around", "w", marked("Code the words, sentence or turn"), FINDING, marked("code what")),
    JOURNAL,
    QUESTION,
    HELP,
    Action("back", "q,escape,H", marked("Back to the text"), FINDING, marked("back")),
)
"""The list of all places found."""

CODEBOOK: tuple[Action, ...] = (
    Action(
        "choose",
        "enter",
        marked("Its extracts, and which is the example"),
        PROJECT,
        marked("extracts"),
    ),
    Action("mark", "space", marked("Mark, to merge several"), PROJECT, marked("mark")),
    Action("mark_all", "a", marked("Mark all rows shown, or none of them"), PROJECT),
    Action("merge", "m", marked("Merge the codes marked"), CODING, marked("merge")),
    Action("split", "s", marked("Split this code, extract by extract"), CODING, marked("split")),
    Action("suggest", "g", marked("Codes that may mean the same"), CODING, marked("alike")),
    Action("new", "n", marked("Make a new code"), CODING, marked("new")),
    Action("rename", "r", marked("Give it another name"), CODING, marked("rename")),
    Action("define", "d", marked("Write what it means"), CODING, marked("define")),
    Action("retag", "t", marked("Give it another tag"), CODING),
    Action("recolour", "c", marked("Give it another colour family"), CODING),
    Action("set_orientation", "l", marked("Semantic, latent or neither"), CODING),
    Action("set_origin", "i", marked("Inductive, deductive, in vivo or none"), CODING),
    Action("include", "w", marked("Write when to use it"), CODING),
    Action("exclude", "W", marked("Write when not to use it"), CODING),
    Action("note", "N", marked("Write a memo on this code"), NOTING, marked("memo")),
    Action("retire", "x", marked("Out of use, or into use again"), CODING, marked("retire")),
    Action("nest", "h", marked("Put the codes marked under another, or at the top"), CODING),
    Action("nest_above", "full_stop", marked("Put it under the code above it"), CODING),
    Action("unnest", "comma", marked("Put it one level out again"), CODING),
    Action("move_code(1)", "plus", marked("Put it after the next code of its level"), CODING),
    Action("move_code(-1)", "minus", marked("Put it before the code before it"), CODING),
    Action("book_order", "b", marked("All codes in the codebook's own order"), PROJECT),
    Action("take_in", "I", marked("Take in a codebook from a sheet"), PROJECT),
    Action("columns", "v", marked("Which columns are shown"), PROJECT, marked("columns")),
    Action("unfold", "tab", marked("More room for what is said of it, or less"), PROJECT),
    *TABLE,
)
"""The codebook."""

CODE_EXTRACTS: tuple[Action, ...] = (
    Action(
        "go_on", "enter", marked("To this extract, or on to the name"), PROJECT, marked("go on")
    ),
    Action(
        "example", "e", marked("This shows best what the code means"), CODING, marked("example")
    ),
    QUESTION,
    JOURNAL,
    Action("back", "q,escape", marked("Back to the codebook"), PROJECT, marked("back")),
)
"""The extracts of codes."""

ANALYSIS: tuple[Action, ...] = (
    Action("choose", "enter", marked("The extracts that are counted"), PROJECT, marked("extracts")),
    Action("table", "t", marked("Another table"), PROJECT, marked("other table")),
    Action("cell(1)", "full_stop", marked("To the column on the right"), PROJECT, marked("column")),
    Action("cell(-1)", "comma", marked("To the column on the left"), PROJECT),
    Action("words", "w", marked("Count words, or extracts again"), PROJECT, marked("words")),
    Action("sort", "o", marked("Sort by this column, or by the next"), PROJECT, marked("sort")),
    *(action for action in TABLE if action.name != "sort"),
)
"""The tables of the analysis."""

ATTRIBUTES: tuple[Action, ...] = (
    Action("choose", "enter", marked("The extracts of this one"), PROJECT, marked("extracts")),
    Action("edit", "e", marked("Change this cell, in all rows marked"), PROJECT, marked("edit")),
    Action("new", "n", marked("A new attribute"), PROJECT, marked("new")),
    Action("mark", "space", marked("Mark, to change several"), PROJECT, marked("mark")),
    Action("table", "t", marked("Another table"), PROJECT, marked("other table")),
    Action("cell(1)", "full_stop", marked("To the column on the right"), PROJECT, marked("column")),
    Action("cell(-1)", "comma", marked("To the column on the left"), PROJECT),
    Action("sort", "o", marked("Sort by this column"), PROJECT, marked("sort")),
    *(action for action in TABLE if action.name != "sort"),
)
"""The tables of participants and of sources."""

SHEET: tuple[Action, ...] = (
    Action("edit", "e,enter", marked("Change this field"), PROJECT, marked("change")),
    Action("undo", "u", marked("Undo the last step"), PROJECT, marked("undo")),
    Action("redo", "y", marked("Redo what was undone"), PROJECT),
    JOURNAL,
    Action("close", "q,escape,Q", marked("Back"), PROJECT),
)
"""The project sheet."""

SPLITTING: tuple[Action, ...] = (
    *(
        Action(f"part({digit})", str(digit), marked("Send it to this code, and go on"), CODING)
        for digit in range(1, 10)
    ),
    Action("new_part", "n", marked("A code that extracts can go to"), CODING, marked("new")),
    Action("go_on(1)", "full_stop", marked("To the next extract"), MOVING, marked("next")),
    Action("go_on(-1)", "comma", marked("To the extract before"), MOVING, marked("before")),
    Action("finish", "f", marked("Split it so, in one step"), CODING, marked("finish")),
    JOURNAL,
    QUESTION,
    HELP,
    Action("leave", "q,escape", marked("Back; it is not split"), PROJECT, marked("back")),
)
"""Splitting a code."""

PASSES: tuple[Action, ...] = (
    Action("start", "n", marked("Start a pass"), PROJECT, marked("new")),
    Action("end", "e", marked("End the pass that is going on"), PROJECT, marked("end")),
    Action("reopen", "r", marked("Open this pass again"), PROJECT, marked("reopen")),
    Action(
        "choose", "enter", marked("How far it went in each source"), PROJECT, marked("progress")
    ),
    Action("set_phase", "p", marked("In which phase it is made"), PROJECT, marked("phase")),
    Action("as_of", "a", marked("The project as it stood when it ended"), PROJECT, marked("as of")),
    Action("changes", "w", marked("What this pass changed"), PROJECT, marked("what changed")),
    Action(
        "mark", "space", marked("Mark, to compare two or to show some"), PROJECT, marked("mark")
    ),
    Action("compare", "c", marked("Compare the two passes marked"), PROJECT, marked("compare")),
    Action(
        "show_these", "s", marked("Show the codings of the passes marked"), PROJECT, marked("show")
    ),
    *TABLE,
)
"""The passes."""
WORKSPACES: dict[str, tuple[Action, ...]] = {
    "read_and_code": (*READ_AND_CODE, *DIGITS),
    "review": REVIEW,
    "listing": LISTING,
    "start": START,
    "import": IMPORT,
    "hits": HITS,
    "codebook": CODEBOOK,
    "code_extracts": CODE_EXTRACTS,
    "splitting": SPLITTING,
    "analysis": ANALYSIS,
    "attributes": ATTRIBUTES,
    "sheet": SHEET,
    "passes": PASSES,
    **PASS_WORKSPACES,
    **THEME_WORKSPACES,
    **WRITING_WORKSPACES,
}
"""The tables by the name that a file of keys knows them by."""

MOVING_KEYS: tuple[tuple[str, str], ...] = (
    ("← →", marked("To the unit before or after")),
    ("↑ ↓", marked("To the line above or below")),
    ("Page", marked("By a screen")),
    ("Home End", marked("To the beginning or the end")),
    ("Shift ←→↑↓", marked("Mark while moving")),
)
"""The keys that every text has, for the help."""


def bindings(actions: Iterable[Action], workspace: str) -> list[Binding]:
    """Return the bindings of a workspace, each with an id by which its keys can be remapped."""
    # The command line reads this table too, and draws no screen.
    from textual.binding import Binding

    return [
        Binding(
            action.keys,
            action.name,
            action.title,
            show=bool(action.short),
            id=action.id_in(workspace),
        )
        for action in actions
    ]


def key_line(
    actions: Iterable[Action], hidden: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Return the key and the word of each action that stands in the key line."""
    return [
        (action.key_shown, _(action.short))
        for action in actions
        if action.short and action.name not in hidden
    ]
