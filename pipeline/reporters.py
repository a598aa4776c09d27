"""Who reports: the region and the agency of a document, as of the year that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.agencies import Agencies
from pipeline.artefacts import ManifestEntry


@dataclass(frozen=True, slots=True)
class Reporter:
    """The region of a document, by the code that it has today and as it was called then, and its agency's id."""

    code_now: str
    region_name: str
    region_level: str
    agency_id: str


def reporter_of(entry: ManifestEntry, agencies: Agencies) -> Reporter:
    """Who reports in the document of this manifest entry; "" for what is unknown."""
    region = agencies.regions.get(entry.region_code, entry.report_year or None)
    return Reporter(
        code_now=agencies.regions.code_now(entry.region_code),
        region_name=region.name if region else "",
        region_level=region.level if region else "",
        agency_id=agencies.agency_id(entry.agency, entry.region_code),
    )
