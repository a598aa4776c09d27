"""The last stage: rows → files."""

from pipeline.write.assemble import assemble
from pipeline.write.folder import write_dataset

__all__ = ["assemble", "write_dataset"]
