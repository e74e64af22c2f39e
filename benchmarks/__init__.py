"""Speed beside other tools, measured in one run: `make bench`; docs/benchmarks.md tells how to read it."""
