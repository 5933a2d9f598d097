"""Whether a citation names the work it leads to: its label against the registry, the address, and other citations.

Offline, from what is known already. A mismatch is said only where both sides are known: names that are surely names
against authors that are surely persons, a year against a date that is the work's own. Else the verdict is unknown.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from recto.model import Resource
from recto.model.evidence import Difference, Identity
from recto.verify.label import Label, read_label
from recto.verify.names import Authors, Match, Name, folded, is_incomplete, read_authors, read_surname, words
from recto.verify.titles import alike, is_title, same_title
from recto.verify.told import Told, told_by

Known = Literal["registry", "address", "archive", "citations"]

APART = 2
"""Years that a preprint and its publication may lie apart."""


class Work(NamedTuple):
    """What is known of a work: who wrote it, when, its title, what its address tells, and where that is known from.

    `open` says that there may be authors that are not listed or cannot be compared: handles, bodies, "et al.".
    `year` is 0 if unknown; `firm` says that it is the work's own and not merely its page's.
    """

    told: Told
    authors: Authors
    open: bool
    title: str
    year: int
    firm: bool
    publication: str
    about: str
    known: tuple[Known, ...]


def known_work(target: str, resource: Resource | None, metadata: Mapping[str, Any] | None = None, *, now: str) -> Work:
    """Gather what is known of the work at an address; `metadata` is what an archive says, by the registry's names."""
    told = told_by(target or _text(resource.url if resource else ""), now)
    fields = {**(resource.fields if resource else {}), **{k: v for k, v in (metadata or {}).items() if v}}
    names = read_authors(fields.get("authors"))
    persons = [name for name in names if name.kind == "person"]
    year = _year_of(fields.get("published_date"))
    own = _text(fields.get("type")) not in ("web", "") or bool(fields.get("publication_id"))
    sources: list[Known] = ["registry"] if resource and (names or year or fields.get("title")) else []
    sources += ["archive"] if metadata else []
    sources += ["address"] if told.year or told.surname or told.problem else []
    if told.sure and told.year:
        year, own = (year, True) if year and abs(year - told.year) <= APART else (told.year, True)
    return Work(
        told, Authors(names), len(persons) < len(names) or is_incomplete(fields.get("authors")), _text(fields.get("title")),
        year, own and bool(year), _text(fields.get("publication_id")),
        f"{_text(fields.get('abstract'))} {_text(fields.get('summary'))}".strip(), tuple(sources),
    )  # fmt: skip


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _year_of(date: Any) -> int:
    digits = str(date)[:4] if isinstance(date, (str, int)) and not isinstance(date, bool) else ""
    return int(digits) if digits.isdecimal() and digits.isascii() and 1400 <= int(digits) <= 2200 else 0


def identify(
    said: str, target: str, resource: Resource | None = None, metadata: Mapping[str, Any] | None = None, *, now: str
) -> Identity:
    """Compare what a citation says of a work with what is known of the work at its address."""
    return compare(read_label(said, target), known_work(target, resource, metadata, now=now))


def registered(resource: Resource, *, now: str) -> Identity:
    """Compare the title of a registered work, where it is a label, with the work's authors, date and address."""
    title = _text(resource.fields.get("title"))
    return compare(read_label(title), known_work(resource.url, resource, now=now)._replace(title=""))


class _Side(NamedTuple):
    """What one question says: agrees, differs or cannot be told, in words; `difference` if it differs."""

    says: Literal["agrees", "differs", "unknown"]
    why: str = ""
    difference: Difference | None = None


def compare(label: Label, work: Work) -> Identity:
    """Compare a label with a work: address, authors, year, title, in this order."""
    sides = [_address(label, work), *_whole(label, work)]
    differing = [side for side in sides if side.says == "differs"]
    if differing:
        differs = tuple(side.difference for side in differing if side.difference)
        why = f"{_leads(work)}; {'; '.join(side.why for side in differing)}"
        return Identity("mismatch", why, differs, work.known, _fix(label, work, differs))
    agreeing = [side.why for side in sides if side.says == "agrees" and side.why]
    if agreeing:
        return Identity("consistent", "; ".join(agreeing), (), work.known)
    return Identity("unknown", next((side.why for side in sides if side.why), _nothing(label, work)), (), work.known)


def _whole(label: Label, work: Work) -> tuple[_Side, _Side, _Side]:
    authors, title = _authors(label, work), _title(label, work)
    if authors.says == "agrees" and title.says == "differs":
        title = _Side("unknown")
    return authors, _year(label, work, authors), title


def _nothing(label: Label, work: Work) -> str:
    if not (label.names or label.group or label.title or label.year):
        return "the label names no work"
    return "nothing is known of the work to compare the label with"


def _leads(work: Work) -> str:
    """Say what the address leads to, as far as that is known."""
    if work.told.problem:
        return "the address leads to no work"
    title = f"“{work.title}”" if is_title(work.title) else "a work"
    by = f" by {_people(work.authors.names)}" if work.authors.names else ""
    year = f" ({work.year})" if work.year and by else f" of {work.year}" if work.year else ""
    return f"the address leads to {title}{by}{year}"


def _people(names: Sequence[Name]) -> str:
    shown = [name.text for name in names[:3]]
    if len(names) > 3:
        return f"{shown[0]} and {len(names) - 1} others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


# Address


def _address(label: Label, work: Work) -> _Side:
    """Compare the numbers: an arXiv number that cannot be, or another than the one the label names."""
    told = work.told
    if told.problem:
        return _Side("differs", told.problem, Difference("address", told.key, told.problem))
    number = told.key.removeprefix("arxiv:")
    if told.kind == "arxiv" and len(label.arxiv) == 1 and label.arxiv[0] != number:
        said = f"arXiv:{label.arxiv[0]}"
        return _Side("differs", f"the label names {said}", Difference("address", said, f"arXiv:{number}"))
    return _Side("unknown")


# Authors


def _authors(label: Label, work: Work) -> _Side:
    if not label.names:
        return _body(label, work)
    if not work.authors.names:
        return _by_address(label, work)
    found = [(name, work.authors.find(name)) for name in label.names]
    matched = [(name, match) for name, match in found if match and match.how in ("same", "typo")]
    if matched:
        missing = [name for name, match in found if match is None]
        if missing and not label.et_al and label.sure and not work.open and len(label.names) <= 3:
            return _other_authors(missing, label, work)
        return _Side("agrees", _agreement(label, matched, work))
    doubt = next((match for _, match in found if match), None)
    if doubt:
        return _Side("unknown", f"{label.names[0].surname} may be {work.authors.names[doubt.index].text}, who is an author")
    if work.open or not all(_certain(name, label, work) for name in label.names[:1]):
        return _Side("unknown", f"whether {label.names[0].surname} is among its authors cannot be told")
    return _other_authors(label.names, label, work)


def _certain(name: Name, label: Label, work: Work) -> bool:
    """Say whether a word is surely a person and not a word of the work's title, place or publication."""
    if label.sure:
        return True
    about = {*words(f"{work.title} {work.publication} {work.told.key}")} if not _is_label(work.title) else set()
    return not set(name.family) & about


def _is_label(title: str) -> bool:
    return bool(title) and not is_title(title)


def _other_authors(missing: Sequence[Name], label: Label, work: Work) -> _Side:
    names = work.authors.names
    count = "its author is not" if len(names) == 1 else f"none of its {len(names)} authors is"
    who = " or ".join(name.surname for name in missing[:3])
    said = ", ".join(name.surname for name in label.names) + (" et al." if label.et_al else "")
    return _Side("differs", f"{count} {who}", Difference("author", said, _people(names)))


def _agreement(label: Label, matched: Sequence[tuple[Name, Match]], work: Work) -> str:
    name, match = matched[0]
    author = work.authors.names[match.index].text
    if match.how == "typo":
        return f"{name.surname} is spelled otherwise than its author {author}"
    if match.index and label.et_al and len(label.names) == 1:
        return f"{name.surname} is one of its {len(work.authors.names)} authors, but not the first"
    return f"{author} is {'its author' if len(work.authors.names) == 1 else 'one of its authors'}"


def _by_address(label: Label, work: Work) -> _Side:
    """Compare names with the surname in an address, where no authors are known."""
    surname = work.told.surname
    if not surname:
        host = folded(work.told.key.partition("/")[0]).replace("-", "")
        own = next((name for name in label.names if len("".join(name.family)) > 4 and "".join(name.family) in host), None)
        return _Side("agrees", f"the site is {own.surname}'s") if own and work.told.kind == "" else _Side("unknown")
    first = read_surname(surname.replace("-", " ").title())
    if any("".join(name.family) in ("".join(first.family), "".join(words(surname))) for name in label.names):
        return _Side("agrees", f"the address names {label.names[0].surname}")
    if any(part in words(surname) for name in label.names for part in name.family):
        return _Side("agrees", f"the address names {label.names[0].surname}")
    said = ", ".join(name.surname for name in label.names)
    return _Side("differs", f"the address names {surname}, not {said}", Difference("author", said, surname))


def _body(label: Label, work: Work) -> _Side:
    """Compare a body with the registered bodies, the publication and the host."""
    if not label.group:
        return _Side("unknown")
    said = {word for word in words(label.group) if len(word) > 2}
    listed = {word for name in work.authors.names if name.kind == "group" for word in words(name.text)}
    if said & listed:
        return _Side("agrees", f"{label.group} is registered as its author")
    host = work.told.key.partition("/")[0].replace("-", "") if not work.told.kind else ""
    if any(word in host for word in said if len(word) > 3) or "".join(words(label.group)) in host.replace(".", ""):
        return _Side("agrees", f"the address is {label.group}'s")
    if said & set(words(work.publication)):
        return _Side("agrees", f"it was published by {label.group}")
    return _Side("unknown", f"whether it is by {label.group} cannot be told")


# Year


def _year(label: Label, work: Work, authors: _Side) -> _Side:
    """Compare the years: up to two years lie between a preprint and its publication."""
    years = {year for year in (work.year, work.told.year if work.told.sure else 0) if year}
    if not label.year or not years:
        return _Side("unknown")
    gap, year = min((abs(label.year - year), year) for year in sorted(years))
    if gap > APART:
        if not work.firm:
            return _Side("unknown", f"the page is dated {year}, which need not be the work's year {label.year}")
        return _Side("differs", f"it is of {year}, not {label.year}", Difference("year", str(label.year), str(year)))
    if authors.says != "agrees":
        return _Side("unknown")
    return _Side("agrees", f"{label.year} against {year}, as preprint and publication may be" if gap else "")


# Title


def _title(label: Label, work: Work) -> _Side:
    """Compare titles: alike, or clearly another where both are titles and the abstract knows nothing of the label's."""
    title = label.title or ("" if label.names or label.group else label.text)
    if title and same_title(title, work.title):
        return _Side("agrees", "the title agrees")
    if title and work.told.title and same_title(title, work.told.title):
        return _Side("agrees", "the title is that in the address")
    clear = label.title and is_title(label.title) and is_title(work.title) and work.authors.names
    if clear and alike(title, work.title) < 0.25 and alike(title, f"{work.about} {work.told.title}") < 0.3:
        return _Side("differs", f"its title is not “{title}”", Difference("title", title, work.title))
    return _Side("unknown")


# Fix


def _fix(label: Label, work: Work, differs: Sequence[Difference]) -> str:
    """Write the label as it should read, in its own style, where authors and year are known for sure."""
    names = work.authors.names
    if not {d.what for d in differs} <= {"author", "year"} or not names or work.open or not (work.year and work.firm):
        return ""
    if label.form not in ("short", "full") or not label.end:
        return ""
    shown = label.text[label.start : label.end]
    first, last = names[0].surname, names[-1].surname
    link = " & " if "&" in shown else " and "
    who = f"{first} et al." if len(names) > 2 else f"{first}{link}{last}" if len(names) == 2 else first
    return f"{label.text[: label.start]}{who}{_when(label, shown, work.year)}{label.text[label.end :]}"


def _when(label: Label, shown: str, year: int) -> str:
    """Write a year as the label writes it: in brackets, after a comma or a blank; not at all if it has none."""
    before = shown.partition(str(label.year))[0].rstrip() if label.year else ""
    if not label.year or str(label.year) not in shown:
        return ""
    return f" ({year})" if before.endswith("(") else f", {year}" if before.endswith(",") else f" {year}"
