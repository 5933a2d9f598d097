"""The prose of a page, section by section: what a reader reads, without the marks."""

import functools
import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recto.model import Citation, Code, Page, Section, Sentence, Span
from recto.parse.sentences import BLANKS, SIGNS, WORDS, mark, sentences, unmarked

_KEPT = "\x00"
"""Stands for code while marks are taken out."""

_LEFT_OUT = ("script", "style", "svg")
_COMMENT = re.compile(r"\{/\*|<!--")
_CLOSERS = {"{/*": "*/}", "<!--": "-->"}
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[^\n]*")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*(?:\n|\Z)")

# Patterns of whole lines begin with the line end before them: that is looked for faster than the start of a line.
_ESM = re.compile(
    r"\n(?:import[ \t][^\n\"']*[\"']|export[ \t]+(?:const|let|default|function|async|class|[{*]))[^\n]*(?:\n[^\n]+)*"
)
_EXPRESSION = re.compile(r"\{[^{}\n]{0,300}\}")
_DROPPED = re.compile(
    r"\n(?:[ \t]{0,3}\[[^\]\n^][^\]\n]{0,300}\]:[^\n]*"  # where a reference leads
    r"|[ \t]*+(?:[-*_=][ \t]*){3,200}"  # rules
    r"|[ \t]*+(?:\|[ \t]*+)?:?-[-:| \t]*)(?=\n|\Z)"  # rules within tables
)
_WITHIN = re.compile(r"\[\^[^\]\s\[]{1,200}\]:?|</?[A-Za-z][\w.:-]{0,100}[ \t]*/?>|</?>")
_BLOCK = re.compile(r"\n[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|>[ \t]*|\|)")
_SIGNS = "*_~`"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"  +")
_BREAK = re.compile(r"\n ?\n\s*")


class _Edit(NamedTuple):
    """A stretch of the text and what a reader sees there."""

    start: int
    end: int
    shown: str
    kept: str | None = None


class Prose(NamedTuple):
    """The prose of a page: the text of each section, the sentences that cite, how many of each section claim."""

    texts: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[int, ...]


def read_prose(page: Page, text: str) -> Prose:
    """Read the prose of each of the page's sections, without its heading, in a time that grows with the length.

    Paragraphs, items and rows are lines. Links leave their texts, images their alternative texts, components what
    stands between their tags, code its lines; formulas, comments, expressions and scripts leave nothing. `text` is the
    text the page was parsed from.
    """
    if any(sign in text for sign in SIGNS):
        text = text.translate(BLANKS)
    marked = tuple(_section_texts(page, text))
    return Prose(tuple(map(unmarked, marked)), *sentences(marked))


def _section_texts(page: Page, text: str) -> Iterator[str]:
    """Give the text of each section, with the marks and signs that `sentences` reads."""
    edits = iter(sorted(_edits(page, text), key=lambda edit: (edit.start, -edit.end, not edit.shown)))
    edit = next(edits, None)
    mdx = page.address.file.endswith(".mdx")
    for section in page.sections:
        position = _after_heading(section, text)
        pieces: list[str] = []
        kept: list[str] = []
        while edit and edit.start < section.span.end:
            if edit.start >= position:
                pieces += text[position : edit.start], edit.shown or ""
                kept += [] if edit.kept is None else [edit.kept]
                position = edit.end
            edit = next(edits, None)
        pieces.append(text[position : section.span.end])
        yield _joined(_plain("".join(pieces), kept, mdx=mdx))


def _edits(page: Page, text: str) -> Iterator[_Edit]:
    marks = {c.span: mark(n) for n, c in enumerate(page.citations)}
    yield from (_Edit(x.span.start, x.span.end, _marked(x.text, marks.pop(x.span, ""))) for x in page.links)
    yield from _marks_of(page.citations, marks)
    yield from (_Edit(note.span.start, note.span.start, "\n\n\x03") for note in page.footnotes)
    yield from (_Edit(note.span.end, note.span.end, "\x04\n\n") for note in page.footnotes)
    yield from (_Edit(image.span.start, image.span.end, f" {image.text} ") for image in page.images)
    yield from (_Edit(formula.span.start, formula.span.end, " ") for formula in page.math)
    yield from (_Edit(code.span.start, code.span.end, _KEPT, _code(code, text)) for code in page.code)
    yield from _comments(text)
    for component in page.components:
        tag, whole = component.tag, component.span
        if component.name in _LEFT_OUT:
            yield _Edit(whole.start, whole.end, " ")
        else:
            begins = WORDS if whole in marks else ""
            yield _Edit(tag.start, tag.end, "\n\n" if text.startswith("\n", tag.end) else begins)


def _marked(text: str, sign: str) -> str:
    return f"{WORDS}{text}{sign}" if sign else text


def _marks_of(citations: Sequence[Citation], marks: dict[Span, str]) -> Iterator[_Edit]:
    """Put the mark of a footnote in the place of its reference, that of a component after its end."""
    for citation in citations:
        if found := marks.get(citation.span):
            start, end = citation.span.start, citation.span.end
            yield _Edit(start if citation.kind == "footnote" else end, end, found)


def _code(code: Code, text: str) -> str:
    """Give code without its marks, its lines as they are."""
    shown = code.span.of(text)
    if code.inline:
        return shown.strip("`").strip()
    lines = shown.split("\n")
    fenced = lines[1:] if _FENCE.fullmatch(lines[0]) else lines
    fenced = fenced[:-1] if fenced and _FENCE.fullmatch(fenced[-1]) else fenced
    return "\n\n\x03" + "\n\n".join(fenced) + "\x04\n\n"


def _comments(text: str) -> Iterator[_Edit]:
    """Find comments; one that never ends is none, and is looked for once."""
    endless = {opener for opener in _CLOSERS if opener not in text}
    position = 0
    while len(endless) < len(_CLOSERS) and (found := _COMMENT.search(text, position)):
        closer = _CLOSERS[found[0]]
        end = -1 if found[0] in endless else text.find(closer, found.end())
        if end < 0:
            endless.add(found[0])
            position = found.end()
        else:
            position = end + len(closer)
            yield _Edit(found.start(), position, " ")


def _after_heading(section: Section, text: str) -> int:
    """Give where the text of a section begins, past its heading and the line under it."""
    start, end = section.span.start, section.span.end
    if section.level == 0:
        return start
    line_end = text.find("\n", start, end)
    if line_end < 0:
        return end
    if not text[start:line_end].lstrip(" \t>").startswith("#") and (under := _UNDERLINE.match(text, line_end + 1, end)):
        return under.end()
    return line_end + 1


def _plain(text: str, kept: list[str], *, mdx: bool) -> str:
    """Take the marks out of a section's text; what is kept as it is stands under a sign."""
    text = f"\n{text}"
    if "[^" in text or "<" in text:
        text = _WITHIN.sub("", text)
    if mdx:
        text = _EXPRESSION.sub(" ", _ESM.sub("\n", text))
    text = _BLOCK.sub("\n\n", _DROPPED.sub("\n", text)).replace("|", " ")
    text = html.unescape(_ESCAPED.sub(r"\1", _marks(text).sub(_without_mark, text)))
    if text.count(_KEPT) == len(kept):
        pieces = text.split(_KEPT)
        return "".join(piece for pair in zip(pieces, (*kept, ""), strict=True) for piece in pair)
    return text.replace(_KEPT, " ")


@functools.cache
def _runs_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}][{signs}]*")


def _marks(text: str) -> re.Pattern[str]:
    """Give a pattern of the marks that a text holds: one sign, the usual case, is found faster than any of four."""
    return _runs_of("".join(sign for sign in _SIGNS if sign in text) or _SIGNS)


def _without_mark(found: re.Match[str]) -> str:
    """Drop what sets a text in another face; between digits, blanks or the letters of a name it is a sign itself."""
    text, sign = found.string, found[0]
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    alone = (not before or before.isspace()) and (not after or after.isspace())
    within = before.isalnum() and after.isalnum() and ("_" in sign or (before.isdigit() and after.isdigit()))
    return sign if alone or within or before == "\\" or sign == "~" else ""


def _joined(text: str) -> str:
    """Put each paragraph on a line."""
    spaced = _SPACES.sub(" ", text.replace("\t", " ").replace("\r", " "))
    paragraphs = _BREAK.split(spaced.strip())
    return "\n".join(line for paragraph in paragraphs if (line := paragraph.replace("\n", " ").strip()))
