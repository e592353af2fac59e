"""When keyboard or mouse was last used, as each kind of desktop tells it."""
