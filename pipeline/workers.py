"""Runs a function over many items in worker processes, such that a worker that dies costs no item but its own.

The libraries below us are native code that a malformed file can crash. When a worker dies, all that is known is which
items were under way; each of these is then run once more in a process of its own, and the rest goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerDiedError(Exception):
    """The process that worked on an item ended without a word: a crash in native code, or out of memory."""


def in_processes(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[tuple[Item, Result | BaseException]]:
    """(item, what `function` returned or raised for it), in the order in which they are done; begun in that of `items`.

    An item whose process dies comes with a WorkerDiedError. When the consumer stops, or is interrupted, the workers
    are stopped at once.
    """
    waiting = deque(items)
    suspects: list[Item] = []
    while waiting:
        yield from _until_one_dies(function, waiting, suspects, jobs)
    for item in suspects:
        alone, dead = deque([item]), list[Item]()
        yield from _until_one_dies(function, alone, dead, jobs=1)
        if dead:
            yield item, WorkerDiedError()


def _until_one_dies(
    function: Callable[[Item], Result], waiting: deque[Item], suspects: list[Item], jobs: int
) -> Iterator[tuple[Item, Result | BaseException]]:
    """Work off `waiting` until it is empty or a worker dies; what was under way then is added to `suspects`."""
    under_way: dict[Future[Result], Item] = {}
    with _pool(min(jobs, len(waiting))) as pool:
        while waiting or under_way:
            died = not _fill(pool, function, waiting, under_way, jobs)
            wait(under_way, return_when=FIRST_COMPLETED)
            for future in [future for future in under_way if future.done()]:
                item, error = under_way.pop(future), future.exception()
                if isinstance(error, BrokenProcessPool):
                    suspects.append(item)
                    died = True
                else:
                    yield item, error or future.result()
            if died:
                suspects += under_way.values()
                return


def _fill(
    pool: ProcessPoolExecutor,
    function: Callable[[Item], Result],
    waiting: deque[Item],
    under_way: dict[Future[Result], Item],
    jobs: int,
) -> bool:
    """Submit items until `jobs` are under way; False if a worker has died, so that the pool takes no more."""
    while waiting and len(under_way) < jobs:
        try:
            future = pool.submit(function, waiting[0])
        except BrokenProcessPool:
            return False
        under_way[future] = waiting.popleft()
    return True


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of worker processes, waited for at the end, or stopped at once if the end is an exception."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_follow_parent)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Leave Ctrl-C, which reaches all processes of a terminal, to the parent; end when told to, or when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
