"""The last stage: rows → files."""

from pipeline.write.assemble import assemble
from pipeline.write.decisions import keep_decisions
from pipeline.write.folder import check_target, write_dataset

__all__ = ["assemble", "check_target", "keep_decisions", "write_dataset"]
