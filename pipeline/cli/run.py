"""`lkjip run`: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.printing import Line, print_table

if TYPE_CHECKING:  # the stages take a second to import, which --help need not wait for
    from pipeline.run import Progress as Report
    from pipeline.run import RunResult

CORPUS_FOLDER = Path("corpus")
STAGES = ("read", "extract", "stitch", "interpret", "normalise", "match", "validate", "write")
COLUMNS = ("document", "status", "kind", "pages", "tables", "performance", "budget", "rejects", "review", "seconds")
COUNTS = ("tables", "performance_figures", "budget_figures", "rejects", "review")


@click.command()
@click.argument("corpora", metavar="[CORPUS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build/dataset"),
    show_default=True,
    help="Folder for the dataset; replaced whole.",
)
@click.option(
    "--from",
    "start",
    type=click.Choice(STAGES),
    help="Make everything anew from this stage on. Without it, what has not changed is reused.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many documents to read at once.  [default: one for each processor]",
)
def run(corpora: tuple[Path, ...], out: Path, start: str | None, jobs: int | None) -> None:
    """Read corpora into one dataset.

    CORPUS is a folder that holds a corpus.toml; without any, every such folder in ./corpus is read.

    The exit status is 0 only if every document could be used and every cell that looks like a figure is accounted for.
    A document of which that is not so is named with the reason; the others are in the dataset all the same.
    """
    from pipeline.run import corpora_in
    from pipeline.run import run as run_corpora

    folders = corpora or tuple(corpora_in(CORPUS_FOLDER))
    if not folders:
        raise click.UsageError(f"There is no corpus in ./{CORPUS_FOLDER}: name a folder that holds a corpus.toml.")
    with _progress() as report:
        result = run_corpora(folders, out, start=start, jobs=jobs, progress=report)
    _print_summary(result, out)
    if not result.ok:
        click.get_current_context().exit(1)


@contextmanager
def _progress() -> Iterator[Report | None]:
    """A bar on the terminal that grows with each document; None where there is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    last = TextColumn("{task.fields[last]}", markup=False)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), last)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("read", total=None, last="")
        yield lambda name, done, total: bar.update(task, completed=done, total=total, last=name)


def _print_summary(result: RunResult, out: Path) -> None:
    """A line a document, then what went wrong, where the dataset is, and where the cells of its tables have gone."""
    from pipeline.ledger import ledger_line

    documents = result.dataset.documents.astype("string").fillna("").to_dict("records")
    lines: list[Line] = [
        (
            row["doc_id"],
            row["status"],
            row["kind"],
            f"{row['pages_read']}/{row['pages']}" if row["kind"] == "pdf" else "",
            *(row[name] for name in COUNTS),
            f"{result.seconds[row['doc_id']]:.1f}" if row["doc_id"] in result.seconds else "",
        )
        for row in documents
    ]
    sums = (str(result.dataset.documents[name].sum()) for name in COUNTS)
    print_table(COLUMNS, lines, ("total", "", "", "", *sums, f"{sum(result.seconds.values()):.1f}"))
    for row in documents:
        if row["reason"]:
            click.echo(f"{row['doc_id']}: {row['reason']}")
    for problem in result.problems:
        click.echo(f"Error: {problem}", err=True)
    click.echo(f"The dataset is in {out}.")
    click.echo(ledger_line(result.accounts))
