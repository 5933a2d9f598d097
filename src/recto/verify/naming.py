"""Whether the citations of a knowledge base name the works they lead to: made aside, remembered file by file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, Protocol

import msgspec

from recto.engine import Workers
from recto.memo import DEPENDENCIES, Memo, code_key, key
from recto.model import Cited, Identity, Registered, Resource, Stored
from recto.model.packed import pack
from recto.verify import identity
from recto.verify.archive import Archive

_WORTH = 100
"""A citation takes about as long as so many bytes of a page."""


class Named(NamedTuple):
    """Of each citation whether it names its work, and the id of the one that it means instead; of each row the same."""

    identities: Sequence[Identity]
    meant: Sequence[str]
    registered: tuple[Registered, ...]


def by_file(cited: Iterable[Cited]) -> Iterator[list[Cited]]:
    """Part citations by the file in which they stand."""
    return (list(group) for _, group in groupby(cited, key=lambda each: each.file))


class Rows(Protocol):
    """What the data files tell of works: the resources with a hash of them, the tables by name."""

    @property
    def resources(self) -> Sequence[Resource]:
        """The registered works."""

    @property
    def registry(self) -> bytes:
        """The hash of all that makes them."""

    @property
    def tables(self) -> Mapping[str, Any]:
        """The rows of other files by name."""


def begin_naming(
    cited: Sequence[Cited], data: Rows, archive: Archive, now: str, memo: Memo, workers: Workers
) -> Callable[[], Named]:
    """Begin to compare citations with their works; what is given waits for all.

    What was found is remembered as long as the citations of a file, the works and publications that are registered,
    and the archive stay.
    """
    files = [pack(Cited, of) for of in by_file(cited)]
    publications = repr(data.tables.get("publications"))
    code = code_key(("verify",), DEPENDENCIES) + key(data.registry, archive.digest, now[:10], publications)
    names, of_rows = [_name(code, of) for of in files], key("rows", code)
    if found := memo.find(_of_all(names, of_rows), Named):
        kept: Named = found
        memo.keep((*names, of_rows))
        return lambda: kept
    return _begin_anew(files, names, of_rows, data, archive, now, memo, workers)


def _of_all(names: Sequence[bytes], of_rows: bytes) -> bytes:
    return key("named", of_rows, *names)


def _begin_anew(
    files: Sequence[Sequence[Cited]],
    names: Sequence[bytes],
    of_rows: bytes,
    data: Rows,
    archive: Archive,
    now: str,
    memo: Memo,
    workers: Workers,
) -> Callable[[], Named]:
    """Begin to compare the citations of files that changed; `names` are those under which each is remembered."""
    resources, publications = data.resources, identity.read_publications(data.tables.get("publications"))
    by_id = {str(resource.id): resource for resource in resources}
    listener = identity.Listener(by_id, now, _metadata(archive), publications)
    encode, decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(identity.Heard).decode
    known = {name: heard for name, told in memo.each(names) if (heard := memo.decoded(told, decode))}
    rows = memo.find(of_rows, tuple[Registered, ...])
    missing = [place for place, name in enumerate(names) if name not in known]
    size = sum(len(files[place]) for place in missing)
    told = (tuple(files[place]) for place in missing)
    heard_begun = workers.aside(lambda: [encode(listener.hear(cited)) for cited in told], _WORTH * size)
    size = len(resources) if rows is None else 0
    rows_begun = workers.aside(lambda: listener.registered() if rows is None else rows, _WORTH * size)

    def named() -> Named:
        for place, heard in zip(missing, heard_begun(), strict=True):
            known[names[place]] = decode(heard)
            memo.put("verify", names[place], heard)
        registered = rows_begun()
        if rows is None:
            memo.put("verify", of_rows, registered)
        told = [known[name] for name in names]
        alike: dict[Identity, Identity] = {}
        identities = [alike.setdefault(each, each) for each in identity.together(told)]
        found = Named(identities, [name for each in told for name in each.meant], registered)
        memo.put("verify", _of_all(names, of_rows), found)
        return found

    return named


def _name(code: bytes, cited: Sequence[Cited]) -> bytes:
    """Hash what the identities of a file's citations hang on."""
    told = [(c.said, c.target, c.resource, c.work, c.page or c.file) for c in cited]
    return key("identity", code, msgspec.json.encode(told))


def _metadata(archive: Archive) -> Mapping[str, Mapping[str, Any]]:
    """Give what the archive learned of works, by the names that the registry has for it; a guess is left out."""
    known = ((work, archive.about(work)) for work in archive.works)
    return {
        work: {"title": about.title, "authors": about.authors, "published_date": about.published} | _venue(about)
        for work, about in known
        if about and about.said_by != "guessed" and (about.title or about.authors or about.published)
    }


def _venue(about: Stored) -> dict[str, str]:
    """Give where a catalogue says that a work was published; what a page says may be the name of its site."""
    return {"venue": about.venue} if about.said_by == "catalogue" else {}
