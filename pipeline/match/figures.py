"""The match stage: from figures with printed labels to figures with an indicator, and the labels left for review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from pipeline.artefacts import Candidate, Figure, Review
from pipeline.match.contradictions import settled
from pipeline.match.decide import Decision, Question, decide
from pipeline.match.index import build_index
from pipeline.match.label import PERCENT, PERCENTAGE, Reading
from pipeline.match.rows import CATEGORY, MEASURES_IN_UNIT, LabelledRow, RowKey, key_of, read_rows
from pipeline.match.settings import MatchSettings
from pipeline.units import Units
from pipeline.vocabulary import Vocabulary

REVIEW_VALUES = 4
"""How many of its values a reviewer is shown of a label."""


def match_figures(
    figures: Sequence[Figure], vocabulary: Vocabulary, settings: MatchSettings | None = None, home: str = ""
) -> tuple[list[Figure], list[Review]]:
    """The figures with `indicator_id`, `match_method` and `match_score`, and the labels for which that is not certain.

    Only performance figures are matched; budget figures pass through. `match_method` is "alias" (printed as in
    aliases.csv), "normalised" (the same words in another spelling), "fuzzy" (misspelt) or "values" (the label says two
    things, and the report's other tables which is right); `match_score` is 0–100, and so is `runner_up_score` of
    `runner_up_id`, the other indicator that the label is most like.
    A review is given once for a label and unit, with the place where it occurs first; the most frequent come first.
    home: code of the region that reports; a label that names another one is left for review. Raises LkjipError if the
    vocabulary contradicts itself.
    """
    index = build_index(vocabulary, settings or MatchSettings())
    performance = [figure for figure in figures if figure.dataset == "performance"]
    rows = read_rows(performance, index)
    questions = {key: Question(row.reading, row.kind) for key, row in rows.items()}
    answers = decide([*dict.fromkeys(questions.values())], index)
    decisions = {key: answers[question] for key, question in questions.items()}
    decisions |= settled(performance, rows, decisions, index)
    abroad = [key for key, row in rows.items() if _names_another(row.reading, home, vocabulary)]
    decisions |= {key: _undecided(decisions[key], vocabulary) for key in abroad}
    matched = []
    for figure in figures:
        row = rows.get(key_of(figure)) if figure.dataset == "performance" else None
        if row is None:
            matched.append(figure)
            continue
        decision = decisions[key_of(figure)]
        indicator = vocabulary.indicators.get(decision.indicator_id)
        unit = row.reading.unit or (indicator.unit if indicator else "") or _unit_of_words(row.reading)
        matched.append(_with_unit(_with_indicator(figure, decision), unit, vocabulary.units))
    return matched, _reviews(performance, rows, decisions)


def _names_another(reading: Reading, home: str, vocabulary: Vocabulary) -> bool:
    """Whether a label names a region ("Provinsi Jawa Tengah") that is not the one that reports."""
    if not home or not reading.region:
        return False
    regions = vocabulary.regions
    named = regions.by_name[reading.region]
    codes = {region.now or region.code for region in named if region.level == reading.place}
    return regions.code_now(home) not in codes


def _undecided(decision: Decision, vocabulary: Vocabulary) -> Decision:
    """The decision on a label of another region: its indicator is but a candidate."""
    indicator = vocabulary.indicators.get(decision.indicator_id)
    if indicator is None:
        return decision
    reason = "it names another region than the one that reports"
    candidate = Candidate(indicator.indicator_id, indicator.name_id, decision.score or 0.0, reason)
    return Decision(candidates=(candidate,), reason=reason)


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


# --- reviews ------------------------------------------------------------------------------------------------------


def _reviews(
    figures: Iterable[Figure],
    rows: Mapping[RowKey, LabelledRow],
    decisions: Mapping[RowKey, Decision],
) -> list[Review]:
    """One review a label and kind of unit that is not certain, the most frequent first."""
    grouped: dict[tuple[str, str], list[RowKey]] = {}
    for key, row in rows.items():
        if not decisions[key].indicator_id:
            label = " ".join(row.reading.label.split())
            grouped.setdefault((label, row.kind), []).append(key)
    wanted = {key for keys in grouped.values() for key in keys}
    values = {**_values(figures, wanted, own=False), **_values(figures, wanted, own=True)}
    reviews = [_review(label, keys, rows[keys[0]], decisions[keys[0]], values) for (label, _), keys in grouped.items()]
    return sorted(reviews, key=lambda review: -review.occurrences)


def _values(figures: Iterable[Figure], wanted: Set[RowKey], own: bool) -> dict[RowKey, list[str]]:
    """What the rows wanted print: the indicator's `own` values, or the percentages of them and the differences."""
    found: dict[RowKey, list[str]] = {}
    for figure in figures:
        if figure.value_raw and (figure.measure in MEASURES_IN_UNIT) is own and (key := key_of(figure)) in wanted:
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
