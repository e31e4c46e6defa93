"""A table, or a report of several, as one web page that needs no other file and runs nothing.

All words from outside go through `_text`, which is where they are escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from tuicode.report.arranged import Row, arranged, columns_of
from tuicode.report.colours import FILL
from tuicode.report.table import CodeMark, Deep, Report, Strong, paragraphs_of
from tuicode.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tuicode.report.arranged import Band
    from tuicode.report.table import Cell, Column, Paragraph, Run, Table

LOOK: Final = """
body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; color: #1f2328;
  background: #fff; font: 1rem/1.5 Arial, Helvetica, sans-serif; }
h1 { font-size: 1.75rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0; }
.below { color: #57606a; margin: .2rem 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; border: solid #57606a; border-width: 2px 0; }
th, td { padding: .45rem .7rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid #c4c9cf; }
thead th { background: #eef1f4; border-bottom: 2px solid #57606a; font-size: .95rem; }
.band { background: #eef1f4; }
.in { background: #f7f9fa; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
p { margin: 0 0 .25rem; overflow-wrap: break-word; white-space: pre-line; }
.mark { display: inline-block; width: .7em; height: .7em; border: 1px solid #57606a;
  margin-right: .35em; }
@media print { body { margin: 0; max-width: none; font-size: .8rem; }
  thead { display: table-header-group; } tr { break-inside: avoid; } }
"""


def render(table: Table | Report) -> bytes:
    """Return the table, or all of a report, as HTML in UTF-8."""
    title, below = _text(table.title), _text(table.subtitle)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(table.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{LOOK}{_families()}</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
        f'<p class="below">{below}</p>',
        *(_parts(table) if isinstance(table, Report) else _table(table)),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _parts(report: Report) -> Iterator[str]:
    for part in report.tables:
        yield f"<h2>{_text(part.title)}</h2>"
        if part.subtitle:
            yield f'<p class="below">{_text(part.subtitle)}</p>'
        if part.rows:
            yield from _table(part)


def _table(table: Table) -> Iterator[str]:
    columns = columns_of(table)
    yield f'<div class="wide"><table aria-label="{_text(table.title)}">'
    yield "<thead><tr>"
    yield "".join(
        f'<th scope="col"{_class(column)}>{_text(column.heading)}</th>' for column in columns
    )
    yield "</tr></thead>"
    yield "<tbody>"
    after_row = False
    for one in arranged(table):
        if isinstance(one, Row):
            yield _row(one, columns)
        else:
            # A band heads a group of rows, so that a group begins with it.
            yield from ["</tbody>", "<tbody>"] * after_row
            yield _band(one, len(columns))
        after_row = isinstance(one, Row)
    yield "</tbody>"
    yield "</table></div>"


def _row(row: Row, columns: Iterable[Column]) -> str:
    cells = "".join(
        f"<td{_class(column)}{_rows(height)}>{_cell(cell)}</td>"
        for cell, height, column in zip(row.cells, row.heights, columns, strict=True)
        if height
    )
    return f"<tr>{cells}</tr>"


def _band(band: Band, width: int) -> str:
    name = "in" if band.level else "band"
    return f'<tr class="{name}"><th scope="rowgroup" colspan="{width}">{_cell(band.cell)}</th></tr>'


def _class(column: Column) -> str:
    return ' class="number"' if column.kind == "number" else ""


def _rows(height: int) -> str:
    return f' rowspan="{height}"' if height > 1 else ""


def _cell(cell: Cell) -> str:
    return "".join(f"<p>{_runs(paragraph)}</p>" for paragraph in paragraphs_of(cell))


def _runs(paragraph: Paragraph) -> str:
    return "".join(map(_run, paragraph))


def _run(run: Run) -> str:
    if isinstance(run, str):
        return _text(run)
    if isinstance(run, Strong):
        return f"<strong>{_text(run.text)}</strong>"
    if isinstance(run, Deep):
        return _text(run.indented)
    return _code(run)


def _code(code: CodeMark) -> str:
    mark = f'<span class="mark {code.family}" aria-hidden="true"></span>'
    name = f" {_text(code.name)}" if code.name else ""
    return f"{mark}<strong>{_text(code.tag)}</strong>{name}"


def _families() -> str:
    return "".join(f".{family} {{ background: #{fill}; }}\n" for family, fill in FILL.items())


def _text(text: str) -> str:
    return escape(visible(text))
