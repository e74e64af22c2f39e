"""Releases taken in from local archives of the site, without asking the site.

A copy replaces what is held only where it is known to be newer (`copies.py`), so an archive never sets a
record back, and the site is still asked for all that it lists.
"""
