"""The test from end to end: copy, build, plant, build again, compare."""

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from recto.builds import build
from recto.config import load
from recto.disk import writing
from recto.model import Mutated
from recto.mutate.copy import copy_wiki, refuse_filled
from recto.mutate.figures import figures, unseeable
from recto.mutate.judge import After, alarms, judged
from recto.mutate.kind import Edit, Kind
from recto.mutate.plan import Chosen, Plan, plan
from recto.mutate.spot import Spot, spots
from recto.options import Options
from recto.sources import find_layout, read_files
from recto.store import Built
from recto.verify import read_archive

Progress = Callable[[int, int, str], None]
_STEPS = ("copy", "build", "plant", "build with errors", "compare")
PER_KIND = 50
"""Errors of each kind, unless it is said how many."""


def mutate(
    root: Path,
    kinds: Sequence[Kind],
    options: Options,
    *,
    per_kind: int = PER_KIND,
    seed: int = 0,
    keep: Path | None = None,
    tested: str = "",
    progress: Progress = lambda *_: None,
) -> Mutated:
    """Plant errors in a copy of the wiki at `root`, build it before and after, and say which are found.

    `tested` names the build; `progress` is told how many steps are done, of how many, and what is at hand. Nothing is
    written but in the copy: a folder for the time being, or `keep`. Raises `RectoError` where the folder, the settings
    or the disk do not allow it.
    """
    at = partial(_tell, progress)
    with _folder(keep, root) as copy:
        at("copy")
        layout = find_layout(root, load(root))
        files = read_files(root, layout)
        copy_wiki(root, files, copy)
        before = _built(copy, options, partial(at, "build"))
        at("plant")
        places = spots(before, read_archive(copy, layout.archive, files.archive))
        planned = plan(places, kinds, per_kind, seed)
        edits = _edits(planned.chosen)
        _plant(copy, planned.chosen, edits)
        after = After(_built(copy, options, partial(at, "build with errors")) if edits else before, edits)
        at("compare")
        return _told(planned, places, before, after, kinds, (tested, seed))


@contextlib.contextmanager
def _folder(keep: Path | None, root: Path) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="recto-mutate-") as folder:
            yield Path(folder)
        return
    refuse_filled(keep, root)
    with writing(keep):
        keep.mkdir(parents=True, exist_ok=True)
    yield keep


def _tell(progress: Progress, step: str, *of_build: Any) -> None:
    """Tell of a step; within a build also which stage is at hand."""
    progress(_STEPS.index(step), len(_STEPS), ": ".join((step, *of_build[:1])))


def _built(copy: Path, options: Options, progress: Callable[[str, int, int], None]) -> Built:
    built = build(copy, options, progress).built
    assert built, "a copy that has just been made, or changed, is not up to date"
    return built


def _edits(chosen: Sequence[Chosen]) -> dict[str, list[Edit]]:
    edits: dict[str, list[Edit]] = {}
    for each in chosen:
        edits.setdefault(each.spot.source.path, []).append(each.error.edit)
    return edits


def _plant(copy: Path, chosen: Sequence[Chosen], edits: Mapping[str, Sequence[Edit]]) -> None:
    """Write the pages with their errors over those of the copy."""
    texts = {each.spot.source.path: each.spot.source.text for each in chosen}
    with writing(copy):
        for path, text in texts.items():
            for edit in sorted(edits[path], reverse=True):
                text = text[: edit.start] + edit.text + text[edit.end :]
            (copy / path).write_bytes(text.encode("utf-8", "surrogatepass"))


def _told(
    planned: Plan, places: Sequence[Spot], before: Built, after: After, kinds: Sequence[Kind], of: tuple[str, int]
) -> Mutated:
    found = [each for each in (judged(chosen, before, after) for chosen in planned.chosen) if each]
    false = tuple(alarms(places, planned, before, after, kinds))
    accused = Counter(each.kind for each in false)
    by_kind = {kind.name: [each for each in found if each.kind == kind.name] for kind in kinds}
    return Mutated(
        *of,
        now=before.about["now"],
        kinds=tuple(figures(k, planned.places[k.name], by_kind[k.name], accused[k.name]) for k in kinds),
        unseeable=tuple(each for k in kinds for each in unseeable(k, planned.places[k.name])),
        planted=tuple(sorted(found, key=lambda each: (each.file, each.line, each.column, each.kind))),
        alarms=tuple(sorted(false, key=lambda each: (each.file, each.line, each.column))),
    )
