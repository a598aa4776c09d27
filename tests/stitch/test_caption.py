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


def test_a_line_that_introduces_the_table_below_its_caption_is_no_part_of_the_title() -> None:
    assert caption_of("Tabel 3.1", "Capaian Kinerja", "Hasilnya sebagai berikut:") == ("3.1", "Capaian Kinerja")


def test_a_title_begins_with_its_numbered_heading() -> None:
    lines = ("sebesar 81,96 kategori baik", "3.4 Capaian Kinerja Terhadap Target RPJMD", "Tahun 2021")
    assert caption_of(*lines) == ("", "3.4 Capaian Kinerja Terhadap Target RPJMD Tahun 2021")


@pytest.mark.parametrize(
    "signature",
    [
        ("BUDI SANTOSO, S.Sos, M.Si", "Pembina Utama Muda", "NIP. 19700101 199503 1 001"),
        ("BUDI SANTOSO", "NIP 197001011995031001"),
        ("BUDI SANTOSO", "19700101 199503 1 001"),
        ("BUDI SANTOSO, SH",),
        ("Drs. BUDI SANTOSO",),
        ("BUDI SANTOSO", "Penata Tingkat I"),
        ("BUDI SANTOSO", "Penata"),
    ],
)
def test_a_signature_is_no_title_nor_is_what_stands_above_it(signature: tuple[str, ...]) -> None:
    assert caption_of("Kepala Dinas", *signature, "DAFTAR ISI") == ("", "DAFTAR ISI")
    assert caption_of("Tabel 1 Susunan", *signature) == ("", "")


def test_a_title_with_commas_is_no_signature() -> None:
    title = "DINAS SOSIAL, PEMBERDAYAAN PEREMPUAN, PERLINDUNGAN ANAK DAN PENATAAN DESA"
    assert caption_of(title) == ("", title)


def test_a_table_right_under_another_shares_its_title_but_has_no_number_of_its_own() -> None:
    first = raw_of("No | Indikator | Target\n1 | IPG | 88,01", before=["Tabel 2.2 Perjanjian Kinerja"])
    second = raw_of("Program | Anggaran | Keterangan\nProgram Sosial | 5.000.000 | APBD")
    assert [(table.label, table.title) for table in stitched(first, second)] == [
        ("2.2", "Perjanjian Kinerja"),
        ("", "Perjanjian Kinerja"),
    ]
