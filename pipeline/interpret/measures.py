"""Which measure a column of figures holds, from its head and its neighbours.

The same word means different things by its group and its neighbours: "Realisasi" is money beside "Pagu", "%" is capaian
beside "Target" and serapan beside "Anggaran", "Capaian" beside "% Capaian" is the realised value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Column
from pipeline.header_words import HeaderReading, read_header
from pipeline.interpret.differences import names_difference
from pipeline.interpret.divisions import divisions
from pipeline.interpret.heads import MOSTLY, Head, is_government
from pipeline.interpret.money import (
    MONEY_CONCEPTS,
    amounts_of_labels,
    is_budget_target,
    is_money,
    is_revenue,
    known_units,
)

PLAN_CONCEPTS = frozenset({"akhir", "plan"})
MEASURE_CONCEPTS = (
    frozenset({"target", "realisasi", "capaian", "awal", "nasional", "selisih"}) | PLAN_CONCEPTS | MONEY_CONCEPTS
)
UNKNOWN_HEADER = "header not understood"
SMALLEST_AMOUNT = 3000.0
"""A column whose largest figure is below this is no column of money, unless it is one of percents."""
LEGEND = {"legend_target": "target", "legend_realisasi": "realisasi", "legend_capaian": "capaian"}


def read_measure(
    base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column], title: HeaderReading
) -> Column:
    """A column of figures: which measure of which dataset, or why it is none."""
    found, concepts = head.contents, head.concepts
    if found.filled and found.value < 0.2 and "anggaran" in concepts and not any(c.role == "label" for c in left):
        return replace(base, role="label", subject="uraian", reason="items of the budget")
    if found.text >= MOSTLY:
        return replace(base, role="note", reason="text")
    if found.word >= MOSTLY and "capaian" in head.leaf.concepts and any(c.measure == "capaian" for c in left):
        return replace(base, role="note", reason="a word for the achievement")
    if not concepts & (MEASURE_CONCEPTS - {"nasional"}) and not concepts & set(LEGEND) and "percent" not in concepts:
        return amounts_of_labels(base, head, left) or _inherited(base, head, title)
    if is_money(head, heads, left, title):
        return _budget_measure(base, head, heads, left)
    found_measure = _counted(_performance_measure(base, head, heads, left), head)
    in_rupiah = found_measure.measure in ("target", "realisasi") and is_revenue(heads, title)
    return replace(found_measure, unit="Rp") if in_rupiah else found_measure


def _counted(column: Column, head: Head) -> Column:
    """The column with its version: a realisation headed as that of several years ("s/d Tahun 2016 (2014+2015+2016)") is
    no year's own, and a target may be of before or after the year's change.

    "s/d 2016" alone says too little: of an index or a share it is the year's.
    """
    if column.measure == "target":
        return replace(column, version=_changed(head))
    readings = map(read_header, head.path)
    spans = any("up_to" in reading.concepts and len(set(reading.years)) > 1 for reading in readings)
    if column.measure == "realisasi" and (spans or "cumulative" in head.concepts):
        return replace(column, version="kumulatif")
    return column


def _inherited(base: Column, head: Head, title: HeaderReading) -> Column:
    """A column headed with a year or a government alone: the caption says what its figures are."""
    governed = bool(head.path) and is_government(head.path[-1])
    if not head.whole.years and "tahun" not in head.concepts and not governed:
        return replace(base, reason=UNKNOWN_HEADER if head.contents.value else "not figures")
    if head.contents.money >= MOSTLY and "anggaran" in title.concepts:
        return replace(base, role="measure", dataset="budget", measure="anggaran", certainty=0.7)
    if "nasional" in head.concepts:
        if not title.concepts & {"realisasi", "capaian"}:
            return replace(base, reason="figures of another government")
        return replace(base, role="measure", dataset="performance", measure="realisasi_pembanding", certainty=0.6)
    for measure in ("target", "realisasi", "capaian"):
        if measure in title.concepts and head.contents.value >= 0.3:
            return replace(base, role="measure", dataset="performance", measure=measure, certainty=0.6)
    return replace(base, reason=f"header gives a {'government' if governed else 'year'} but no measure")


def _changed(head: Head) -> str:
    """The version that a header names: of before or after the year's change; "" for neither."""
    return "murni" if "before_change" in head.concepts else "perubahan" if "after_change" in head.concepts else ""


def _budget_measure(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    concepts, money = head.concepts, head.contents.money
    found = replace(base, role="measure", dataset="budget", version=_changed(head))
    percent = "percent" in concepts and money < MOSTLY
    is_share = percent or bool(concepts & {"serapan", "fisik", "keuangan"})
    if head.contents.value >= MOSTLY and _too_small(head) and not is_share:
        return replace(base, reason="amounts too small for rupiah")
    if "target" in head.leaf.concepts:
        if is_budget_target(head, heads, left):
            return replace(found, measure="anggaran", unit="Rp")
        return replace(base, reason="target of spending or progress")
    if "fisik" in head.leaf.concepts or ("fisik" in concepts and "keuangan" not in head.leaf.concepts):
        return replace(found, measure="realisasi_fisik", unit="%", version="")
    if "serapan" in concepts and money < MOSTLY:
        return replace(found, measure="serapan", unit="%", version="")
    if names_difference(head) and "sisa" not in concepts:
        if any(column.measure == "realisasi_anggaran" for column in left):
            return replace(found, measure="sisa_anggaran", unit="Rp", version="")
        return replace(base, reason="difference of two budgets")
    if "sisa" in concepts:
        return (
            replace(base, reason="share left over")
            if percent
            else replace(found, measure="sisa_anggaran", unit="Rp", version="")
        )
    if percent or (head.leaf.concepts & {"capaian"} and money < MOSTLY) or _is_ratio(head, left):
        spent = any(column.measure == "realisasi_anggaran" for column in left) or "realisasi" in concepts
        spent = spent or "keuangan" in concepts or any(_spends(h) for h in heads)
        return (
            replace(found, measure="serapan", unit="%", version="")
            if spent
            else replace(base, reason="share of the budget")
        )
    if concepts & {"realisasi"} or ("keuangan" in concepts and "anggaran" not in head.leaf.concepts):
        return replace(found, measure="realisasi_anggaran", unit="Rp", version="")
    return replace(found, measure="anggaran", unit="Rp")


def _too_small(head: Head) -> bool:
    """Whether no figure of the column could be an amount of money in rupiah, thousands or even millions."""
    amounts = [value for value in head.values if value]
    return len(amounts) >= 3 and head.contents.money == 0 and max(map(abs, amounts)) < SMALLEST_AMOUNT


def _spends(head: Head) -> bool:
    return "realisasi" in head.concepts and head.contents.money >= MOSTLY


def _is_ratio(head: Head, left: Sequence[Column]) -> bool:
    """Whether a column headed "Realisasi" holds percents right after the money it came from."""
    return (
        head.contents.filled > 0
        and head.contents.money < 0.1
        and "realisasi" in head.concepts
        and bool(left)
        and left[-1].measure == "realisasi_anggaran"
    )


def _performance_measure(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    concepts, leaf = head.concepts, head.leaf.concepts
    found = replace(base, role="measure", dataset="performance")
    if is_letter(head):
        return replace(found, measure=next(LEGEND[concept] for concept in LEGEND if concept in leaf))
    if names_difference(head):
        return replace(found, measure="selisih")
    if "versus" in concepts:
        return _comparison(base, found, head)
    if "nasional" in concepts:
        return _comparator(base, found, head, heads)
    if "awal" in concepts and "target" not in leaf:
        return replace(found, measure="kondisi_awal")
    if "capaian" in leaf or (_is_achieved_percent(head) and not _is_share(head, heads)) or _grouped(head, "capaian"):
        return _achievement(base, found, head, heads, left)
    if "realisasi" in leaf or _grouped(head, "realisasi"):
        if _is_share(head, heads):
            return replace(found, measure="realisasi", unit="%")
        if "percent" in concepts and _counts_things(heads):
            return replace(found, measure="capaian", flags=("measure_by_meaning",), certainty=0.8)
        return replace(found, measure="realisasi")
    if concepts & PLAN_CONCEPTS:
        return replace(found, measure="target_akhir")
    for measure in ("target", "realisasi"):
        if measure in concepts:
            return replace(found, measure=measure, unit="%" if _is_share(head, heads) else "")
    return replace(base, reason=UNKNOWN_HEADER)


def is_letter(head: Head) -> bool:
    """Whether the column is headed with a letter alone that a legend explains ("T", "(R)", "C %")."""
    return bool(head.leaf.concepts & set(LEGEND)) and len(head.path[-1].strip(" ().%")) <= 2


def _comparator(base: Column, found: Column, head: Head, heads: Sequence[Head]) -> Column:
    """A column of another government: what it realised; its targets and percents are none of ours, but the target that
    a national standard sets is."""
    leaf = head.leaf.concepts
    if "target" in leaf:
        if "standard" in head.concepts:
            return replace(found, measure="target")
        return replace(base, reason="target of another government")
    if "percent" in leaf and any("realisasi" in h.leaf.concepts for h in heads if h.path[:-1] == head.path[:-1] != ()):
        return replace(base, reason="achievement of another government")
    return replace(found, measure="realisasi_pembanding")


def proven_achievement(base: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column in unknown words that divides the two on its left, target and realisasi, is their achievement."""
    if not _proven(head, heads, left[-3:]):
        return base
    return replace(
        base,
        role="measure",
        dataset="performance",
        measure="capaian",
        reason="",
        certainty=0.8,
        flags=("measure_by_meaning",),
    )


def _proven(head: Head, heads: Sequence[Head], left: Sequence[Column]) -> bool:
    """Whether two rows or more, and most, show the column to be the realisation on its left divided by the target."""
    places = {column.measure: column.index for column in left if column.measure in ("target", "realisasi")}
    if len(places) < 2:
        return False
    rows, fits = divisions(heads[places["realisasi"]].values, heads[places["target"]].values, head.values)
    return rows >= 2 and fits >= MOSTLY * rows


def _is_achieved_percent(head: Head) -> bool:
    """Whether a percent sign in the header is the measure, not the unit of a target or of a year's figures."""
    if "percent" not in head.leaf.concepts or "target" in head.leaf.concepts:
        return False
    group = head.concepts - head.leaf.concepts
    if "capaian" in group or head.leaf.concepts & {"capaian", "realisasi"}:
        return True
    return not (head.leaf.years or group & {"target", "akhir", "plan"})


def _is_share(head: Head, heads: Sequence[Head]) -> bool:
    """Whether a "%" below "Target" or "Realisasi" gives the same figure as the number beside it, as a share: both the
    targets and the realisations then come in numbers and in percent."""
    if len(head.path) < 2 or head.leaf.concepts != {"percent"}:
        return False
    return all(
        any(h.leaf.concepts == {"percent"} and measure in h.concepts - h.leaf.concepts for h in heads)
        for measure in ("target", "realisasi")
    ) and bool(head.concepts & {"target", "realisasi"})


def _counts_things(heads: Sequence[Head]) -> bool:
    """Whether the table has a column of units and most are no percent: a realisation "in percent" is an achievement."""
    units = next((h for h in heads if "satuan" in h.leaf.concepts), None)
    if units is None or units.contents.word < 0.3:
        return False
    kinds = [known_units().kind(known_units().canonical(text)) for text in units.texts]
    return sum(kind == "percent" for kind in kinds) < 0.5 * len(kinds)


def _grouped(head: Head, concept: str) -> bool:
    """Whether the group above names the measure and the leaf none (a year, say)."""
    return concept in head.concepts and not head.leaf.concepts & {
        "target",
        "realisasi",
        "capaian",
        "percent",
        "akhir",
        "plan",
    }


def _comparison(base: Column, found: Column, head: Head) -> Column:
    """A column that compares two others ("Realisasi 2016 thdp Target Renstra")."""
    concepts = head.concepts
    if concepts & PLAN_CONCEPTS:
        return replace(found, measure="capaian_akhir")
    if "nasional" in concepts:
        return replace(base, reason="compares with another government")
    if (
        "lalu" in concepts
        or len(set(head.whole.years)) > 1
        or ("realisasi" in concepts and not concepts & {"target", "capaian"})
    ):
        return replace(base, reason="compares years")
    return replace(found, measure="capaian")


def _achievement(base: Column, found: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]) -> Column:
    """A column headed "Capaian", "%" or both: achievement, the realised value, or a comparison of years."""
    leaf, group = head.leaf.concepts, [h for h in heads if h.path[:-1] == head.path[:-1]]
    if head.concepts & PLAN_CONCEPTS and ("capaian" in leaf or "percent" in leaf) and "target" not in leaf:
        return replace(found, measure="capaian_akhir")
    has_realised = any(
        "realisasi" in h.leaf.concepts and "percent" not in h.leaf.concepts for h in heads if h is not head
    )
    if "realisasi" in leaf and not has_realised:
        return replace(found, measure="realisasi")
    if "realisasi" in leaf and any("capaian" in h.leaf.concepts for h in group):
        return replace(found, measure="realisasi")
    percent_beside = any(
        "capaian" in h.concepts and "percent" in h.leaf.concepts and h.index > head.index for h in heads
    )
    unnamed = "capaian" in leaf and "percent" not in leaf and not any("realisasi" in h.leaf.concepts for h in group)
    if unnamed and percent_beside and _divides(head, heads):
        return replace(found, measure="realisasi", flags=("measure_by_meaning",), certainty=0.8)
    return _percent_of_neighbours(base, found, head, heads, left)


def _percent_of_neighbours(
    base: Column, found: Column, head: Head, heads: Sequence[Head], left: Sequence[Column]
) -> Column:
    """A percent of what the columns on its left give: the year's target, the plan's last one, a difference."""
    ours = [column for column in left if column.dataset == "performance"]
    measures = {column.measure for column in ours}
    if "capaian" not in head.concepts and measures and measures <= {"realisasi", "selisih"}:
        return replace(base, reason="compares years")
    if "capaian" not in head.concepts and ours and ours[-1].measure == "selisih" and not _proven(head, heads, ours):
        return replace(base, reason="percent of a difference")
    targets = [column for column in ours if column.measure in ("target", "target_akhir")]
    beside_end = bool(targets) and "akhir" in heads[targets[-1].index].concepts
    if "capaian" in head.concepts and any(column.measure == "target" for column in targets):
        beside_end = False
    if beside_end and "realisasi" in measures and not _proven(head, heads, ours):
        return replace(found, measure="capaian_akhir")
    return replace(found, measure="capaian")


def _divides(head: Head, heads: Sequence[Head]) -> bool:
    """Whether "Capaian" divided by the target on its left gives the "% Capaian" on its right, in most rows."""
    target = next((h for h in reversed(heads[: head.index]) if "target" in h.leaf.concepts), None)
    percent = next(
        (h for h in heads[head.index + 1 :] if "capaian" in h.concepts and "percent" in h.leaf.concepts), None
    )
    if target is None or percent is None:
        return False
    rows, fits = divisions(head.values, target.values, percent.values)
    return fits >= MOSTLY * rows
