"""Every threshold of the PDF extract stage, in one place.

Lengths are PDF points (1/72 inch) unless a name says otherwise; shares are 0–1. The values were set by looking at the
grids of fourteen real reports; where one follows from a measured figure, the comment says so.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """How words, rules and grids are read from a PDF page."""

    # words
    word_gap: float = 0.2
    """Gap between two glyphs that starts a new word, as a share of the glyph height (a space is 0.25 em)."""
    generated_gap: float = 0.05
    """The same where the PDF library also saw a space."""
    baseline_shift: float = 0.45
    """Vertical step, as a share of the glyph height, that ends a word."""
    watermark_angle: float = 8.0
    """Degrees off the nearest right angle from which a glyph counts as part of a watermark."""
    watermark_size: float = 4.0
    """Glyphs this many times as tall as the page's median are decoration."""
    overprint_size: float = 1.8
    """The same where other text is printed over them: headings have their place for themselves."""
    mark_size: float = 0.8
    """A glyph at most this share of the height of the digit before it …"""
    mark_raised: float = 0.15
    """… whose foot is raised by at least this share of that height …"""
    mark_gap: float = 1.2
    """… and that stands no further off than this belongs to a footnote's mark."""

    # rules
    thin: float = 3.2
    """A filled rectangle at most this thick is a rule, not shading (Word draws borders so; thick ones are 3 pt)."""
    slope: float = 1.0
    """How far the ends of a stroke may differ across its direction to count as straight."""
    snap: float = 2.6
    """Parallel rules nearer than this are one rule (Word's double border is two rules 1.4–2.6 pt apart)."""
    join: float = 4.0
    """Collinear rule pieces with a gap up to this are one rule (dashes, dots, gaps at crossings)."""
    touch: float = 4.5
    """A rule that ends this near to another meets it."""
    min_rule: float = 7.0
    """Shorter rules are dots, underlines of a letter, list bullets."""
    most_rules: int = 800
    """A page with more rules in one direction is a map or a plan, and is not searched (a full table has about 100)."""
    white: int = 250
    """A fill whose three colour channels are all at least this is paper."""

    # grids
    strip: float = 9.0
    """Two column boundaries nearer than this with no word between them are one boundary (shading, double rules)."""
    row_strip: float = 5.0
    """The same for row boundaries."""
    loose_strip: float = 22.0
    """Width of a strip that goes even though it is part of wider cells, where no row uses both its boundaries."""
    common_boundaries: float = 0.4
    """Rows above and below with a smaller share of their column boundaries in common are two tables."""
    wall: float = 0.55
    """Share of a slot's side that a rule must cover to divide it from its neighbour."""
    open_end: float = 6.0
    """Rules that run on past the outermost crossing rule by more than this leave an open-sided row or column."""
    min_columns: int = 2

    # tables without rules
    segment_gap: float = 0.9
    """Gap between two words, in line heights, that parts two segments of a line."""
    figure_gap: float = 0.3
    """The same between two figures, which are seldom one (a space is 0.22)."""
    number_gap: float = 0.6
    """The same behind a list number that opens its line."""
    row_distance: float = 8.0
    """Line heights from one row of figures to the next."""
    region_rows: int = 3
    region_figures: int = 3
    """Least rows and figures of a table without rules."""
    header_gap: float = 1.6
    """White space, in line heights, above which a line is no longer the header's."""
    tail_gap: float = 0.6
    """The same below the last row for the rest of its label."""
    prose_width: float = 0.6
    """A text across more of a table's width is prose rather than a cell's."""
    gutter_width: float = 0.4
    """Least width of the white space between two columns, in line heights."""
    gutter_crossers: float = 0.08
    """Share of the lines that may run across a gutter (group rows, totals)."""
    column_rule: float = 0.5
    """A rule at least this long, by the table's height, parts columns."""
    frame_reach: float = 10.0
    """How far from a table's text its outer rules may be."""
    band: float = 0.6
    """Share of the table's width that a band of shading must cover to make rows."""

    crown_gap: float = 1.0
    """White space, in line heights, up to which text above a ruled body may be its header …"""
    crown_columns: float = 0.6
    """… if it stands over at least this share of the columns."""

    lone_stack_cost: float = 0.7
    """Highest cost a row at which labels are cut to fit figures that are stacked in one column only."""

    # choice
    good_enough: float = 0.9
    """A grid with this score ends the search: no further engine is asked."""
    second_opinion: float = 0.85
    """Least score of another engine's grid with which the chosen one is compared cell by cell."""
    hole_cost: float = 0.5
    """What slots without a cell take off the score, by their share of all cells."""
    acceptable: float = 0.35
    """Grids below this score are no tables."""

    # surroundings
    context_lines: int = 12
    """Lines of running text kept above and below a grid."""
    introducing_lines: int = 1
    """A caption at the foot of a page holds for the first grid of the next below at most so many lines of text."""
    banner_share: float = 0.12
    """Width of the band for running headers and footers at top and bottom, as a share of the page's longer side."""
    banner_least_share: float = 0.15
    """… and, at the top, where titles are repeated too, on at least this share of the pages read."""
    caption_words: tuple[str, ...] = ("tabel", "table", "lampiran", "gambar", "grafik")
    """A line that begins so is a caption, however often it is repeated."""
    banner_pages: int = 3
    """A line that stands at the same height on at least this many pages is a banner."""

    # triage
    triage_crossing: int = 2
    """Rules in each of both directions that make a page worth a closer look."""
    triage_parallel: int = 5
    """Level rules, or boxes, that do so alone."""
    triage_lines: int = 2
    """Lines of text with figures that do so."""


DEFAULTS = ExtractSettings()
