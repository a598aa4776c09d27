"""`lkjip review`: uncertain labels out to a spreadsheet, decisions back into the vocabulary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.review import Applied


@click.group()
def review() -> None:
    """Decide at a spreadsheet what uncertain labels mean."""


@review.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The sheet to write, .xlsx or .csv; never one that is there already.",
)
def export(dataset: Path, output: Path) -> None:
    """Write the labels that wait for a decision as a sheet.

    DATASET is the folder that `lkjip run` wrote. The most frequent labels come first, each with where it stands, some
    of its values, and its three best candidates; in a workbook these drop down on the column `decision`.
    """
    from pipeline.review import export as export_review

    exported = export_review(dataset, output)
    left_out = f"; {exported.decided} are decided in mappings/ already" if exported.decided else ""
    click.echo(f"{output} has {exported.labels} labels{left_out}.")
    click.echo(f"Fill in the column decision, then: lkjip review apply {output}")


@review.command()
@click.argument("file", type=click.Path(path_type=Path))
def apply(file: Path) -> None:
    """Take the decisions of a filled sheet into mappings/.

    A decision is an indicator_id (the label becomes an alias), "new: ID" (an indicator that the columns new_… of the
    row describe) or "no" (the label names no indicator). Rows without one are left alone.

    All decisions are taken or, if a row is wrong, none: every wrong row is named with what to do.
    """
    from pipeline.review import RefusedSheetError
    from pipeline.review import apply as apply_review

    try:
        applied = apply_review(file)
    except RefusedSheetError as refused:
        for fault in refused.faults:
            click.echo(f"Error: {fault}", err=True)
        click.get_current_context().exit(1)
    for doubt in applied.doubts:
        click.echo(f"Warning: {doubt}", err=True)
    _print_applied(applied)


def _print_applied(applied: Applied) -> None:
    added = applied.added
    counts = (
        (len(added.aliases), "alias", "aliases"),
        (len(added.indicators), "indicator", "indicators"),
        (len(added.exclusions), "exclusion", "exclusions"),
    )
    new = " and ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    click.echo(f"{applied.folder} has {new} more." if new else f"{applied.folder} is as it was.")
    if added.known:
        click.echo(f"Decided there already: {added.known}.")
    click.echo(f"Undecided: {applied.undecided}.")
    if new:
        click.echo("The next `lkjip run` matches by them.")
