"""What the verbs share of talking: plain text in a pipe, colour and progress on a terminal."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def say(text: str = "", *, at_once: bool = False) -> None:
    """Print a line of results, `at_once` also where they are read by a program."""
    print(text, flush=at_once)  # noqa: T201


def note(text: str) -> None:
    """Print a line about the work, aside from results."""
    print(text, file=sys.stderr)  # noqa: T201


def is_terminal(stream: Any) -> bool:
    """Say whether a stream is a terminal that may be coloured."""
    return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Give a text of a page without what a terminal would obey: control characters and line ends."""
    return "".join(c if c.isprintable() else " " for c in text)


def styled(text: str, style: str) -> str:
    """Colour a text on a terminal: bold, dim, red, yellow, green, blue."""
    codes = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "blue": 34}
    return f"\x1b[{codes[style]}m{text}\x1b[0m" if is_terminal(sys.stdout) else text


def say_json(data: bytes) -> None:
    """Print JSON, coloured on a terminal."""
    text = data.decode()
    if is_terminal(sys.stdout):
        from rich.console import Console
        from rich.json import JSON

        Console(soft_wrap=True).print(JSON(text, indent=2))
    else:
        say(text)


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    """Give the lines of a Markdown table; what is missing shows as a dash."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"


def _cell(value: Any) -> str:
    return "—" if value is None else printable(str(value)).replace("|", "\\|")


COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


def counted(findings: Mapping[str, int]) -> str:
    """Give how many findings there are of each severity, the worst first; empty if none."""
    return ", ".join(f"{n} {name}{'s' * (n != 1)}" for name in COLOURS if (n := findings.get(name)))


def finding_line(finding: Mapping[str, Any]) -> str:
    """Give a finding on one line: severity, place, message, rule."""
    place = f"{finding['file']}:{finding['line']}:{finding['column']}" if finding["line"] else finding["file"]
    severity = styled(finding["severity"], COLOURS[finding["severity"]])
    return f"  {severity} {printable(place)} {printable(finding['message'])} [{finding['rule']}]"
