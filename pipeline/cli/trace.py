"""`lkjip trace`: from a figure of a dataset to the cell it was printed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.run import CORPUS_FOLDER

if TYPE_CHECKING:
    from pipeline.artefacts import ManifestEntry
    from pipeline.trace import Source, Trace


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("figure")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the page with the cell outlined, as PNG (PDF only)."
)
@click.option(
    "--corpus",
    "corpora",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of the figure's corpus, where it is not in ./corpus and has moved since the run.",
)
def trace(dataset: Path, figure: str, output: Path | None, corpora: tuple[Path, ...]) -> None:
    """Show where a figure comes from.

    DATASET is the folder that `lkjip run` wrote. FIGURE is a figure_id, or a line of a CSV file as an editor counts
    it: performance:12 or budget:7.

    Prints the cell as printed, the readings that were considered, the correction of the figure if there is one, and the
    place: the lines of a text, or the page of a PDF.
    """
    from pipeline.load import load
    from pipeline.picture import save_picture
    from pipeline.run import corpora_in
    from pipeline.trace import find_source, source_lines, trace_picture
    from pipeline.trace import trace as trace_figure

    found = trace_figure(load(dataset), figure)
    _print_figure(found)
    entry = find_source(found.source, dataset, corpora or corpora_in(CORPUS_FOLDER))
    _print_place(found.source, entry)
    for line in source_lines(entry, found.source):
        click.echo(f"{'>' if line.sought else ' '} {line.number:5}  {line.text.replace(chr(9), ' | ')}")
    if output:
        save_picture(trace_picture(found, entry), output)
        click.echo(f"The picture of the cell is in {output}.")


def _print_figure(found: Trace) -> None:
    from pipeline.flags import FLAGS
    from pipeline.validate.confidence import load_evidence

    meanings = {flag.name: flag.meaning for flag in FLAGS}
    told = {one.evidence: one.meaning for one in load_evidence()}
    click.echo(found.figure_id)
    _print("report", found.reporter)
    _print("table", found.table)
    _print("label", found.label)
    _print("figure", f"{found.measure} {found.period}")
    _print("printed", found.value_raw)
    _print("value", " ".join(part for part in (_value(found.value), found.unit, found.value_text) if part))
    _print("reading", found.explanation)
    if found.correction:
        done = found.correction
        _print("corrected", f"{done.old} → {done.new}, by {done.who}: {done.why}")
    for flag in found.flags:
        _print("flag", f"{flag}: {meanings[flag]}")
    _print("sure", f"{found.confidence:g}")
    for name in found.evidence:
        _print("evidence", f"{name}: {told.get(name, '')}")
    _print("cell", f"row {found.row}, column {found.column}")


def _print_place(source: Source, entry: ManifestEntry) -> None:
    turned = f", turned by {source.rotation}°" if source.rotation else ""
    place = f"line {source.line}" if source.line is not None else f"page {source.page}{turned}"
    _print("source", f"{entry.path}, {place}")
    if source.box:
        box = source.box
        _print("box", f"{box.x0:g} {box.top:g} {box.x1:g} {box.bottom:g} (left, top, right, bottom in points)")


def _print(name: str, text: str) -> None:
    if text:
        click.echo(f"  {name:<8} {text}")


def _value(value: float | None) -> str:
    from pipeline.write.cells import decimal_text

    return "" if value is None else decimal_text(value)
