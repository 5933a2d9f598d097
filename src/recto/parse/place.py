"""Lines and columns of a text."""

from bisect import bisect_right

from recto.model import Span


class Lines:
    """Turns offsets of a text into spans with line and column (both from 1, in code points; LF ends a line)."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def span(self, start: int, end: int) -> Span:
        """Give the span from `start` to `end`."""
        line = bisect_right(self.starts, start)
        return Span(start, end, line, start - self.starts[line - 1] + 1)

    def at(self, line: int, column: int = 1) -> int:
        """Give the offset of a line and column, within the text's lines."""
        return self.starts[min(max(line, 1), len(self.starts)) - 1] + column - 1
