"""The match stage by example: rows of figures in, indicators and reviews out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.artefacts import Figure, Review
from pipeline.errors import LkjipError
from pipeline.match import match_figures
from pipeline.vocabulary import Alias, Vocabulary, load_vocabulary
from tests.match.rows import row_of


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def matched(vocabulary: Vocabulary, *figures: Figure) -> list[tuple[str, str, float | None]]:
    return [
        (figure.indicator_id, figure.match_method, figure.match_score)
        for figure in match_figures(figures, vocabulary)[0]
    ]


def review_of(vocabulary: Vocabulary, label: str, unit: str = "") -> Review:
    reviews = match_figures(row_of(label, unit=unit), vocabulary)[1]
    assert len(reviews) == 1, "the label was matched"
    return reviews[0]


@pytest.mark.parametrize(
    ("label", "unit", "indicator_id", "method"),
    [
        # as printed in aliases.csv, but for case
        ("Persentase PMKS yang terlayani", "Persen", "pmks_handled_pct", "alias"),
        ("IDG", "Persen", "gender_empowerment_index_idg", "alias"),
        # the same words in another form
        ("Prosentase PMKS yang terlayani", "Persen", "pmks_handled_pct", "normalised"),
        ("Index Pembangunan Gender (IPG) Tahun 2023", "", "gender_development_index_ipg", "normalised"),
        # misspelt
        ("Nilai Kabuapten Layak Anak", "Nilai", "kla_score", "fuzzy"),
        ("Indeks Pembedayaan Gender", "", "gender_empowerment_index_idg", "fuzzy"),
        # the unit makes up for another word of quantity
        ("Cakupan anak terlantar yang terpenuhi kebutuhan dasarnya di luar panti", "%",
         "neglected_children_outside_institution_social_rehab_spm_pct", "normalised"),
    ],
)  # fmt: skip
def test_certain(vocabulary: Vocabulary, label: str, unit: str, indicator_id: str, method: str) -> None:
    assert [found[:2] for found in matched(vocabulary, *row_of(label, unit=unit))] == [(indicator_id, method)]


@pytest.mark.parametrize(
    ("label", "unit", "first_candidate", "reason"),
    [
        # guards: one word decides
        ("Persentase penyandang disabilitas terlantar, anak terlantar, lansia terlantar, gelandangan dan pengemis yang "
         "terpenuhi kebutuhan dasarnya di dalam panti", "%",
         "spm_social_rehabilitation_all_groups_pct", "'dalam' is not 'luar'"),
        ("Persentase lansia korban kekerasan yang tertangani", "%",
         "women_violence_victims_handled_pct", "'lansia' is not 'perempuan'"),
        ("Persentase PSKS yang tidak aktif", "%", "psks_active_pct", "the label says 'tidak'"),
        # what the label says and its unit do not go together
        ("Persentase PMKS yang tertangani", "Orang", "pmks_handled_pct",
         "a figure in people does not fit an indicator in %"),
        ("Jumlah KPM PKH", "%", "pkh_families_facilitated_count",
         "a figure in percent does not fit an indicator in KPM"),
        # name against abbreviation
        ("Indeks Pembangunan Gender (IDG)", "Poin", "gender_development_index_ipg",
         "name and abbreviation contradict each other: ipg (idg)"),
    ],
)  # fmt: skip
def test_uncertain(vocabulary: Vocabulary, label: str, unit: str, first_candidate: str, reason: str) -> None:
    review = review_of(vocabulary, label, unit)
    assert review.reason == reason
    assert review.candidates[0].indicator_id == first_candidate
    assert len(review.candidates) <= 3
    assert [c.score for c in review.candidates] == sorted((c.score for c in review.candidates), reverse=True)


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Jumlah dokumen", "names no document: only the activity above it tells which"),
        ("Panjang jalan dalam kondisi mantap", "no indicator of the vocabulary is like it"),
        ("", "the row has no label"),
    ],
)
def test_unknown(vocabulary: Vocabulary, label: str, reason: str) -> None:
    review = review_of(vocabulary, label)
    assert (review.label, review.reason, review.candidates) == (label, reason, ())


@pytest.mark.parametrize(
    ("unit", "value", "value_text", "indicator_id"),
    [
        ("%", 60.9, "", "kla_score_pct"),
        ("Nilai", 374.8, "", "kla_score"),
        ("", 374.8, "", "kla_score"),
        ("", None, "Pratama", "kla_predicate"),
        ("Predikat/ Nilai", None, "Pratama", "kla_predicate"),
    ],
)
def test_one_name_for_several_indicators_is_decided_by_the_unit(
    vocabulary: Vocabulary, unit: str, value: float | None, value_text: str, indicator_id: str
) -> None:
    row = row_of("Kabupaten/Kota Layak Anak (KLA)", unit=unit, value=value, value_text=value_text)
    assert [found[0] for found in matched(vocabulary, *row)] == [indicator_id]


def test_a_row_without_unit_takes_that_of_the_same_label_elsewhere_in_its_document(vocabulary: Vocabulary) -> None:
    with_unit = row_of("Kabupaten Layak Anak", unit="%", value=75.0, table_id="t1")
    without = row_of("Kabupaten Layak Anak (KLA)", value=75.0, table_id="t2")
    elsewhere = row_of("Kabupaten Layak Anak (KLA)", value=374.8, doc_id="other")
    assert [found[0] for found in matched(vocabulary, *with_unit, *without, *elsewhere)] == [
        "kla_score_pct",
        "kla_score_pct",
        "kla_score",
    ]


def test_the_percent_of_a_capaian_is_not_the_unit_of_its_row(vocabulary: Vocabulary) -> None:
    row = row_of("Jumlah kampung KB", unit="Kampung KB", measures=("target", "realisasi", "capaian"))
    assert {found[0] for found in matched(vocabulary, *row)} == {"kb_villages_count"}


def test_all_figures_of_a_row_have_one_indicator_and_budgets_pass_through(vocabulary: Vocabulary) -> None:
    row = row_of("TFR", measures=("target", "realisasi", "capaian"))
    budget = row_of("TFR", row=1, dataset="budget")
    figures, reviews = match_figures([*budget, *row], vocabulary)
    assert figures[0] == budget[0]
    assert [figure.indicator_id for figure in figures] == ["", *["total_fertility_rate"] * 3]
    assert reviews == []


def test_a_label_is_reviewed_once_with_its_first_place_and_its_number_of_rows(vocabulary: Vocabulary) -> None:
    figures = [
        *row_of("Jumlah laporan", unit="Laporan", row=4),
        *row_of("Persentase kucing", unit="%", row=1, measures=("target", "realisasi")),
        *row_of("Persentase  kucing", unit="%", row=2, doc_id="other"),
    ]
    reviews = match_figures(figures, vocabulary)[1]
    assert [(r.label, r.unit, r.occurrences, r.doc_id, r.page) for r in reviews] == [
        ("Persentase kucing", "%", 2, "doc", 2),
        ("Jumlah laporan", "laporan", 1, "doc", 5),
    ]


def test_nothing_in_nothing_out(vocabulary: Vocabulary) -> None:
    assert match_figures([], vocabulary) == ([], [])


def test_two_indicators_may_not_claim_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(__file__).parents[2] / "mappings"
    for file in source.glob("*.csv"):
        (tmp_path / file.name).write_text(file.read_text())
    with (tmp_path / "aliases.csv").open("a") as aliases:
        aliases.write("gender_development_index_ipg,Index pemberdayaan gender,,,\n")
    monkeypatch.setenv("LKJIP_MAPPINGS", str(tmp_path))
    with pytest.raises(LkjipError) as refusal:
        match_figures(row_of("IDG"), load_vocabulary())
    assert "'Index pemberdayaan gender'" in str(refusal.value)
    assert "gender_development_index_ipg and gender_empowerment_index_idg claim one name" in str(refusal.value)


def test_a_number_without_unit_is_in_its_labels_or_indicators(vocabulary: Vocabulary) -> None:
    """The measures in percent of the indicator keep their own unit; a printed unit always stays."""
    index = match_figures(row_of("IPG", measures=("target", "capaian")), vocabulary)[0]
    label = match_figures(row_of("Jumlah kegiatan yang dihadiri (kali)"), vocabulary)[0]
    printed = match_figures(row_of("IPG", unit="Poin"), vocabulary)[0]

    assert [figure.unit for figure in index] == [vocabulary.indicators["gender_development_index_ipg"].unit, "%"]
    assert [figure.unit for figure in label] == ["kali"]
    assert [figure.unit for figure in printed] == ["poin"]


def test_a_reviewer_sees_values_kind_and_why_each_candidate_is_not_certain(vocabulary: Vocabulary) -> None:
    label = "Persentase lansia korban kekerasan yang tertangani"
    rows = [*row_of(label, unit="%", measures=("target", "capaian")), *row_of(label, unit="%", row=1)]
    printed = [replace(figure, value_raw=raw) for figure, raw in zip(rows, ("80", "101,3%", "82,5"), strict=True)]
    (review,) = match_figures(printed, vocabulary)[1]
    assert (review.unit_kind, review.values) == ("percent", ("80", "82,5"))
    assert review.candidates[0].reason == "'lansia' is not 'perempuan'"
    assert all(candidate.reason for candidate in review.candidates)


def test_a_candidate_with_the_labels_words_says_what_the_unit_has_against_it(vocabulary: Vocabulary) -> None:
    review = review_of(vocabulary, "Jumlah KPM PKH", "%")
    assert review.candidates[0].reason == "a figure in percent does not fit an indicator in KPM"


def test_an_alias_as_printed_is_a_persons_word_against_its_contradiction(vocabulary: Vocabulary) -> None:
    label, index = "Indeks Pembangunan Gender (IDG)", "gender_empowerment_index_idg"
    taught = replace(vocabulary, aliases=(*vocabulary.aliases, Alias(index, label)))
    assert matched(taught, *row_of(label)) == [(index, "alias", 100.0)]
    assert matched(taught, *row_of("Indeks Pembangunan Gender 2020 (IDG)")) == [("", "", None)]


@pytest.mark.parametrize(
    ("label", "unit"),
    [("Prosentase hasil riset yang diterapkan", "%"), ("% aparatur yang lulus", "%"), ("Jumlah hasil riset", "")],
)
def test_a_percentage_by_its_first_word_is_in_percent(vocabulary: Vocabulary, label: str, unit: str) -> None:
    figures, _ = match_figures(row_of(label), vocabulary)
    assert {figure.unit for figure in figures if figure.measure in ("target", "realisasi")} == {unit}


def test_a_matched_figure_names_the_runner_up(vocabulary: Vocabulary) -> None:
    figures, _ = match_figures([*row_of("IDG"), *row_of("TFR", row=1), *row_of("Kucing", row=2)], vocabulary)
    assert [(figure.runner_up_id, figure.runner_up_score) for figure in figures] == [
        ("gender_development_index_ipg", 66.7),
        ("", None),
        ("", None),
    ]


@pytest.mark.parametrize(
    ("label", "home", "indicator_id"),
    [
        ("Persentase penduduk miskin Kabupaten Purbalingga", "33.03", "poor_population_pct"),
        ("Persentase penduduk miskin Kabupaten Banyumas", "33.03", ""),
        ("Persentase penduduk miskin Provinsi Jawa Tengah", "33.03", ""),
        ("Persentase penduduk miskin Provinsi Jawa Tengah", "33", "poor_population_pct"),
        ("Persentase penduduk miskin Kota Malang", "35.73", "poor_population_pct"),
        ("Persentase penduduk miskin Kabupaten Malang", "35.73", ""),
        ("Persentase penduduk miskin Kabupaten Banyumas", "", "poor_population_pct"),  # nobody knows who reports
    ],
)
def test_a_label_that_names_another_region_is_left_for_review(
    vocabulary: Vocabulary, label: str, home: str, indicator_id: str
) -> None:
    (figure,), reviews = match_figures(row_of(label, unit="%"), vocabulary, home=home)

    assert figure.indicator_id == indicator_id
    assert [review.candidates[0].indicator_id for review in reviews] == ["poor_population_pct"] * (not indicator_id)
