"""The tables of `catalog.sqlite`."""

from __future__ import annotations

#: kept in SQLite's `user_version`; raised with every change to the tables
SCHEMA_VERSION = 6

# An address is relative to the site (`/en/industries/...`): the host is the same for a whole home.
# `outcome` is `ok`, `incomplete` (read, but an attachment is still missing) or the code of what went wrong.
# `due` is why something has to be asked for, and empty (NULL) where it has not: with the partial indexes a
# run with nothing to do costs the same however much is held.
SCHEMA = """
CREATE TABLE site (
    host TEXT NOT NULL
) STRICT;

CREATE TABLE themes (
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    lang TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (lang, section, theme)
) STRICT, WITHOUT ROWID;

CREATE TABLE listings (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    first_page TEXT NOT NULL,
    entries INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    restless INTEGER NOT NULL,
    walked_at TEXT NOT NULL,
    reader TEXT NOT NULL,
    peak INTEGER NOT NULL,
    peak_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE asked (
    listing TEXT PRIMARY KEY,
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    lang TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    read_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted (
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    PRIMARY KEY (name, lang, accepted_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE listed (
    place INTEGER PRIMARY KEY,
    release_id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL UNIQUE,
    listing TEXT NOT NULL,
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    element TEXT NOT NULL,
    lang TEXT NOT NULL,
    day TEXT NOT NULL,
    month TEXT NOT NULL,
    title TEXT NOT NULL,
    dated TEXT,
    certain INTEGER NOT NULL,
    due TEXT,
    failed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX listed_due ON listed (failed, place) WHERE due IS NOT NULL;
CREATE INDEX listed_by_listing ON listed (listing, place);

CREATE TABLE tables (
    url TEXT PRIMARY KEY,
    listing TEXT NOT NULL,
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    lang TEXT NOT NULL,
    heading TEXT NOT NULL,
    title TEXT NOT NULL,
    printed TEXT NOT NULL,
    dated TEXT,
    due TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tables_due ON tables (url) WHERE due IS NOT NULL;

CREATE TABLE urls (
    url TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('release', 'attachment')),
    outcome TEXT NOT NULL,
    detail TEXT,
    etag TEXT,
    last_modified TEXT,
    charset TEXT,
    media_type TEXT,
    sha256 TEXT,
    size INTEGER,
    fetched_at TEXT,
    parser_version TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX urls_by_parser ON urls (parser_version) WHERE kind = 'release';
CREATE INDEX urls_failing ON urls (url) WHERE outcome <> 'ok';

CREATE TABLE releases (
    release_id TEXT PRIMARY KEY,
    url TEXT NOT NULL REFERENCES urls (url),
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    element TEXT NOT NULL,
    lang TEXT NOT NULL,
    listed TEXT NOT NULL,
    title TEXT NOT NULL,
    series TEXT NOT NULL,
    period TEXT,
    published TEXT,
    next_published TEXT,
    stage TEXT,
    figures TEXT NOT NULL,
    issue TEXT NOT NULL,
    superseded_by TEXT,
    vintage INTEGER NOT NULL,
    record_path TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX releases_by_series ON releases (section, theme, lang, series, published);
CREATE INDEX releases_by_period ON releases (section, theme, period);
CREATE INDEX releases_by_date ON releases (published);
CREATE INDEX releases_by_announcement ON releases (next_published);
CREATE INDEX releases_by_arrival ON releases (first_seen);

CREATE TABLE vintages (
    release_id TEXT NOT NULL,
    vintage INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    page_sha256 TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (release_id, vintage)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
    release_id TEXT NOT NULL REFERENCES releases (release_id),
    url TEXT NOT NULL REFERENCES urls (url),
    PRIMARY KEY (release_id, url)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_by_url ON attachments (url);

CREATE TABLE readings (
    url TEXT NOT NULL,
    member TEXT NOT NULL,
    release_id TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    lang TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT,
    parser_version TEXT NOT NULL,
    compared INTEGER NOT NULL,
    vintage INTEGER NOT NULL,
    record_path TEXT NOT NULL,
    record_sha256 TEXT,
    first_seen TEXT NOT NULL,
    last_changed TEXT NOT NULL,
    PRIMARY KEY (url, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_by_parser ON readings (parser_version);
CREATE INDEX readings_by_theme ON readings (section, theme);
CREATE INDEX readings_uncompared ON readings (url) WHERE compared = 0;

CREATE TABLE containers (
    sha256 TEXT PRIMARY KEY,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    container TEXT NOT NULL REFERENCES containers (sha256),
    name TEXT NOT NULL,
    media_type TEXT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (container, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    path TEXT PRIMARY KEY,
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE folders (
    path TEXT PRIMARY KEY,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE told (
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    lang TEXT NOT NULL,
    told_at TEXT NOT NULL,
    round_at TEXT NOT NULL,
    PRIMARY KEY (section, theme, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    exit_code INTEGER NOT NULL,
    summary TEXT NOT NULL
) STRICT;
"""
