"""Extract: the grids of cells in a document, page by page (PDF) or tab by tab (text)."""
