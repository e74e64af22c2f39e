"""One figure of a release, with the place it was read from."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from records.errors import ContractError
from records.period import TimePeriod

Measure = Literal["level", "balance", "change", "share", "rate", "index", "ratio"]
Direction = Literal["increase", "decrease"]
UnitMult = Literal[0, 3, 6, 9, 12]
ObsStatus = Literal["A", "P", "E", "V"]
Offset = Annotated[int, Meta(ge=0)]


class Evidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a figure is printed: `text[start:end] == quote` of the release's canonical text.

    `key_point` is the index of the key point that holds the quote, null outside the key points;
    `locator` is the place in the raw file (`line:19`, `xpath:/html/body/div[2]/p[1]`).
    """

    quote: Annotated[str, Meta(min_length=1)]
    start: Offset
    end: Offset
    key_point: Offset | None
    locator: Annotated[str, Meta(min_length=1)]


class Observation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number with all that it says; see docs/record.md for the meaning of each field."""

    obs_id: Annotated[str, Meta(min_length=1)]
    indicator: str | None
    indicator_text: str
    measure: Measure
    obs_value: int | float
    direction: Direction | None
    unit_measure: Annotated[str, Meta(min_length=1)]
    unit_mult: UnitMult
    decimals: Annotated[int, Meta(ge=0)]
    ref_area: str | None
    ref_area_text: str | None
    counterpart_area: str | None
    time_period: TimePeriod | None
    base_per: TimePeriod | None
    qualifiers: list[str]
    obs_status: ObsStatus
    flags: list[str]
    same_as: str | None
    evidence: Evidence

    @property
    def whole_value(self) -> int | float:
        """The value in its unit, the power of ten worked in: `2,3 thsd.` is 2300."""
        scale: int = 10**self.unit_mult
        return round(self.obs_value * scale, 6)

    def __post_init__(self) -> None:
        """Raise ContractError where measure, direction and sign contradict each other."""
        if (self.measure == "change") != (self.direction is not None) and self.obs_value != 0:
            raise ContractError(f"{self.obs_id}: direction {self.direction} with measure {self.measure}")
        if self.measure == "change" and self.unit_measure == "times":
            if self.obs_value < 0:
                raise ContractError(f"{self.obs_id}: a factor is printed positive, not {self.obs_value}")
        elif (self.direction == "decrease" and self.obs_value > 0) or (
            self.direction == "increase" and self.obs_value < 0
        ):
            raise ContractError(f"{self.obs_id}: {self.direction} with the value {self.obs_value}")
