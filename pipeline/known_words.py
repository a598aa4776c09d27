"""The words that exist, hence misspell no other: those listed as such, and those of the names that reports print.

Labels and headers go by the same words: "Perusahaan" over a column is no misspelt "perubahan", nor is it in a label.
"""

from __future__ import annotations

import re
from itertools import chain

from pipeline.agency_terms import load_agency_terms
from pipeline.budget_items import load_budget_items
from pipeline.regions import load_regions
from pipeline.spelling import load_listed_words

_WORD = re.compile(r"[^\W\d_]+")


def load_known_words() -> frozenset[str]:
    """The words of mappings/words.csv, and of the names of budget items, agencies and regions, in small letters.

    LkjipError names a row of these files that does not fit.
    """
    names = chain(
        chain.from_iterable(item.names for item in load_budget_items()),
        (term.printed for term in load_agency_terms()),
        chain.from_iterable(region.names for region in load_regions().by_code.values()),
    )
    return load_listed_words() | frozenset(_WORD.findall(" ".join(names).casefold()))
