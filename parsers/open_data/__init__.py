"""The bureau's open-data exports: rows of name, date, dimensions and value -> figures."""
