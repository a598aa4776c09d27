"""Artefacts in, rows out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.artefacts import Figure
from pipeline.dataset import Dataset
from pipeline.schemas import all_problems
from pipeline.write import assemble
from tests.write import examples
from tests.write.examples import BUDGET, RATIO, REALISASI, SCAN, TARGET, TEXT


def of_figures(*figures: Figure) -> Dataset:
    tables = [
        (examples.PERFORMANCE_TABLE, examples.PERFORMANCE_MEANING),
        (examples.BUDGET_TABLE, examples.BUDGET_MEANING),
    ]
    return assemble([TEXT], tables, figures, [], [], examples.INDICATORS, examples.reporter_of)


def present(frame: pd.DataFrame) -> dict[str, object]:
    """The only row of a frame, without its missing values."""
    (row,) = frame.to_dict("records")
    return {str(name): value for name, value in row.items() if not pd.isna(value)}


def test_a_performance_figure_becomes_one_row_with_its_document_table_and_region() -> None:
    assert present(of_figures(REALISASI).performance) == {
        "figure_id": "dinsos-2020:l565:2:realisasi:2020",
        "doc_id": "dinsos-2020",
        "region_code": "33.03",
        "region_name": "Kabupaten Purbalingga",
        "agency": "Dinas Sosial",
        "report_year": 2020,
        "table_id": "dinsos-2020:t1",
        "table_label": "3.1",
        "table_title": "Capaian Kinerja Tahun 2020",
        "source_line": 565,
        "row": 0,
        "level": "sasaran",
        "objective": "Meningkatnya kesetaraan gender",
        "indicator_raw": "Indeks Pemberdayaan Gender (IDG)",
        "indicator_id": "idg",
        "match_method": "alias",
        "match_score": 100.0,
        "measure": "realisasi",
        "period": 2020,
        "value": 70.61,
        "unit": "indeks",
        "value_raw": "70.61",
        "flags": "arithmetic_mismatch;conflicts_with_table",
        "confidence": 0.994,
        "evidence": "arithmetic;one_reading",
        "column": 2,
        "region_level": "kabupaten",
        "agency_id": "33.03:dinas-sosial",
        "runner_up_id": "pmks",
        "runner_up_score": 61.5,
    }


def test_a_budget_figure_becomes_one_row_of_the_other_file() -> None:
    dataset = of_figures(BUDGET)
    assert len(dataset.performance) == 0
    row = present(dataset.budget)
    assert (row["item_raw"], row["version"], row["value"]) == ("Program Perlindungan Anak", "perubahan", 4997190000.0)
    assert row["box"] == "310.5 122 368.2 140.4"
    assert (row["item_code"], row["item_name"]) == ("2.08.07", "Program Perlindungan Khusus Anak")
    assert (row["match_method"], row["match_score"]) == ("name", 100.0)


def test_documents_count_what_they_gave_and_say_why_they_gave_nothing() -> None:
    counts = ["tables", "performance_figures", "budget_figures", "rejects", "review"]
    documents = examples.dataset().documents
    assert documents["doc_id"].tolist() == ["dinsos-2020", "scan-2016"]
    assert documents[counts].to_numpy().tolist() == [[2, 3, 1, 1, 1], [0, 0, 0, 0, 0]]
    assert documents["status"].tolist() == ["ok", "needs OCR"]
    assert documents["reason"].tolist() == [pd.NA, "every page is a picture"]
    assert documents["file"].tolist() == ["dinsos-2020.txt", "scan-2016.pdf"]


def test_a_document_that_was_refused_for_its_year_has_none() -> None:
    refused = replace(TEXT, entry=replace(TEXT.entry, report_year=0), kind="unreadable", status="failed", reason="why")
    dataset = assemble([refused], [], [], [], [], examples.INDICATORS, examples.reporter_of)
    assert dataset.documents["report_year"].tolist() == [pd.NA]
    assert all_problems(dataset) == ()


def test_tables_tell_how_their_columns_were_understood() -> None:
    tables = examples.dataset().tables
    assert tables["header"].tolist() == [
        "Indikator [label: indikator] | Tahun 2020 > Target [target 2020] | Tahun 2020 > Realisasi [realisasi 2020]",
        "Indikator | Target | Realisasi",
    ]
    assert tables["figures"].tolist() == [3, 1]
    assert tables["rejects"].tolist() == [0, 1]


def test_a_label_to_review_stands_beside_its_candidates_and_room_for_the_decision() -> None:
    review = examples.dataset().review
    best = review[["candidate_1", "candidate_1_name", "candidate_1_score"]]
    assert best.to_numpy().tolist() == [["ipg", "Indeks Pembangunan Gender", 41.24]]
    assert review[["candidate_2", "candidate_3_score", "decision", "note"]].isna().to_numpy().all()


def test_rows_follow_documents_and_tables_whichever_worker_was_done_first() -> None:
    assert of_figures(BUDGET, RATIO, TARGET).equals(of_figures(RATIO, BUDGET, TARGET))
    assert of_figures(RATIO, TARGET).performance["source_line"].tolist() == [570, 565]


def test_the_vocabulary_is_given_without_its_aliases() -> None:
    assert examples.dataset().indicators.columns.tolist() == [
        "indicator_id",
        "name_id",
        "name_en",
        "unit",
        "direction",
        "sector",
        "definition",
        "source",
        "formula",
    ]


def test_no_row_is_lost_where_two_figures_have_one_id() -> None:
    same = [TARGET, replace(TARGET, value=1.0), replace(TARGET, figure_id=f"{TARGET.figure_id}#2"), TARGET]
    dataset = of_figures(*same)
    name = TARGET.figure_id
    assert dataset.performance["figure_id"].tolist() == [name, f"{name}#3", f"{name}#2", f"{name}#4"]
    assert all_problems(dataset) == ()


def test_a_document_id_given_twice_keeps_both_documents() -> None:
    again = replace(TEXT, kind="unreadable", status="failed", reason="the id is taken")
    documents = assemble([TEXT, again], [], [TARGET], [], [], examples.INDICATORS, examples.reporter_of).documents
    assert documents["doc_id"].tolist() == ["dinsos-2020", "dinsos-2020#2"]
    assert documents["performance_figures"].tolist() == [1, 0]


def test_text_that_no_file_can_hold_is_made_fit() -> None:
    broken = replace(TARGET, label_raw=" Indeks\x00Gender\r\n(IDG)\ud800 ")
    assert of_figures(broken).performance.loc[0, "indicator_raw"] == "Indeks Gender (IDG)\ufffd"


def test_an_unknown_flag_fails() -> None:
    with pytest.raises(ValueError, match="unknown flag 'odd'"):
        of_figures(replace(TARGET, flags=("odd",)))


def test_a_figure_of_a_document_that_was_not_given_fails() -> None:
    with pytest.raises(KeyError, match="scan-2016"):
        of_figures(replace(TARGET, doc_id=SCAN.entry.doc_id))
