"""Stitch: raw tables of single pages or text runs → whole tables.

A raw table continues the one before it when nothing but page furniture stands between them and its header is the same,
or it has none and its columns fit. Repeated headers and column-number rows are dropped, rows broken over the page are
joined, and the cells of text sources are put back under their headers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.artefacts import Document, RawTable, Row, Table
from pipeline.stitch.amounts import with_amounts_apart
from pipeline.stitch.caption import Caption, is_continued, read_caption
from pipeline.stitch.header import same_header, split_header
from pipeline.stitch.parts import Part, map_columns
from pipeline.stitch.rows import join_broken_rows
from pipeline.stitch.run_together import part_labels

__all__ = ["stitch"]


def stitch(raws: Sequence[RawTable], document: Document) -> list[Table]:
    """The whole tables of one document, in order."""
    groups: list[list[Part]] = []
    for raw in raws:
        for part in _cut(raw):
            if groups and _continues(groups[-1], part):
                groups[-1].append(part)
            else:
                groups.append([part])
    captions: list[Caption] = []
    begun: Counter[str] = Counter()
    tables = []
    for order, group in enumerate(groups):
        caption = _caption(group[0], captions[-1] if captions else None)
        captions.append(caption)
        begun[group[0].raw.raw_id] += 1
        tables.append(with_amounts_apart(_table(group, caption, order, begun[group[0].raw.raw_id], document)))
    return tables


def _cut(raw: RawTable) -> list[Part]:
    """A raw table as parts: usually one; more where a second, different header stands inside the grid."""
    parts = [Part(raw, split_header(raw.rows), raw.opens_page)]
    while True:
        body, header = parts[-1].split.body, parts[-1].split.header
        place = next((i for i in range(1, len(body)) if _new_header_at(body, i, header)), None)
        if place is None:
            return parts
        head = replace(parts[-1].split, body=body[:place])
        parts[-1] = replace(parts[-1], split=head)
        parts.append(Part(raw, split_header(body[place:]), True))


def _new_header_at(body: Sequence[Row], index: int, header: Sequence[Row]) -> bool:
    """Whether a header row stands at `index` of the body below `header`.

    A header names its first column or most columns; a row that does neither may be one of labels in header words.
    """
    split = split_header(body[index : index + 6], inside=True)
    if not split.header or split.lead:
        return False
    named = _named(split.header[:1])
    return bool(split.header[0].cells[0].text) or 2 * len(named) >= len(_named(header))


def _named(header: Sequence[Row]) -> set[int]:
    """The columns that a header has words for, or a part of a wider cell."""
    return {index for row in header for index, cell in enumerate(row.cells) if cell.text or cell.merged == "left"}


def _continues(group: Sequence[Part], part: Part) -> bool:
    """Whether `part` continues the table of `group`."""
    last = group[-1]
    headers = group[0].split.header, part.split.header
    repeats = all(headers) and same_header(*headers)
    if not _adjacent(last.raw, part, repeats):
        return False
    if part.split.header:
        return repeats
    return _width(part) <= max(_width(last), _width(group[0])) + 1 and _width(part) >= 2


def _adjacent(last: RawTable, part: Part, repeats: bool) -> bool:
    """Whether nothing but furniture stands between two parts.

    repeats: the part repeats the header; then a line below the last grid, unless it is a caption, is a source or a
    footer that was not known for one.
    """
    raw = part.raw
    if raw is last:
        return True
    if raw.page is None or last.page is None:
        return part.opens
    closes = last.closes_page or (repeats and len(last.after) == 1 and not read_caption(last.after).label)
    touching = closes and (raw.opens_page or is_continued(raw.before))
    return raw.page == last.page + 1 and touching and raw.rotation == last.rotation


def _width(part: Part) -> int:
    return len(part.raw.rows[0].cells)


def _caption(part: Part, previous: Caption | None) -> Caption:
    """The caption above the first part; a table right under another one shares its title.

    It shares its number only in a text, which does not tell two tables from two parts of one.
    """
    touching = part.opens if part.raw.page is None else not part.raw.opens_page
    if not part.raw.before and touching and previous is not None:
        return previous if part.raw.page is None else Caption("", previous.title)
    return read_caption(part.raw.before)


def _table(group: Sequence[Part], caption: Caption, order: int, nth: int, document: Document) -> Table:
    """The whole table of a group of parts; `nth` counts the tables that begin in one raw table, from 1."""
    first, last = group[0].raw, group[-1].raw
    header, rows = map_columns(group)
    rows = join_broken_rows(rows)
    rows = part_labels(rows) if first.page is None else rows
    return Table(
        table_id=f"{document.entry.doc_id}:{first.raw_id}" + (f".{nth}" if nth > 1 else ""),
        doc_id=document.entry.doc_id,
        order=order,
        label=caption.label,
        title=caption.title,
        header=header,
        rows=rows,
        parts=tuple(dict.fromkeys(part.raw.raw_id for part in group)),
        engine=first.engine,
        score=min(part.raw.score for part in group),
        page=first.page,
        last_page=last.page,
        source_line=_first_line(group[0]),
        rotation=first.rotation,
        before=first.before,
        after=last.after,
    )


def _first_line(part: Part) -> int | None:
    rows = (*part.split.header, *part.split.body)
    return rows[0].source_line if rows else part.raw.first_line
