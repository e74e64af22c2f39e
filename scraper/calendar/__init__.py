"""When issues are due by the bureau's own announcements, and how well it keeps them; no clock, no catalog."""
