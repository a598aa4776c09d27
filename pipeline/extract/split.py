"""Rows told apart by what stands in them, where the rules between them are missing.

A ruled row in which several columns carry figures stacked at the same heights is several rows. The figures give the
rows, and the label columns are cut to fit (`align`): the label column that fits best makes the rows' labels, with rows
of their own for labels that have no figure; the other columns follow it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.align import Alignment, Costs, Target, align, has_list_mark
from pipeline.extract.bands import NewRow, figure_rows
from pipeline.extract.figures import Line, is_list_number, label_lines, row_figures
from pipeline.extract.grid import FilledGrid, Span, fill_owners
from pipeline.extract.ink import Word
from pipeline.extract.settings import ExtractSettings

_UNIT_WORDS = 2
_GRADE = 16
_CODE = 6
"""A longer line is a label rather than a code or unit."""
_FOLLOWER = Costs(bare_row=0.15, announced_lone=0.5, plain_lone=2.5)
"""Costs for the columns that follow the key column: a row without a label there continues the label above."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """The rows that one grid row becomes, and the cells whose labels run on over rows without one."""

    rows: tuple[NewRow, ...]
    carried: frozenset[int]


def split_rows(filled: FilledGrid, settings: ExtractSettings) -> FilledGrid:
    """The grid with every row that holds several rows of figures replaced by those rows."""
    current = filled
    for row in range(filled.grid.rows - 1, -1, -1):
        plan = plan_row(current, row, settings)
        if plan is not None:
            current = _replaced(current, row, plan)
    return current


def plan_row(filled: FilledGrid, row: int, settings: ExtractSettings) -> RowPlan | None:
    """How to split grid row `row`; None if it is one row."""
    spans = filled.grid.spans()
    own = [
        owner for owner in dict.fromkeys(filled.grid.owners[row]) if _is_own(spans[owner]) and filled.words.get(owner)
    ]
    lines = {owner: label_lines(filled.words[owner]) for owner in own}
    numbering = _numbering(own, lines)
    figures = row_figures({owner: filled.words[owner] for owner in own if owner not in numbering})
    stacks = {owner: groups for owner, groups in figures.items() if len(groups) > 1}
    if not stacks:
        return None
    rows = figure_rows(figures)
    units = {owner for owner in own[1:] if owner not in figures and _is_level(lines[owner], rows)}
    rest = [owner for owner in own if owner not in figures and owner not in numbering and owner not in units]
    first_figure = min(spans[owner].col for owner in figures)
    texts = [owner for owner in rest if spans[owner].col < first_figure or _is_prose(lines[owner])]
    marks = {owner: _marks_beside(owner, numbering, spans, lines) for owner in texts}
    ways = _own_alignments(stacks, texts, spans, lines, marks)
    key = min(ways, key=lambda owner: ways[owner].cost / ways[owner].targets, default=None)
    if len(stacks) < 2 and (key is None or ways[key].cost > settings.lone_stack_cost * ways[key].targets):
        return None
    followers = sorted((owner for owner in own if owner not in figures and owner != key), key=lambda o: -spans[o].col)
    if key is not None:
        rows = _followed(rows, key, lines[key], marks[key], _nearest(key, stacks, texts, spans) or frozenset(stacks))
    for owner in followers:
        nearest = _nearest(owner, stacks, texts, spans)
        if owner in units:
            _put_level(rows, owner, lines[owner])
        else:
            rows = _followed(rows, owner, lines[owner], marks.get(owner, frozenset()), nearest)
    return RowPlan(tuple(rows), _carried(own, key, figures, stacks, texts, spans))


def _carried(
    own: Sequence[int],
    key: int | None,
    figures: Mapping[int, object],
    stacks: Mapping[int, object],
    texts: Sequence[int],
    spans: Mapping[int, Span],
) -> frozenset[int]:
    """The cells left of the key column whose labels hold for rows without one, too: those with no stack of their own.

    A list number holds as long as the label beside it.
    """
    limit = spans[key].col if key is not None else min(spans[owner].col for owner in figures)
    held = {owner for owner in texts if spans[owner].col < limit and not _nearest(owner, stacks, texts, spans)}
    for owner in own:
        if owner not in figures and owner not in texts and spans[owner].col < limit:
            beside = [text for text in texts if spans[text].col > spans[owner].col]
            if beside and min(beside, key=lambda text: spans[text].col) in held:
                held.add(owner)
    return frozenset(held)


def _numbering(own: Sequence[int], lines: Mapping[int, Sequence[Line]]) -> set[int]:
    """The cells of list numbers: bare in the first column, with a dot or bracket also before another label column."""
    found: set[int] = set()
    for place, owner in enumerate(own):
        numbers = all(is_list_number(line.text) for line in lines[owner])
        dotted = numbers and not any(line.text.isalnum() for line in lines[owner])
        labels_follow = place + 1 < len(own) and any(len(line.text) > _CODE for line in lines[own[place + 1]])
        if numbers and (place == 0 or (dotted and labels_follow)):
            found.add(owner)
    return found


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether a cell beyond the first figures names things, rather than grading or measuring them."""
    return any(len(line.words) > _UNIT_WORDS and len(line.text) > _GRADE for line in lines)


def _targets(rows: Sequence[NewRow]) -> list[Target]:
    return [Target(new.top, new.bottom) for new in rows]


def _followed(
    rows: Sequence[NewRow], owner: int, lines: Sequence[Line], marks: frozenset[int], figures: Collection[int]
) -> list[NewRow]:
    """`rows` with the labels of a column beside the key column: on the rows of its own figures, if it has any."""
    own = [row for row in rows if any(figure in row.pieces for figure in figures)]
    if not own:
        return _with_labels(rows, owner, lines, align(lines, _targets(rows), marks, _FOLLOWER))
    return _with_labels(rows, owner, lines, align(lines, _targets(own), marks), own)


def _is_level(lines: Sequence[Line], rows: Sequence[NewRow]) -> bool:
    """Whether each line of a cell stands level with the figures of a row of its own, as units do."""
    levels = [_level_row(line, rows) for line in lines]
    short = all(len(line.words) <= _UNIT_WORDS for line in lines)
    return short and len(lines) > 1 and None not in levels and len(set(levels)) == len(levels)


def _level_row(line: Line, rows: Sequence[NewRow]) -> int | None:
    near = [(abs(row.y - line.y), place) for place, row in enumerate(rows)]
    distance, place = min(near)
    return place if distance <= 0.4 * (line.box.bottom - line.box.top) else None


def _put_level(rows: Sequence[NewRow], owner: int, lines: Sequence[Line]) -> None:
    for line in lines:
        place = _level_row(line, rows)
        if place is not None:
            rows[place].add(owner, (line,))


def _nearest(
    text: int, figures: Mapping[int, object], texts: Sequence[int], spans: Mapping[int, Span]
) -> frozenset[int]:
    """The figure columns that stand between a label column and the next one on its right."""
    start = spans[text].col
    after = min((spans[other].col for other in texts if spans[other].col > start), default=10**6)
    return frozenset(owner for owner in figures if text in texts and start < spans[owner].col < after)


def _own_alignments(
    stacks: dict[int, list[list[Line]]],
    texts: Sequence[int],
    spans: dict[int, Span],
    lines: dict[int, list[Line]],
    marks: dict[int, frozenset[int]],
) -> dict[int, Alignment]:
    """For each label column, how well its labels fit the figures nearest on its right, or all on its right."""
    ways: dict[int, Alignment] = {}
    for text in texts:
        beyond = [owner for owner in stacks if spans[owner].col > spans[text].col]
        own = _nearest(text, stacks, texts, spans) or beyond
        if own:
            ways[text] = align(lines[text], _targets(figure_rows({owner: stacks[owner] for owner in own})), marks[text])
    return ways


def _is_own(span: Span) -> bool:
    return span.row_end - span.row == 1


def _marks_beside(
    owner: int, numbering: set[int], spans: dict[int, Span], lines: dict[int, list[Line]]
) -> frozenset[int]:
    """The lines of a label cell that stand beside a list number of the numbering column on its left.

    A number may have drifted off its label's line by a line or so; it goes to a line after a gap rather than to
    another.
    """
    beside = [number for number in numbering if spans[number].col_end == spans[owner].col]
    if not beside:
        return frozenset()
    found: list[int] = []
    own = lines[owner]
    for number in lines[beside[0]]:
        free = range(found[-1] + 1 if found else 0, len(own))
        near = [place for place in free if abs(own[place].y - number.y) <= 1.6 * (number.box.bottom - number.box.top)]
        if near:
            found.append(min(near, key=lambda place: abs(own[place].y - number.y) - _gap_above(own, place)))
    return frozenset(found)


def _gap_above(lines: Sequence[Line], place: int) -> float:
    """White space above a line; that above the first line counts as a line."""
    line = lines[place]
    height = line.box.bottom - line.box.top
    return height if place == 0 or has_list_mark(line.text) else max(0.0, line.y - lines[place - 1].y - height)


def _with_labels(
    rows: Sequence[NewRow], owner: int, lines: Sequence[Line], way: Alignment, targets: Sequence[NewRow] | None = None
) -> list[NewRow]:
    """`rows` with the labels of one column in them, and new rows for its labels that belong to none.

    The alignment was made with `targets`, some of the rows; all of them if not given.
    """
    result = list(rows)
    made: list[NewRow] = []
    for label in way.labels:
        part = lines[label.start : label.end]
        if label.target is None:
            made.append(NewRow(part[0].y, part[0].y, part[-1].y, {owner: tuple(part)}))
        else:
            (rows if targets is None else targets)[label.target].add(owner, part)
    for new in made:
        result.insert(max((place + 1 for place, row in enumerate(result) if row.top <= new.top), default=0), new)
    return result


def _replaced(filled: FilledGrid, row: int, plan: RowPlan) -> FilledGrid:
    """The grid with one row replaced by the planned rows; cells that are taller, or not split, span all of them."""
    grid, spans = filled.grid, filled.grid.spans()
    split = {owner for new in plan.rows for owner in new.pieces}
    fresh = max(spans) + 1
    owners: list[list[int]] = []
    words: dict[int, tuple[Word, ...]] = {owner: part for owner, part in filled.words.items() if owner not in split}
    above: dict[int, int] = {}
    for new in plan.rows:
        line: list[int] = []
        here: dict[int, int] = {}
        for owner in grid.owners[row]:
            if owner not in split:
                line.append(owner)
                continue
            if owner not in here:
                if owner not in new.pieces and owner in plan.carried and owner in above:
                    here[owner] = above[owner]
                else:
                    here[owner] = above[owner] = fresh
                    fresh += 1
                    words[here[owner]] = tuple(word for part in new.pieces.get(owner, ()) for word in part.words)
            line.append(here[owner])
        owners.append(line)
    ys = [*grid.ys[: row + 1], *_cuts(plan.rows, grid.ys[row], grid.ys[row + 1]), *grid.ys[row + 1 :]]
    rows = [*map(list, grid.owners[:row]), *owners, *map(list, grid.owners[row + 1 :])]
    return fill_owners(grid.xs, ys, rows, words, grid.engine)


def _cuts(rows: Sequence[NewRow], top: float, bottom: float) -> list[float]:
    """Boundaries between the new rows: half-way from the last line of one to the first of the next, in order."""
    cuts: list[float] = []
    for above, below in pairwise(rows):
        cut = (
            (max(above.bottom, above.top) + below.top) / 2 if below.top > above.bottom else (above.top + below.top) / 2
        )
        cuts.append(min(max(cut, (cuts[-1] if cuts else top) + 0.1), bottom))
    return cuts
