"""How good are the detectors? Prints, as a table of Markdown, which planted errors are found in a wiki.

Give folders (the example if none), with `--now`, `--seeds N` to add up so many draws, and `--per-kind N`.
With `--texts` each cited work is given a text, the sections that cite it, so that what sentences say can be looked up.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from recto.builds import build
from recto.model import KindFigures, Mutated, Stored
from recto.mutate import KINDS, mutate
from recto.options import Options
from recto.verify.archive.files import Writer, digest_of

EXAMPLE = Path(__file__).parent.parent / "examples/ai-safety"


def added(runs: Sequence[Mutated]) -> Iterator[tuple[str, int, int, int, int, int, float | None, float | None]]:
    """Give the figures of each kind over all runs: places, share that is seeable, planted, caught, missed, alarms."""
    for place, kind in enumerate(KINDS):
        rows: list[KindFigures] = [run.kinds[place] for run in runs]
        of_kind = [each for run in runs for each in run.planted if each.kind == kind.name and each.seeable]
        caught, missed, alarms = (sum(getattr(row, name) for row in rows) for name in ("caught", "missed", "alarms"))
        found = sum(each.outcome == "caught" for each in of_kind)
        precision = caught / (caught + alarms) if caught + alarms and not kind.harmless else None
        recall = found / len(of_kind) if of_kind and not kind.harmless else None
        share = rows[0].seeable / rows[0].places if rows[0].places else 0
        yield kind.name, rows[0].places, round(100 * share), len(of_kind), missed, alarms, precision, recall


def with_texts(folder: Path, to: Path, now: str) -> Path:
    """Copy a wiki, and keep as the text of each work the sections that cite it, without the names of works."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".recto", "archive"))
    built = build(to, Options(now=now)).built
    texts: dict[str, dict[str, None]] = {}
    for bulk, page in zip(built.bulks, built.evidence.pages, strict=True):
        for cited in (each.cited for each in page.citations):
            if cited.work and cited.target and cited.section >= 0:
                texts.setdefault(cited.work, {})[bulk.prose[cited.section].replace(cited.said or "\0", "they")] = None
    for work, sections in texts.items():
        text = "\n\n".join(sections)
        Writer(to, "data/archive").put(Stored(work=work, url="", text=digest_of(text)), text)
    return to


def report(folder: Path, asked: argparse.Namespace) -> None:
    """Run the test on a folder, and print its table."""
    runs = [
        mutate(folder, KINDS, Options(now=asked.now), per_kind=asked.per_kind, seed=seed) for seed in range(asked.seeds)
    ]
    print(f"\n{folder.name}, {asked.seeds} seeds\n")
    print("| kind | places | seeable | planted there | missed | false alarms | precision | recall |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, places, share, planted, missed, alarms, precision, recall in added(runs):
        rates = " | ".join("—" if rate is None else f"{rate:.3f}" for rate in (precision, recall))
        print(f"| `{name}` | {places} | {share} % | {planted} | {missed} | {alarms} | {rates} |")


def main() -> None:
    """Run the test on each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--now", default="2026-11-23")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--per-kind", type=int, default=50)
    parser.add_argument("--texts", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as copies:
        for folder in asked.folders:
            used = with_texts(folder, Path(copies, folder.name), asked.now) if asked.texts else folder
            report(used, asked)


if __name__ == "__main__":
    main()
