"""Who tells that the session was locked or that the computer goes to sleep."""
