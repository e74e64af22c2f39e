"""The record contract (`kzstat/release/1`): models, invariants, JSON Schema and writing of records."""
