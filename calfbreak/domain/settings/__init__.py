"""Every setting, described once, and everything that follows from the description."""
