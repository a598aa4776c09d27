"""A small run to write: one text with a performance and a budget table, one scan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.artefacts import (
    Box,
    Candidate,
    Cell,
    Column,
    Document,
    Figure,
    Interpretation,
    ManifestEntry,
    Reject,
    Review,
    Row,
    Table,
)
from pipeline.dataset import Dataset
from pipeline.reporters import Reporter
from pipeline.write import assemble

REPORTERS = {
    "33.03": Reporter("33.03", "Kabupaten Purbalingga", "kabupaten", "33.03:dinas-sosial"),
    "32": Reporter("32", "Jawa Barat", "provinsi", "32:dinas-sosial"),
}

INDICATORS = pd.DataFrame(
    {
        "indicator_id": ["ipg", "idg"],
        "name_id": ["Indeks Pembangunan Gender", "Indeks Pemberdayaan Gender"],
        "name_en": ["Gender Development Index", "Gender Empowerment Measure"],
        "unit": ["indeks", "indeks"],
        "direction": ["higher", "higher"],
        "sector": ["perempuan", "perempuan"],
        "definition": ["", "Seats, income and jobs of women and men; 0–100"],
        "source": ["BPS", "BPS"],
        "aliases": ["IPG", "IDG"],
    }
)

ENTRY = ManifestEntry("purbalingga", "dinsos-2020", "/data/dinsos-2020.txt", "Dinas Sosial", 2020, "c5a0", "33.03")
TEXT = Document(ENTRY, "text", "ok")
SCAN = Document(
    replace(
        ENTRY, corpus_id="jabar", doc_id="scan-2016", path="/data/scan-2016.pdf", region_code="32", report_year=2016
    ),
    "scan",
    "needs OCR",
    "every page is a picture",
    page_count=4,
)

PERFORMANCE_TABLE = Table(
    "dinsos-2020:t1",
    "dinsos-2020",
    1,
    "3.1",
    "Capaian Kinerja Tahun 2020",
    header=(Row((Cell("Indikator"), Cell("Target"), Cell("Realisasi"))),),
    rows=(Row((Cell("IDG"), Cell("93,49"), Cell("70.61"))),),
    parts=("raw1",),
    engine="text",
    score=1.0,
    source_line=560,
)
PERFORMANCE_MEANING = Interpretation(
    "dinsos-2020:t1",
    "performance",
    (
        Column(0, "label", ("Indikator",), subject="indikator"),
        Column(1, "measure", ("Tahun 2020", "Target"), dataset="performance", measure="target", period=2020),
        Column(2, "measure", ("Tahun 2020", "Realisasi"), dataset="performance", measure="realisasi", period=2020),
    ),
    (),
    confidence=0.95,
)
BUDGET_TABLE = replace(PERFORMANCE_TABLE, table_id="dinsos-2020:t2", order=2, label="3.4", title="Realisasi Anggaran")
BUDGET_MEANING = replace(PERFORMANCE_MEANING, table_id="dinsos-2020:t2", kind="budget", columns=())

TARGET = Figure(
    "dinsos-2020:l565:1:target:2020",
    "performance",
    "dinsos-2020",
    "dinsos-2020:t1",
    row=0,
    column=1,
    level="sasaran",
    label_raw="Indeks Pemberdayaan Gender (IDG)",
    measure="target",
    period=2020,
    value=93.49,
    value_text="",
    value_raw="93,49",
    unit="indeks",
    unit_raw="",
    source_line=565,
    objective="Meningkatnya kesetaraan gender",
    evidence=("arithmetic", "one_reading"),
    confidence=0.994,
    indicator_id="idg",
    match_method="alias",
    match_score=100.0,
    runner_up_id="pmks",
    runner_up_score=61.5,
)
REALISASI = replace(
    TARGET,
    figure_id="dinsos-2020:l565:2:realisasi:2020",
    column=2,
    measure="realisasi",
    value=70.61,
    value_raw="70.61",
    flags=("conflicts_with_table", "arithmetic_mismatch"),
)
RATIO = replace(
    TARGET,
    figure_id="dinsos-2020:l570:1:target:2020",
    row=3,
    label_raw='Rasio "pekerja sosial", per penduduk',
    value=1 / 27500,
    value_text="1:27500",
    value_raw="1 : 27500",
    indicator_id="",
    match_method="",
    match_score=None,
    runner_up_id="",
    runner_up_score=None,
    source_line=570,
)
BUDGET = Figure(
    "dinsos-2020:l601:1:anggaran:2020",
    "budget",
    "dinsos-2020",
    "dinsos-2020:t2",
    row=0,
    column=1,
    level="program",
    label_raw="Program Perlindungan Anak",
    measure="anggaran",
    period=2020,
    value=4997190000.0,
    value_text="",
    value_raw="Rp. 4.997.190.000",
    unit="rupiah",
    unit_raw="Rp.",
    source_line=601,
    version="perubahan",
    item_code="2.08.07",
    item_name="Program Perlindungan Khusus Anak",
    match_method="name",
    match_score=100.0,
    confidence=0.997,
    box=Box(310.5, 122.0, 368.204, 140.4),
)
REJECT = Reject(
    "dinsos-2020", "dinsos-2020:t2", 2, 3, "12,5", "Program Perlindungan Anak", "Triwulan I", "a quarter", None, 603
)
REVIEW = Review(
    "Rasio pekerja sosial",
    1,
    "dinsos-2020",
    "dinsos-2020:t1",
    "rasio",
    source_line=570,
    candidates=(Candidate("ipg", "Indeks Pembangunan Gender", 41.239),),
    reason="no candidate is alike",
)


def reporter_of(entry: ManifestEntry) -> Reporter:
    """Who reports in a document of the example."""
    return REPORTERS[entry.region_code]


def dataset() -> Dataset:
    """The example run, assembled."""
    return assemble(
        [TEXT, SCAN],
        [(PERFORMANCE_TABLE, PERFORMANCE_MEANING), (BUDGET_TABLE, BUDGET_MEANING)],
        [TARGET, REALISASI, RATIO, BUDGET],
        [REJECT],
        [REVIEW],
        INDICATORS,
        reporter_of,
    )


def empty() -> Dataset:
    """A run over no documents."""
    return assemble([], [], [], [], [], INDICATORS, reporter_of)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
