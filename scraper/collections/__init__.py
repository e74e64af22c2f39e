"""Local archives of the site, made by others: a mirrored folder, WARC files."""
