"""The tables of `catalog.sqlite`."""

from __future__ import annotations

#: kept in SQLite's `user_version`; raised with every change to the tables
SCHEMA_VERSION = 1

# An address is relative to the site (`/en/industries/...`): the host is the same for a whole home.
# `outcome` is `ok`, `incomplete` (read, but an attachment is still missing) or the code of what went wrong.
SCHEMA = """
CREATE TABLE site (
    host TEXT NOT NULL
) STRICT;

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

CREATE TABLE releases (
    release_id TEXT PRIMARY KEY,
    url TEXT NOT NULL REFERENCES urls (url),
    section TEXT NOT NULL,
    theme TEXT NOT NULL,
    element INTEGER NOT NULL,
    lang TEXT NOT NULL,
    listed TEXT NOT NULL,
    title TEXT NOT NULL,
    series TEXT NOT NULL,
    period TEXT,
    published TEXT,
    next_published TEXT,
    record_path TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_changed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX releases_by_theme ON releases (section, theme, lang);

CREATE TABLE attachments (
    release_id TEXT NOT NULL REFERENCES releases (release_id),
    url TEXT NOT NULL REFERENCES urls (url),
    PRIMARY KEY (release_id, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    exit_code INTEGER NOT NULL,
    summary TEXT NOT NULL
) STRICT;
"""
