"""Everything that touches the outside world, one thing a module.

The contract is that of `calfbreak.ports`: `Unavailable` at construction, never an exception for reasons of the outside
world afterwards, never a wait on the loop's own thread.
"""
