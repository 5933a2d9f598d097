"""The import lines that the contract cuts out of a body."""

from recto.ecma import DOT, EOL, SPACE, line_start, pattern

_IMPORT = pattern(line_start("import") + f"{SPACE}+{DOT}*{EOL}")


def import_lines(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of the import lines from `start` on, as if the text began there."""
    return tuple((m.start() + start, m.end() + start) for m in _IMPORT.finditer(text[start:] if start else text))
