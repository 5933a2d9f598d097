"""Works by their address: one key for all addresses that lead to one work.

An address is brought to the key of its work, by what hosts say of their own addresses. A rule that might merge two
works is left out: what is not known to be a mere form of an address stays in the key.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from recto.urls import normalized

# fmt: off
TRACKING = frozenset((
    "_hsenc", "_hsmi", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "hsctatracking", "igsh", "igshid",
    "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "oly_anon_id", "oly_enc_id", "ref", "ref_src", "ref_url",
    "referrer", "s_cid", "smid", "spm", "ttclid", "twclid", "vero_id", "wbraid", "wprov", "yclid",
))
"""Parameters that say where a reader came from; so do all that begin with ``utm_``. Case does not matter."""

_ARXIV = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV_HOSTS = ("arxiv.org", "export.arxiv.org", "browse.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org")
_POST = r"/(?:posts|s/[A-Za-z0-9]{17}/p)/([A-Za-z0-9]{17})(?:/[^/]*)?"
_PAPER = r"(?:articles|article/PMC)/(PMC\d+)(?:/pdf(?:/[^/]*)?)?"

_PATHS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("arxiv", _ARXIV_HOSTS, rf"/(?:abs|pdf|html|format|ps|e-print|src)/{_ARXIV}(?:\.pdf)?"),
    ("arxiv", ("alphaxiv.org", "arxiv-vanity.com", "huggingface.co"), rf"/(?:abs|pdf|overview|papers)/{_ARXIV}"),
    ("doi", ("doi.org", "dx.doi.org"), r"/(?:doi:)?(10\.\d{4,9}/.+)"),
    ("doi", ("link.springer.com",), r"/(?:article|chapter|book|content/pdf)/(10\.\d{4,9}/[^/]+?)(?:\.pdf|\.html)?"),
    ("doi", ("biorxiv.org", "medrxiv.org"), r"/content/(10\.1101/[\d.]*\d)(?:v\d+)?(?:\.full(?:-text)?)?(?:\.pdf)?"),
    ("doi", ("frontiersin.org",), r"(?:/journals/[^/]+)?/articles/(10\.3389/[^/]+)(?:/(?:full|abstract|pdf))?"),
    ("nature", ("nature.com",), r"/articles/([a-z]+\d[\w-]*)(?:\.pdf)?"),
    ("youtube", ("youtu.be",), r"/([\w-]{11})"),
    ("youtube", ("youtube.com", "youtube-nocookie.com"), r"/(?:embed|shorts|live|v)/([\w-]{11})"),
    ("pubmed", ("pubmed.ncbi.nlm.nih.gov",), r"/(\d+)"),
    ("pubmed", ("ncbi.nlm.nih.gov",), r"/pubmed/(\d+)"),
    ("pubmed", ("europepmc.org",), r"/(?:article|abstract)/MED/(\d+)"),
    ("pmc", ("pmc.ncbi.nlm.nih.gov", "europepmc.org"), rf"/{_PAPER}"),
    ("pmc", ("ncbi.nlm.nih.gov",), rf"/pmc/{_PAPER}"),
    ("ssrn", ("ssrn.com", "papers.ssrn.com"), r"/abstract=(\d+)"),
    ("lesswrong", ("lesswrong.com", "alignmentforum.org", "greaterwrong.com"), _POST),
    ("ea-forum", ("forum.effectivealtruism.org", "ea.greaterwrong.com"), _POST),
)
"""Kind of work, hosts without ``www.``, and the paths they give a work, with its id in the group."""

_QUERIES: tuple[tuple[str, str, str, str], ...] = (
    ("youtube", r"youtube\.com", r"/watch", "v"),
    ("openreview", r"openreview\.net", r"/(?:forum|pdf)", "id"),
    ("ssrn", r"papers\.ssrn\.com", r"/sol3/papers\.cfm", "abstract_id"),
    ("ssrn", r"papers\.ssrn\.com", r"/sol3/Delivery\.cfm(?:/[^/]*)?", "abstractid"),
    ("doi", r"journals\.plos\.org", r"/[a-z]+/article(?:/file)?", "id"),
)
"""Kind of work, host, path, and the parameter that is its id."""
# fmt: on

_BY_HOST = {
    host: [(kind, re.compile(path)) for kind, hosts, path in _PATHS if host in hosts]
    for host in {host for _, hosts, _ in _PATHS for host in hosts}
}
_BY_QUERY = [(kind, re.compile(host), re.compile(path), name) for kind, host, path, name in _QUERIES]

_PUBLISHER = re.compile(
    r"/doi/(?:(?:abs|abstract|book|epdf|epub|full|html|pdf|pdfdirect|pdfplus|reader)/)?(10\.\d{4,9}/.+)"
)
_DOI_OF = (
    (re.compile(r"10\.48550/arxiv\.(.+?)(?:v\d+)?"), "arxiv"),
    (re.compile(r"10\.2139/ssrn\.(\d+)"), "ssrn"),
)
_WIKIPEDIA = re.compile(r"([a-z-]+)\.(?:m\.)?wikipedia\.org")
_GITHUB = re.compile(r"/([^/]+)/([^/]+)/(?:blob|raw)/(?:refs/(?:heads|tags)/)?(.+)")
_GITHUB_RAW = re.compile(r"/([^/]+)/([^/]+)/(?:refs/(?:heads|tags)/)?(.+)")
_COMMENTS = ("commentid", "noteid")
"""Parameters that name a comment on a work."""
_ESCAPED = re.compile(r"%(?:2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", re.IGNORECASE)
_INDEX = re.compile(r"/index\.html?\Z")

KINDS = frozenset(("doi", "github", "openreview", "wikipedia", *(kind for kind, _, _ in _PATHS)))
"""Kinds of work that a host names: what stands before the colon of such a key."""


class _Known(NamedTuple):
    """A work that its host names: the kind of name, and the name."""

    kind: str
    name: str


def work_key(url: str) -> str:
    """Give the key of the work at an address: alike for all addresses of one work, another for another work.

    It is ``kind:id`` where the host is known to name its works (``arxiv:…``, ``doi:…``), else the address without
    scheme, ``www.``, mobile host, final slash, index file, tracking and a fragment that is no route. What is no web
    address stays as it is.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    host = _host(parts)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    if known := _known(host, unquote(parts.path).rstrip("/"), {name.lower(): value for name, value in query}):
        return f"{known.kind}:{known.name}"
    return _plain(parts, host, query)


def _split(url: str) -> SplitResult | None:
    href = normalized(url.strip())
    return urlsplit(href) if href and href.startswith(("http://", "https://")) else None


def _host(parts: SplitResult) -> str:
    """Give the host, and a port that is not the scheme's own, without ``www.``, ``m.`` and ``mobile.``."""
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    for mobile in ("m.", "mobile."):
        rest = host.removeprefix(mobile)
        host = rest if "." in rest else host
    return "x.com" if host == "twitter.com" else host


def _plain(parts: SplitResult, host: str, query: Sequence[tuple[str, str]]) -> str:
    """Give an address without what does not tell works apart."""
    path = _ESCAPED.sub(lambda found: unquote(found[0]), _INDEX.sub("/", parts.path)).rstrip("/")
    kept = sorted(query, key=lambda pair: pair[0])
    return f"{host}{path}{'?' if kept else ''}{urlencode(kept)}{_route(parts.fragment)}"


def _route(fragment: str) -> str:
    """Give a fragment that tells an application what to show: ``#!…`` and those with a slash."""
    shows = fragment.startswith("!") or ("/" in fragment and not fragment.startswith(":~:"))
    return f"#{fragment}" if shows else ""


def _tracks(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith("utm_")


def _known(host: str, path: str, query: Mapping[str, str]) -> _Known | None:
    """Find out which work a host names; a comment on a work is none of it."""
    if any(query.get(name, query.get("id")) != query.get("id") for name in _COMMENTS):
        return None
    found = next(_named(host, path, query), None)
    return None if found is None else _canonical(*found)


def _named(host: str, path: str, query: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for kind, pattern in _BY_HOST.get(host, ()):
        if found := pattern.fullmatch(path):
            yield kind, found[1]
    for kind, hosts, paths, name in _BY_QUERY:
        if query.get(name) and hosts.fullmatch(host) and paths.fullmatch(path):
            yield kind, query[name]
    if found := _PUBLISHER.fullmatch(path):
        yield "doi", found[1]
    if found := _WIKIPEDIA.fullmatch(host):
        yield from _of_wikipedia(found[1], path, query)
    if found := {"github.com": _GITHUB, "raw.githubusercontent.com": _GITHUB_RAW}.get(host, _NONE).fullmatch(path):
        yield "github", f"{found[1].lower()}/{found[2].lower()}/{found[3]}"


_NONE = re.compile(r"(?!)")


def _of_wikipedia(language: str, path: str, query: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name an article; a version of it, or another view, is another work."""
    title = query.get("title", "") if path == "/w/index.php" else path.removeprefix("/wiki/")
    if title and not title.startswith("/") and set(query) <= {"title"}:
        title = title.replace(" ", "_")
        yield "wikipedia", f"{language}:{title[0].upper()}{title[1:]}"


def _canonical(kind: str, name: str) -> _Known:
    """Bring names that name one work to one."""
    if kind == "nature":
        kind, name = "doi", f"10.1038/{name}"
    if kind == "doi":
        name = name.lower()
        for pattern, other in _DOI_OF:
            if found := pattern.fullmatch(name):
                return _Known(other, found[1])
    return _Known(kind, name)
