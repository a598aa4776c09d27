"""Regions by code, and by their names as covers print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.regions import Regions, load_regions


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_regions()


def test_every_province_regency_and_city_is_there(regions: Regions) -> None:
    levels = [region.level for region in regions.by_code.values()]
    assert [levels.count(level) for level in ("provinsi", "kabupaten", "kota")] == [38, 416, 98]
    assert all(region.province_code in regions.by_code for region in regions.by_code.values())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("33.03", "Kabupaten Purbalingga"),
        ("35.73", "Kota Malang"),
        ("32", "Provinsi Jawa Barat"),
        ("31", "Provinsi DKI Jakarta"),
        ("73.10", "Kabupaten Pangkajene dan Kepulauan"),
        ("99.99", ""),
    ],
)
def test_a_code_gives_the_name(regions: Regions, code: str, name: str) -> None:
    assert regions.name(code) == name


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ("PEMERINTAH KABUPATEN PURBALINGGA\nOPD : DINAS SOSIAL\nTAHUN 2021", "33.03"),
        ("Dinas Sosial Kab. Malang", "35.07"),
        ("DINAS SOSIAL P3AP2KB KOTA MALANG 2023", "35.73"),
        ("PEMKAB KARANGASEM", "51.07"),
        ("Dinas Kesehatan Kabupaten Bandung Barat", "32.17"),  # not Kabupaten Bandung
        ("BUPATI BELITUNG TIMUR\nKABUPATEN BELITUNG TIMUR", "19.06"),
        ("Dinas Perkebunan Provinsi Jawa Barat, Jl. Surapati, Bandung", "32"),
        ("KABUPATEN BOGOR PROVINSI JAWA BARAT", "32.01"),  # a regency's cover may name its province
        ("PROVINSI JAWA BARAT\nKABUPATEN BOGOR", "32.01"),
        ("Pemerintah Propinsi Nanggroe Aceh Darussalam", "11"),
        ("KOTA BAUBAU", "74.72"),
        ("KAB. TOJO UNA-UNA", "72.09"),
        ("Kabupaten/Kota: Kabupaten Muko-Muko", "17.06"),
        ("KOTA ADMINISTRASI JAKARTA SELATAN", "31.74"),
        ("Laporan Kinerja Dharmasraya", "13.10"),
    ],
)
def test_a_cover_gives_the_region(regions: Regions, cover: str, code: str) -> None:
    assert regions.find(cover)[0].region.code == code


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("61.02", 2013, "Kabupaten Pontianak"),
        ("61.02", 2014, "Kabupaten Mempawah"),
        ("12.12", 2019, "Kabupaten Toba Samosir"),
        ("33.03", 2005, "Kabupaten Purbalingga"),
        ("91.01", 2016, "Kabupaten Merauke"),  # Papua was not split yet
        ("91.01", 2024, "Kabupaten Merauke"),  # an old code in a new manifest still names the region
        ("93.01", 2016, "Kabupaten Merauke"),
        ("99.99", 2016, ""),
    ],
)
def test_a_region_is_called_as_it_was_at_the_end_of_the_year(regions: Regions, code: str, year: int, name: str) -> None:
    assert regions.name(code, year) == name


def test_a_code_of_before_a_split_leads_to_that_of_today(regions: Regions) -> None:
    assert [regions.code_now(code) for code in ("91.01", "93.01", "61.02", "99.99")] == [
        "93.01",
        "93.01",
        "61.02",
        "99.99",
    ]
    former = [region for rows in regions.former.values() for region in rows]
    for region in former:
        current = regions.by_code[region.now or region.code]
        assert current.level == region.level
        assert current.valid_from == (region.valid_to or 0) + 1
        assert region.note


@pytest.mark.parametrize(
    ("cover", "codes"),
    [
        ("PEMERINTAH KABUPATEN PONTIANAK", ["61.02"]),
        ("Dinas Sosial Pontianak", ["61.71"]),  # a former name counts only with its level word
        ("Kabupaten Toba Samosir", ["12.12"]),
        ("Kabupaten Merauke", ["93.01"]),
        ("semen dan pasir", []),
    ],
)
def test_covers_may_bear_a_former_name(regions: Regions, cover: str, codes: list[str]) -> None:
    assert [mention.region.code for mention in regions.find(cover)] == codes


def test_a_name_without_level_word_stands_for_all_who_bear_it(regions: Regions) -> None:
    mentions = regions.find("LKjIP Dinas Sosial Malang")
    assert [(mention.region.name, mention.with_level) for mention in mentions] == [
        ("Kabupaten Malang", False),
        ("Kota Malang", False),
    ]


@pytest.mark.parametrize("text", ["", "Laporan Kinerja Instansi Pemerintah", "Kabupaten/Kota Layak Anak", "3303"])
def test_a_text_without_a_region_gives_none(regions: Regions, text: str) -> None:
    assert regions.find(text) == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("33.1,Kabupaten Magelang,kabupaten,33,", "'33.1' is not a region code like 33 or 33.03"),
        ("33.03,Kabupaten Purbalingga,kabupaten,32,", "the province of '33.03' is 33, not '32'"),
        ("33.03,Purbalingga,regency,33,", "'level' is 'regency'; it must be one of provinsi, kabupaten, kota"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, problem: str) -> None:
    (tmp_path / "regions.csv").write_text(f"code,name,level,province_code,also\n{row}\n")
    (tmp_path / "region_words.csv").write_text("word,level\nkab,kabupaten\n")
    monkeypatch.setenv("LKJIP_MAPPINGS", str(tmp_path))
    with pytest.raises(LkjipError) as refusal:
        load_regions()
    assert problem in str(refusal.value)
    assert "line 2" in str(refusal.value)
