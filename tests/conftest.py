"""Settings that all tests share."""

from __future__ import annotations

from hypothesis import settings

# no test asserts a time: how long an example takes is the machine's affair
settings.register_profile("kzstat", deadline=None)
settings.load_profile("kzstat")
