"""Files that hold other files: what is in them, within limits."""
