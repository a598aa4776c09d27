"""The match stage: from figures with printed labels to figures with an indicator, and the labels left for review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.artefacts import Figure, Review
from pipeline.match.decide import Decision, Question, decide
from pipeline.match.index import Index, build_index
from pipeline.match.label import PERCENT, PERCENTAGE, Reading, read_labels
from pipeline.match.settings import MatchSettings
from pipeline.units import Units
from pipeline.vocabulary import Vocabulary

MEASURES_IN_UNIT = frozenset({"target", "realisasi", "kondisi_awal", "target_akhir", "realisasi_pembanding"})
"""The measures that are in the indicator's unit; the others are percentages of them, or differences."""

CATEGORY = "category"
NUMBER = "number"
NOT_TELLING = frozenset({"", NUMBER})

REVIEW_VALUES = 4
"""How many of its values a reviewer is shown of a label."""

RowKey = tuple[str, str, int, str]
"""Document, table, row and label: one printed row of one indicator."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of performance figures: its label as read, and the kind of unit it is in."""

    reading: Reading
    figure: Figure
    kind: str


def match_figures(
    figures: Sequence[Figure], vocabulary: Vocabulary, settings: MatchSettings | None = None
) -> tuple[list[Figure], list[Review]]:
    """The figures with `indicator_id`, `match_method` and `match_score`, and the labels for which that is not certain.

    Only performance figures are matched; budget figures pass through. `match_method` is "alias" (printed as in
    aliases.csv), "normalised" (the same words in another spelling) or "fuzzy" (misspelt); `match_score` is 0–100, and
    so is `runner_up_score` of `runner_up_id`, the other indicator that the label is most like.
    A review is given once for a label and unit, with the place where it occurs first; the most frequent come first.
    Raises LkjipError if the vocabulary contradicts itself.
    """
    index = build_index(vocabulary, settings or MatchSettings())
    performance = [figure for figure in figures if figure.dataset == "performance"]
    rows = _rows(performance, index)
    questions = {key: Question(row.reading, row.kind) for key, row in rows.items()}
    decisions = decide([*dict.fromkeys(questions.values())], index)
    matched = []
    for figure in figures:
        row = rows.get(_key(figure)) if figure.dataset == "performance" else None
        if row is None:
            matched.append(figure)
            continue
        decision = decisions[Question(row.reading, row.kind)]
        indicator = vocabulary.indicators.get(decision.indicator_id)
        unit = row.reading.unit or (indicator.unit if indicator else "") or _unit_of_words(row.reading)
        matched.append(_with_unit(_with_indicator(figure, decision), unit, vocabulary.units))
    return matched, _reviews(performance, rows, questions, decisions)


def _key(figure: Figure) -> RowKey:
    return (figure.doc_id, figure.table_id, figure.row, figure.label_raw)


def _with_indicator(figure: Figure, decision: Decision) -> Figure:
    if not decision.indicator_id:
        return figure
    found = replace(
        figure, indicator_id=decision.indicator_id, match_method=decision.method, match_score=decision.score
    )
    other = decision.runner_up
    return replace(found, runner_up_id=other.indicator_id, runner_up_score=other.score) if other else found


def _with_unit(figure: Figure, unit: str, units: Units) -> Figure:
    """A number printed without unit is in that of its label or indicator; `unit_raw` stays empty."""
    silent = not figure.unit and not figure.unit_raw and figure.value is not None
    if not silent or figure.measure not in MEASURES_IN_UNIT or units.kind(unit) in ("", CATEGORY):
        return figure
    return replace(figure, unit=units.canonical(unit))


def _unit_of_words(reading: Reading) -> str:
    """ "%" of a label that begins with "Persentase", in any spelling; else ""."""
    return PERCENT if reading.content[:1] == (PERCENTAGE,) else ""


# --- rows ---------------------------------------------------------------------------------------------------------


def _rows(figures: Iterable[Figure], index: Index) -> dict[RowKey, LabelledRow]:
    """The rows of the figures. A row that prints no unit takes that of the same label elsewhere in its document."""
    grouped: dict[RowKey, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(_key(figure), []).append(figure)
    labels = [*dict.fromkeys(label for *_, label in grouped)]
    readings = dict(zip(labels, read_labels(labels, index.lexicon), strict=True))
    rows = {
        key: LabelledRow(readings[key[3]], group[0], _kind_of_row(group, readings[key[3]], index.lexicon.units))
        for key, group in grouped.items()
    }
    elsewhere = _kinds_in_document(rows.values())
    return {
        key: replace(row, kind=elsewhere.get((row.figure.doc_id, row.reading.key), row.kind))
        if row.kind in NOT_TELLING
        else row
        for key, row in rows.items()
    }


def _kind_of_row(figures: Sequence[Figure], reading: Reading, units: Units) -> str:
    """The kind of unit that a row or its label prints; without one "number", "category" for text, "" for nothing."""
    values = [figure for figure in figures if figure.measure in MEASURES_IN_UNIT]
    kind = kind_of_units([*(figure.unit or figure.unit_raw for figure in values), reading.unit], units)
    if kind:
        return kind
    if any(figure.value is not None for figure in values):
        return NUMBER
    return CATEGORY if any(figure.value_text for figure in values) else ""


def kind_of_units(printed: Iterable[str], units: Units) -> str:
    """The kind that most of these units are of, "" where none tells one; "number" says nothing."""
    kinds = [kind for kind in map(units.kind, printed) if kind not in NOT_TELLING]
    return max(dict.fromkeys(kinds), key=kinds.count) if kinds else ""


def _kinds_in_document(rows: Iterable[LabelledRow]) -> dict[tuple[str, str], str]:
    """The one kind of unit with which a document prints a label, where it prints it with one at all."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.kind not in NOT_TELLING:
            found.setdefault((row.figure.doc_id, row.reading.key), set()).add(row.kind)
    return {place: kinds.pop() for place, kinds in found.items() if len(kinds) == 1}


# --- reviews ------------------------------------------------------------------------------------------------------


def _reviews(
    figures: Iterable[Figure],
    rows: Mapping[RowKey, LabelledRow],
    questions: Mapping[RowKey, Question],
    decisions: Mapping[Question, Decision],
) -> list[Review]:
    """One review a label and kind of unit that is not certain, the most frequent first."""
    grouped: dict[tuple[str, str], list[RowKey]] = {}
    for key, question in questions.items():
        if not decisions[question].indicator_id:
            label = " ".join(question.reading.label.split())
            grouped.setdefault((label, question.kind), []).append(key)
    wanted = {key for keys in grouped.values() for key in keys}
    values = {**_values(figures, wanted, own=False), **_values(figures, wanted, own=True)}
    reviews = [
        _review(label, keys, rows[keys[0]], decisions[questions[keys[0]]], values)
        for (label, _), keys in grouped.items()
    ]
    return sorted(reviews, key=lambda review: -review.occurrences)


def _values(figures: Iterable[Figure], wanted: Set[RowKey], own: bool) -> dict[RowKey, list[str]]:
    """What the rows wanted print: the indicator's `own` values, or the percentages of them and the differences."""
    found: dict[RowKey, list[str]] = {}
    for figure in figures:
        if figure.value_raw and (figure.measure in MEASURES_IN_UNIT) is own and (key := _key(figure)) in wanted:
            found.setdefault(key, []).append(figure.value_raw)
    return found


def _review(
    label: str, keys: Sequence[RowKey], row: LabelledRow, decision: Decision, values: Mapping[RowKey, list[str]]
) -> Review:
    first = row.figure
    printed = dict.fromkeys(value for key in keys for value in values.get(key, ()))
    return Review(
        label=label,
        occurrences=len(keys),
        doc_id=first.doc_id,
        table_id=first.table_id,
        unit=first.unit or first.unit_raw,
        page=first.page,
        source_line=first.source_line,
        candidates=decision.candidates,
        reason=decision.reason,
        unit_kind=row.kind,
        values=tuple(printed)[:REVIEW_VALUES],
    )
