"""What the cells of a CSV file look like, and that they read back as they were."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fields import BUDGET, FILES, PERFORMANCE
from pipeline.schemas import MisfitError
from pipeline.write.cells import csv_text, decimal_text, parse_csv
from tests.write import examples


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (75.0, "75"),
        (94.78, "94.78"),
        (-22.23, "-22.23"),
        (-0.0, "0"),
        (1 / 27500, "0.000036363636363636364"),
        (4997190000.0, "4997190000"),
        (1234567890123456.5, "1234567890123456.5"),
        (1e21, "1000000000000000000000"),
    ],
)
def test_numbers_are_plain_decimals(number: float, text: str) -> None:
    assert decimal_text(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_reads_back_as_it_was_and_has_no_exponent(number: float) -> None:
    text = decimal_text(number)
    assert float(text) == number
    assert not set(text) - set("-.0123456789")


def test_whole_numbers_have_no_point_and_missing_values_no_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(PERFORMANCE, examples.dataset().performance))))
    assert [rows[0][name] for name in ("report_year", "page", "source_line", "value", "match_score", "flags")] == [
        "2020",
        "",
        "565",
        "93.49",
        "100",
        "",
    ]


def test_quotes_and_commas_within_a_cell_are_kept() -> None:
    assert ',"Rasio ""pekerja sosial"", per penduduk",' in csv_text(PERFORMANCE, examples.dataset().performance)


def test_every_file_reads_back_as_it_was() -> None:
    for file, frame in examples.dataset().frames():
        assert parse_csv(file, csv_text(file, frame)).equals(frame), file.name


def test_a_file_without_rows_keeps_its_types() -> None:
    frame = examples.empty().performance
    assert parse_csv(PERFORMANCE, csv_text(PERFORMANCE, frame)).equals(frame)


def test_a_file_that_a_spreadsheet_saved_is_accepted() -> None:
    frame = examples.dataset().budget
    saved = "\ufeff" + csv_text(BUDGET, frame).replace("\n", "\r\n")
    assert parse_csv(BUDGET, saved).equals(frame)


def test_what_does_not_fit_says_where() -> None:
    text = csv_text(BUDGET, examples.dataset().budget)
    for damaged, message in (
        (text.replace("period", "year", 1), "column period: is missing"),
        (text.replace("figure_id,doc_id", "doc_id,figure_id"), "header: has other columns"),
        (text[: text.rindex(",")], "row 1: has 37 cells for 38 columns"),
        (text.replace("4997190000", "4.997.190.000"), "column value: has a value of another type"),
        (text.replace(",2020,", ",2020.5,"), "column report_year: has a value of another type"),
        (text.replace("4997190000", "nan"), "column value: has a value of another type"),
        ("", "column figure_id: is missing"),
    ):
        with pytest.raises(MisfitError, match=message):
            parse_csv(BUDGET, damaged)


def test_the_missing_and_the_text_na_are_not_the_same() -> None:
    frame = examples.dataset().performance.assign(value_text=["NA", "n/a", "-"])
    frame["value_text"] = frame["value_text"].astype("string")
    back = parse_csv(PERFORMANCE, csv_text(PERFORMANCE, frame))
    assert back["value_text"].tolist() == ["NA", "n/a", "-"]


def test_the_header_names_every_column() -> None:
    for file in FILES:
        assert csv_text(file, examples.empty().frame(file.name)).splitlines()[0] == ",".join(file.column_names)
