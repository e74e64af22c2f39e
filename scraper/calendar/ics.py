"""What is expected, as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import msgspec

from scraper.calendar.bureau_days import bureau_day
from scraper.calendar.forecast import Expected
from scraper.calendar.wording import expected_words, printable

if TYPE_CHECKING:
    from icalendar import Event, Timezone

PRODID = "-//kzstat//release calendar//EN"
NAME = "Bureau of National Statistics of Kazakhstan: releases"

#: Kazakhstan is one time zone since then, five hours before UTC instead of six in most of it
ONE_TIME_ZONE = datetime(2024, 3, 1)  # noqa: DTZ001 - RFC 5545 (3.6.5) wants local time here


def calendar_file(expected: Iterable[Expected], now: datetime, base_url: str) -> bytes:
    """One all-day event for every instalment that is due or late, by day; `now` must know its time zone.

    The same input gives the same bytes. RFC 5545 (3.6) wants at least one component: the time zone of the
    bureau's days is always there, so that a calendar without events is valid too. Addresses are made
    absolute with `base_url`.
    """
    from icalendar import Calendar  # noqa: PLC0415 - 100 ms that only `status --ics` needs

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    calendar.add_component(_time_zone())
    wanted = [one for one in expected if one.state in ("due", "late")]
    for one in sorted(wanted, key=lambda one: (one.due, one.key)):
        calendar.add_component(_event(one, now, base_url))
    return bytes(calendar.to_ical())


def uid(expected: Expected) -> str:
    """The same for the same series and day, whoever writes the file and whenever."""
    digest = hashlib.sha256(msgspec.json.encode(expected.key)).hexdigest()
    return f"{expected.due:%Y%m%d}-{digest[:32]}@kzstat"


def _event(expected: Expected, now: datetime, base_url: str) -> Event:
    """A day without an end lasts that day (RFC 5545, 3.6.1), and nobody is busy on it."""
    from icalendar import Event  # noqa: PLC0415

    key = expected.key
    event = Event()
    event.add("uid", uid(expected))
    event.add("dtstamp", now)
    event.add("dtstart", expected.due)
    event.add("summary", printable(key.series), parameters={"LANGUAGE": key.lang})
    event.add("description", f"{expected.state}: {expected_words(expected, bureau_day(now))}")
    event.add("categories", [key.topic, key.lang])
    event.add("url", urljoin(base_url, expected.url))
    event.add("transp", "TRANSPARENT")
    return event


def _time_zone() -> Timezone:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415

    standard = TimezoneStandard()
    standard.add("dtstart", ONE_TIME_ZONE)
    standard.add("tzoffsetfrom", timedelta(hours=6))
    standard.add("tzoffsetto", timedelta(hours=5))
    zone = Timezone()
    zone.add("tzid", "Asia/Almaty")
    zone.add_component(standard)
    return zone
