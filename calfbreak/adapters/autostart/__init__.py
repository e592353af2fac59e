"""Starting with the desktop: read from, and written to, where each system keeps it."""
