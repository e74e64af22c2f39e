"""Workbooks, OOXML and OLE2: bytes -> sheets of cells -> blocks."""
