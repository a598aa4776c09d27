"""The objective that stands above a table, not in it: below a caption "Evaluasi Pencapaian Sasaran 2", by itself."""

from __future__ import annotations

import re

from pipeline.artefacts import Table
from pipeline.header_words import read_header

_NUMBERED = re.compile(r"^(?P<words>.*?\S)\s+\d{1,2}(?:\s*(?:,|&|dan)\s*\d{1,2})*\s*:?$", re.IGNORECASE)
NAME_LINES = 4
"""The name of an objective runs over so many lines at most."""


def objective_above(table: Table) -> str:
    """The name of the objective that the lines above the table give; "" if they give none.

    They name it behind a line that ends in "Sasaran" with its number, up to the line that leads to the table, which
    ends in a colon.
    """
    places = [place for place, line in enumerate(table.before) if _ends_in_objective(line)]
    if not places:
        return ""
    name = list(table.before[places[-1] + 1 :])
    if name and name[-1].rstrip().endswith(":"):
        name.pop()
    if not 1 <= len(name) <= NAME_LINES or not name[0][:1].isupper() or any(_is_sentence(line) for line in name):
        return ""
    return " ".join(name)


def _ends_in_objective(line: str) -> bool:
    found = _NUMBERED.match(line.strip())
    return found is not None and "sasaran" in read_header(" ".join(found["words"].split()[-2:])).concepts


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((":", ".", ",", ";"))
