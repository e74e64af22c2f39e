"""What the files of a release say of its figures: checks in its record, and no revision of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from records.release import Check, FieldState, Release

#: the rule that compares a release with its files
RULE_OF_ATTACHMENTS = "attachments_agree"


def compare_witnesses(release: Release, attachments: Sequence[Release]) -> list[Check]:
    """Which figures a release and its files state in common."""
    del release, attachments
    return []


def with_witnesses(release: Release, attachments: Sequence[Release]) -> Release:
    """The record with what its files, as they were read now, say of it."""
    alone = without_witnesses(release)
    return _with_checks(alone, [*alone.checks, *compare_witnesses(alone, attachments)])


def without_witnesses(release: Release) -> Release:
    """The record as its page alone makes it."""
    return _with_checks(release, [one for one in release.checks if one.rule != RULE_OF_ATTACHMENTS])


def _with_checks(release: Release, checks: list[Check]) -> Release:
    state = FieldState(state="present") if checks else FieldState(state="not_found", reason="no rule applies")
    return msgspec.structs.replace(release, checks=checks, fields={**release.fields, "checks": state})
