"""Does a build scale? Builds a wiki of many made-up pages; prints seconds and memory; ``python bench/scale.py 20000``.

The pages are drawn from a vocabulary as skewed as that of a language, link to each other and share a passage now and
then; the same number gives the same wiki.
"""

import random
import sys
import tempfile
from pathlib import Path

from build import build

WORDS = 30_000
PARAGRAPHS, SENTENCES, LENGTH = 8, 5, 16


def vocabulary(dice: random.Random) -> tuple[list[str], list[float]]:
    """Make words and how often each occurs: the n-th 1/(n + 10) as often as the first would be."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(dice.choices(letters, k=dice.randint(2, 11))) for _ in range(WORDS)]
    total, cumulated = 0.0, []
    for place in range(WORDS):
        total += 1 / (place + 10)
        cumulated.append(total)
    return words, cumulated


def page(number: int, count: int, dice: random.Random, words: list[str], weights: list[float]) -> str:
    """Write one page."""
    head = f"---\ntitle: Page {number}\nquality: {number % 100}\nreaderImportance: {number % 97}\n---\n\n"
    paragraphs = []
    for part in range(PARAGRAPHS):
        sentences = [
            " ".join(dice.choices(words, cum_weights=weights, k=LENGTH)).capitalize() + "." for _ in range(SENTENCES)
        ]
        other = dice.randrange(count)
        sentences.append(
            f'See <EntityLink id="page-{other}">page {other}</EntityLink> and [this](https://example.org/{other}).'
        )
        paragraphs.append((f"## Part {part}\n\n" if part else "") + " ".join(sentences))
    return head + "\n\n".join(paragraphs) + "\n"


def write(folder: Path, count: int) -> int:
    """Write the wiki; give its size in bytes."""
    dice = random.Random(count)
    words, weights = vocabulary(dice)
    size = 0
    for number in range(count):
        below = folder / f"content/docs/knowledge-base/part-{number % 50}"
        below.mkdir(parents=True, exist_ok=True)
        text = page(number, count, dice, words, weights)
        size += (below / f"page-{number}.mdx").write_bytes(text.encode())
    rows = "".join(f"- {{id: page-{n}, type: concept, title: Page {n}}}\n" for n in range(0, count, 2))
    (folder / "data/entities").mkdir(parents=True)
    size += (folder / "data/entities/all.yaml").write_text(rows)
    return size


def main() -> None:
    """Measure a wiki of as many pages as are asked for."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder, count)
        cold, memory = build(folder)
        warm, _ = build(folder)
        print(
            f"{count} pages, {size / 1e6:.0f} MB: cold {cold:.1f} s ({count / cold:.0f} pages a second), "
            f"unchanged {warm:.2f} s, at most {memory:.0f} MB: {memory * 2**20 / size:.1f} times the wiki"
        )


if __name__ == "__main__":
    main()
