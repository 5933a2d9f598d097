"""Whether the links of page files to their own site lead to page files."""

import posixpath
from collections.abc import Collection, Iterator, Sequence

from recto.model import BrokenLink, ConventionIssue, LinkHealth, SiteLink

_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_PAGES = (".mdx", ".md", "/index.mdx", "/index.md")
_MODELS = "/models/"


def link_health(files: Sequence[tuple[str, Sequence[SiteLink]]]) -> LinkHealth:
    """Judge the links of all page files, given with their paths below the content root.

    The rows stand in the order in which folders are read, names compared by their bytes.
    """
    known = {file for file, _ in files}
    total = valid = 0
    broken: list[BrokenLink] = []
    issues: list[ConventionIssue] = []
    for file, links in sorted(files, key=lambda each: _reading_order(each[0])):
        total += len(links)
        for link in links:
            fate = _fate(file, link.href, known)
            valid += fate in ("found", "unknowable")
            if fate == "broken":
                broken.append(BrokenLink(file, link.line, link.href, link.text))
            for kinds in _issues(fate, link.href):
                issues.append(ConventionIssue(file, link.line, link.href, kinds))
    return LinkHealth(len(files), total, tuple(broken), tuple(issues), valid)


def _reading_order(file: str) -> list[bytes]:
    return [name.encode("utf-8", "surrogateescape") for name in file.split("/")]


def _fate(file: str, href: str, known: Collection[str]) -> str:
    """Say what a link leads to: a page found, a model yet to come, an image, what cannot be known, or nothing."""
    path = href.partition("#")[0].partition("?")[0]
    if "..." in path:
        return "unknowable"
    if _leads_to_a_page(file, path, known):
        return "found"
    if "${" in href:
        return "unknowable"
    if path.lower().endswith(_IMAGES):
        return "image"
    return "model" if _MODELS in f"/{file}" and _MODELS in href else "broken"


def _leads_to_a_page(file: str, path: str, known: Collection[str]) -> bool:
    path = path.removesuffix("/")
    relative = path.startswith(("./", "../"))
    path = posixpath.join(posixpath.dirname(file), path) if relative else path.removeprefix("/")
    return any(posixpath.normpath(path + ending).lstrip("/") in known for ending in _PAGES)


def _issues(fate: str, href: str) -> Iterator[tuple[str, ...]]:
    """Give the issues of a link, those of one row together; images and the unknowable have none."""
    if fate == "model":
        yield ("model-not-yet-created",)
    slashless = not href.endswith("/") and not any(sign in href for sign in "#.?")
    named = href.endswith((".mdx", ".md"))
    if fate in ("found", "broken", "model") and (slashless or named):
        yield ("missing-trailing-slash",) * slashless + ("has-file-extension",) * named
