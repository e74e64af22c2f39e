"""A span of text -> a typed term: numbers, dates, periods, bases; in three languages."""
