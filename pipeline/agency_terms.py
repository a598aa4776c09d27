"""The phrases and abbreviations of agencies' names."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.mapping_files import read_table

AGENCY_TERMS_FILE = "agency_terms.csv"


@dataclass(frozen=True, slots=True)
class AgencyTerm:
    """A phrase or abbreviation in agencies' names and the terms that it stands for; none if it says nothing.

    `place_follows`: the name of the agency's own place comes next, and is kept though it may be the region's too.
    """

    printed: str
    terms: tuple[str, ...] = ()
    place_follows: bool = False
    note: str = ""


def load_agency_terms() -> tuple[AgencyTerm, ...]:
    """The rows of mappings/agency_terms.csv; LkjipError names a row that does not fit."""
    return read_table(AgencyTerm, AGENCY_TERMS_FILE, unique=["printed"])
