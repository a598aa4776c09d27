"""Replaces a whole folder at once, so that whoever looks finds the old contents or the new, never a mixture.

The new folder is written beside the old one under a temporary name, forced to the disk and renamed into place; the old
one steps aside for the moment between two renames and is put back if the second fails, or by the next run if the
process died just there.
"""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly the files `contents` (bytes by name). OSError leaves the old folder as it was."""
    recover(folder)
    new = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    new.mkdir(parents=True)
    try:
        for name, data in contents.items():
            _write_through(new / name, data)
        _sync_folder(new)
        _swap(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    _sync_folder(folder.parent)


def recover(folder: Path) -> None:
    """Clear away what a run that died has left beside `folder`; put the old folder back if that is all there is."""
    old = _aside(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (old, *folder.parent.glob(f".{glob.escape(folder.name)}.new-*")):
        shutil.rmtree(leftover, ignore_errors=True)


def _swap(folder: Path, new: Path) -> None:
    old = _aside(folder)
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that (Windows and some networks cannot)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
