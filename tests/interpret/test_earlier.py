"""What an earlier year's "Capaian" holds beside this year's figures: realised values, or percents."""

from __future__ import annotations

import pytest

from tests.tables import columns_of, meaning, table_of

HEADER = """
        Indikator | Capaian 2020 | Tahun 2021 | <         | <
        ^         | ^            | Target     | Realisasi | Capaian
        ---
"""


def first_measure(rows: str, header: str = HEADER) -> str:
    return columns_of(header + rows).split(" | ")[1]


def test_an_earlier_capaian_of_the_size_of_the_targets_is_what_was_realised() -> None:
    rows = """
        Jumlah kebijakan  | 17  | 19  | 19  | 100
        Laporan tepat     | 85% | 90% | 90% | 100
    """
    assert first_measure(rows) == "realisasi@2020"
    realised = meaning(table_of(HEADER + rows)).columns[1]
    assert realised.flags == ("measure_by_meaning",)
    assert realised.certainty < 1


def test_a_nought_says_nothing() -> None:
    assert (
        first_measure("""
        Inovasi daerah    | 0   | 20  | 50  | 250
        Karya terdaftar   | 30  | 25  | 42  | 168
        Hasil penelitian  | 10  | 20  | 40  | 200
    """)
        == "realisasi@2020"
    )


@pytest.mark.parametrize(
    "rows",
    [
        # about 100 whatever the target
        """
        Jumlah kebijakan  | 95  | 19  | 19  | 100
        Laporan tepat     | 110 | 90  | 90  | 100
        """,
        # near 100, as are the targets: nothing tells
        """
        Laporan tepat     | 96  | 95  | 97  | 102,11
        Laporan benar     | 98  | 99  | 98  | 98,99
        """,
        # rather like the targets, but no figure that could not be a percentage
        """
        Laporan tepat     | 88  | 85  | 86  | 101,18
        Laporan benar     | 82  | 80  | 81  | 101,25
        """,
        # one row is no proof
        """
        Jumlah kebijakan  | 17  | 19  | 19  | 100
        """,
        # one of two says otherwise
        """
        Jumlah kebijakan  | 17  | 19  | 19  | 100
        Jumlah pedoman    | 104 | 12  | 12  | 100
        """,
    ],
    ids=["percents", "undecided", "plausible percents", "one row", "divided"],
)
def test_an_earlier_capaian_that_may_be_percents_stays_capaian(rows: str) -> None:
    assert first_measure(rows) == "capaian@2020"


ROWS = """
        Jumlah kebijakan  | 17  | 19  | 19  | 100
        Jumlah pedoman    | 10  | 12  | 12  | 100
"""


def test_a_percent_sign_in_the_header_settles_it() -> None:
    assert first_measure(ROWS, HEADER.replace("Capaian 2020", "Capaian 2020 (%)")) == "capaian@2020"


def test_an_earlier_capaian_beside_its_own_target_is_left_to_that() -> None:
    header = """
        Indikator | Tahun 2020 | <       | Tahun 2021 | <         | <
        ^         | Target     | Capaian | Target     | Realisasi | Capaian
        ---
    """
    rows = """
        Jumlah kebijakan  | 17 | 18  | 19  | 19  | 100
        Jumlah pedoman    | 10 | 11  | 12  | 12  | 100
    """
    assert columns_of(header + rows).split(" | ")[2] == "capaian@2020"
