"""Every fault of the mapping files is found, with its line; what nothing uses is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.mapping_files import mappings_in
from pipeline.vocabulary_check import FILES, Printed, check

MAPPINGS = Path(__file__).parents[1] / "mappings"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of mappings/ that a test may spoil, in the place of mappings/."""
    for file in MAPPINGS.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with mappings_in(tmp_path):
        yield tmp_path


def errors(folder: Path) -> list[str]:
    """The errors found, less the folder's name."""
    return [str(found.fault).removeprefix(f"{folder}/") for found in check() if found.severity == "error"]


def append(path: Path, *rows: str) -> int:
    """Add rows to a file; the line of the first."""
    line = path.read_text(encoding="utf-8").count("\n") + 1
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    return line


def test_our_own_vocabulary_has_no_fault() -> None:
    assert [str(found.fault) for found in check() if found.severity == "error"] == []


def test_every_file_is_checked() -> None:
    assert {file.name for file in FILES} == {path.name for path in MAPPINGS.glob("*.csv")}


@pytest.mark.parametrize(
    ("file", "rows", "sentence"),
    [
        ("aliases.csv", ["kla_score,idg,,,"], "'idg' of kla_score is a name of gender_empowerment_index_idg"),
        ("aliases.csv", ["gender_empowerment_index_idg,idg,,,"], "'idg' already stands on line"),
        ("aliases.csv", ["kla_score,Index Pemberdayaan Gender,,,"], "'Index Pemberdayaan Gender' of kla_score is a"),
        ("aliases.csv", ["kla_score"], "'alias' is empty; fill it in or remove the row."),
        ("exclusions.csv", ["IDG,too short"], "'IDG' is a name of gender_empowerment_index_idg ('"),
        ("spellings.csv", ["kucing,anjing,", "anjing,kucing,"], "the words lead in a circle: kucing → anjing → kuc"),
        ("spellings.csv", ["kucing,anjing,", "anjing,kuda,"],
         "'anjing' is itself replaced: kucing → anjing → kuda; write 'kuda' in its place."),
        ("abbreviations.csv", ["aaa,bbb,", "bbb,aaa,"], "the words lead in a circle: bbb → aaa → bbb; remove one"),
        ("light_words.csv", ["yang"], "'yang' already stands on line"),
        ("words.csv", ["acuan"], "'acuan' already stands on line"),
        ("header_words.csv", ["tarjet,x,"], "'concept' is 'tarjet'; it must be one of"),
        ("budget_items.csv", ["1.06.08,kegiatan,Program Uji,,2021,,,Uji"],
         "'1.06.08' is not a code of a kegiatan like 1.06.04.2.01; correct the row."),
        ("budget_items.csv", ["1.6.8,program,Program Uji,,2021,,,Uji"], "'1.6.8' is not a code of a program like 1.06"),
        ("budget_items.csv", ["1.06.08,program,Program Uji,,2021,2020,,Uji"], "it ends in 2020, before it begins in"),
        ("budget_items.csv", ["1.06.02,program,Program Uji,,2025,,,Uji"], "1.06.02: line "),
        ("budget_items.csv", ["1.06.08.2.01,kegiatan,Uji,,2021,,,Uji"], "1.06.08.2.01: there is no 1.06.08 in all of"),
        ("budget_items.csv", ["1.06.02.2.09,kegiatan,Uji,,2020,,,Uji"], "1.06.02.2.09: there is no 1.06.02 in all of"),
        ("budget_items.csv", ["1.06.09,program,Program Perlindungan serta Jaminan Sosial,,2021,,,Uji"],
         "'Program Perlindungan serta Jaminan Sosial' of 1.06.09 is a name of 1.06.05 too, line"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(folder: Path, file: str, rows: list[str], sentence: str) -> None:
    line = append(folder / file, *rows)
    assert errors(folder)[0].startswith(f"{file}, line {line}: {sentence}")


def test_a_header_phrase_in_two_spellings_has_one_concept(folder: Path) -> None:
    append(folder / "header_words.csv", "target,prosentase mutu,", "capaian,persentase mutu,")
    assert errors(folder) == [
        "header_words.csv, 'persentase mutu': 'prosentase mutu', the same in another spelling, is 'target'; give both "
        "one concept."
    ]


def test_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    append(folder / "units.csv", "persen,%,percent,", "ell")
    append(folder / "regions.csv", "33.3,Kabupaten Apa,kabupaten,33,")
    (folder / "words.csv").unlink()
    assert [fault.split(":")[0].split(",")[0] for fault in errors(folder)] == [
        "words.csv",
        "units.csv",
        "units.csv",
        "regions.csv",
    ]


def test_a_contradiction_between_files_is_told(folder: Path) -> None:
    append(folder / "aliases.csv", "no_such_thing,Persentase apa,,,")
    (fault,) = errors(folder)
    assert "there is no indicator 'no_such_thing'" in fault


def unused(folder: Path, printed: Printed | None = None) -> list[str]:
    return [str(found.fault).removeprefix(f"{folder}/") for found in check(printed) if found.severity == "unused"]


def test_a_word_that_no_name_has_is_unused_until_a_label_has_it(folder: Path) -> None:
    line = append(folder / "guards.csv", "animals,kucing,")
    assert f"guards.csv, line {line}: no name in the vocabulary has 'kucing'." in unused(folder)
    printed = Printed(frozenset({"Persentase kucing sehat"}), frozenset())
    assert not any("'kucing'" in text for text in unused(folder, printed))


def test_what_a_dataset_does_not_use_is_told(folder: Path) -> None:
    printed = Printed(frozenset({"IDG", "Jumlah dokumen"}), frozenset({"gender_empowerment_index_idg"}))
    told = unused(folder, printed)
    assert any("no figure is of pmks_handled_pct." in text for text in told)
    assert not any("no figure is of gender_empowerment_index_idg." in text for text in told)
    assert any("no label says 'Jumlah laporan'." in text for text in told)
    assert not any("no label says 'Jumlah dokumen'." in text for text in told)
    assert not any("no label says 'IDG'." in text for text in told)
