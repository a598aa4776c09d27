"""Work in worker processes: order, exceptions, and deaths."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from pipeline.workers import WorkerDiedError, in_processes


def doubled(number: int) -> int:
    return 2 * number


def crashing_at_3(number: int) -> int:
    if number == 3:
        os._exit(1)  # as a crash in native code does: no exception, no farewell
    return doubled(number)


def raising_at_3(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return doubled(number)


def slow_after_1(number: int) -> int:
    if number > 1:
        time.sleep(600)
    return doubled(number)


def outcomes(function: Callable[[int], int], jobs: int) -> dict[int, object]:
    return dict(in_processes(function, range(1, 7), jobs))


@pytest.mark.parametrize("jobs", [1, 2, 50])
def test_every_item_comes_with_its_result(jobs: int) -> None:
    assert outcomes(doubled, jobs) == {1: 2, 2: 4, 3: 6, 4: 8, 5: 10, 6: 12}


def test_with_one_job_items_come_in_order() -> None:
    assert [item for item, _ in in_processes(doubled, [5, 1, 3], jobs=1)] == [5, 1, 3]


def test_nothing_to_do_needs_no_process() -> None:
    assert list(in_processes(doubled, [], jobs=2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_comes_as_the_result_of_its_item(jobs: int) -> None:
    found = outcomes(raising_at_3, jobs)
    assert isinstance(found.pop(3), ValueError)
    assert found == {1: 2, 2: 4, 4: 8, 5: 10, 6: 12}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_dies_costs_only_its_item(jobs: int) -> None:
    found = outcomes(crashing_at_3, jobs)
    assert isinstance(found.pop(3), WorkerDiedError)
    assert found == {1: 2, 2: 4, 4: 8, 5: 10, 6: 12}


def test_workers_are_stopped_when_nobody_waits_for_them() -> None:
    """Were they not, this test would take ten minutes."""
    results = in_processes(slow_after_1, [1, 2, 3], jobs=2)
    assert next(results) == (1, 2)
    results.close()  # type: ignore[attr-defined]
