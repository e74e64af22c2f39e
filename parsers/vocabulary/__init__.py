"""Words as data: one file a language, and the tables that all languages share."""
