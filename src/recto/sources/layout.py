"""Where a knowledge base keeps what, found out from the folder or set in recto.toml."""

from pathlib import Path
from typing import Any

import msgspec

from recto.config import Settings
from recto.errors import ConfigError, SourceError


class Layout(msgspec.Struct, frozen=True):
    """The places of one knowledge base, as paths below its root.

    `sections` are the folders of the content root that hold pages, in order; ``.`` is the content root itself.
    """

    name: str
    content: str
    sections: tuple[str, ...]
    entities: str
    tables: str
    facts: tuple[str, ...]
    """Folders of facts; the first that exists."""
    resources: tuple[str, ...]
    external_links: str
    edits: str
    change_log: str
    change_entries: str
    ids: str
    verdicts: str
    archive: str
    assets: tuple[str, ...]
    """Folders whose files stand at the root of the published site."""
    wikilinks: bool
    index_stems: tuple[str, ...]
    """File names, without their ending, that stand for their folder."""
    hidden: bool
    """Whether folders are read whose names begin with a dot, and ``node_modules``."""

    def about(self) -> dict[str, str]:
        """Say what a page's text is to be read with."""
        wikilinks = "yes" if self.wikilinks else ""
        stems = " ".join(self.index_stems)
        return {"layout": self.name, "content": self.content, "wikilinks": wikilinks, "index_stems": stems}


_DATA: dict[str, Any] = {
    "entities": "data/entities",
    "tables": "data",
    "facts": ("packages/factbase/data", "data/facts"),
    "resources": ("data/resources-snapshot.json", "data/resources.jsonl", "data/resources.yaml"),
    "external_links": "data/external-links.yaml",
    "edits": "data/edits.jsonl",
    "change_log": "history/log.md",
    "change_entries": "history/entries",
    "ids": "data/ids.jsonl",
    "verdicts": "data/verdicts.jsonl",
    "archive": "data/archive",
    "assets": ("public", "static", "assets", "src/assets"),
}

WIKI = Layout(
    name="wiki",
    content="content/docs",
    sections=(
        "knowledge-base",
        "analysis",
        "getting-started",
        "tools",
        "internal",
        "style-guides",
        "guides",
        "insight-hunting",
        "dashboard",
        "project",
        "kb",
        "sources",
    ),
    wikilinks=False,
    index_stems=("index",),
    hidden=True,
    **_DATA,
)
PLAIN = Layout(
    name="plain",
    content=".",
    sections=(".",),
    wikilinks=True,
    index_stems=("index", "_index", "README", "readme"),
    hidden=False,
    **_DATA,
)

PRESETS = {"wiki": WIKI, "plain": PLAIN}


def find_layout(root: Path, settings: Settings) -> Layout:
    """Choose the preset that fits the folder, with the settings laid over it; raise `SourceError` without a folder."""
    if not root.exists():
        raise SourceError(f"There is no folder {root}.", "Name the folder that holds the pages: recto build DIR")
    if not root.is_dir():
        raise SourceError(f"{root} is a file, not a folder.", "Name the folder that holds the pages: recto build DIR")
    preset = PRESETS[settings.layout] if settings.layout != "auto" else WIKI if is_wiki(root) else PLAIN
    paths = msgspec.structs.asdict(settings.paths)
    changed = {name: tuple(v) if isinstance(v, list) else v for name, v in paths.items() if v is not None}
    if settings.markdown.wikilinks is not None:
        changed["wikilinks"] = settings.markdown.wikilinks
    layout = msgspec.structs.replace(preset, **changed)
    if not (root / layout.content).is_dir():
        raise ConfigError(f"There is no folder {root / layout.content} of pages.", "See `layout` and `paths.content`.")
    return layout


def is_wiki(root: Path) -> bool:
    """Say whether a folder has the folders of a wiki."""
    content = root / WIKI.content
    return content.is_dir() and any((content / name).is_dir() for name in WIKI.sections)
