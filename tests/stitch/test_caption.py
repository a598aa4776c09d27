"""The number and title of a table, from the lines printed above it."""

from __future__ import annotations

import pytest

from tests.tables import raw_of, stitched


def caption_of(*before: str) -> tuple[str, str]:
    (table,) = stitched(raw_of("No | Indikator | Target\n1 | IPG | 88,01", before=before))
    return table.label, table.title


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Tabel 3.1 Capaian Kinerja", "3.1"),
        ("Tabel 3.1. Capaian Kinerja", "3.1"),
        ("TABEL II.4 Capaian Kinerja", "II.4"),
        ("Tabel 2. 2 Capaian Kinerja", "2.2"),
        ("Tabel 2.4.1 : Capaian Kinerja", "2.4.1"),
        ("Table 5 - Capaian Kinerja", "5"),
        ("Tabel III-2 Capaian Kinerja", "III-2"),
    ],
)
def test_a_caption_gives_number_and_title(printed: str, label: str) -> None:
    assert caption_of("Hasilnya sebagai berikut.", printed) == (label, "Capaian Kinerja")


def test_the_title_may_stand_under_the_number() -> None:
    assert caption_of("Uraian berikut.", "Tabel 3.1", "Capaian Kinerja", "Dinas Sosial Tahun 2021") == (
        "3.1",
        "Capaian Kinerja Dinas Sosial Tahun 2021",
    )


def test_without_a_number_the_short_lines_above_are_the_title() -> None:
    assert caption_of("Hasil pengukuran disajikan berikut ini.", "PENGUKURAN KINERJA", "TAHUN 2021") == (
        "",
        "PENGUKURAN KINERJA TAHUN 2021",
    )


def test_a_sentence_is_no_title() -> None:
    assert caption_of("Hasil pengukuran disajikan sebagai berikut:") == ("", "")


def test_the_nearest_caption_counts() -> None:
    assert caption_of("Tabel 3.1 Perjanjian Kinerja", "Tabel 3.2 Capaian Kinerja") == ("3.2", "Capaian Kinerja")


def test_a_sentence_that_mentions_a_table_is_no_caption() -> None:
    assert caption_of("Pada Tabel 3.1 terlihat bahwa target tercapai.", "Capaian Kinerja") == ("", "Capaian Kinerja")
