"""The behaviour, exactly: who sits, since when, when a reminder is due. `engine.step` is where it begins."""
