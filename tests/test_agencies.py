"""One agency, one id, however its name is written."""

from __future__ import annotations

import pytest

from pipeline.agencies import Agencies, load_agencies
from pipeline.regions import load_regions


@pytest.fixture(scope="module")
def agencies() -> Agencies:
    return load_agencies(load_regions())


@pytest.mark.parametrize(
    ("code", "agency_id", "names"),
    [
        (
            "33.03",
            "33.03:dinas-pa-pp-sosial",
            [
                "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
                "DINAS SOSIAL PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK KABUPATEN PURBALINGGA",
                "DINSOSPPPA Kab. Purbalingga",
                "Dinsos PPPA Purbalingga",
                "Dinas Sosial P3A",
                "Dinas Sosial PP dan PA",
                "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Sosial",
            ],
        ),
        (
            "33.03",
            "33.03:dinas-dalduk-kb-pa-pp-sosial",
            [
                "Dinas Sosial, Pengendalian Penduduk dan Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan "
                "Anak",
                "DINSOSDALDUKKBPPPA",
                "Dinsos P3AP2KB",
                "DINSOSP3AP2KB",
                "Dinas Sosial PPKB PPPA",
            ],
        ),
        ("35.73", "35.73:dinas-sosial", ["Dinas Sosial", "DINSOS KOTA MALANG", "Dinas Sosial Daerah Kota Malang"]),
        ("32", "32:badan-bencana", ["Badan Penanggulangan Bencana Daerah", "BPBD Provinsi Jawa Barat"]),
        ("32.01", "32.01:rs-cibinong-umum", ["RSUD Cibinong", "Rumah Sakit Umum Daerah Cibinong"]),
        ("33.03", "33.03:inspektorat", ["Inspektorat", "Inspektorat Daerah Kabupaten Purbalingga"]),
        ("33.03", "33.03:kecamatan-purbalingga", ["Kecamatan Purbalingga", "KEC. PURBALINGGA KAB. PURBALINGGA"]),
        ("12.12", "12.12:dinas-kesehatan", ["Dinkes Toba Samosir", "Dinas Kesehatan Kabupaten Toba"]),
        ("33.03", "33.03:dinas-bunga-taman", ["Dinas Taman dan Bunga"]),  # words that no mapping knows
        ("33.03", "", ["", "–"]),
    ],
)
def test_spelling_order_and_abbreviations_do_not_count(
    agencies: Agencies, code: str, agency_id: str, names: list[str]
) -> None:
    assert {agencies.agency_id(name, code) for name in names} == {agency_id}


def test_other_tasks_and_other_regions_are_other_agencies(agencies: Agencies) -> None:
    names = ["Dinas Sosial", "Dinas Sosial dan Kesehatan", "Dinas Kesehatan", "Badan Kesehatan"]
    ids = {agencies.agency_id(name, code) for name in names for code in ("33.03", "33.04")}
    assert len(ids) == 8


def test_an_agency_keeps_its_id_when_its_region_gets_another_code(agencies: Agencies) -> None:
    assert agencies.agency_id("Dinas Sosial Kab. Merauke", "91.01") == "93.01:dinas-sosial"
    assert agencies.agency_id("Dinas Sosial Kab. Merauke", "93.01") == "93.01:dinas-sosial"
