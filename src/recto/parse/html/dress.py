"""What the writer of a page's HTML leaves to its caller."""

from collections.abc import Mapping
from typing import Protocol


class Dress(Protocol):
    """Makes HTML of the parts of a page that hang on more than its text; all it is given is text unless it says HTML.

    `shown` and `children` are HTML that the writer has made and that may be used as it is. `at` is where the part
    begins in the page's text, in code points from 0.
    """

    def link(self, kind: str, target: str, title: str, shown: str, *, at: int) -> str:
        """Make a link; `kind` is inline, reference, autolink, wikilink or html."""
        ...

    def image(self, target: str, alternative: str, title: str) -> str:
        """Make an image."""
        ...

    def code(self, language: str, text: str) -> str:
        """Make a block of code, in which each ``[`` is escaped; `language` is all that follows the fence."""
        ...

    def formula(self, source: str, *, display: bool) -> str:
        """Make a formula."""
        ...

    def note(self, number: int, label: str, content: str, *, at: int, again: bool) -> str:
        """Make the mark of a footnote with its note, HTML; number 0 is one without a definition on the page."""
        ...

    def callout(self, kind: str, title: str, children: str) -> str:
        """Make a call-out of a block quote that begins with ``[!kind] title``."""
        ...

    def component(
        self, name: str, attributes: Mapping[str, str], children: str, line: int, *, at: int, inline: bool
    ) -> str:
        """Make a component, its attributes as written; `line` is where it begins, from 1."""
        ...

    def is_inline(self, name: str) -> bool | None:
        """Say whether a component stands in a line of text; None where that is not known."""
        ...
