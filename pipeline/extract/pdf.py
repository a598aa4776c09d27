"""Extract, for PDF: the grids of every page worth a look, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.artefacts import Document, RawTable, TextLine
from pipeline.extract.agree import with_second_opinion
from pipeline.extract.cells import table_rows
from pipeline.extract.choose import Scored, best, candidates, improved
from pipeline.extract.crown import with_header_above
from pipeline.extract.engines.base import Engine, PageView
from pipeline.extract.engines.camelot_grids import CamelotEngine
from pipeline.extract.engines.plumber import PlumberEngine
from pipeline.extract.engines.rebuild import RebuildEngine
from pipeline.extract.engines.ruled import RuledEngine
from pipeline.extract.engines.walls import WallsEngine
from pipeline.extract.ink import PageInk
from pipeline.extract.page import read_ink
from pipeline.extract.pdfium import PdfFile
from pipeline.extract.settings import DEFAULTS, ExtractSettings
from pipeline.extract.surroundings import (
    around,
    closing_lines,
    find_banners,
    free_lines,
    grid_key,
    is_banner_grid,
    running_lines,
)

ENGINES: tuple[Engine, ...] = (RuledEngine(), WallsEngine(), RebuildEngine())
"""Our own, cheapest first: every page is shown to all of them, a few milliseconds each."""

BORROWED: tuple[Engine, ...] = (
    CamelotEngine("camelot lattice", 0.95, "lattice", engine="vector"),
    CamelotEngine("camelot network", 0.9, "network"),
    PlumberEngine(),
)
"""Slower ones, asked in turn while a page has a grid that is not good enough."""


@dataclass(frozen=True, slots=True)
class PageTables:
    """What was found on one page: its grids and the lines of text outside them."""

    ink: PageInk
    tables: tuple[Scored, ...]
    lines: tuple[TextLine, ...]


def extract_pdf(
    document: Document, path: Path, password: str | None = None, settings: ExtractSettings = DEFAULTS
) -> list[RawTable]:
    """The raw tables on `document.pages` of the file at `path`, in reading order.

    Pages are read together with the page before each, whose last lines may hold a caption.
    """
    return assemble(document, page_tables(path, password, document.pages, settings), settings)


def page_tables(
    path: Path, password: str | None, pages: Sequence[int], settings: ExtractSettings = DEFAULTS
) -> list[PageTables]:
    """The grids on `pages` (1-based), and the text of the page before each.

    The result is made of plain values, so that a long document can be read in pieces by several processes.
    """
    wanted = frozenset(pages)
    with PdfFile(path, password) as file:
        before = {number - 1 for number in wanted if number > 1 and file.readable(number - 1)}
        found: list[PageTables] = []
        for number in sorted(wanted | before):
            carried = _carried(found[-1], settings) if found and found[-1].ink.number == number - 1 else ()
            found.append(_page(file, number, ENGINES if number in wanted else (), carried, settings))
    return found


def assemble(document: Document, pages: Sequence[PageTables], settings: ExtractSettings = DEFAULTS) -> list[RawTable]:
    """The raw tables of a document from what was found on its pages (in page order)."""
    pages = without_banner_grids(pages, settings)
    banners = find_banners([(page.ink, page.lines) for page in pages], settings)
    tables: list[RawTable] = []
    previous: tuple[str, ...] = ()
    last_number = 0
    for page in pages:
        if page.ink.number != last_number + 1:
            previous = ()
        lines = running_lines(page.ink, page.lines, banners, settings)
        tables += _raw_tables(document, page, lines, previous, len(tables), settings)
        previous = closing_lines(lines, [table.filled for table in page.tables], settings)
        last_number = page.ink.number
    return tables


def without_banner_grids(pages: Sequence[PageTables], settings: ExtractSettings) -> list[PageTables]:
    """`pages` without the grids that frame the running header or footer: in its band, alike on several pages."""
    keys = Counter(
        grid_key(table.filled)
        for page in pages
        for table in page.tables
        if is_banner_grid(table.filled, page.ink, settings)
    )

    def is_banner(page: PageTables, table: Scored) -> bool:
        repeated = keys[grid_key(table.filled)] >= settings.banner_pages
        return repeated and is_banner_grid(table.filled, page.ink, settings)

    return [replace(page, tables=tuple(table for table in page.tables if not is_banner(page, table))) for page in pages]


def _carried(page: PageTables, settings: ExtractSettings) -> tuple[float, ...]:
    """The column boundaries of the table without rules that closes `page`; none if there is none."""
    last = max(page.tables, key=lambda table: table.box.bottom, default=None)
    floor = (1 - settings.banner_share) * page.ink.height
    if last is None or last.filled.grid.engine != RebuildEngine.name:
        return ()
    below = [line for line in page.lines if line.box is not None and last.box.bottom < line.box.top < floor]
    return () if below else last.filled.grid.xs


def _is_drawing(ink: PageInk, settings: ExtractSettings) -> bool:
    """Whether a page has more rules than any table: a map or a plan."""
    return max(len(ink.horizontal), len(ink.vertical)) > settings.most_rules


def _page(
    file: PdfFile, number: int, engines: Sequence[Engine], carried: tuple[float, ...], settings: ExtractSettings
) -> PageTables:
    ink = read_ink(file.page(number), settings)
    chosen: list[Scored] = []
    found: list[Scored] = []
    for engine in () if _is_drawing(ink, settings) else engines:
        good = tuple(table.box for table in chosen if table.score >= settings.good_enough)
        found += candidates(PageView(ink, file, settings, good, carried), engine)
        chosen = best(found)
    for engine in BORROWED if found else ():
        if all(table.score >= settings.good_enough for table in chosen):
            break
        chosen = improved(chosen, candidates(PageView(ink, file, settings), engine))
    chosen = [with_second_opinion(table, found, settings) for table in chosen]
    chosen = [
        with_header_above(table, ink, [other.box for other in chosen if other is not table], settings)
        for table in chosen
    ]
    return PageTables(ink, tuple(chosen), free_lines(ink, [table.filled for table in chosen]))


def _raw_tables(
    document: Document,
    page: PageTables,
    lines: Sequence[TextLine],
    previous: Sequence[str],
    count: int,
    settings: ExtractSettings,
) -> list[RawTable]:
    grids = [table.filled for table in page.tables]
    tables: list[RawTable] = []
    for index, table in enumerate(page.tables):
        near = around(grids, index, lines, previous, settings)
        tables.append(
            RawTable(
                raw_id=f"p{page.ink.number:03d}-{index + 1}",
                doc_id=document.entry.doc_id,
                order=count + index,
                rows=table_rows(table.filled, page.ink.number, table.agreed),
                engine=table.filled.grid.engine,
                score=round(table.score, 3),
                page=page.ink.number,
                box=table.box,
                rotation=page.ink.rotation,
                before=near.before,
                after=near.after,
                opens_page=near.opens_page,
                closes_page=near.closes_page,
            )
        )
    return tables
