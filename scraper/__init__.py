"""Documents in: how releases are found, fetched, kept, and run on a schedule."""
