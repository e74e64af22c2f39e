"""One release: everything that RECORD.md names, and nothing that is not accounted for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from records.invariants import check_release
from records.observation import Observation, Offset
from records.period import TimePeriod
from records.table import Table

CONTRACT: Literal["kzstat/release/1"] = "kzstat/release/1"

Lang = Literal["en", "ru", "kk"]
LANGS: tuple[Lang, ...] = get_args(Lang)
SectionKey = Literal[
    "key_points",
    "indicators",
    "spreadsheets",
    "dynamic_tables",
    "glossary",
    "methodology",
    "links",
    "contacts",
    "other",
]
State = Literal["present", "stated_absent", "not_found", "ambiguous", "conflicting"]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading and all that stands under it; `number` is as printed, without its full stop."""

    number: str | None
    key: SectionKey
    title: str
    start: Offset
    end: Offset


class KeyPoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One printed sentence, `text[start:end]` of the canonical text; `section` its subsection's heading."""

    text: Annotated[str, Meta(min_length=1)]
    section: str | None
    start: Offset
    end: Offset


class Numeral(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A printed number that is no observation, and why (a reason code of docs/record.md)."""

    quote: Annotated[str, Meta(min_length=1)]
    start: Offset
    end: Offset
    reason: Annotated[str, Meta(min_length=1)]


class Numerals(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The account of every number printed in the key points and the indicator tiles.

    `total = observed + explained + len(unread)`; `explained_as` lists the explained ones.
    """

    total: Offset
    observed: Offset
    explained: Offset
    unread: list[Numeral]
    explained_as: list[Numeral]


class GlossaryTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term of the glossary and its definition."""

    term: str
    definition: str


class Spreadsheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A linked workbook; `size` in bytes; what is not known is null."""

    title: str
    url: str | None
    media_type: str | None
    size: Offset | None
    sha256: Sha256 | None


class DynamicTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A linked dynamic table; `frequency` by SDMX CL_FREQ from its group's heading."""

    title: str
    url: str | None
    frequency: Literal["A", "Q", "M"] | None


class Series(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plotted series: `categories[i]` is the label of `data[i]`; a gap is null."""

    name: str
    categories: list[str]
    data: list[int | float | None]


class Chart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chart or the caption of one; `series` is null where the page carries an image only."""

    title: str
    unit_text: str | None
    series: list[Series] | None


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A useful link."""

    title: str
    url: str | None


class Contacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who answers for the release; phones as printed and in E.164."""

    department: str | None
    director: str | None
    director_phone: str | None
    director_phone_e164: str | None
    executor: str | None
    executor_phone: str | None
    executor_phone_e164: str | None
    email: str | None
    address: str | None


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outcome of one consistency rule; `observations` are the obs_ids it looked at."""

    rule: str
    verdict: Literal["pass", "fail", "not_applicable"]
    detail: str
    observations: list[str]


class FieldState(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a field was found and, where it is empty or doubtful, why."""

    state: State
    reason: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Provenance. `layout` names the parser that read the document; `fetched_at` is never compared."""

    url: str
    media_type: str
    encoding: str | None
    sha256: Sha256
    fetched_at: datetime | None
    etag: str | None
    last_modified: str | None
    layout: str


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The record of one release in one language; creating one checks every invariant of the contract."""

    contract: Literal["kzstat/release/1"] = CONTRACT
    release_id: Annotated[str, Meta(min_length=1)]
    lang: Lang
    title: str
    series: str
    time_period: TimePeriod | None
    published: date | None
    next_published: date | None
    text: str
    sections: list[Section]
    key_points: list[KeyPoint]
    observations: list[Observation]
    numerals: Numerals
    glossary: list[GlossaryTerm]
    methodology: list[str]
    spreadsheets: list[Spreadsheet]
    dynamic_tables: list[DynamicTable]
    tables: list[Table]
    charts: list[Chart]
    links: list[Link]
    contacts: Contacts
    owner: str | None
    checks: list[Check]
    fields: dict[str, FieldState]
    source: Source

    def __post_init__(self) -> None:
        """Raise ContractError where the record breaks an invariant of the contract."""
        check_release(self)
