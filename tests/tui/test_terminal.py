from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest
from invented_interviews import CODES
from terminal import Terminal

import tuicode
from tuicode.model import sources

if TYPE_CHECKING:
    from pathlib import Path

READY = "Arrows move"
BYTES = {"down": 600, "pagedown": 4_800, "right": 600, "coding": 8_500}
"""What keys may cost at 80x24: some 1.3 times what was measured."""


def codings_in(path: Path) -> int:
    with tuicode.open(path, read_only=True) as project:
        return len(project.codings)


def test_ten_codings_by_keyboard_are_there_after_reopening(path: Path) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY)
        for number in range(10):
            name, tag = CODES[number % len(CODES)]
            terminal.press("c", *tag.lower(), "enter").until(f"Put {tag} {name} here.")
            terminal.press("right")
        terminal.press("q")
        assert terminal.ended() == 0
        assert b"\x1b[?1049l" in terminal.received
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert codings_in(path) == 14
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY).until("┃").press("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_what_was_acknowledged_survives_any_end(path: Path, how: signal.Signals) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY).press("c", "p", "w", "enter").until("Put PW")
        terminal.process.kill(how)
        terminal.ended()
    with Terminal(path.parent, path.name) as terminal:
        if how == signal.SIGKILL:
            terminal.until("recovered")
        terminal.until("PW").press("q")
        assert terminal.ended() == 0
    assert codings_in(path) == 5


def test_nothing_in_a_transcript_acts_on_the_terminal(own_folder: Path) -> None:
    controls = "".join(map(chr, (*range(1, 9), *range(11, 13), *range(14, 32), *range(127, 160))))
    acts = (
        f"a {controls} \x1bZ9 \x1bP1;2qz "
        "\x1b]0;title\x07 b \x1b[31mred \x9b2J c \x1b]52;c;eA==\x07 \u202eback\u202c d"
    )
    with tuicode.new(own_folder / "odd.json", "Odd\x1b[5m") as project:
        person = sources.add_participant(project, "Anne\x1b[6n")
        turns = [sources.NewTurn(acts, person.id, "\x1b[3J"), sources.NewTurn("Plain.")]
        sources.add(project, "odd\x1b[8m", turns)
    with Terminal(own_folder, "odd.json") as terminal:
        terminal.until("Plain.").press("c").until("codes for").press("n", "e", "w", "enter")
        terminal.until("Put NE").press("f", "t", "i", "t").until("title").press("enter")
        terminal.until("1 place").press("s").until("1 source").press("escape", "?").until("Moving")
        terminal.press("q").until("Plain.").press("q")
        assert terminal.ended() == 0
    # The form of the mouse's pointer, from Textual, is all that ends in a bell.
    sent = terminal.received.replace(b"\x1b]22;default\x07", b"")
    assert not {one for one in sent if one < 32} - {0x1B, 0x0D, 0x0A}
    codes = ["\x1bZ9", "\x1bP1", *map(chr, range(0x80, 0xA0))]
    codes += ["\x1b]0;", "\x1b[31m", "title\x07", "\x9b", "\x1b]52", "\x1b[6n", "\x1b[5m"]
    for code in [*codes, "\x7f", "\x1b[8m", "\x1b[3J", "\u202e"]:
        assert code.encode() not in sent, code


def cost(terminal: Terminal, *keys: str, until: str) -> int:
    """Return the bytes that keys cost; `until` is what stands on the screen then."""
    before = len(terminal.received)
    terminal.press(*keys).until(until)
    # What is said after that is sent after that: so nothing of the keys is still under way.
    said = "Nothing is searched" if "no last code" in terminal.text else "no last code"
    terminal.press("+" if said.startswith("Nothing") else "r").until(said)
    return len(terminal.received) - before


def test_keys_cost_few_bytes_and_being_idle_none(path: Path) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY).until("saved").press("+").until("Nothing is searched")
        assert cost(terminal, "down", until="6 %") < BYTES["down"]
        assert cost(terminal, "right", until="9 %") < BYTES["right"]
        assert cost(terminal, "pagedown", until="turn 6/9") < BYTES["pagedown"]
        assert terminal.silence(0.5) == b""
        before = len(terminal.received)
        terminal.press("c").until("codes for").press("p").until("PW").press("enter")
        terminal.until("Put PW").until("kept")
        assert len(terminal.received) - before < BYTES["coding"]
        terminal.press("q").ended()


def stop_and_go_on(terminal: Terminal) -> None:
    terminal.process.kill(signal.SIGTSTP)
    terminal.until_received(b"\x1b[?1049l")
    # Going on is not heard by a process that has not stopped yet.
    _process, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.clear()
    terminal.process.kill(signal.SIGCONT)


def test_what_was_sent_piece_by_piece_is_the_whole_screen(path: Path) -> None:
    """Drawing the screen anew, after a stop, must show the same."""
    keys = [*"down down c p enter . space right c t enter s down enter end s up".split(),
            "enter", "f", *"pump", "enter", "+", "pagedown", "l", "down", "enter", "tab", "tab"]  # fmt: skip
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY)
        for key in keys:
            terminal.press(key)
        terminal.press("y").until("Nothing to redo.").until("  saved").until("u undo")
        piece_by_piece = terminal.text
        stop_and_go_on(terminal)
        terminal.until_shows(piece_by_piece)
        terminal.press("q").ended()


def test_after_a_stop_the_whole_screen_is_drawn_again(path: Path) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY).press("right").until("6 %").until("u undo")
        shown = terminal.text
        stop_and_go_on(terminal)
        terminal.until_shows(shown)
        terminal.press("q").ended()


def test_a_new_size_is_drawn_anew(path: Path) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY).resize(120, 40).until("2 sources").until("8 Participant 1")
        terminal.resize(80, 24).until_gone("2 sources").until("1 Moderator").press("q")
        assert terminal.ended() == 0


def test_from_nothing_to_a_coded_sentence(own_folder: Path) -> None:
    (own_folder / "rain.txt").write_text("Anne: It rained.\nBo: And we got wet.\n", "utf-8")
    with Terminal(own_folder) as terminal:
        terminal.until("press n to make one").press("n").until("name of the new project")
        terminal.press(*"Rain", "enter").until("press I to import").press("I").until("rain.txt")
        terminal.press(*"rain", "enter").until("Anne").until("Enter imports").press("enter")
        terminal.until("It rained.").until("Imported rain")
        terminal.press("c", *"weather", "enter").until("Put WE weather here.").press("q")
        assert terminal.ended() == 0
    with tuicode.open(own_folder / "Rain.json", read_only=True) as project:
        assert [code.name for code in project.codes] == ["weather"]


@pytest.mark.parametrize(
    "settings",
    [{"TERM": "xterm", "COLORTERM": ""}, {"NO_COLOR": "1"}, {"TUICODE_THEME": "light"},
     {"TERM": "linux", "COLORTERM": ""}, {"TERM": "screen", "COLORTERM": ""}],
)  # fmt: skip
def test_every_kind_of_terminal_is_good_enough(path: Path, settings: dict[str, str]) -> None:
    with Terminal(path.parent, path.name, **settings) as terminal:
        terminal.until(READY).press("c", "p", "w", "enter").until("Put PW").until(" PW ")
        terminal.press("q")
        assert terminal.ended() == 0


MOUSE_ON, MOUSE_OFF = b"\x1b[?1000h", b"\x1b[?1000l"


def test_the_mouse_can_be_the_terminals(path: Path) -> None:
    with Terminal(path.parent, path.name) as terminal:
        terminal.until(READY)
        assert MOUSE_ON in terminal.received
        terminal.press("M").until_received(MOUSE_OFF).until("left to the terminal")
        sent = len(terminal.received)
        stop_and_go_on(terminal)
        terminal.until("left to the terminal")
        assert MOUSE_ON not in terminal.received[sent:]
        terminal.press("M").until_received(MOUSE_ON)
        terminal.until("again").press("q")
        assert terminal.ended() == 0
        assert terminal.received.rindex(MOUSE_OFF) > terminal.received.rindex(MOUSE_ON)


def test_the_mouse_is_the_terminals_from_the_start_where_one_asks(path: Path) -> None:
    with Terminal(path.parent, path.name, TUICODE_MOUSE="off") as terminal:
        terminal.until(READY)
        assert MOUSE_ON not in terminal.received
        terminal.press("M").until_received(MOUSE_ON)
        terminal.until("again").press("q")
        assert terminal.ended() == 0
        assert MOUSE_OFF in terminal.received


COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


def colours_in(sent: bytes) -> set[int]:
    """Return the parameters of SGR that set a colour: 38 and 48 begin one of 256 or more."""
    codes = re.findall(rb"\x1b\[([0-9;]+)m", sent)
    assert len(codes) > 20
    return {int(one) for code in codes for one in code.split(b";")} & COLOURS


@pytest.mark.parametrize(
    "settings", [{"NO_COLOR": "1"}, {"TUICODE_THEME": "plain"}, {"TERM": "xterm", "COLORTERM": ""}]
)
def test_no_more_colours_are_sent_than_there_should_be(
    path: Path, settings: dict[str, str]
) -> None:
    with Terminal(path.parent, path.name, **settings) as terminal:
        terminal.until(READY).press("c", "p", "w", "enter").until("Put PW").until(" PW ")
        terminal.press("c").until("codes for").press("t").until("TN")
        terminal.press("ctrl+g").until_gone("codes for")
        if "TERM" in settings:
            terminal.press("L").until("high contrast").press("L").until("16 colours")
            assert colours_in(terminal.received)
            assert not colours_in(terminal.received) & {38, 48}
        else:
            assert not colours_in(terminal.received)
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_terminal_of_256_colours_gets_those(path: Path) -> None:
    with Terminal(path.parent, path.name, COLORTERM="") as terminal:
        terminal.until(READY).until(" WP ")
        for look in ("light", "high contrast", "dark"):
            terminal.press("L").until(f"is now {look}")
        assert b"48;5;" in terminal.received
        assert b"48;2;" not in terminal.received
        terminal.press("q")
        assert terminal.ended() == 0
