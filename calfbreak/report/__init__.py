"""What the command line tells of the history, and does with it, without the running program."""
