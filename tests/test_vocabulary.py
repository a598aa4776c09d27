"""The vocabulary: units by example, and what the mapping files must keep to."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import LkjipError
from pipeline.units import Units, load_units
from pipeline.vocabulary import Vocabulary, load_vocabulary

MAPPINGS = Path(__file__).parents[1] / "mappings"


@pytest.fixture(scope="module")
def units() -> Units:
    return load_units()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of mappings/ that a test may spoil."""
    for file in MAPPINGS.glob("*.csv"):
        (tmp_path / file.name).write_text(file.read_text())
    monkeypatch.setenv("LKJIP_MAPPINGS", str(tmp_path))
    return tmp_path


# --- units --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "unit", "kind", "factor"),
    [
        ("%", "%", "percent", 1),
        ("Persen", "%", "percent", 1),
        ("PROSEN", "%", "percent", 1),
        ("‰", "‰", "percent", 1),
        ("Rp.", "Rp", "money", 1),
        ("Juta Rupiah", "Rp", "money", 1_000_000),
        ("Orang", "orang", "people", 1),
        ("Jiwa", "jiwa", "people", 1),
        ("KK", "KK", "households", 1),
        ("8.609 KPM", "8.609 kpm", "", 1),  # a unit with its number is no unit
        ("Dok.", "dokumen", "count", 1),
        ("(dok)", "dokumen", "count", 1),
        ("Lemba ga", "lembaga", "count", 1),  # broken by a line wrap
        ("Kasus/ tahun", "kasus/tahun", "rate", 1),
        ("Indek", "indeks", "index", 1),
        ("POIN", "poin", "score", 1),
        ("Predikat/ Nilai", "predikat", "category", 1),
        ("furlong", "furlong", "", 1),  # unknown
        ("", "", "", 1),
    ],
)
def test_a_unit_as_printed(units: Units, printed: str, unit: str, kind: str, factor: float) -> None:
    assert (units.canonical(printed), units.kind(printed), units.factor(printed)) == (unit, kind, factor)


def test_a_canonical_unit_is_its_own(units: Units) -> None:
    named = {row.unit for row in units.by_printed.values()}
    assert {unit: units.canonical(unit) for unit in named} == {unit: unit for unit in named}


@pytest.mark.parametrize(
    ("printed", "indicator", "fits"),
    [
        ("percent", "percent", True),
        ("percent", "index", True),  # IDG is printed in "persen"
        ("", "percent", True),
        ("number", "count", True),
        ("people", "percent", False),
        ("percent", "count", False),
        ("money", "percent", False),
    ],
)
def test_a_printed_kind_fits_an_indicator(units: Units, printed: str, indicator: str, fits: bool) -> None:
    assert units.fits(printed, indicator) is fits


# --- indicators ---------------------------------------------------------------------------------------------------


def test_every_indicator_is_described(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.indicators) >= 200
    for indicator in vocabulary.indicators.values():
        assert indicator.definition.endswith("."), indicator.indicator_id
        assert indicator.source, indicator.indicator_id
        assert vocabulary.units.canonical(indicator.unit) == indicator.unit, indicator.indicator_id


def test_every_indicator_has_an_alias_and_every_alias_a_source(vocabulary: Vocabulary) -> None:
    assert {alias.indicator_id for alias in vocabulary.aliases} == set(vocabulary.indicators)
    assert [alias.alias for alias in vocabulary.aliases if not alias.source] == []


def test_an_id_tells_the_kind_of_quantity(vocabulary: Vocabulary) -> None:
    """An id that ends in _pct or _count is of an indicator in percent or in things counted."""
    counted = {"count", "people", "households"}
    for indicator in vocabulary.indicators.values():
        kind = vocabulary.units.kind(indicator.unit)
        assert not indicator.indicator_id.endswith("_pct") or kind == "percent", indicator.indicator_id
        assert not indicator.indicator_id.endswith("_count") or kind in counted, indicator.indicator_id


@pytest.mark.parametrize(
    ("file", "row", "sentence"),
    [
        ("aliases.csv", "no_such_thing,Persentase apa,,,", "'Persentase apa': there is no indicator 'no_such_thing'"),
        ("aliases.csv", "kla_score,Nilai apa,colour,,", "'Nilai apa': unknown kind 'colour'; the kinds are percent,"),
        ("aliases.csv", "kla_score,IDG,,,", "'IDG' already stands on line"),
        (
            "indicators.csv",
            "new,Baru,New,furlong,higher,sosial,What it is.,,here",
            "'new': its unit 'furlong' is not in",
        ),
        ("indicators.csv", "New-1,Baru,New,%,higher,sosial,What it is.,,here", "the id 'New-1' may hold small letters"),
        ("indicators.csv", "new,Baru,New,%,up,sosial,What it is.,,here", "it must be one of higher, lower, neither"),
        ("guards.csv", "whom,yang,", "'yang': the word is in light_words.csv too; a word that decides is not light"),
        ("units.csv", "Per Sen,Rp,money,", "'Per Sen': 'persen' is '%' already; keep one of the two"),
        ("units.csv", "ells,ell,lengths,", "'ells': unknown kind 'lengths'"),
    ],
)
def test_a_row_that_contradicts_the_rest_is_refused(folder: Path, file: str, row: str, sentence: str) -> None:
    with (folder / file).open("a") as mapping:
        mapping.write(row + "\n")
    with pytest.raises(LkjipError) as refusal:
        load_vocabulary()
    assert file in str(refusal.value)
    assert sentence in str(refusal.value)
