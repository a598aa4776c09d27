"""report.md tells on one page what a run found."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pipeline.write.report import report_text
from tests.write import examples


def test_the_report_counts_documents_figures_flags_and_rejects() -> None:
    assert (
        report_text(examples.dataset())
        == """\
# What this run found

- Documents: 2, of which 1 ok, 1 needs OCR
- Tables: 2
- Performance figures: 3, of which 66.7% have an indicator_id
- Budget figures: 1
- Flagged: 25.0% of all figures
- Cells left out, with the reason (rejects.csv): 1
- Labels that wait for a decision (review.csv): 1

## Documents

| doc id | kind | status | pages | tables | performance figures | budget figures | rejects | review |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| dinsos-2020 | text | ok | 0 | 2 | 3 | 1 | 1 | 1 |
| scan-2016 | scan | needs OCR | 4 | 0 | 0 | 0 | 0 | 0 |

## Documents that gave nothing or not all

| doc_id | status | reason |
| --- | --- | --- |
| scan-2016 | needs OCR | every page is a picture |

## Tables by kind

| kind | rows |
| --- | --- |
| budget | 1 |
| performance | 1 |

## Performance figures by measure

| measure | rows |
| --- | --- |
| target | 2 |
| realisasi | 1 |

## Budget figures by measure

| measure | rows |
| --- | --- |
| anggaran | 1 |

## Budget items with a standard code, which there are since 2021

| doc_id | report year | items | with a code | share |
| --- | --- | --- | --- | --- |
| dinsos-2020 | 2020 | 1 | 1 | 100.0% |

## Figures by flag

| flag | rows |
| --- | --- |
| arithmetic_mismatch | 1 |
| conflicts_with_table | 1 |

## Rejects by reason

| reason | rows |
| --- | --- |
| a quarter | 1 |
"""
    )


def test_documents_are_counted_by_what_became_of_them() -> None:
    dataset = examples.dataset()
    documents = pd.concat([dataset.documents] * 2, ignore_index=True)
    documents["status"] = ["no tables", "needs OCR", "failed", "needs OCR"]
    text = report_text(replace(dataset, documents=documents))
    assert "- Documents: 4, of which 1 no tables, 2 needs OCR, 1 failed\n" in text


def test_a_run_that_found_nothing_says_so() -> None:
    assert report_text(examples.empty()).rstrip().endswith("Labels that wait for a decision (review.csv): 0")
