"""The door of `calfbreak.domain.translation`, where the sentences stand."""

from calfbreak.domain.translation import mark, tr, trc, trn

__all__ = ["mark", "tr", "trc", "trn"]
