"""Reading releases: bytes in, Release out. Pure: no network, no clock, no files but the vocabulary."""
