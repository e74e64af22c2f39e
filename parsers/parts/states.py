"""A field's value with the state it was found in, so that nothing is empty without a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from records.invariants import is_empty
from records.release import Contacts, FieldState, Numerals, State

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value and its state; `reason` is given unless the value is simply there."""

    value: T_co
    state: State = "present"
    reason: str | None = None

    @property
    def field(self) -> FieldState:
        """The state as the record tells it."""
        return FieldState(state=self.state, reason=self.reason)


class Stated(Protocol):
    """What knows the states of some fields by name (a header)."""

    def states(self) -> dict[str, FieldState]:
        """The states by field name."""


_PRESENT = FieldState(state="present")
_ABSENT = {
    "sections": "no heading in the document",
    "key_points": "no sentence in the key points, nor before the glossary",
    "glossary": "no section of this heading",
    "methodology": "no section of this heading",
    "spreadsheets": "no section of this heading with links in it",
    "dynamic_tables": "no section of this heading with links in it",
    "tables": "no table of data in the document",
    "charts": "no chart, image or caption of one in the document",
    "links": "no section of this heading with links in it",
    "owner": "no copyright line",
    "checks": "no rule applies",
    "text": "the document holds no text",
}


def field_states(values: dict[str, Any], header: Stated) -> dict[str, FieldState]:
    """A state for each field of `values`, and one for each empty field of its contacts."""
    known = header.states()
    if not values["observations"]:
        known["observations"] = FieldState(state="not_found", reason=_why_no_figure(values["numerals"]))
    states = {name: known.get(name) or _state(name, value) for name, value in values.items()}
    states.update(_contact_states(values["contacts"]))
    return states


def _state(name: str, value: object) -> FieldState:
    if is_empty(value):
        return FieldState(state="not_found", reason=_ABSENT[name])
    return _PRESENT


def _why_no_figure(numerals: Numerals) -> str:
    if numerals.unread:
        return "no figure was read; see numerals.unread for the numbers that are printed"
    if numerals.total:
        return "no number is a figure; see numerals.explained_as for what they are"
    return "no number is printed in the key points"


def _contact_states(contacts: Contacts) -> dict[str, FieldState]:
    reasons = {
        name: "no telephone number that can be dialled" if name.endswith("e164") else "not printed"
        for name in contacts.__struct_fields__
        if getattr(contacts, name) is None
    }
    return {
        f"contacts.{name}": FieldState(state="not_found", reason=reason) for name, reason in reasons.items()
    }
