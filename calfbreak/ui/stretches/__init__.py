"""The window in which people look at the stretches, and write down their own. Nothing of it is loaded before."""
