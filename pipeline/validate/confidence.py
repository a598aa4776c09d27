"""How sure a figure is: the evidence for and against it, weighed.

Each piece of evidence, present or absent, has a weight: the logarithm of how much more often it is met with figures
that are right than with wrong ones (Good 1950, "weight of evidence"). The weights are added to the log-odds of a figure
of which nothing is known and the sum is turned back into a probability. The weights stand in mappings/evidence.csv and
were measured by `python -m bench.calibrate` on figures that people typed from published reports. The pieces are taken
as independent, which they are not quite; what that does to the result shows in the reliability table (docs/figures.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp

from pipeline.artefacts import Figure
from pipeline.errors import LkjipError
from pipeline.flags import flag_names
from pipeline.mapping_files import read_table

FILE = "evidence.csv"
PRIOR = "prior"
"""The row whose weight is the log-odds of a figure of which nothing is known."""
PLACES = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of evidence.csv: what a piece of evidence adds to the log-odds where it is `present`, and where `absent`.

    `guess` is how many times as often a figure with it was thought to be wrong before any was compared with its page;
    the fewer were met, the more it counts.
    """

    evidence: str
    present: float
    absent: float
    guess: float
    meaning: str


def confidence(figure: Figure) -> float:
    """The probability (0–1) that a figure is what its cell prints, of what the dataset says it is."""
    return weighed((*figure.evidence, *figure.flags))


def weighed(found: Iterable[str]) -> float:
    """The probability (0–1) that a figure is right of which this evidence and these flags were found."""
    given = {PRIOR, *found}
    log_odds = sum(one.present if one.evidence in given else one.absent for one in load_evidence())
    return round(1 / (1 + exp(-log_odds)), PLACES)


@cache
def load_evidence() -> tuple[Evidence, ...]:
    """All evidence with its weights. LkjipError as `read_table`, and for flags without weights."""
    rows = read_table(Evidence, FILE, unique=("evidence",))
    lacking = flag_names() - {row.evidence for row in rows}
    if lacking:
        raise LkjipError(FILE, "", f"has no weight for {', '.join(sorted(lacking))}", "add a row for each")
    return rows
