"""What has to be asked for: marks on the entries of listings, set by what is seen, taken off by what is
done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scraper.catalog.database import Database
from scraper.catalog.rows import ListedRow, TableRow
from scraper.scope import Scope

#: why a release is asked for of which nothing is known to be new
REVISABLE = "may be revised"

#: why one is that was read, but not all of its files were to be had
FILE_MISSING = "an attachment is missing"

#: why one that is known is read again
OTHER_PARSERS = "the parsers have changed"
ASKED_AGAIN = "asked for again"

AGAIN = f"due IN ('{OTHER_PARSERS}', '{ASKED_AGAIN}')"
FRESH = f"due NOT IN ('{OTHER_PARSERS}', '{ASKED_AGAIN}', '{REVISABLE}')"

DUE = "SELECT place FROM listed WHERE due IS NOT NULL"
DUE_COUNTS = "SELECT section, theme, lang, count(*) FROM listed WHERE due IS NOT NULL"

#: attempts after which a release is hardly to be had
FEW = 3

#: rows read at once: a backfill of 20 000 releases is not to be held in memory
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Queue:
    """Entries that are due. Every method that marks gives a reason that people read."""

    database: Database

    def releases(self, scope: Scope) -> Iterator[ListedRow]:
        """The releases in `scope` that are due, none twice for one reason.

        First what is new, then what is read again, then what may be revised, the longest not asked for first,
        and what has failed last, the least often first: nothing that comes again and again uses up every
        `--limit`.
        """
        where, values = scope.condition()
        # Noted before the first is taken, or what fails in this run would come again at its end.
        hopeless = self.database.rows(f"{DUE} AND failed > 0 AND {where} ORDER BY failed, place", values)
        for reason in (FRESH, AGAIN):
            yield from self._in_order(f"{DUE} AND failed = 0 AND {reason} AND {where}", values)
        asked = "(SELECT fetched_at FROM urls WHERE urls.url = listed.url)"
        query = f"{DUE} AND failed = 0 AND due = '{REVISABLE}' AND {where} ORDER BY {asked}, place"
        revisable = self.database.rows(query, values)
        yield from self._entries(revisable)
        yield from (one for one in self._entries(revisable) if one.due == ASKED_AGAIN)  # revised indeed
        yield from self._entries(hopeless)

    def _in_order(self, query: str, values: tuple[str, ...]) -> Iterator[ListedRow]:
        """The entries of a query by place, a few at a time."""
        last = -1
        while rows := self.database.rows(
            f"{query} AND place > ? ORDER BY place LIMIT {CHUNK}", (*values, last)
        ):
            yield from self._entries(rows)
            (last,) = rows[-1]

    def _entries(self, places: list[tuple[int]]) -> Iterator[ListedRow]:
        """The entries at these places, as they are when their turn comes."""
        for place in places:
            entry = self.database.first(ListedRow, "SELECT * FROM listed WHERE place = ?", place)
            if entry is not None and entry.due is not None:
                yield entry

    def count(self, scope: Scope) -> dict[tuple[str, str, str], int]:
        """How many releases in `scope` are due, by section, theme and language."""
        where, values = scope.condition()
        rows = self.database.rows(f"{DUE_COUNTS} AND {where} GROUP BY section, theme, lang", values)
        return {(section, theme, lang): number for section, theme, lang, number in rows}

    def unfetched(self, scope: Scope) -> set[tuple[str, str, str]]:
        """Section, theme and language of what in `scope` is new and was not to be had yet; one that fails and
        fails does not count any more.
        """
        where, values = scope.condition()
        query = f"{DUE_COUNTS} AND failed < {FEW} AND {FRESH} AND {where} GROUP BY section, theme, lang"
        return {(section, theme, lang) for section, theme, lang, _ in self.database.rows(query, values)}

    def tables(self, scope: Scope) -> list[TableRow]:
        """The spreadsheets and dynamic tables in `scope` that are due."""
        where, values = scope.tables_condition()
        query = f"SELECT * FROM tables WHERE due IS NOT NULL AND {where} ORDER BY listing, url"  # noqa: S608
        return self.database.select(TableRow, query, values)

    def mark_parser(self, parser_version: str) -> None:
        """What another version of the parsers has read, or could not read."""
        others = "kind = 'release' AND (parser_version < ?1 OR parser_version > ?1)"
        self._mark(
            OTHER_PARSERS,
            f"url IN (SELECT url FROM urls WHERE {others})",  # noqa: S608
            (parser_version,),
        )

    def mark_revisable(self, since: date, asked_before: str) -> None:
        """What was published on `since` or later and was last asked for before a moment (ISO 8601)."""
        self._mark(
            REVISABLE,
            "release_id IN (SELECT release_id FROM releases JOIN urls USING (url)"
            " WHERE published >= ? AND fetched_at < ?)",
            (since.isoformat(), asked_before),
        )

    def mark_newest(self, listing: str, number: int) -> None:
        """The first entries of a listing that was sent anew although it says the same."""
        self._mark(
            REVISABLE,
            "place IN (SELECT place FROM listed WHERE listing = ? ORDER BY dated DESC, place LIMIT ?)",
            (listing, number),
        )

    def mark_held(self, scope: Scope) -> None:
        """Everything in `scope` that is held."""
        where, values = scope.condition()
        held = f"release_id IN (SELECT release_id FROM releases) AND {where}"  # noqa: S608
        self._mark(ASKED_AGAIN, held, values)

    def mark_record_gone(self, release_id: str) -> None:
        """A release whose record has gone from the disk."""
        self._mark("its record is not there", "release_id = ?", (release_id,))

    def _mark(self, why: str, condition: str, values: tuple[object, ...]) -> None:
        # `why` is ours, and first things first: what is due already keeps its reason. But one that may be
        # revised is asked for its page alone, so that every other reason counts for more.
        self.database.execute(
            f"UPDATE listed SET due = '{why}' WHERE coalesce(due, '{REVISABLE}') = '{REVISABLE}' AND {condition}",  # noqa: S608, E501
            values,
        )

    def done(self, url: str) -> None:
        """A release has been read well."""
        self.database.execute("UPDATE listed SET due = NULL, failed = 0 WHERE url = ?", (url,))

    def ask_again(self, url: str) -> None:
        """A release has been revised of which only the page was asked for: its files may be as well."""
        self.database.execute("UPDATE listed SET due = ? WHERE url = ?", (ASKED_AGAIN, url))

    def failed(self, url: str, outcome: str) -> None:
        """The last attempt failed: it stays due."""
        self.database.execute(
            "UPDATE listed SET due = ?, failed = failed + 1 WHERE url = ?", (f"last time: {outcome}", url)
        )

    def incomplete(self, url: str) -> None:
        """A release was read, but an attachment is missing."""
        self.database.execute(
            "UPDATE listed SET due = ?, failed = failed + 1 WHERE url = ?", (FILE_MISSING, url)
        )

    def table_done(self, url: str) -> None:
        """A spreadsheet or dynamic table is in the archive, or will never be."""
        self.database.execute("UPDATE tables SET due = NULL WHERE url = ?", (url,))
