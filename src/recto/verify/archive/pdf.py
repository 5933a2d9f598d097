"""PDF → its text, with words mended that were divided at the ends of lines, and what it says of itself."""

import re
import time
from collections.abc import Iterator

import pypdfium2

from recto.verify.archive.reading import Reading

MOST_PAGES = 2000
MOST_TEXT = 10_000_000
"""Code points of text that are read out of one document."""
_SECONDS = 40
_MADE_BY = re.compile(
    r"\.(?:docx?|dvi|indd|pdf|tex|rtf|p\d+)\b|^(?:microsoft word|untitled|slide \d|title|arxiv:)", re.I
)
_FRONT = 5000
"""Code points in which a document names itself and its authors."""
_SOFT = re.compile("[\u00ad\ufffe\x02]")
_DIVIDED = re.compile("(\\w{1,40})(?:[-\u2010\u00ad]\n|[\ufffe\x02]\n?)(\\w{1,40})")


def read_pdf(data: bytes) -> Reading:
    """Read a PDF; one that is locked, damaged or made of pictures gives a reason."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Reading(reason=f"the PDF could not be read ({error})")
    count, texts = len(document), list(_pages(document))
    text = mended("\n\n".join(texts))
    about, front = document.get_metadata_dict(), _words(text[:_FRONT])
    return Reading(
        text=text,
        title=_title(about["Title"], front),
        authors=tuple(_authors(about["Author"], front)),
        whole=len(texts) == count,
        said_by="declared",
        reason=_reason(text, len(texts), count),
    )


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """Give the texts of the pages, as many as there are time and room for."""
    until, room = time.monotonic() + _SECONDS, MOST_TEXT
    for number in range(min(len(document), MOST_PAGES)):
        if room <= 0 or time.monotonic() > until:
            return
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
        room -= len(text)
        yield text.replace("\r\n", "\n").replace("\r", "\n")


def _reason(text: str, read: int, count: int) -> str:
    if not text.strip():
        return "the PDF holds no text, only pictures" if count else "the PDF has no pages"
    return "" if read == count else f"only the first {read} of {count} pages were read"


def _title(text: str, front: frozenset[str]) -> str:
    """Give a title, unless it is the name of a file, what a program filled in, or not what the first page says."""
    return "" if _MADE_BY.search(text) or not _words(text) <= front else " ".join(text.split())


def _authors(text: str, front: frozenset[str]) -> Iterator[str]:
    """Give the authors whom the first page names too: what a file says is often who made the file."""
    for name in re.split(r"\s*;\s*" if ";" in text else r"\s*(?:,|\band\b|&)\s*", text.strip()):
        words = _words(name)
        if words and max(words, key=len) in front:
            yield " ".join(name.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def mended(text: str) -> str:
    """Join words that were divided at the end of a line.

    A hyphen stays where the text holds the word with a hyphen elsewhere and not without, or where no small letter
    follows.
    """
    words = set(re.findall(r"[\w-]+", text))

    def joined(found: re.Match[str]) -> str:
        before, after = found.groups()
        hyphened = f"{before}-{after}"
        keeps = not after[0].islower() or (hyphened in words and before + after not in words)
        return hyphened if keeps else before + after

    return _SOFT.sub("", _DIVIDED.sub(joined, text))
