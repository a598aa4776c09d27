"""The last stage: rows → files."""

from pipeline.write.accounts import balanced, with_accounts, with_statuses
from pipeline.write.assemble import assemble
from pipeline.write.decisions import keep_decisions
from pipeline.write.folder import check_target, write_dataset

__all__ = [
    "assemble",
    "balanced",
    "check_target",
    "keep_decisions",
    "with_accounts",
    "with_statuses",
    "write_dataset",
]
