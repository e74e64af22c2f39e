"""What the files of a release say of its figures: checks in its record, and no revision of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from records.checks.witnesses import RULE_OF_ATTACHMENTS, compare_witnesses
from records.release import Check, FieldState, Release


def with_witnesses(release: Release, attachments: Sequence[Release]) -> Release:
    """The record with what its files, as they were read now, say of it."""
    alone = without_witnesses(release)
    heard = sorted(attachments, key=lambda record: record.release_id)  # in whatever order they came
    return _with_checks(alone, [*alone.checks, *compare_witnesses(alone, heard)])


def without_witnesses(release: Release) -> Release:
    """The record as its page alone makes it."""
    return _with_checks(release, [one for one in release.checks if one.rule != RULE_OF_ATTACHMENTS])


def _with_checks(release: Release, checks: list[Check]) -> Release:
    state = FieldState(state="present") if checks else FieldState(state="not_found", reason="no rule applies")
    return msgspec.structs.replace(release, checks=checks, fields={**release.fields, "checks": state})
