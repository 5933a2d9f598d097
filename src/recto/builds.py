"""A build from outside: the folder of results is held, and made anew if anything it was made of has changed.

Nothing of the stages is loaded before that is known.
"""

import contextlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from recto import sources
from recto.config import Settings, load
from recto.errors import ChangedError
from recto.memo import DEPENDENCIES, Memo, code_key, key
from recto.options import Options, Progress, Result
from recto.store.files import DEFAULT, Output

_WORST = 5
_TRIES = 3
"""How often a build is begun, where files change before it has read them."""


def _nothing(*_: Any) -> None:
    """Tell nobody."""


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
    layout = sources.find_layout(root, settings)
    output = Output(options.out or root / DEFAULT)
    output.make()
    with output.lock(waiting):
        for _ in range(_TRIES - 1):
            with contextlib.suppress(ChangedError):
                return _build(root, settings, layout, output, options, progress)
        return _build(root, settings, layout, output, options, progress)


def _build(
    root: Path, settings: Settings, layout: sources.Layout, output: Output, options: Options, progress: Progress
) -> Result:
    """Build from the files as they are now; raises `ChangedError` where one is changed before it is all read."""
    progress("read", 0, 1)
    files = sources.read_files(root, layout)
    commit = sources.head_commit(root)
    place = (root.resolve().name, sources.standing(root))
    inputs = (settings, layout, options.now, commit, place, files.troubles)
    made_of = key(code_key(("",), DEPENDENCIES), msgspec.json.encode(inputs), *files.digests()).hex()
    if (stamp := output.stamp()) and stamp.key == made_of:
        return Result(output, stamp.pages, stamp.findings, stamp.worst, unchanged=True)
    from recto import contract, pipeline, store

    memo = Memo(output.cache)
    with store.Database(output, options.workers) as database:
        asked = (root, settings, layout, files, commit, options, memo, progress)
        built = pipeline.compile_files(*asked, database.begin)
        progress("store", 0, 1)
        finished = database.finish(built)
        with output.putting(contract.files(built)):
            finished()
    memo.close()
    counts = dict(Counter(f.severity.value for f in built.findings))
    worst = [msgspec.to_builtins(f) for f in built.findings[:_WORST]]
    output.put_stamp(made_of if built.complete else "", len(built.pages), counts, worst)
    return Result(output, len(built.pages), counts, worst, False, memo.rebuilt, memo.unwritten, built)
