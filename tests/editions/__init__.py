"""The PDF editions of the corpora, typeset from their text editions.

`corpus/<id>/<doc_id>.txt` is the edition that we write by hand: captions, headers, cells and footnotes, cells parted by
tabs. `python -m tests.editions.typeset` makes `corpus/<id>/<doc_id>.pdf` from it, with the page layouts that published
reports really have. What a text cannot say (rules, page turned or not, which empty cells are merged) stands in
`tests/editions/layouts/<doc_id>.toml`.

    source   text edition → blocks of running lines and grids
    layout   layout file  → settings of the edition and of each table
    spans    grid         → cells with row and column spans
    measure  cells        → column widths, wrapped lines, row heights
    flow     tables       → pages, with tables and rows cut where a page ends
    draw     pages        → PDF
"""
