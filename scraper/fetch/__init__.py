"""HTTP as a guest: one session, polite, bounded, on one host."""
