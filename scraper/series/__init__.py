"""Which releases belong together although the site does not link them: language editions of one issue."""
