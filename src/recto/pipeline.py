"""The program on one page: the stages, called in order.

sources → parse → measure → link → score → check → store

What depends on one page alone is made in workers and remembered (`leaves.py`); what depends on all of them is made
here, from what they tell.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from recto import check, link, measure, score, sources, store
from recto.config import Settings, load
from recto.ecma import milliseconds
from recto.engine import Engine
from recto.leaves import Progress, Request, make_leaves
from recto.memo import Memo, code_key, key
from recto.model import Change, Leaf
from recto.parse.address import address
from recto.parse.changes import change_history
from recto.parse.data import declared_entities, read_data
from recto.unit import Unit, evaluate, refuse_unknown

UNITS: tuple[Unit, ...] = (*measure.FIELDS, *measure.METRICS, *link.LINKS, *score.SCORES, *check.RULES)

_WORST = 5


def today() -> str:
    """Give the time of a build where none is set: the day begun in UTC, so that two builds of a day are equal."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%d")


def _nothing(*_: Any) -> None:
    """Tell nobody."""


class Options(msgspec.Struct, frozen=True):
    """How to build: `now` is an ISO time, `out` the folder of results (``.recto`` below the root if None).

    `jobs` is the number of workers (0: one for each core), `engine` where they run.
    """

    now: str = msgspec.field(default_factory=today)
    out: Path | None = None
    jobs: int = 0
    engine: Engine = "auto"


class Result(msgspec.Struct, frozen=True):
    """What a build tells at its end: `worst` are the findings to look at first, `built` what was written, if it was."""

    output: store.Output
    pages: int
    findings: dict[str, int]
    worst: list[dict[str, Any]]
    unchanged: bool = False
    rebuilt_cache: bool = False
    unwritten_cache: str = ""
    built: store.Built | None = None


def build(
    root: Path,
    options: Options | None = None,
    progress: Progress = _nothing,
    waiting: Callable[[str], None] = _nothing,
) -> Result:
    """Build a knowledge base into its folder of results; what is up to date is left as it is.

    `progress` is told the stages, `waiting` who holds the folder if another build does. Raises `RectoError` where the
    folder, the settings or the disk do not allow it.
    """
    options = options or Options()
    settings = load(root)
    refuse_unknown(UNITS, settings.units, settings.checks.ignore)
    layout = sources.find_layout(root, settings)
    output = store.Output(options.out or root / ".recto")
    output.make()
    with store.Lock(output, waiting):
        progress("read", 0, 1)
        files = sources.read_files(root, layout)
        commit = sources.head_commit(root)
        inputs = (settings, layout, options.now, commit, files.troubles)
        made_of = key(code_key(("",), ()), msgspec.json.encode(inputs), *files.digests()).hex()
        if (stamp := output.stamp()) and stamp.key == made_of:
            return Result(output, stamp.pages, stamp.findings, stamp.worst, unchanged=True)
        memo = Memo(output.cache)
        built = compile_files(root, settings, layout, files, commit, options, memo, progress)
        progress("store", 0, 1)
        store.write(output, built)
        memo.close()
        counts = dict(Counter(f.severity.value for f in built.findings))
        worst = [msgspec.to_builtins(f) for f in built.findings[:_WORST]]
        output.put_stamp(made_of, len(built.pages), counts, worst)
        return Result(output, len(built.pages), counts, worst, False, memo.rebuilt, memo.unwritten, built)


def compile_files(
    root: Path,
    settings: Settings,
    layout: sources.Layout,
    files: sources.Files,
    commit: str,
    options: Options,
    memo: Memo,
    progress: Progress,
) -> store.Built:
    """Make everything that a build writes, from the files as read."""
    data = read_data(files.entities, files.resources, files.external_links, files.edits, files.ids, memo)
    year = int(options.now[:4])
    common = (layout.content, layout.wikilinks, layout.index_stems, year, settings.units)
    asked = [Request(source, *common) for source in files.pages]
    leaves = make_leaves(asked, memo, options.engine, options.jobs, progress)
    pages = [leaf.page for leaf in leaves]

    progress("link", 0, 1)
    titled = [(leaf.page, leaf.metrics["title"]) for leaf in leaves]
    entities = (*data.entities, *declared_entities(titled, data.entities))
    graph = link.link(leaves, entities, data.resources, memo, data.claims, _renames(root, layout, commit, memo))

    progress("score", 0, 1)
    history = sources.read_history(root, layout.content, commit if settings.dates.git else "", memo)
    changes, of_changes = change_history(files.change_log, files.change_entries, data.edits)
    dates = score.PageDates(history.modified, history.created, data.edits, settings.dates.bulk_import)
    values = list(_values(leaves, graph, files, changes, dates, milliseconds(options.now)))
    score.add_ranks(values)
    scores = (*link.LINKS, *score.SCORES)
    failed = [f for v in values for f in evaluate(scores, v, settings.units, v["page"].address.file)]

    progress("check", 0, 1)
    troubles = (*files.troubles, *data.troubles, *of_changes, *(t for leaf in leaves for t in leaf.troubles), *failed)
    site = {"pages": pages, "entities": entities, "troubles": troubles, "refusal": history.refusal, **graph.known()}
    about = {"now": options.now, "layout": layout.name, "commit": history.commit, "title": settings.title or ""}
    return store.Built(
        units=UNITS,
        pages=pages,
        values=values,
        records=[score.plain(score.record(each)) for each in values],
        numbers=graph.numbers,
        backlinks=graph.backlinks,
        external_links=data.external_links,
        findings=check.check(values, site, settings.checks.ignore),
        about=about,
    )


def _renames(root: Path, layout: sources.Layout, commit: str, memo: Memo) -> list[link.Rename]:
    """Give the renames that git tells as what pages were called."""
    found = sources.read_renames(root, layout.content, commit, memo)
    return [tuple(address(f, layout.content, layout.index_stems) for f in each) for each in found]  # type: ignore[misc]


def _values(
    leaves: Sequence[Leaf],
    graph: link.Graph,
    files: sources.Files,
    changes: Mapping[str, tuple[Change, ...]],
    dates: score.PageDates,
    now: float,
) -> Iterator[dict[str, Any]]:
    """Give each page what its units may ask for."""
    for index, (leaf, source) in enumerate(zip(leaves, files.pages, strict=True)):
        address = leaf.page.address
        yield {
            "page": leaf.page,
            **leaf.metrics,
            **graph.values(index, leaf),
            **dates.values(address),
            "integrity": leaf.integrity,
            "undecodable": source.undecodable,
            "changes": () if address.index else changes.get(address.id, ()),
            "health": None,
            "now": now,
        }
