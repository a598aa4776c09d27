"""What is read off a report's first pages: its region, agency and year."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cover import Opening, cover_of, read_cover
from pipeline.read import identify
from tests.editions.typeset import text_editions
from tests.read.examples import entry_of, pdf_of

COVER = """\
LAPORAN KINERJA INSTANSI PEMERINTAH
TAHUN 2021
DINAS SOSIAL, PEMBERDAYAAN PEREMPUAN
DAN PERLINDUNGAN ANAK
KABUPATEN BELITUNG"""


def told(cover: str, pages: str = "", stem: str = "") -> tuple[str, str, int | None]:
    """Region name, agency and year that a cover and first pages tell."""
    found = cover_of(Opening(tuple(cover.splitlines()), (*cover.splitlines(), *pages.splitlines())), stem)
    return found.region.name if found.region else "", found.agency, found.year


def test_a_cover_tells_region_agency_and_year() -> None:
    agency = "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak"
    assert told(COVER) == ("Kabupaten Belitung", agency, 2021)


@pytest.mark.parametrize(
    ("cover", "agency"),
    [
        ("LKjIP\nDINAS SOSIAL P3AP2KB\nKOTA MALANG", "Dinas Sosial P3AP2KB"),  # an abbreviation stays as it is
        ("BADAN PENANGGULANGAN BENCANA\nDAERAH PROVINSI JAWA BARAT", "Badan Penanggulangan Bencana Daerah"),
        ("Rumah Sakit Jiwa\nProvinsi Jawa Barat", "Rumah Sakit Jiwa"),
        ("DINAS SOSIAL,\n\nLAPORAN KINERJA", "Dinas Sosial"),
        ("LAPORAN KINERJA\nKABUPATEN BELITUNG", ""),
    ],
)
def test_the_agency_ends_where_region_report_or_blank_line_begins(cover: str, agency: str) -> None:
    assert told(cover)[1] == agency


@pytest.mark.parametrize(
    ("cover", "pages", "stem", "year"),
    [
        ("LKjIP TAHUN ANGGARAN 2020", "", "", 2020),
        ("LAPORAN KINERJA INSTANSI PEMERINTAH\n20\n23", "", "", 2023),  # set in two lines
        ("DINAS SOSIAL\nTAHUN 2017", "LKIP Dinas Sosial Tahun 2016", "", 2016),  # printed the year after
        ("DINAS SOSIAL\nTAHUN 2017", "", "", 2017),
        ("", "Renstra Tahun 2013-2018\nLaporan Kinerja Tahun 2016", "", 2016),  # a span of years is no report's
        ("", "", "lkip_2019_final", 2019),
        ("", "Peraturan Nomor 53", "lkip", None),
    ],
)
def test_the_year_is_the_one_beside_the_reports_title(cover: str, pages: str, stem: str, year: int | None) -> None:
    assert told(cover, pages, stem)[2] == year


def test_without_a_cover_the_pages_running_header_tells() -> None:
    header = "Laporan Kinerja Instansi Pemerintah\nDinas Perkebunan Provinsi Jawa Barat Tahun 2016\n"
    law = "Inspektorat, Badan Perencanaan dan Lembaga Teknis Daerah Kabupaten Bandung Barat\n"
    assert told("", header * 3 + law) == ("Provinsi Jawa Barat", "Dinas Perkebunan", 2016)


@pytest.mark.parametrize("edition", text_editions(), ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_the_reports_of_the_corpora_tell_what_their_manifests_say(edition: Path, suffix: str) -> None:
    import tomllib

    manifest = tomllib.loads((edition.parent / "corpus.toml").read_text(encoding="utf-8"))
    entry = next(entry for entry in manifest["documents"] if entry["id"] == edition.stem)
    cover = read_cover(identify(entry_of(edition.with_suffix(suffix))))
    assert cover.region is not None
    assert (cover.region.code, cover.agency, cover.year) == (
        manifest["corpus"]["region_code"],
        entry["agency"],
        entry["report_year"],
    )


def test_a_scan_tells_what_its_name_tells(tmp_path: Path) -> None:
    cover = read_cover(identify(entry_of(pdf_of(tmp_path / "lkip-2018.pdf", "scan"))))
    assert (cover.region, cover.agency, cover.year) == (None, "", 2018)
