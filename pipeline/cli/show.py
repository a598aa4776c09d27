"""`lkjip show`: the picture of one page with what was found on it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), required=True, help="Page of the PDF, counted from 1.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("page.png"),
    show_default=True,
    help="Where to write the picture (PNG).",
)
@click.option("--year", type=click.IntRange(2000, 2100), help="What the report is about, where its cover does not say.")
def show(file: Path, page: int, output: Path, year: int | None) -> None:
    """Draw what was found on a page.

    Tables and cells are outlined, and each column bears what it was taken for. A cell that gave a figure is filled in
    green, in amber if the figure is flagged, in red if the cell was left out.
    """
    from pipeline.picture import save_picture, work_picture
    from pipeline.understand import understand

    save_picture(work_picture(understand(file, year), page), output)
    click.echo(f"The picture of page {page} is in {output}.")
