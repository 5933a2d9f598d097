"""How fast does Recto build? Prints a table; run it with ``make bench``.

Every figure is the median of several runs in new processes: cold (nothing remembered), warm (nothing changed) and
after one edit, without the site; then the site alone, cold and after one edit. Corpora are looked for in the folder
RECTO_CORPORA, else in ``../shared/corpus``; copies of the example are always measured.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = int(os.environ.get("RECTO_BENCH_RUNS", "5"))
NOW = "2026-03-14T12:00:00Z"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is kept, as that of an installed program is."""


def corpora() -> Path | None:
    """Find the folder of corpora."""
    folder = Path(os.environ.get("RECTO_CORPORA", ROOT.parent / "shared" / "corpus"))
    return folder if folder.is_dir() else None


def copies_of_the_example(folder: Path, times: int) -> Path:
    """Make a wiki of some copies of the example's pages, each with words of its own."""
    shutil.copytree(ROOT / "examples" / "ai-safety", folder, ignore=shutil.ignore_patterns(".recto"))
    pages = sorted((folder / "content").rglob("*.mdx"))
    for number in range(1, times):
        for page in pages:
            text = page.read_text(encoding="utf-8")
            words = " ".join(f"word{number}x{k}" for k in range(200))
            page.with_name(f"{page.stem}-{number}.mdx").write_text(f"{text}\n{words}\n", encoding="utf-8")
    return folder


def build(folder: Path, *more: str) -> tuple[float, float]:
    """Build in a new process; give the seconds and the peak memory in MB of it and its workers."""
    command = [sys.executable, "-m", "recto", "build", str(folder), "--now", NOW, "--quiet", *more]
    started = time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"the build of {folder} failed")
    return seconds, usage.ru_maxrss / 1024


def median(
    measure: Callable[[], tuple[float, float]], before: Callable[[], object] = lambda: None
) -> tuple[float, float]:
    """Give the medians of several runs, each prepared by `before`."""
    found = []
    for _ in range(RUNS):
        before()
        found.append(measure())
    seconds, memory = zip(*found, strict=True)
    return statistics.median(seconds), statistics.median(memory)


def measured(name: str, folder: Path) -> None:
    """Print the rows of one corpus."""
    pages = [p for ending in ("*.md", "*.mdx") for p in folder.rglob(ending) if ".recto" not in p.parts]
    size = sum(p.stat().st_size for p in pages) / 1e6
    edited = sorted(pages)[len(pages) // 2]

    def forget() -> None:
        # Moved, not deleted: ext4 makes new files slowly for some seconds after many have been deleted.
        if (folder / ".recto").exists():
            (folder / ".recto").rename(tempfile.mkdtemp(dir=folder.parent))

    def edit() -> None:
        with edited.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more line, {time.time_ns()}.\n")

    def forget_site() -> None:
        shutil.rmtree(folder / ".recto" / "site", ignore_errors=True)

    def edit_data() -> None:
        edit()
        build(folder, "--no-site")

    cold, memory = median(lambda: build(folder, "--no-site"), forget)
    warm, _ = median(lambda: build(folder, "--no-site"))
    after, _ = median(lambda: build(folder, "--no-site"), edit)
    site, _ = median(lambda: build(folder), forget_site)
    site_after, _ = median(lambda: build(folder), edit_data)
    row(
        name,
        f"{len(pages)}",
        f"{size:.1f}",
        f"{cold:.2f}",
        f"{len(pages) / cold:.0f}",
        f"{warm:.2f}",
        f"{after:.2f}",
        f"{memory:.0f}",
        f"{site:.2f}",
        f"{site_after:.2f}",
    )


def row(*cells: str) -> None:
    """Print a row of the table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Measure everything there is."""
    heads = ("corpus", "pages", "MB", "cold s", "pages/s", "unchanged s", "one edit s", "peak MB")
    row(*heads, "site s", "site, one edit s")
    row(*["---"] * (len(heads) + 2))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        measured("example × 12", copies_of_the_example(work / "example", 12))
        if found := corpora():
            subprocess.run(["git", "clone", "-q", "--branch", "main", found / "half.bundle", work / "half"], check=True)
            measured("half", work / "half")
            with tarfile.open(found / "plain.tar.gz") as archive:
                archive.extractall(work / "plain", filter="data")
            for folder in sorted((work / "plain").iterdir()):
                measured(folder.name, folder)
    python = sys.version.split()[0]
    print(f"\nMedians of {RUNS} runs in new processes on {os.cpu_count()} cores, Python {python}.")


if __name__ == "__main__":
    main()
