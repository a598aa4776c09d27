"""The review of uncertain labels at a spreadsheet: out as a sheet, back as lines of mappings/."""

from pipeline.review.apply import Applied, apply
from pipeline.review.export import Exported, export
from pipeline.review.sheet import RefusedSheetError

__all__ = ["Applied", "Exported", "RefusedSheetError", "apply", "export"]
