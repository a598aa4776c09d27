"""Indonesian numbers as printed: every reading that a cell's text allows, with what each reading supposes."""

from pipeline.numbers.readings import Reading, read_cell
from pipeline.numbers.separators import CUT, Number, read_number

__all__ = ["CUT", "Number", "Reading", "read_cell", "read_number"]
