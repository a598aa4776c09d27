"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# The same commit gives the same verdict on every machine: no time limits, no other examples at each run.
settings.register_profile("reproducible", deadline=None, derandomize=True)
settings.load_profile("reproducible")
