"""The program on one page: the stages, called in order.

sources → parse → measure → link → verify → score → check → store

What depends on one page alone is made in workers and remembered (`leaves.py`); what depends on all of them is made
here, from what they tell. What is begun is made beside all that follows, until it is asked for.
"""

from collections.abc import Callable
from pathlib import Path

from recto import check, facts, link, measure, parse, score, sources, store, verify
from recto.config import Settings
from recto.ecma import compact, iso_time, milliseconds
from recto.inputs import page_inputs, site_inputs, with_scores
from recto.leaves import BULK, PRINT, Asked, How, Remembered, begin_leaves, leaf_keys
from recto.memo import Memo
from recto.options import Options, Progress
from recto.unit import Unit, refuse_unknown

UNITS: tuple[Unit, ...] = (*measure.FIELDS, *measure.METRICS, *link.LINKS, *score.SCORES, *check.RULES, *facts.RULES)


def compile_files(
    root: Path,
    settings: Settings,
    layout: sources.Layout,
    files: sources.Files,
    commit: str,
    options: Options,
    memo: Memo,
    progress: Progress,
    tell: Callable[[store.Read], None] = lambda _: None,
) -> store.Built:
    """Make everything that a build writes, from the files as read.

    `tell` is told what pages and data hold each by themselves, then how they hang together, then what citations are
    worth.

    Raises `ConfigError` for settings of no unit.
    """
    refuse_unknown(UNITS, settings.units, settings.checks.ignore)
    now = milliseconds(options.now)
    how = How(layout.content, layout.wikilinks, layout.index_stems, int(options.now[:4]), settings.units)
    keys = leaf_keys(asked := Asked(files.pages, how))
    leaves_begun = begin_leaves(asked, keys, memo, options.workers, progress)
    data = parse.read_data(files, memo)
    known = facts.gather(files.facts, iso_time(now)[:10], memo)
    leaves = leaves_begun()
    bulks, prints = (Remembered(part, asked, keys, memo) for part in (BULK, PRINT))

    progress("link", 0, 1)
    likeness_begun = link.begin_likeness(leaves, prints, memo, options.workers)
    titled = [(leaf.page, leaf.metrics["title"]) for leaf in leaves]
    entities = (*data.entities, *parse.declared_entities(titled, data.entities))
    alone = store.Read(UNITS, files.pages, keys, leaves, bulks, data, known, entities)
    tell(alone)
    moved = sources.read_renames(root, layout.content, commit, memo)
    renames = parse.renamed(moved, layout.content, layout.index_stems)
    graph = link.link(leaves, entities, data.resources, memo, data.claims, renames)
    cited = link.cited(leaves, entities, facts.sourced(known.base), graph.registry, memo)
    archive = verify.read_archive(root, layout.archive, files.archive)
    named_begun = verify.begin_naming(cited, data, archive, options.now, memo, options.workers)
    in_pages = facts.in_pages(alone.pages, files.pages, known, graph.numbers, iso_time(now)[:10], memo, how)
    web = link.weave(leaves, files.pages, graph, entities, data.resources, memo, options.workers, how)
    assets = link.Assets(files.assets, layout.content, layout.assets, by_name=layout.wikilinks)
    unsafe = sources.unsafe_drawings(root, assets.used(alone.pages, web.found))
    woven = store.Woven.of(alone, in_pages=in_pages, graph=graph, web=web, assets=assets, unsafe=unsafe)
    tell(woven)

    progress("verify", 0, 1)
    kept = (data.resources, archive, data.verdicts, dict(reversed(moved)))
    evidence = verify.examine(leaves, cited, named_begun, *kept, web.works(), memo)
    tell(verified := store.Verified.of(woven, evidence=evidence))
    del cited, named_begun  # the evidence holds what they do

    progress("score", 0, 1)
    history = sources.read_history(root, layout.content, commit if settings.dates.git else "", memo)
    changes, of_changes = parse.change_history(files.change_log, files.change_entries, data.edits)
    likeness = likeness_begun()
    dates = score.PageDates(history.modified, history.created, data.edits, settings.dates.bulk_import)
    inputs = page_inputs(leaves, files.pages, graph, web, likeness, evidence, dates, changes, now)
    values, failed = with_scores(inputs, settings.units)

    progress("check", 0, 1)
    of_leaves = (trouble for leaf in leaves for trouble in leaf.troubles)
    troubles = (*files.troubles, *data.troubles, *evidence.troubles, *known.troubles, *of_changes, *of_leaves, *failed)
    site = site_inputs(verified, files.resources, settings, troubles, history.refusal)
    return store.Built.of(
        verified,
        complete=not history.refusal,
        site=settings.site.of(settings.title or root.resolve().name, iso_time(now)),
        about={"now": options.now, "commit": history.commit, "title": settings.title or "", **layout.about()},
        likeness=likeness,
        related=link.related(entities, graph.content_links, values, memo),
        schedule=score.update_schedule(values, graph.known_numbers),
        health=link.link_health(parse.linking_files(leaves, files.outside, layout.content)),
        values=values,
        encoded=[compact(score.plain(score.record(each))) for each in values],
        findings=check.check(values, site, facts.reported(known.findings), settings.checks.ignore),
    )
