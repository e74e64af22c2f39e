"""Tables of any document -> observations: what a cell holds, how rows and heads lie, what they say of it."""
