"""`lkjip vocabulary`: what mappings/ knows of indicators and budget items, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.printing import Line, print_table
from pipeline.errors import LkjipError

if TYPE_CHECKING:
    from pipeline.vocabulary_check import Printed
    from pipeline.vocabulary_search import ItemHit

COLUMNS = ("indicator_id", "unit", "sector", "aliases", "name")
FOUND = ("indicator_id", "unit", "sector", "aliases", "likeness", "found as")
ITEMS_FOUND = ("code", "level", "years", "likeness", "found as")


@click.command()
@click.argument("query", default="")
@click.option("--check", is_flag=True, help="Tell everything that is wrong with the files of mappings/.")
@click.option(
    "--dataset",
    type=click.Path(path_type=Path),
    help="With --check: also what the labels of this dataset, which `lkjip run` wrote, leave unused.",
)
def vocabulary(query: str, check: bool, dataset: Path | None) -> None:
    """List, search or check the indicators and budget items.

    QUERY is a word or more of a name or alias, in Indonesian or English, also misspelt or abbreviated; or the standard
    code of a program, kegiatan or sub kegiatan, which finds it with all its parts. Without one, all indicators are
    listed.

    --check reads every file of mappings/ and tells broken rows, doubles, names that two indicators claim, words that
    lead in a circle, and entries that nothing uses. The exit status is 1 if there is an error; what is unused is none.
    """
    if check and query:
        raise click.UsageError("--check looks at all files: leave out QUERY.")
    if dataset and not check:
        raise click.UsageError("--dataset goes with --check.")
    if check:
        _check(dataset)
    else:
        _search(query)


def _search(query: str) -> None:
    from pipeline.vocabulary import load_vocabulary
    from pipeline.vocabulary_search import is_code, search, search_items

    known = load_vocabulary()
    items = search_items(query, known)
    hits = [] if is_code(query) else search(query, known)
    if not hits and not items:
        raise LkjipError("", "", f"nothing in the vocabulary is like '{query}'", "try one word, or its abbreviation")
    lines: list[Line] = []
    for hit in hits:
        about = (hit.indicator.indicator_id, hit.indicator.unit, hit.indicator.sector, str(hit.aliases))
        lines.append((*about, f"{hit.score:.0f}", hit.name) if query else (*about, hit.name))
    if lines:
        print_table(FOUND if query else COLUMNS, lines)
    if lines and items:
        click.echo()
    if items:
        print_table(ITEMS_FOUND, [_item_line(hit) for hit in items])


def _item_line(hit: ItemHit) -> Line:
    item = hit.item
    years = f"{item.valid_from}–{item.valid_to or ''}"
    return (item.code, item.level, years, f"{hit.score:.0f}", hit.name)


def _check(dataset: Path | None) -> None:
    from pipeline.vocabulary_check import check

    findings = check(_printed(dataset) if dataset else None)
    for finding in findings:
        click.echo(f"{'Error' if finding.severity == 'error' else 'Unused'}: {finding.fault}")
    errors = sum(finding.severity == "error" for finding in findings)
    unused = len(findings) - errors
    click.echo(f"{errors} error{'s' * (errors != 1)}, {unused} unused entr{'y' if unused == 1 else 'ies'}.")
    if errors:
        click.get_current_context().exit(1)


def _printed(dataset: Path) -> Printed:
    from pipeline.load import load
    from pipeline.vocabulary_check import Printed

    performance = load(dataset).performance
    return Printed(frozenset(performance["indicator_raw"].dropna()), frozenset(performance["indicator_id"].dropna()))
