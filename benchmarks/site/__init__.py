"""A site in the bureau's template with as many releases as wanted: `python -m benchmarks.site`."""
