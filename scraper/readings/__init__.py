"""Attached files read into records of their own, from the archive and without a request.

Every reading is committed with its record; what cannot be read is kept and told once. Readings of the same
bytes by the same parsers are never made twice.
"""
