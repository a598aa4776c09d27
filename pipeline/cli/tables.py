"""`lkjip tables`: what was found in one file, and how it was understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.printing import Line, print_table

if TYPE_CHECKING:
    from pipeline.artefacts import Interpretation, ManifestEntry, Table
    from pipeline.stages import Work

COLUMNS = ("column", "header", "taken for", "because")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), help="Only the tables with a part on this page of the PDF.")
@click.option("--year", type=click.IntRange(2000, 2100), help="What the report is about, where its cover does not say.")
def tables(file: Path, page: int | None, year: int | None) -> None:
    """List the tables of one PDF or text.

    For each table: its place, what found it and how good its grid is (0–1), what it was taken for, and column by
    column how it was understood. FILE needs no manifest: region and year are read off its first pages.
    """
    from pipeline.understand import tables_on, understand

    work = understand(file, year)
    found = tables_on(work, page)
    click.echo(f"{file}: {_about(work.entry)}")
    for table, meaning in found:
        click.echo(f"\n{_title(table)}\n{_place(table)}; {_kind(meaning)}; {_counts(work, table)}")
        print_table(COLUMNS, _lines(table, meaning))
    where = f" on page {page}" if page else ""
    click.echo(f"\n{len(found)} tables{where}." if found else f"No tables{where}.")


def _about(entry: ManifestEntry) -> str:
    from pipeline.regions import load_regions

    region = load_regions().name(entry.region_code) or "region unknown"
    return f"{entry.agency or 'agency unknown'}, {region}, {entry.report_year}"


def _title(table: Table) -> str:
    return " ".join(part for part in ("Tabel", table.label, table.title or "(no title)") if part)


def _place(table: Table) -> str:
    """Where the table stands, and what found it."""
    found = f"{table.engine}, grid {table.score:.2f}"
    if table.page is None:
        return f"line {table.source_line}; {found}"
    pages = f"page {table.page}" if table.last_page in (None, table.page) else f"pages {table.page}–{table.last_page}"
    turned = f" (turned {table.rotation}°)" if table.rotation else ""
    return f"{pages}{turned}; {found}"


def _kind(meaning: Interpretation) -> str:
    if meaning.kind == "other":
        return f"other: {meaning.reason}"
    return f"{meaning.kind} {meaning.confidence:.2f}"


def _counts(work: Work, table: Table) -> str:
    figures = sum(figure.table_id == table.table_id for figure in work.normalised.figures)
    rejects = sum(reject.table_id == table.table_id for reject in work.normalised.rejects)
    return f"{len(table.rows)} rows, {figures} figures, {rejects} rejects"


def _lines(table: Table, meaning: Interpretation) -> list[Line]:
    """One line a column: its number, header, role and what told the role."""
    from pipeline.interpret.paths import header_paths
    from pipeline.interpret.wording import role_text

    if not meaning.columns:
        return [(str(index), " > ".join(path), "", "") for index, path in enumerate(header_paths(table.header))]
    return [
        (
            str(column.index),
            " > ".join(column.path),
            role_text(column),
            "; ".join(part for part in (column.reason, _period_reason(column.period_source), *column.flags) if part),
        )
        for column in meaning.columns
    ]


def _period_reason(source: str) -> str:
    return f"year from {source}" if source else ""
