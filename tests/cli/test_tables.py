"""`lkjip tables` as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.invoke import cells, error_of, invoke
from tests.editions.typeset import CORPUS

PDF = CORPUS / "purbalingga" / "purbalingga-dinsos-2020.pdf"

TEXT = """\
LAPORAN KINERJA TAHUN 2021
DINAS SOSIAL
KABUPATEN BELITUNG

Tabel 3.1 Capaian Kinerja

Sasaran\tIndikator\tTarget\tCatatan [b]
Turunnya kemiskinan\tAngka kemiskinan\t10,50\tx

Tabel 3.2 Jumlah Pegawai

Nama\tNIP
A\tB
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_table_is_told_with_place_kind_and_columns(text: Path) -> None:
    result = invoke("tables", text)
    assert result.exit_code == 0, result.output
    about, performance, other, closing = result.stdout.split("\n\n")
    assert about == f"{text}: Dinas Sosial, Kabupaten Belitung, 2021"
    title, place, header, *columns = performance.splitlines()
    assert title == "Tabel 3.1 Capaian Kinerja"
    assert place == "line 7; tabs, grid 1.00; performance 1.00; 1 rows, 1 figures, 0 rejects"
    assert cells(header) == ["column", "header", "taken for", "because"]
    assert [cells(line)[:3] for line in columns[:3]] == [
        ["0", "Sasaran", "label: sasaran"],
        ["1", "Indikator", "label: indikator"],
        ["2", "Target", "target 2021"],
    ]
    assert "Catatan [b]" in columns[3]
    assert other.splitlines()[0] == "Tabel 3.2 Jumlah Pegawai"
    assert "; other: " in other.splitlines()[1]
    assert closing == "2 tables.\n"


def test_one_page_of_a_pdf() -> None:
    shown = invoke("tables", PDF, "--page", "3").stdout
    assert "Tabel 3.1 Capaian Kinerja Cakupan Keluarga Sejahtera\npage 3 (turned 90°); " in shown
    assert shown.endswith("\n2 tables on page 3.\n")
    assert invoke("tables", PDF, "--page", "1").stdout.endswith("\nNo tables on page 1.\n")


def test_a_page_that_is_not_there_and_a_year_that_nothing_tells(tmp_path: Path) -> None:
    assert error_of(invoke("tables", PDF, "--page", "9")).endswith(
        "page 9: the PDF has no such page: it has 6; give another by --page."
    )
    (tmp_path / "a.txt").write_text("Indikator\tTarget\nA\t1\n")
    assert error_of(invoke("tables", tmp_path / "a.txt")).endswith("give it by --year.")
    assert invoke("tables", tmp_path / "a.txt", "--year", "2019").exit_code == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"<html>not found</html>"])
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    assert error_of(invoke("tables", tmp_path / "bad.pdf")).startswith("bad.pdf: ")
