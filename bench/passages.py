"""How often is Recto right about whether a source says what a sentence says? Prints figures for a file of labels.

    python bench/passages.py LABELS.jsonl [--wrong]

Each line of the file is an object: `sentence`; `source`, the text of what it cites; `truth`, by whoever read both:
`supported`, `contradicted` or `not found`; `accept`, the verdicts that are not wrong. `--wrong` prints the others.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from recto.model import StoredText
from recto.verify.support.look import support

VERDICTS = ("supported", "contradicted", "not found")


def main() -> None:
    """Print how often each truth got each verdict, and how far each verdict can be trusted."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines() if line.strip()]
    counts: Counter[tuple[str, str]] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        found = support(row["sentence"], StoredText("", row["source"], ""))
        counts[row["truth"], found.verdict] += 1
        accepted = found.verdict in {row["truth"], *row.get("accept", ())}
        right[found.verdict] += accepted
        if not accepted and "--wrong" in sys.argv:
            print(f"{row.get('id', '')} {row['truth']}, said to be {found.verdict}: {row['sentence']}\n    {found.why}")
    print(f"{'':14}" + "".join(f"{verdict:>14}" for verdict in VERDICTS))
    for truth in VERDICTS:
        print(f"{truth:14}" + "".join(f"{counts[truth, verdict]:14}" for verdict in VERDICTS))
    for verdict in VERDICTS:
        print(f"said to be {verdict}, and acceptable: {right[verdict]}/{sum(counts[t, verdict] for t in VERDICTS)}")
    errors = sum(counts["contradicted", verdict] for verdict in VERDICTS)
    print(f"errors that are not called supported: {errors - counts['contradicted', 'supported']}/{errors}")


if __name__ == "__main__":
    main()
