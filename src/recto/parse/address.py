"""What a page's place in the tree says of it."""

from collections.abc import Iterable

from recto.model import Address

Rename = tuple[Address, Address]


def address(file: str, content: str, index_stems: tuple[str, ...]) -> Address:
    """Derive id, path and category of a page from its file, both below the root of the knowledge base."""
    below = file.removeprefix("" if content == "." else content + "/")
    folder, _, name = below.rpartition("/")
    stem = name.removesuffix(".mdx") if name.endswith(".mdx") else name.removesuffix(".md")
    prefix = f"/{folder}" if folder else ""
    index = stem in index_stems
    parts = [part for part in prefix.split("/") if part]
    return Address(
        file=file,
        below_content=below,
        id=f"__index__{prefix}" if index else stem,
        path=f"{prefix}/" if index else f"{prefix}/{stem}/",
        category=(parts[1:2] or parts[:1] or ["other"])[0],
        stem=stem,
        index=index,
    )


def renamed(files: Iterable[tuple[str, str]], content: str, index_stems: tuple[str, ...]) -> list[Rename]:
    """Give renames of files as renames of pages: what a page's place said before, and what it says since."""
    return [(address(old, content, index_stems), address(new, content, index_stems)) for old, new in files]
