"""Blocks -> the parts of a release: header, sections, key points, lists and contacts."""
