"""How long it takes to import Word documents, beside what python-docx alone needs.

    python benchmarks/importing.py [FILES] [ROUNDS]

Makes interviews of 10,000 invented words in a temporary folder (30 unless told), once with a
paragraph in one run and once cut into many runs as Word does after editing, and once as a
table. Each is read by python-docx alone (`[p.text for p in Document(path).paragraphs]`, for
tables the text of every cell) and by `read_transcript`, in turn, in one run; the quickest of
the rounds counts. To reach: no more than 1.5 times python-docx.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from docx import Document

from tuicode.exchange.reading import read_transcript

WORDS = 10_000
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "vei", "hå", "kjø", "stæ", "het")
Reader = Callable[[Path], object]


def invented_turns(seed: int) -> Iterator[tuple[str, str]]:
    """Give label and text of turns of 5 to 90 words, until there are 10,000 words."""
    choose = random.Random(seed)
    left = WORDS
    while left > 0:
        count = min(left, choose.randint(5, 90))
        words = ["".join(choose.choices(SYLLABLES, k=choose.randint(1, 4))) for _ in range(count)]
        yield choose.choice(("Intervjuer", "Deltaker 1", "Deltaker 2")), " ".join(words) + "."
        left -= count


def write_in_one_run(path: Path, seed: int) -> None:
    document = Document()
    for label, text in invented_turns(seed):
        document.add_paragraph(f"{label}:\t{text}")
    document.save(str(path))


def write_in_many_runs(path: Path, seed: int) -> None:
    document = Document()
    for label, text in invented_turns(seed):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        words = text.split(" ")
        for start in range(0, len(words), 8):
            paragraph.add_run(" " + " ".join(words[start : start + 8]))
    document.save(str(path))


def write_table(path: Path, seed: int) -> None:
    document = Document()
    turns = list(invented_turns(seed))
    table = document.add_table(rows=len(turns), cols=2)
    cells = table._cells  # noqa: SLF001  # row.cells takes minutes for so many
    for place, turn in enumerate(turns):
        cells[2 * place].text, cells[2 * place + 1].text = turn
    document.save(str(path))


def paragraphs_by_python_docx(path: Path) -> object:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def cells_by_python_docx(path: Path) -> object:
    return [cell.text for table in Document(str(path)).tables for cell in table._cells]  # noqa: SLF001


def only_opened(path: Path) -> object:
    return Document(str(path))


def seconds(reader: Reader, paths: Sequence[Path]) -> float:
    start = perf_counter()
    for path in paths:
        reader(path)
    return perf_counter() - start


def compare(name: str, by_python_docx: Reader, paths: Sequence[Path], rounds: int) -> None:
    readers = (by_python_docx, only_opened, read_transcript)
    runs = [[seconds(reader, paths) for reader in readers] for _ in range(rounds)]
    alone, opening, ours = (min(times) for times in zip(*runs, strict=True))
    own = 100 * (ours - opening) / ours
    print(f"{name:22}{alone:12.2f} s{ours:12.2f} s{ours / alone:12.2f}{own:16.0f} %")


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(f"{files} files of {WORDS} words, quickest of {rounds} rounds")
    print(f"{'':22}{'python-docx':>14}{'tuicode':>14}{'times':>12}{'our own code':>18}")
    for name, write, by_python_docx in (
        ("a run a paragraph", write_in_one_run, paragraphs_by_python_docx),
        ("eight words a run", write_in_many_runs, paragraphs_by_python_docx),
        ("a table", write_table, cells_by_python_docx),
    ):
        with TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{number}.docx" for number in range(files)]
            for seed, path in enumerate(paths):
                write(path, seed)
            compare(name, by_python_docx, paths, rounds)


if __name__ == "__main__":
    main()
