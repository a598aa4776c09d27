"""Columns of differences: by how much a figure rose, fell or missed another.

A difference in the figure's own unit ("Selisih", "Kenaikan/Penurunan") is a measure of the dataset; the same as a
percent ("% Peningkatan", "Kenaikan (%)") is growth and none. Which two figures it compares the header seldom says.
"""

from __future__ import annotations

from pipeline.header_words import read_header
from pipeline.interpret.heads import MOSTLY, Head

NAMES_MEASURE = frozenset({"target", "realisasi", "capaian", "anggaran", "sisa", "serapan", "keuangan", "fisik"})
NAMES_ITEM = frozenset({"tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan"})


def names_difference(head: Head) -> bool:
    """Whether the header says difference itself, or its group does and the header names no measure of its own.

    A group may be the name of a programme ("Program Peningkatan Pelayanan") above its target and realisasi.
    """
    if "selisih" in head.leaf.concepts:
        return True
    groups = (read_header(text).concepts for text in head.path[:-1])
    return not head.leaf.concepts & NAMES_MEASURE and any(
        "selisih" in group and not group & NAMES_ITEM for group in groups
    )


def names_growth(head: Head) -> bool:
    """Whether the column gives a difference as a percent."""
    return names_difference(head) and "percent" in head.leaf.concepts and head.contents.text < MOSTLY
