"""Columns of differences: by how much a figure rose, fell or missed another.

A difference in the figure's own unit ("Selisih", "Kenaikan/Penurunan") is a measure of the dataset; the same as a
percent ("% Peningkatan", "Kenaikan (%)") is growth and none. Which two figures it compares the header seldom says.
"""

from __future__ import annotations

from pipeline.interpret.heads import MOSTLY, Head

NAMES_MEASURE = frozenset({"target", "realisasi", "capaian", "anggaran", "sisa", "serapan", "keuangan", "fisik"})


def names_difference(head: Head) -> bool:
    """Whether the header says difference itself, or its group does and the header names no measure of its own.

    A group may be the name of a programme ("Peningkatan Pelayanan") above its target and realisasi.
    """
    leaf = head.leaf.concepts
    return "selisih" in leaf or ("selisih" in head.concepts and not leaf & NAMES_MEASURE)


def names_growth(head: Head) -> bool:
    """Whether the column gives a difference as a percent."""
    return names_difference(head) and "percent" in head.leaf.concepts and head.contents.text < MOSTLY
