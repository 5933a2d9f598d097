"""Whether a citation names the work it leads to: its label against the registry and the address.

Offline, from what is known already. A mismatch is said only where both sides are known: names that stand as authors
against authors that are persons, a year against a date that is the work's own, a title against an abstract or a
registered title that knows none of its words. Else the verdict is unknown.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from recto.model import Resource
from recto.model.evidence import Difference, Identity
from recto.verify.identity.address import address_side
from recto.verify.identity.authors import Authors, Match
from recto.verify.identity.certain import apart, certain, namesake
from recto.verify.identity.entitled import beside, title_side
from recto.verify.identity.label import Label, read_label
from recto.verify.identity.lexicon import BODIES
from recto.verify.identity.names import Name, folded, read_surname, words
from recto.verify.identity.published import venue_side
from recto.verify.identity.side import SILENT, Side
from recto.verify.identity.surnames import is_made_so
from recto.verify.identity.titles import is_bare_title, is_registered, is_title, same_part, same_title, within
from recto.verify.identity.work import APART, Roster, Work, known_work
from recto.verify.identity.yearly import year_side


def identify(
    said: str,
    target: str,
    resource: Resource | None = None,
    metadata: Mapping[str, Any] | None = None,
    *,
    now: str,
    roster: Roster | None = None,
) -> Identity:
    """Compare what a citation says of a work with what is known of the work at its address.

    `now` is the build's date (ISO 8601), by which no later work exists; `metadata` is what an archive says of the work,
    by the registry's names; `roster` tells which handles are persons.
    """
    label = confirmed(read_label(said, target), roster or Roster())
    return compare(label, known_work(target, resource, metadata, now=now, roster=roster))


def confirmed(label: Label, roster: Roster) -> Label:
    """Take two words that may be a name for one where the second is the surname of somebody who is known to write.

    And one word that may be a surname for none where a registered site or publication is called so.
    """
    if label.et_al or label.form == "list" or not label.names:
        return label
    known = any(map(roster.bears, label.names))
    if known or any(map(is_made_so, label.names)):
        joined = label.form == "perhaps" and len(label.names) > 1
        label = replace(label, borne=True, known=known, cites=label.cites or (joined and bool(label.year)))
    if label.sure or label.form not in ("perhaps", "short"):
        return label
    if label.form == "short":
        return replace(label, cites=False) if any(map(roster.is_site, label.names)) else label
    whole = any(name.given or len(name.family) > 1 for name in label.names) and any(map(roster.knows, label.names))
    return replace(label, sure=True, cites=bool(label.year)) if whole else label


def registered(resource: Resource, *, now: str, roster: Roster | None = None) -> Identity:
    """Compare the title of a registered work, which is often a label, with the work's authors, date and address."""
    work = known_work("", resource, now=now, roster=roster)
    if not _contradicts(work):
        return Identity("unknown", "nothing is known of the work that its title could contradict", (), work.known)
    return compare(read_label(work.title), work._replace(title="", headed=""))


_DATED = re.compile(r"\d{4}")


def _contradicts(work: Work) -> bool:
    """Say whether anything is known by which the registered title could be wrong."""
    told = work.told
    known = work.authors.names or told.surname or told.problem or told.kind in ("arxiv", "wikipedia")
    return bool(known or (work.years and _DATED.search(work.title)))


def compare(label: Label, work: Work) -> Identity:
    """Compare a label with a work: address, authors, year, title, venue, in this order."""
    authors = _authors(label, work)
    title = title_side(label, work, authors)
    years, venue = year_side(label, work, authors, title), venue_side(label, work, authors)
    address = address_side(label, work)
    if "differs" in (title.says, years.says, venue.says) and _nobody(label, work, authors):
        authors = _other_authors(label.names, label, work)
    sides = [address, authors, years, title, venue]
    differing = [side for side in sides if side.says == "differs"]
    differs = tuple(side.difference for side in sides if side.difference)
    if differing:
        known = work.title or work.authors.names or work.years or differing != [address]
        why = "; ".join([*([_leads(work, label)] if known else ()), *(side.why for side in differing)])
        decisive = tuple(side.difference for side in differing if side.difference)
        return Identity("mismatch", why, decisive, work.known, _fix(label, work, decisive))
    agreeing = [side.why for side in sides if side.says == "agrees" and side.why]
    if agreeing and not differs:
        return Identity("consistent", "; ".join(agreeing), (), work.known)
    why = next((side.why for side in sides if side.why and side.says == "unknown"), _nothing(label))
    return Identity("unknown", why, differs, work.known)


def _nothing(label: Label) -> str:
    if not (label.names or label.group or label.title or label.year):
        return "the label names no work"
    return "nothing is known of the work to compare the label with"


def _leads(work: Work, label: Label) -> str:
    """Say what the address leads to, as far as that is known; a title that the label gives may be but the label's."""
    if work.told.problem:
        return "the address leads to no work"
    own = is_title(work.title) and not same_title(work.title, label.title or label.text)
    title = f"“{work.title}”" if own else "a work"
    by = f" by {people(work.authors.names)}" if work.authors.names else ""
    year = f" ({work.years[0]})" if work.years and by else f" of {work.years[0]}" if work.years else ""
    article = f"the article “{work.told.title}”" if work.told.kind == "wikipedia" else ""
    return f"the address leads to {article or title + by + year}"


def people(names: Sequence[Name]) -> str:
    """Name up to three persons, or the first and how many more there are."""
    shown = [name.text for name in names]
    if len(names) > 3:
        return f"{shown[0]} and {len(names) - 1} others"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def agree(one: Label, other: Label) -> bool:
    """Say whether two labels have a name in common."""
    authors = Authors(other.names)
    return any(authors.find(name) for name in one.names)


# Authors


def _authors(label: Label, work: Work) -> Side:
    if other := namesake(label, work):
        return _other_authors([other], replace(label, names=(other,)), work)
    if not label.names:
        return _body(label, work)
    if not work.authors.names:
        return _by_address(label, work)
    found = [(name, work.authors.find(name)) for name in label.names]
    matched = [(name, match) for name, match in found if match and match.how in ("same", "typo")]
    slips = len(label.names) == 1 and any(match.how == "typo" and match.place for _, match in matched)
    if matched and not slips:
        return _of_matched(found, matched, label, work)
    doubt = next((match for _, match in found if match), None)
    if doubt and beside(label, work):
        return Side("agrees", "an author of it is named")
    if doubt:
        return Side("unknown", f"{label.names[0].surname} may be its author {work.authors.names[doubt.place].text}")
    told = label.cites and not work.open and not any(map(_in_other_letters, label.names))
    if told and certain(label, work) and not beside(label, work):
        return _other_authors(label.names, label, work)
    return Side("unknown", f"whether {label.names[0].surname} is among its authors cannot be told")


def _in_other_letters(name: Name) -> bool:
    """Say whether a name is written in letters that are not Latin, as the registry may have written it in."""
    return any(char.isalpha() and char > _LATIN for char in name.text)


_LATIN = "ɏ"
"""The last Latin letter, but for those that hardly any name has."""


def _comparable(work: Work) -> bool:
    """Say whether names can be held against the authors: all are known, or the first and labels name that one."""
    first = work.authors.names[0]
    return not work.open or (first.kind == "person" and not work.mixed)


def _of_matched(
    found: Sequence[tuple[Name, Match | None]], matched: Sequence[tuple[Name, Match]], label: Label, work: Work
) -> Side:
    """Take a label whose names are authors in part or all: of a short complete list each has to be one."""
    missing = _missing(found, matched, label, work)
    if missing and label.cites and label.sure and not label.et_al and _complete(missing, label, work):
        return _other_authors(missing, label, work)
    return Side("agrees", _agreement(label, matched, work))


def _missing(
    found: Sequence[tuple[Name, Match | None]], matched: Sequence[tuple[Name, Match]], label: Label, work: Work
) -> list[Name]:
    """Give the names that are no author's, nor the given name of one of them where the title is the work's."""
    said = {*words(label.text)}
    if len(label.names) <= len(work.authors.names) and all(said.issuperset(n.family) for n in work.authors.names):
        return []
    called = {*words(work.title), *words(work.publication)} if is_registered(work.title) else set[str]()
    given = {word for _, match in matched for word in work.authors.names[match.place].given[:1]}
    entitled = same_title(label.title, work.title) or same_part(label.title, work.title)
    initials = {name.given[0][0] for name in work.authors.names if name.given} if entitled else set[str]()
    return [
        name
        for name, match in found
        if match is None
        and called.isdisjoint(name.family)
        and given.isdisjoint(name.given[:1])
        and not (not name.given and name.family[0][0] in initials)
    ]


def _complete(missing: Sequence[Name], label: Label, work: Work) -> bool:
    """Say whether a label that names strangers beside authors names all whom it should, and not merely more.

    A later edition may have another author, and a registry may have but some of them.
    """
    first = work.authors.names[0]
    led = missing[0] is label.names[0] and first.kind == "person" and not Authors(label.names).find(first)
    if work.open or len(label.names) > 3:
        return led and len(label.names) > 1
    named = all(map(Authors(label.names).find, work.authors.names))
    near = any(abs(label.year - year) <= APART for year in work.years)
    more = named and not label.title and bool(label.year) and (near or work.type == "book")
    return len(label.names) > 1 and not more


def _nobody(label: Label, work: Work, authors: Side) -> bool:
    """Say whether what may be names are those of no author: enough where something else tells that it is not the work.

    What the work is about, or where it is from, is nobody's name.
    """
    known = authors.says == "unknown" and label.names and work.authors.names and _comparable(work)
    return bool(
        known and not any(map(work.authors.find, label.names)) and apart(label, work) and not beside(label, work)
    )


def _other_authors(missing: Sequence[Name], label: Label, work: Work) -> Side:
    names = work.authors.names
    count = "its author is not" if len(names) == 1 else f"none of its {len(names)} authors is"
    who = " or ".join(name.surname for name in missing[:3])
    return Side("differs", f"{count} {who}", Difference("author", label.who, people(names)))


def _agreement(label: Label, matched: Sequence[tuple[Name, Match]], work: Work) -> str:
    name, match = matched[0]
    author = work.authors.names[match.place].text
    if match.how == "typo":
        return f"{name.surname} is spelled otherwise than its author {author}"
    if match.place and label.et_al and len(label.names) == 1:
        return f"{name.surname} is one of its {len(work.authors.names)} authors, but not the first"
    return f"{author} is {'its author' if len(work.authors.names) == 1 else 'one of its authors'}"


def _by_address(label: Label, work: Work) -> Side:
    """Compare names with what the address and the registry's title and summary say, where no authors are registered."""
    who = label.names[0].surname
    if work.told.surname:
        return _by_surname(label, work.told.surname)
    site = _host(work)
    wholes = {"".join(parts) for name in label.names for parts in (name.family, (*name.given, *name.family))}
    if any(len(whole) > 4 and whole in site for whole in wholes):
        return Side("agrees", f"the site is named after {who}")
    return _by_title(label, work)


def _by_surname(label: Label, surname: str) -> Side:
    """Compare names with the first author's surname in an address, where parts may be run together or left out."""
    told = words(surname)
    runs = {"".join(parts) for name in label.names for parts in (name.family, words(name.surname))}
    if (runs | {part for name in label.names for part in name.family}) & {*told, "".join(told)}:
        return Side("agrees", f"the address names {label.names[0].surname}")
    first = read_surname(surname)
    if not label.cites or any("".join(first.family) in "".join(words(name.text)) for name in label.names):
        return SILENT
    difference = Difference("author", label.who, surname)
    return Side("differs", f"by its address its first author is {surname}", difference) if _first(label) else SILENT


def _first(label: Label) -> bool:
    """Say whether a label names the first author: with "et al.", or several."""
    return label.sure and (label.et_al or len(label.names) > 1)


def _by_title(label: Label, work: Work) -> Side:
    """Compare names with those in the registered title, where it is a label; one that only repeats says nothing."""
    who = label.names[0].surname
    other = read_label(work.title)
    repeats = other.form == "short" and not other.title
    said = {word for name in label.names for word in name.family if len(word) > 2}
    if said & {*words(f"{'' if repeats else work.title} {work.about}")}:
        return Side("agrees", f"the registry names {who}")
    if label.cites and label.sure and other.names and other.cites and other.sure and not agree(label, other):
        difference = Difference("author", label.who, other.who)
        return Side("unknown", f"the registry calls it “{work.title}”, and nothing tells which is right", difference)
    return SILENT


_PAIR = re.compile(r"[A-Z][^\W\d_]{0,30}[a-z] (?:&|and) [A-Z][^\W\d_]{0,30}[a-z]")


def _body(label: Label, work: Work) -> Side:
    """Compare a body with the registered bodies, the publication and the host."""
    said = {word for word in words(label.group) if len(word) > 2}
    listed = {word for name in work.authors.names if name.kind == "group" for word in words(name.text)}
    if (_PAIR.fullmatch(label.group) or not label.group) and beside(label, work) and not within(label.text, work.title):
        return Side("agrees", "an author of it is named")
    if (said - BODIES or said) & listed - (BODIES if said - BODIES else set()):
        return Side("agrees", f"{label.group} is registered as its author")
    if (host := _host(work)) and (owner := _owner(label, host)):
        return Side("agrees", f"the site is that of {owner}")
    if said & {*words(work.publication)}:
        return Side("agrees", f"it was published by {label.group}")
    return Side("unknown", f"whether it is by {label.group} cannot be told") if label.group else SILENT


def _host(work: Work) -> str:
    """Give the host of an address that is no known work's, without its last part."""
    return work.told.key.partition("/")[0].replace("-", "").rpartition(".")[0] if not work.told.kind else ""


def _owner(label: Label, host: str) -> str:
    """Give the body that a host is named after, in full, by one word or by its initials."""
    parts = {part for part in host.split(".") if len(part) > 2}
    if label.group:
        initials = folded("".join(word if word.isupper() else word[0] for word in label.group.split()))
        whole = "".join(words(label.group))
        if whole in host or parts & {*words(label.group)} or any(part in initials for part in parts):
            return label.group
    named = (word for word in label.proper if folded(word) in parts or (len(word) > 4 and folded(word) in host))
    return next((word for word in named if _set_apart(word, label.text)), "")


def _set_apart(word: str, text: str) -> bool:
    """Say whether a word may name who owns a site: in a title only first or last, or as an acronym."""
    said = text.split()
    return word.isupper() or any(word in part for part in (*said[:4], *said[-3:])) or not is_bare_title(text)


# Fix


def _fix(label: Label, work: Work, differs: Sequence[Difference]) -> str:
    """Write a label that is but names and year as it should read, in its own style, where both are known for sure."""
    names, differing = work.authors.names, {difference.what for difference in differs}
    bare = not label.text[: label.start].strip(" (") and not label.text[label.end :].strip(" ).")
    known = names and not work.open and work.years and work.firm
    if not (differing <= {"author", "year"} and bare and known and label.form in ("short", "full")):
        return ""
    shown = label.text[label.start : label.end]
    link = " & " if "&" in shown else " and "
    first, last = names[0].surname, names[-1].surname
    who = f"{first} et al." if len(names) > 2 else f"{first}{link}{last}" if len(names) == 2 else first
    return f"{label.text[: label.start]}{who}{_when(label, shown, work.years[0])}{label.text[label.end :]}"


def _when(label: Label, shown: str, year: int) -> str:
    """Write a year as the label writes it: in brackets, after a comma or a blank; not at all if it has none."""
    before, at, _ = shown.partition(str(label.year))
    if not at:
        return ""
    return f" ({year})" if before.endswith("(") else f", {year}" if before.rstrip().endswith(",") else f" {year}"
