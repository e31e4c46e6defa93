"""Sheets as spreadsheets write them (.csv, .xlsx): rows of cells as text, with their lines."""

from __future__ import annotations

import csv
import io
import warnings
from datetime import datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct

from tuicode.exchange.failures import ImportFailure
from tuicode.exchange.plain_text import decoded
from tuicode.exchange.whole_file import bytes_of, refuse_folder
from tuicode.exchange.zip_container import checked_members
from tuicode.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SUFFIXES = (".csv", ".tsv", ".xlsx")

_DELIMITERS = ";,\t"
_FORMULA_MARKS = ("'=", "'+", "'-", "'@")


class SheetRow(Struct, frozen=True):
    """A row: its line in the file, from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


def read_sheet(path: Path, language: str) -> list[SheetRow]:
    """Return the rows that are not empty; of a workbook, those of its first sheet.

    `language` is that of the words for what a workbook holds as true or false. Raises
    ImportFailure where the file is of another kind or damaged, or can't be read.
    """
    refuse_folder(path)
    if path.suffix.lower() not in SUFFIXES:
        raise ImportFailure(
            path,
            _("{name} is no sheet that can be read. Save it as one of: {suffixes}.").format(
                name=path.name, suffixes=", ".join(SUFFIXES)
            ),
        )
    data = bytes_of(path)
    is_workbook = path.suffix.lower() == ".xlsx"
    found = _workbook(path, data, language) if is_workbook else _text(path, data)
    rows = (SheetRow(line, tuple(cells)) for line, cells in found)
    return [row for row in rows if any(row.cells)]


def _text(path: Path, data: bytes) -> Iterable[tuple[int, list[str]]]:
    try:
        text, _encoding = decoded(path, data)
    except ImportFailure as error:
        raise _no_sheet(path) from error
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True
    )
    try:
        line = 1
        for cells in reader:
            yield line, [_without_mark(cell.strip()) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise ImportFailure(
            path,
            _("{name} goes wrong at line {line} ({reason}). Mend it and try again.").format(
                name=path.name, line=line, reason=error
            ),
        ) from error


def _without_mark(cell: str) -> str:
    """Return a cell without the apostrophe that our own csv has before what looks a formula."""
    return cell[1:] if cell.startswith(_FORMULA_MARKS) else cell


def _workbook(path: Path, data: bytes, language: str) -> Iterable[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        checked_members(path, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of looks that openpyxl does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = [
                (line, [_told(value, language) for value in values])
                for line, values in enumerate(sheet.iter_rows(values_only=True), start=1)
            ]
            book.close()
    except Exception as error:  # openpyxl raises whatever it stumbles on
        raise _no_sheet(path) from error
    return rows


def _no_sheet(path: Path) -> ImportFailure:
    return ImportFailure(
        path,
        _(
            "{name} cannot be read as a sheet: it is damaged, protected by a password, or of "
            "another kind than its name says. Open it in your spreadsheet program, and save it "
            "anew as .xlsx, or as .csv in UTF-8."
        ).format(name=path.name),
    )


def _told(value: object, language: str) -> str:
    """Return what stands in a cell of a workbook; a day without a time is a day alone."""
    if isinstance(value, bool):
        return _("TRUE", language) if value else _("FALSE", language)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else str(value).strip()
