"""The bureau's site: its addresses, its tree, its listings."""
