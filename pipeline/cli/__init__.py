"""The command `lkjip`: each command a thin function over the library call of the same name."""

from __future__ import annotations

import signal
from types import FrameType

from pipeline.cli.group import lkjip

__all__ = ["lkjip", "main"]


def main() -> None:
    """Entry point of the command `lkjip`."""
    signal.signal(signal.SIGTERM, _interrupt)
    lkjip(prog_name="lkjip")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """End as on Ctrl-C, so that workers are stopped and the last good dataset stays."""
    raise KeyboardInterrupt
