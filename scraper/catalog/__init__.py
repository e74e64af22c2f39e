"""What is known of every address and release, in one SQLite file."""
