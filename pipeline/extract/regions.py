"""Where on a page a table stands that no rules frame: told by figures that stand in columns.

Prose has figures too, but they do not stand under one another with white space on both sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.artefacts import Box
from pipeline.extract.grid import boundaries
from pipeline.extract.groups import group_lines
from pipeline.extract.ink import Rule, enclose
from pipeline.extract.segments import Segment, SegmentLine
from pipeline.extract.settings import ExtractSettings

_TITLE_GAP = 1.2
"""White space above a title, in line heights."""
_REST_LINES = 3
"""Lines (a banner's, a label's) that may stand above the first figures of the rest of a table, or below the last of its
first row, where a header opens it at the foot of a page."""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures: its x range, and the rows (by number) that have a figure in it."""

    x0: float
    x1: float
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of a table without rules: `header` lines, then `body` lines from the first row of figures on.

    `figures` are its figure columns.
    """

    header: tuple[SegmentLine, ...]
    body: tuple[SegmentLine, ...]
    figures: tuple[FigureColumn, ...]

    @property
    def box(self) -> Box:
        """Outline of all lines."""
        return enclose(line.box for line in (*self.header, *self.body))


def find_regions(
    lines: Sequence[SegmentLine],
    rules: Sequence[Rule],
    shades: Sequence[Rule],
    carried: Sequence[float],
    settings: ExtractSettings,
) -> list[Region]:
    """The regions among a page's lines (top to bottom) in which figures stand in columns.

    Level `rules` and the upper edges of shading (`shades`) tell where one begins and how far it goes.
    `carried` are the column boundaries of a table without rules that closes the page before: rows that open this page
    in its columns are the rest of it, however few.
    """
    regions: list[Region] = []
    used = -1
    for rows in _row_runs(lines, settings):
        columns = _figure_columns([lines[row] for row in rows])
        spacing = _spacing(lines, rows)
        start = _up(lines, rows[0], used + 1, columns, (*rules, *shades), spacing, settings)
        is_rest = rows[0] <= _REST_LINES and all(_stands_in(carried, lines[row]) for row in rows)
        header = lines[start : rows[0]]
        is_first = len(lines) - rows[-1] <= _REST_LINES and any(len(line.segments) > 2 for line in header)
        if not is_rest and not is_first and not _is_table([lines[row] for row in rows], header, settings):
            continue
        end = _down(lines, rows[-1], columns, spacing, settings)
        start, end = _framed(lines, start, end, used + 1, (*rules, *shades), settings)
        groups = group_lines(lines[start : rows[0]], [lines[row] for row in rows])
        first = _first_body_line(lines, start, rows[0], columns, groups)
        regions.append(Region(tuple(lines[start:first]), tuple(lines[first : end + 1]), tuple(columns)))
        used = end
    return regions


def _spacing(lines: Sequence[SegmentLine], rows: Sequence[int]) -> float:
    """The usual white space above a row of figures."""
    return median([lines[row].box.top - lines[row - 1].box.bottom for row in rows[1:]] or [0.0])


def _stands_in(xs: Sequence[float], line: SegmentLine) -> bool:
    """Whether a row's label and figures stand in the columns bounded by `xs`."""
    return bool(xs) and all(
        bisect_right(xs, (figure.box.x0 + figure.box.x1) / 2) in range(2, len(xs)) for figure in line.figures
    )


def _row_runs(lines: Sequence[SegmentLine], settings: ExtractSettings) -> list[list[int]]:
    """Runs of row lines, near one another and with a figure column in common, with no prose between."""
    runs: list[list[int]] = []
    for number, line in enumerate(lines):
        if not line.is_row:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and line.y - lines[last].y <= settings.row_distance * line.height
            and _share_column([lines[row] for row in runs[-1][-3:]], line)
            and not any(
                _is_prose(between, line.figures) or _is_caption(between, settings)
                for between in lines[last + 1 : number]
            )
        ):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _share_column(above: Sequence[SegmentLine], line: SegmentLine) -> bool:
    return any(_in_column(a, b) for other in above for a in other.figures for b in line.figures)


def _in_column(a: Segment, b: Segment) -> bool:
    """Whether two figures could stand in one column: flush right, or one over the other."""
    shared = min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)
    return shared > 0.5 * min(a.box.x1 - a.box.x0, b.box.x1 - b.box.x0)


def _is_prose(line: SegmentLine, figures: Sequence[Segment]) -> bool:
    """Whether a line of text runs through the columns of figures."""
    wide = [segment for segment in line.segments if len(segment.words) > 3 and not segment.is_figure]
    crossed = [f for f in figures if any(_covers(segment, f) for segment in wide)]
    return bool(figures) and len(crossed) == len(figures)


def _covers(segment: Segment, figure: Segment) -> bool:
    return segment.box.x0 < figure.box.x0 and segment.box.x1 > figure.box.x0 + 0.5 * (figure.box.x1 - figure.box.x0)


def _is_table(rows: Sequence[SegmentLine], header: Sequence[SegmentLine], settings: ExtractSettings) -> bool:
    """Whether there are rows and figures enough: fewer under a header with columns."""
    figures = sum(len(row.figures) for row in rows)
    headed = any(len(line.segments) > 1 for line in header)
    return len(rows) >= settings.region_rows - headed and figures >= settings.region_figures - headed


def _figure_columns(rows: Sequence[SegmentLine]) -> list[FigureColumn]:
    """The columns that the figures of `rows` form, left to right: figures over one another are in one."""
    columns: list[FigureColumn] = []
    placed = [(figure.box.x0, figure.box.x1, number) for number, row in enumerate(rows) for figure in row.figures]
    for x0, x1, number in sorted(placed):
        last = columns[-1] if columns else None
        if last is not None and x0 < last.x1:
            columns[-1] = FigureColumn(last.x0, max(last.x1, x1), last.rows | {number})
        else:
            columns.append(FigureColumn(x0, x1, frozenset({number})))
    return columns


def _up(
    lines: Sequence[SegmentLine],
    first: int,
    limit: int,
    columns: Sequence[FigureColumn],
    level: Sequence[Rule],
    spacing: float,
    settings: ExtractSettings,
) -> int:
    """The first line of the table's header: upward until a wide gap, the table's top rule, a caption or prose."""
    start = first
    while start > limit:
        line, below = lines[start - 1], lines[start]
        apart = below.box.top - line.box.bottom > max(settings.header_gap * below.height, 1.5 * spacing)
        headed = any(_is_over(header, columns) for header in lines[start:first])
        topped = headed and _is_ruled_off(line, below, (lines[first], below), level, settings)
        if (
            apart
            or topped
            or _titles(lines, start - 1, settings)
            or (_runs_across(line, columns) and not _is_first_group(lines, start - 1, columns))
        ):
            break
        start -= 1
    headers = [number for number in range(start, first) if _is_over(lines[number], columns)]
    return headers[0] if headers else _label_start(lines, start, first, settings)


def _label_start(lines: Sequence[SegmentLine], start: int, first: int, settings: ExtractSettings) -> int:
    """Without a header: the first line of the first row's label, which may stand above its figures."""
    number = first
    while (
        number > start
        and lines[number].box.top - lines[number - 1].box.bottom <= settings.tail_gap * lines[number].height
    ):
        number -= 1
    return number


def _is_caption(line: SegmentLine, settings: ExtractSettings) -> bool:
    return line.segments[0].text.casefold().startswith(settings.caption_words)


def _titles(lines: Sequence[SegmentLine], number: int, settings: ExtractSettings) -> bool:
    """Whether a line is a caption, or the title below one: a text alone, set like the caption, left or centred."""
    above = number
    while above > 0 and not _is_caption(lines[above], settings):
        last, line = lines[above - 1], lines[above]
        if len(line.segments) > 1 or line.box.top - last.box.bottom > settings.header_gap * line.height:
            return False
        above -= 1
    caption, box = lines[above], lines[number].box
    flush = abs(box.x0 - caption.box.x0) <= settings.touch
    centred = abs(box.x0 + box.x1 - caption.box.x0 - caption.box.x1) <= 2 * settings.touch
    return _is_caption(caption, settings) and (flush or centred)


def _is_over(line: SegmentLine, columns: Sequence[FigureColumn]) -> bool:
    """Whether a line has text over a column of figures."""
    return any(
        segment.box.x1 > column.x0 + 1 and segment.box.x0 < column.x1 - 1
        for segment in line.segments
        for column in columns
    )


def _is_ruled_off(
    above: SegmentLine,
    below: SegmentLine,
    width: Sequence[SegmentLine],
    level: Sequence[Rule],
    settings: ExtractSettings,
) -> bool:
    """Whether a rule or an edge of shading runs between two lines over the full `width` of a table's lines."""
    box = enclose(line.box for line in width)
    return any(
        above.y < rule.at < below.y and rule.start <= box.x0 + settings.touch and rule.end >= box.x1 - settings.touch
        for rule in level
    )


def _runs_across(line: SegmentLine, columns: Sequence[FigureColumn]) -> bool:
    """Whether one segment of the line reaches from the labels into the figures: prose or a title."""
    first = columns[0]
    return any(
        segment.box.x0 < first.x0 - 3
        and ((segment.box.x1 > (first.x0 + first.x1) / 2 and len(segment.words) > 2) or len(segment.words) > 12)
        for segment in line.segments
    )


def _is_first_group(lines: Sequence[SegmentLine], number: int, columns: Sequence[FigureColumn]) -> bool:
    """Whether a text alone stands right below headers of several columns of figures: the first group row."""
    if number == 0 or len(lines[number].segments) > 1:
        return False
    above = lines[number - 1]
    headed = [column for column in columns if _is_over(above, [column])]
    near = lines[number].box.top - above.box.bottom <= _TITLE_GAP * lines[number].height
    return near and len(headed) > 1 and len(above.segments) > 2


def _down(
    lines: Sequence[SegmentLine],
    last: int,
    columns: Sequence[FigureColumn],
    spacing: float,
    settings: ExtractSettings,
) -> int:
    """The last line of the table: the rest of the last row's labels stands beside the figures, close below."""
    end = last
    while end + 1 < len(lines):
        line, above = lines[end + 1], lines[end]
        apart = line.box.top - above.box.bottom > max(settings.tail_gap * above.height, 0.6 * spacing)
        if apart or any(_touches(segment, column) for segment in line.segments for column in columns):
            break
        end += 1
    return end


def _touches(segment: Segment, column: FigureColumn) -> bool:
    return segment.box.x1 > column.x0 + 3 and segment.box.x0 < column.x1 - 3


def _framed(
    lines: Sequence[SegmentLine], start: int, end: int, limit: int, level: Sequence[Rule], settings: ExtractSettings
) -> tuple[int, int]:
    """The lines `start` to `end` and those between the further rules of the same width above and below them.

    Rules and shading part the rows of many a table without upright rules. Prose between two edges ends it, and so does
    white space between two: there ends one table and begins the next.
    """
    box = enclose(line.box for line in lines[start : end + 1])
    wide = boundaries(
        (
            rule.at
            for rule in level
            if rule.start <= box.x0 + settings.frame_reach and rule.end >= box.x1 - settings.frame_reach
        ),
        settings.snap,
    )
    while end + 1 < len(lines):
        edge = bisect_right(wide, lines[end + 1].y)
        block = [number for number in range(end + 1, len(lines)) if edge < len(wide) and lines[number].y < wide[edge]]
        joined = edge - bisect_right(wide, lines[end].y) <= 1
        if not block or not joined or _has_prose(lines, block, box, settings) or _is_title(lines, block, wide):
            break
        end = block[-1]
    while start > limit:
        edge = bisect_right(wide, lines[start - 1].y)
        block = [number for number in range(limit, start) if edge > 0 and lines[number].y > wide[edge - 1]]
        joined = bisect_right(wide, lines[start].y) - edge <= 1
        if not block or not joined or _has_prose(lines, block, box, settings):
            break
        start = block[0]
    return start, end


def _is_title(lines: Sequence[SegmentLine], block: Sequence[int], edges: Sequence[float]) -> bool:
    """Whether a block's lines are set singly and well apart from the edge above: the title of the next table."""
    first = lines[block[0]]
    edge = max((at for at in edges if at < first.y), default=first.box.top)
    return first.box.top - edge > _TITLE_GAP * first.height and all(len(lines[n].segments) == 1 for n in block)


def _has_prose(lines: Sequence[SegmentLine], block: Sequence[int], box: Box, settings: ExtractSettings) -> bool:
    """Whether a line of a block runs across most of the table's width, or announces another table."""
    width = settings.prose_width * (box.x1 - box.x0)
    return any(
        _is_caption(lines[number], settings)
        or any(segment.box.x1 - segment.box.x0 > width for segment in lines[number].segments)
        for number in block
    )


def _first_body_line(
    lines: Sequence[SegmentLine],
    start: int,
    row: int,
    columns: Sequence[FigureColumn],
    groups: Sequence[SegmentLine],
) -> int:
    """Where the header ends: after its last line with a segment over a figure column, at the widest gap from there.

    A group row is no header, but its text, too, may reach over a figure column.
    """
    over = [number for number in range(start, row) if _is_over(lines[number], columns) and lines[number] not in groups]
    if not over:
        return row
    grouped = [number for number in range(over[-1] + 1, row) if lines[number] in groups]
    gaps = [(lines[b].box.top - lines[a].box.bottom, -b) for a, b in pairwise(range(over[-1], row + 1))]
    return grouped[0] if grouped else -max(gaps)[1] if gaps else row
