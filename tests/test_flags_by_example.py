"""Each flag by a table that deserves it and one like it that does not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.flags import FLAGS
from pipeline.validate import validate
from tests.tables import figures, stitched_text


@dataclass(frozen=True, slots=True)
class Example:
    """Two printed texts: the figures of the first carry the flag, none of the second's do."""

    flag: str
    flagged: str
    clean: str


EXAMPLES = (
    Example(
        "ambiguous_number",
        "Indikator | Target | Realisasi\nAngka A | 1.952 | 1.952",
        "Indikator | Target | Realisasi\nAngka A | 1.952,5 | 1.952,5",
    ),
    Example(
        "arithmetic_mismatch",
        "Indikator | Target | Realisasi | Capaian (%)\nAngka A | 100 | 80 | 90",
        "Indikator | Target | Realisasi | Capaian (%)\nAngka A | 100 | 80 | 80",
    ),
    Example(
        "compound_value",
        "Indikator | Target | Realisasi\nPMKS terlayani | 21 | 9 anak terlantar, 12 ABH",
        "Indikator | Target | Realisasi\nPMKS terlayani | 21 | 21 orang",
    ),
    Example(
        "conflicts_with_table",
        "Indikator | Target | Realisasi\nIPG | 88,01 | 88,28\n\nLagi:\n\n"
        "Indikator | Target | Realisasi\nIPG | 88,01 | 87,28",
        "Indikator | Target | Realisasi\nIPG | 88,01 | 88,28\n\nLagi:\n\n"
        "Indikator | Target | Realisasi\nIPG | 88,01 | 88,28",
    ),
    Example(
        "header_uncertain",
        "Indikator | Satuan Target | Realisasi\nIPG | 88,01 | 88,28\nIDG | 70 | 71",
        "Indikator | Target | Realisasi\nIPG | 88,01 | 88,28\nIDG | 70 | 71",
    ),
    Example(
        "malformed_number",
        "Program | Anggaran (Rp)\nProgram Gender | 513.211.0000\nProgram Anak | 2.000.000.000",
        "Program | Anggaran (Rp)\nProgram Gender | 513.211.000\nProgram Anak | 2.000.000.000",
    ),
    Example(
        "measure_by_meaning",
        "Indikator | Target | Capaian | % Capaian\nIPG | 80 | 88 | 110\nIDG | 50 | 40 | 80",
        "Indikator | Target | Realisasi | % Capaian\nIPG | 80 | 88 | 110\nIDG | 50 | 40 | 80",
    ),
    Example(
        "mixed_separators",
        "Program | Anggaran (Rp)\nProgram Gender | 2.352.390,50\nProgram Anak | 2.352.390,00\nProgram Lansia | 352,390",
        "Program | Anggaran (Rp)\nProgram Gender | 2.352.390,50\nProgram Anak | 2.352.390,00\nProgram Lansia | 352.390",
    ),
    Example(
        "out_of_range",
        "Program | Anggaran | Serapan (%)\nProgram Gender | 513.211.000 | 250",
        "Program | Anggaran | Serapan (%)\nProgram Gender | 513.211.000 | 98",
    ),
    Example(
        "period_uncertain",
        "Indikator | Target Tahun ke-1 | Target Tahun ke-2\nIPG | 87 | 88",
        "Indikator | Target Tahun 2021 | Target Tahun 2022\nIPG | 87 | 88",
    ),
    Example(
        "repaired",
        "Program | Anggaran | Realisasi | %\nProgram Gender | 520.000.000 | 513.211.0000 | 98,69",
        "Program | Anggaran | Realisasi | %\nProgram Gender | 520.000.000 | 513.211.000 | 98,69",
    ),
    Example(
        "shifted_cell",
        "No | Indikator | Satuan | Target\n1 | IPG | Indeks | 88,01\nKorban | Orang | 70\n3 | PMKS | Persen | 80",
        "No | Indikator | Satuan | Target\n1 | IPG | Indeks | 88,01\n2 | Korban | Orang | 70\n3 | PMKS | Persen | 80",
    ),
    Example(
        "total_mismatch",
        "Program | Anggaran (Rp)\nProgram Gender | 513.211.000\nProgram Anak | 20.000.000\nJumlah | 533.211.500",
        "Program | Anggaran (Rp)\nProgram Gender | 513.211.000\nProgram Anak | 20.000.000\nJumlah | 533.211.000",
    ),
    Example(
        "unit_mismatch",
        "Program | Anggaran 2019 (ribu) | Anggaran 2020 (ribu) | Anggaran 2021 (ribu)\n"
        "Program Gender | 11.985.347 | 13.939.354 | 10.589.686.000",
        "Program | Anggaran 2019 (ribu) | Anggaran 2020 (ribu) | Anggaran 2021 (ribu)\n"
        "Program Gender | 11.985.347 | 13.939.354 | 10.589.686",
    ),
)
SHOWN_ELSEWHERE = {"conflicts_with_report", "corrected", "merged_value", "schema_mismatch"}
"""One text cannot print several reports (tests/validate/test_reports.py), corrections
(tests/validate/test_corrections.py), cells that span rows (tests/interpret/test_rows.py) or what no schema allows
(tests/validate/test_fit.py)."""


def flags_in(text: str) -> set[str]:
    """All flags that the figures of a report of 2021 carry."""
    report = figures(*stitched_text(text))
    return {flag for figure in validate(report, {"doc": 2021}) for flag in figure.flags}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.flag for example in EXAMPLES])
def test_the_flag_is_on_what_deserves_it_and_on_nothing_else(example: Example) -> None:
    assert example.flag in flags_in(example.flagged)
    assert example.flag not in flags_in(example.clean)
    assert figures(*stitched_text(example.clean))


def test_every_flag_has_its_example() -> None:
    assert {example.flag for example in EXAMPLES} | SHOWN_ELSEWHERE == {flag.name for flag in FLAGS}
