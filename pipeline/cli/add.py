"""`lkjip add`: a new document into a corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.run import CORPUS_FOLDER

if TYPE_CHECKING:
    from pipeline.add import NewDocument

UNANSWERED = "Nothing was added: answer what is asked, or take what is proposed by --yes."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--corpus", default="", metavar="ID", help="Its corpus: a folder of ./corpus, or the path of one.")
@click.option("--region", default="", metavar="CODE", help='Kemendagri code of its region: "33.03", a province "32".')
@click.option("--agency", default="", metavar="NAME", help="The agency that reports.")
@click.option("--year", type=int, help="The year that the report is about.")
@click.option("--id", "doc_id", default="", metavar="ID", help="The document's id, the same for ever.")
@click.option("--source-url", default="", metavar="URL", help="Where it was published.")
@click.option("--password-env", default="", metavar="NAME", help="The environment variable that holds its password.")
@click.option("--yes", is_flag=True, help="Take what is proposed without asking.")
def add(
    file: Path,
    corpus: str,
    region: str,
    agency: str,
    year: int | None,
    doc_id: str,
    source_url: str,
    password_env: str,
    yes: bool,
) -> None:
    """Add a PDF or text to a corpus.

    Region, agency and year are read off its first pages and proposed: confirm or correct them, or give them by
    option. The file is copied beside the corpus's manifest, corpus.toml, and an entry with its sha256 is written
    there. A new corpus gets a new manifest.
    """
    from pipeline.add import add as add_document
    from pipeline.add import propose

    proposed = propose(file, CORPUS_FOLDER, corpus, password_env)
    told = replace(
        proposed,
        doc_id=doc_id or proposed.doc_id,
        agency=agency or proposed.agency,
        report_year=year or proposed.report_year,
        region_code=region or proposed.region_code,
        source_url=source_url,
    )
    if proposed.cover_region and not region:
        click.echo(f"Its first pages name another region: {_region(proposed.cover_region)}.", err=True)
    if not yes:
        try:
            told = _confirmed(told, bool(region), bool(agency), year is not None, bool(doc_id))
        except click.Abort:
            raise click.ClickException(UNANSWERED) from None
    entry = add_document(file, told)
    click.echo(f"{entry.path} is in {told.corpus}/corpus.toml as {entry.doc_id}:")
    click.echo(f"  {entry.agency}, {_region(entry.region_code)}, {entry.report_year}")
    click.echo(f"Read it with: lkjip run {told.corpus}")


def _confirmed(told: NewDocument, region: bool, agency: bool, year: bool, doc_id: bool) -> NewDocument:
    """What a person says to each proposal; what was given by option (the flags) is not asked again."""
    code = told.region_code if region else click.prompt("Region", default=told.region_code or None)
    if not region:
        click.echo(f"  {_region(code)}")
    return replace(
        told,
        region_code=code,
        agency=told.agency if agency else click.prompt("Agency", default=told.agency or None),
        report_year=told.report_year if year else click.prompt("Year", default=told.report_year or None, type=int),
        doc_id=told.doc_id if doc_id else click.prompt("Id", default=told.doc_id),
    )


def _region(code: str) -> str:
    from pipeline.regions import load_regions

    return f"{code} {load_regions().name(code) or '(unknown)'}"
