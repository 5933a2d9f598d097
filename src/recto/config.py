"""Settings: ``recto.toml`` as one typed tree.

Each setting says what it means and which stage it concerns first: what that stage and later ones have remembered
is not used after a change.
"""

import difflib
import os
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta

from recto import model
from recto.errors import ConfigError

FILE = "recto.toml"
JUDGE_KEY = "RECTO_JUDGE_KEY"
"""The variable of the environment that holds the key of the judge's endpoint; no file does."""

Stage = Literal["sources", "parse", "link", "score", "check", "store", "verify"]


def _about(stage: Stage, meaning: str) -> Meta:
    return Meta(description=meaning, extra={"stage": stage})


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Paths(_Table, frozen=True):
    """Where the knowledge base keeps what; paths below its root. The layout gives the defaults."""

    content: Annotated[str | None, _about("sources", "Folder of the pages.")] = None
    sections: Annotated[
        list[str] | None, _about("sources", 'Folders of the content root that hold pages, in order; `["."]` for all.')
    ] = None
    entities: Annotated[str | None, _about("sources", "Folder of the entities' YAML files.")] = None
    tables: Annotated[str | None, _about("sources", "Folder of the tables: experts, organizations, glossary, …")] = None
    facts: Annotated[list[str] | None, _about("sources", "Folders of facts; the first that exists.")] = None
    resources: Annotated[list[str] | None, _about("sources", "Registries of resources; the first that exists.")] = None
    external_links: Annotated[str | None, _about("sources", "File of links to the same subject elsewhere.")] = None
    edits: Annotated[str | None, _about("sources", "File of edits, one JSON object a line.")] = None
    change_log: Annotated[str | None, _about("sources", "Markdown file of changes.")] = None
    change_entries: Annotated[str | None, _about("sources", "Folder of change entries.")] = None
    ids: Annotated[str | None, _about("sources", "File of handed out numbers, one JSON object a line.")] = None
    verdicts: Annotated[str | None, _about("sources", "File of verdicts on citations, one JSON object a line.")] = None
    archive: Annotated[str | None, _about("sources", "Folder of the texts of cited works.")] = None
    assets: Annotated[
        list[str] | None, _about("sources", "Folders whose images and files stand at the root of the site.")
    ] = None


class Dates(_Table, frozen=True):
    """How dates are taken from git."""

    git: Annotated[bool, _about("score", "Whether commits count as edits of the pages they touch.")] = True
    bulk_import: Annotated[
        int,
        _about("score", "More files than this created on one day are an import: that day says nothing."),
        Meta(ge=1),
    ] = 50


class Markdown(_Table, frozen=True):
    """What the pages' Markdown may hold."""

    wikilinks: Annotated[bool | None, _about("parse", "Read `[[Page]]` as a link; on in plain folders.")] = None
    components: Annotated[
        list[str], _about("check", "Components of the knowledge base's own site: they are not reported as unknown.")
    ] = []


class Checks(_Table, frozen=True):
    """Which findings are reported."""

    ignore: Annotated[list[str], _about("check", "Rules that are not applied.")] = []


class Site(_Table, frozen=True):
    """What the knowledge base says of itself where it is published."""

    address: Annotated[
        str,
        _about("store", "Address of the site, `https://…`; paths are given from its root on if not set."),
        Meta(pattern=r"^(https?://[^\s?#]+)?$"),
    ] = ""
    version: Annotated[str, _about("store", "Version of the knowledge base.")] = ""
    description: Annotated[str, _about("store", "What the knowledge base is, in one sentence.")] = ""
    subject: Annotated[str, _about("store", "What the knowledge base is about, in a few words.")] = ""

    def of(self, name: str, now: str) -> model.Site:
        """Give the site of a knowledge base of some name, built at an ISO time."""
        return model.Site(name, self.address.rstrip("/"), self.version, self.description, now, self.subject)


class Fetch(_Table, frozen=True):
    """How cited works are fetched into the archive."""

    contact: Annotated[
        str,
        _about("verify", "Mail address that hosts and catalogues are told, so that they can complain."),
        Meta(pattern=r"^([^\s<>()@;]+@[^\s<>()@;]+)?$"),
    ] = ""
    again_after: Annotated[
        int, _about("verify", "Days after which a work that was found is asked for again."), Meta(ge=0)
    ] = 180
    retry_after: Annotated[
        int, _about("verify", "Days after which a work that could not be had is tried again."), Meta(ge=0)
    ] = 1
    per_host: Annotated[int, _about("verify", "Requests to one host at a time."), Meta(ge=1, le=8)] = 1
    delay: Annotated[float, _about("verify", "Seconds between two requests to one host."), Meta(ge=0, le=3600)] = 1.0
    robots: Annotated[bool, _about("verify", "Whether robots.txt of a host is heeded.")] = True
    catalogues: Annotated[
        bool, _about("verify", "Whether Crossref, OpenAlex and arXiv are asked for DOIs and arXiv numbers.")
    ] = True


class Ids(_Table, frozen=True):
    """How numbers are handed out, and who keeps one that two have."""

    published: Annotated[
        str | None,
        _about(
            "check", "Branch whose numbers stay; the first of origin/HEAD, origin/main, main, master if none is set."
        ),
    ] = None


class Judge(_Table, frozen=True):
    """The model that `recto verify --judge` asks; its key is in the environment alone (`RECTO_JUDGE_KEY`)."""

    endpoint: Annotated[
        str,
        _about(
            "verify",
            "Address that speaks OpenAI's protocol, such as `http://127.0.0.1:11434/v1`; texts and key are sent there.",
        ),
        Meta(pattern=r"^(https?://[^\s?#@]+)?$"),
    ] = ""
    model: Annotated[str, _about("verify", "Name of the model.")] = ""
    budget: Annotated[
        float, _about("verify", "Most that one run may cost, in the currency of the prices."), Meta(ge=0)
    ] = 1.0
    price_in: Annotated[
        float | None, _about("verify", "Price of a million tokens sent; 0 on this machine if not set.")
    ] = None
    price_out: Annotated[
        float | None, _about("verify", "Price of a million tokens answered; 0 on this machine if not set.")
    ] = None
    max_tokens: Annotated[int, _about("verify", "Most tokens of an answer, thoughts included."), Meta(ge=1)] = 1000
    concurrency: Annotated[int, _about("verify", "Requests at a time."), Meta(ge=1, le=64)] = 4
    timeout: Annotated[float, _about("verify", "Seconds that an answer may take."), Meta(gt=0)] = 60


class Settings(_Table, frozen=True):
    """The whole of recto.toml."""

    title: Annotated[str | None, _about("store", "Name of the knowledge base.")] = None
    site: Annotated[Site, _about("store", Site.__doc__ or "")] = Site()
    layout: Annotated[
        Literal["auto", "wiki", "plain"], _about("sources", "How the folder is laid out; found out if `auto`.")
    ] = "auto"
    paths: Annotated[Paths, _about("sources", Paths.__doc__ or "")] = Paths()
    dates: Annotated[Dates, _about("score", Dates.__doc__ or "")] = Dates()
    markdown: Annotated[Markdown, _about("parse", Markdown.__doc__ or "")] = Markdown()
    checks: Annotated[Checks, _about("check", Checks.__doc__ or "")] = Checks()
    ids: Annotated[Ids, _about("check", Ids.__doc__ or "")] = Ids()
    fetch: Annotated[Fetch, _about("verify", Fetch.__doc__ or "")] = Fetch()
    judge: Annotated[Judge, _about("verify", Judge.__doc__ or "")] = Judge()
    units: Annotated[
        dict[str, dict[str, Any]], _about("score", "Settings of single units: `[units.NAME]`, see their pages.")
    ] = {}


class Setting(NamedTuple):
    """A setting as the reference shows it."""

    name: str
    type: str
    default: Any
    stage: str
    meaning: str


def load(root: Path) -> Settings:
    """Read the settings of a knowledge base; raise `ConfigError` if recto.toml says what cannot be."""
    file = root / FILE
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}", "Make the file readable, or remove it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}", "The file must be TOML in UTF-8.") from error
    for path, known in _unknown(data):
        raise ConfigError(f"{file}: unknown key `{path}`", nearest(path.rpartition(".")[2], known))
    try:
        settings = msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{file}: {error}", "`recto explain settings` lists every setting with its type.") from error
    for name, value in msgspec.structs.asdict(settings.paths).items():
        for path in [value] if isinstance(value, str) else value or ():
            if Path(path).is_absolute() or os.path.normpath(path).startswith(".."):
                raise ConfigError(
                    f"{file}: `paths.{name}` leads out of the folder", "Paths are below the folder itself."
                )
    return settings


def describe() -> Iterator[Setting]:
    """Give every setting with its type, default, stage and meaning."""
    return _describe(Settings, "")


def _describe(table: type, prefix: str) -> Iterator[Setting]:
    for field in msgspec.structs.fields(table):
        kind, *metas = typing.get_args(field.type)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            yield from _describe(kind, f"{prefix}{field.name}.")
        else:
            meta = next(m for m in metas if m.description)
            default = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
            yield Setting(prefix + field.name, _type_name(kind), default, meta.extra["stage"], meta.description)


def _type_name(kind: Any) -> str:
    name = str(kind) if typing.get_args(kind) else kind.__name__
    return name.replace("typing.", "").replace("Annotated[", "").replace(" | None", "")


def _unknown(data: dict[str, Any], table: type = Settings, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    known = {field.name: typing.get_args(field.type)[0] for field in msgspec.structs.fields(table)}
    for name, value in data.items():
        if name not in known:
            yield prefix + name, list(known)
        elif isinstance(value, dict) and isinstance(known[name], type) and issubclass(known[name], msgspec.Struct):
            yield from _unknown(value, known[name], f"{prefix}{name}.")


def nearest(name: str, known: list[str]) -> str:
    """Give the hint that names the known word nearest to an unknown one."""
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
