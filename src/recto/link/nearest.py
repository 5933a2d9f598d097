"""The best of many rows: only so many are held, however many come."""

from array import array
from collections.abc import Callable

import msgspec


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """The best rows in order, smaller numbers first; `whole` says that there are no others."""

    rows: tuple[int, ...]
    whole: bool


_NONE = Kept((), whole=True)


class Best:
    """The best of the rows added: at least `most` are held, and all that are better than one that is held.

    It may begin with rows `kept` before, each `moved` to its new number, or -1 if it is gone.
    """

    __slots__ = ("bound", "most", "rows")

    def __init__(self, most: int, kept: Kept = _NONE, moved: Callable[[int], int] = int) -> None:
        self.most = most
        self.rows = array("q", [row for row in map(moved, kept.rows) if row >= 0])
        # Rows after the last that is held may be missing.
        self.bound = None if kept.whole else max(self.rows, default=-1)

    def add(self, row: int) -> None:
        """Add a row, if it may be among the best."""
        if self.bound is None or row < self.bound:
            self.rows.append(row)
            if len(self.rows) >= 2 * self.most:
                self._cut()

    def _cut(self) -> None:
        rows = sorted(self.rows)
        self.rows = array("q", rows[: self.most])
        if len(rows) > self.most:
            self.bound = self.rows[-1]

    def holds(self, least: int) -> bool:
        """Say whether the best `least` rows are known, or all there are."""
        return self.bound is None or len(self.rows) >= least

    def kept(self) -> Kept:
        """Give the best rows."""
        self._cut()
        return Kept(tuple(self.rows), self.bound is None)
