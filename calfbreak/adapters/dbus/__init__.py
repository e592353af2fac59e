"""The message bus: calls, signals and names, without ever waiting on the loop's thread."""
