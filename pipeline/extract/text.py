"""Tables in plain text: runs of lines whose cells are separated by tabs, among running prose.

A run ends at an empty line or a line without a tab; whether the next run continues the same table is for stitch to say.
Marks that leaked into the text (HTML tags, Markdown emphasis, Markdown rules) are taken out of the cells, their
meaning (bold, italic) kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.artefacts import Cell, RawTable, Row, TextLine
from pipeline.cell_text import clean
from pipeline.extract.loose_totals import loose_total

NEIGHBOUR_LINES = 12
"""Lines of running text kept before and after a table."""
BANNER_REPEATS = 3
"""A short paragraph that names the report and occurs this often in the document is a page banner."""
BANNER_WORDS = 14

_RULE = re.compile(r"^[\s\-–—=_:|+]*$")
_FOLIO = re.compile(
    r"^\W*(?:\d{1,3}|[ivxlc]{1,6}|[IVX]{1,5}\s*-\s*\d{1,3}|(?:hal|halaman|page)\W*\d{1,3})\W*$", re.IGNORECASE
)
_REPORT_NAME = re.compile(r"laporan (?:akuntabilitas )?kinerja|\bl(?:kj?ip|akip|kj)\b")
_CAPTION = re.compile(r"tabel|gambar|grafik|bagan")
_ITALIC = re.compile(r"^\s*(?:<i>|<em>|\*(?!\*))")
_BOLD = re.compile(r"^\s*(?:<b>|<strong>|\*\*)")
_DIGITS = re.compile(r"\d+")


def extract_text(doc_id: str, content: str) -> list[RawTable]:
    """The tables of one text, in order, one for each run of tabbed lines."""
    lines = content.splitlines()
    runs = list(_runs(lines))
    grids, totals = _grids(lines, runs)
    gaps = _gaps(lines, runs, _furniture(lines) | totals)
    tables = []
    for order, ((start, stop), rows) in enumerate(zip(runs, grids, strict=True)):
        if not rows:
            continue
        before, after = gaps[order], gaps[order + 1]
        tables.append(
            RawTable(
                raw_id=f"l{start + 1:05d}",
                doc_id=doc_id,
                order=order,
                rows=rows,
                engine="tabs",
                score=1.0,
                first_line=start + 1,
                last_line=stop,
                before=before[-NEIGHBOUR_LINES:],
                after=after[:NEIGHBOUR_LINES],
                opens_page=not before,
                closes_page=not after,
            )
        )
    return tables


def _runs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """(first, one past last) index of each run of tabbed lines."""
    start = None
    for index, line in enumerate([*lines, ""]):
        if "\t" in line.strip("\n"):
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None


def _grids(lines: list[str], runs: list[tuple[int, int]]) -> tuple[list[tuple[Row, ...]], frozenset[int]]:
    """The rows of each run, with the total that follows it on lines of its own; and the indices of such lines."""
    grids: list[tuple[Row, ...]] = []
    taken: frozenset[int] = frozenset()
    ends = [*(start for start, _ in runs[1:]), len(lines)]
    for (start, stop), following in zip(runs, ends, strict=False):
        rows = _rows(lines, start, stop)
        total = loose_total(rows, lines, stop, following) if rows else None
        grids.append((*rows, total.row) if total else rows)
        taken |= total.lines if total else frozenset()
    return grids, taken


def _rows(lines: list[str], start: int, stop: int) -> tuple[Row, ...]:
    """The rows of one run, made equally wide; Markdown rules are left out."""
    split = [(number, lines[number].split("\t")) for number in range(start, stop) if not _is_rule(lines[number])]
    width = max((len(cells) for _, cells in split), default=0)
    return tuple(
        Row(
            cells=tuple(_cell(text, number + 1) for text in cells + [""] * (width - len(cells))),
            source_line=number + 1,
        )
        for number, cells in split
    )


def _cell(text: str, source_line: int) -> Cell:
    plain = clean(text)
    if not plain:
        return Cell(source_line=source_line)
    line = TextLine(plain, bold=bool(_BOLD.match(text)), italic=bool(_ITALIC.match(text)))
    return Cell(text=plain, lines=(line,), source_line=source_line)


def _is_rule(line: str) -> bool:
    """Whether every cell of the line is a Markdown rule (`---`) or empty, and at least one is a rule."""
    return bool(_RULE.match(line)) and line.count("---") > 0


def _furniture(lines: list[str]) -> frozenset[int]:
    """Indices of the lines of page banners: short paragraphs that name the report and recur all over the document."""
    paragraphs = list(_paragraphs(lines))
    counts = Counter(text for _, text in paragraphs)
    return frozenset(
        index
        for indices, text in paragraphs
        if counts[text] >= BANNER_REPEATS
        and len(text.split()) <= BANNER_WORDS
        and _REPORT_NAME.search(text)
        and not _CAPTION.match(text)
        for index in indices
    )


def _paragraphs(lines: list[str]) -> Iterator[tuple[list[int], str]]:
    """The untabbed lines between empty or tabbed lines: their indices, and their text with numbers masked."""
    indices: list[int] = []
    for index, line in enumerate([*lines, ""]):
        if line.strip() and "\t" not in line:
            indices.append(index)
        elif indices:
            yield indices, _DIGITS.sub("#", clean(" ".join(lines[i] for i in indices)).casefold())
            indices = []


def _gaps(lines: list[str], runs: list[tuple[int, int]], furniture: frozenset[int]) -> list[tuple[str, ...]]:
    """The running text before the first run, between the runs, and after the last: `len(runs) + 1` tuples."""
    edges = [0, *(edge for run in runs for edge in run), len(lines)]
    between = list(pairwise(edges))[::2]
    return [
        tuple(
            text
            for index in range(first, last)
            if index not in furniture
            and (text := clean(lines[index]))
            and not _FOLIO.match(text)
            and not _RULE.match(text)
        )
        for first, last in between
    ]
