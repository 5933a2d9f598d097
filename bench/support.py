"""How well does `support` find errors? Plants known ones in sentences of pages, each page standing for a source.

    python bench/support.py [DIR] [--show KIND]

A sentence is taken as it stands, and recast: with words left out, its clauses in another order, its numbers in another
form. If that is called supported, an error is planted. To see false alarms, each sentence is also held against its page
without that sentence, and against another page: what is there speaks of other things.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recto.model import Source, StoredText
from recto.parse import parse_page, read_prose
from recto.verify.support.dates import Moment, moments
from recto.verify.support.look import support
from recto.verify.support.numbers import Amount, amounts
from recto.verify.support.source import SourceText
from recto.verify.support.words import STOP, content

EXAMPLE = Path(__file__).parent.parent / "examples/ai-safety"
KINDS = ("number", "unit", "magnitude", "year", "date", "word in quote", "number in quote", "not in quote")
OTHER_UNITS = {
    "%": " percentage points", "percent": "percentage points", "million": "billion", "billion": "million",
    "thousand": "million", "years": "months", "year": "month", "months": "weeks", "days": "hours", "hours": "minutes",
    "minutes": "seconds", "km": "miles", "miles": "km", "GB": "MB", "MB": "KB", "kg": "tonnes", "weeks": "days",
    "seconds": "milliseconds", "ms": "s",
}  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
WORDS = ("orchestra", "velvet", "harbour", "glacier", "pepper", "lantern", "meadow", "violin")
MARKS = "\"“”«»'"
Planted = Iterator[tuple[str, str]]


def texts(root: Path) -> Iterator[str]:
    """Give the prose of each page below a folder."""
    for file in sorted((*root.rglob("*.md"), *root.rglob("*.mdx"))):
        source = Source(file.name, file.read_text("utf-8", "replace"), "")
        page = parse_page(source, "", wikilinks=False)
        yield "\n\n".join(read_prose(page, source.text).texts)


def found(sentence: str) -> tuple[list[Amount], list[Moment]]:
    """Give the amounts and dates of a sentence."""
    read = SourceText(sentence)
    whole = (0, len(read.flat))
    dates = list(moments(read.flat, read.folded, *whole, claims=True))
    taken = [(each.start, each.end) for each in moments(read.flat, read.folded, *whole)]
    return list(amounts(read.flat, read.folded, *whole, taken)), dates


def other_number(written: str, chance: random.Random) -> str:
    """Change the first number in a text by a tenth or more."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", written)
    if not match:
        return written
    value = float(match[0].replace(",", ""))
    factor = chance.choice((0.5, 0.7, 0.8, 1.15, 1.3, 1.7, 2.0))
    decimals = len(match[0].partition(".")[2])
    changed = round(value * factor, decimals) if abs(value * factor - value) >= 1 or decimals else value + 1
    if changed == value or not changed:
        changed = value + 10.0**-decimals * 3
    new = f"{changed:,.{decimals}f}" if "," in match[0] else f"{changed:.{decimals}f}"
    return written[: match.start()] + new + written[match.end() :]


def plant(sentence: str, chance: random.Random) -> Planted:
    """Give kinds of errors with the sentence that has each."""
    numbers, dates = found(sentence)
    flat = SourceText(sentence).flat
    for each in numbers:
        written = flat[each.start : each.end]
        if (changed := other_number(written, chance)) != written:
            yield "number", flat[: each.start] + changed + flat[each.end :]
        tail = flat[each.start : each.end]
        for unit, other in OTHER_UNITS.items():
            if re.search(rf"(?<![a-z]){re.escape(unit)}(?![a-z])", tail):
                kind = "magnitude" if unit.endswith("ion") or unit == "thousand" else "unit"
                new = re.sub(rf"(?<![a-z]){re.escape(unit)}(?![a-z])", other, tail)
                yield kind, flat[: each.start] + new + flat[each.end :]
    for moment in dates:
        written = flat[moment.start : moment.end]
        if moment.year and str(moment.year) in written:
            changed = written.replace(str(moment.year), str(moment.year + chance.choice((-4, -2, -1, 1, 2, 3))))
            yield "year", flat[: moment.start] + changed + flat[moment.end :]
        if moment.month and (name := re.search(r"[A-Z][a-z]{2,}", written)):
            other = chance.choice([month for month in MONTHS if month[:3] != name[0][:3]])
            yield "date", flat[: moment.start] + written.replace(name[0], other) + flat[moment.end :]


def quote(sentence: str, chance: random.Random) -> tuple[str, list[str]] | None:
    """Cut eight to sixteen words out of a sentence, as one may quote them."""
    words = sentence.split()
    if len(words) < 10 or set(sentence) & set(MARKS):
        return None
    size = min(len(words) - 1, chance.randint(8, 16))
    start = chance.randint(0, len(words) - size)
    chosen = words[start : start + size]
    return f"The authors write that “{' '.join(chosen)}”.", chosen


def plant_in_quote(chosen: list[str], chance: random.Random) -> Planted:
    """Alter a quotation: a word for another, a number for another, a denial."""
    said = "The authors write that “{}”."
    inner = [n for n in range(1, len(chosen) - 1) if content(chosen[n].lower()) and chosen[n].isalpha()]
    if inner:
        at = chance.choice(inner)
        yield "word in quote", said.format(" ".join([*chosen[:at], chance.choice(WORDS), *chosen[at + 1 :]]))
    verbs = [n for n in range(1, len(chosen) - 1) if chosen[n] in ("is", "are", "was", "can", "will", "may", "has")]
    if verbs:
        yield "not in quote", said.format(" ".join([*chosen[: verbs[0] + 1], "not", *chosen[verbs[0] + 1 :]]))
    numbers = [n for n in range(len(chosen)) if chosen[n].strip(",.%").isdigit()]
    if numbers:
        at = numbers[0]
        changed = other_number(chosen[at], chance)
        yield "number in quote", said.format(" ".join([*chosen[:at], changed, *chosen[at + 1 :]]))


def recast(sentence: str, chance: random.Random) -> str:
    """Say a sentence otherwise: fewer words, another order of clauses, other forms of its numbers."""
    numbers, dates = found(sentence)
    flat = SourceText(sentence).flat
    kept = [(each.start - 25, each.end + 25) for each in (*numbers, *dates)]
    words = [
        match[0]
        for match in re.finditer(r"\S+", flat)
        if chance.random() > 0.3
        or any(low <= match.start() <= high for low, high in kept)
        or match[0].lower() in ("not", "no", "never", *STOP)
    ]
    text = " ".join(words)
    text = re.sub(r"(\d) ?%", r"\1 percent", text) if "%" in text else text.replace(" percent ", "% ")
    text = re.sub(r"\b(\d{1,3}),(\d{3}),(\d)(\d{5})?00000\b", r"\1,\2,\3\g<4>00000", text)
    text = re.sub(r"\b(\d+(?:\.\d+)?) million\b", lambda m: f"{round(float(m[1]) * 1e6):,}", text)
    first, comma, rest = text.partition(", ")
    if comma and min(len(first.split()), len(rest.split())) > 3:
        text = f"{rest.rstrip('.')}, {first[0].lower()}{first[1:]}."
    return f"The report says that {text[0].lower()}{text[1:]}"


class Tally:
    """Counts of verdicts by kind, and the cases to show."""

    def __init__(self, shown: str) -> None:
        self.counts: dict[str, Counter[str]] = {}
        self.shown = shown

    def add(self, kind: str, verdict: str, sentence: str, why: str, passage: str) -> None:
        """Count a verdict, and show the case if such are to be shown."""
        self.counts.setdefault(kind, Counter())[verdict] += 1
        if self.shown and f"{kind}: {verdict}".startswith(self.shown):
            print(f"[{kind}: {verdict}] {sentence}\n    {why}\n    {' '.join(passage.split())[:400]}\n")


def judged(tally: Tally, kind: str, sentence: str, text: StoredText, source: SourceText) -> str:
    """Judge a sentence and count the verdict."""
    result = support(sentence, text, source)
    tally.add(kind, result.verdict, sentence, result.why, result.passage)
    return result.verdict


def measure(tally: Tally, prose: list[str], chance: random.Random) -> int:
    """Judge sentences of all texts, true and with errors; give how many were judged."""
    judgements = 0
    for index, text in enumerate(prose):
        stored, source = StoredText("", text, ""), SourceText(text)
        elsewhere = prose[(index + 7) % len(prose)]
        for start, end in source.sentences:
            sentence = source.flat[start:end]
            if not 6 <= len(sentence.split()) <= 60 or sentence[-1] not in ".!?":
                continue
            recasts = () if set(sentence) & set(MARKS) else (("recast", recast(sentence, chance)),)
            for form, said in (("verbatim", sentence), *recasts):
                if not any(found(said)):
                    continue
                judgements += 3
                true = judged(tally, f"true, {form}", said, stored, source)
                rest = source.flat[:start] + source.flat[end:]
                judged(tally, f"absent, {form}", said, StoredText("", rest, ""), SourceText(rest))
                judged(tally, f"elsewhere, {form}", said, StoredText("", elsewhere, ""), SourceText(elsewhere))
                for kind, wrong in plant(said, chance) if true == "supported" else ():
                    judged(tally, f"{kind}, {form}", wrong, stored, source)
                    judgements += 1
            if (quoted := quote(sentence, chance)) and judged(
                tally, "true, quote", quoted[0], stored, source
            ) == "supported":
                for kind, wrong in plant_in_quote(quoted[1], chance):
                    judged(tally, f"{kind}", wrong, stored, source)
                    judgements += 1
    return judgements


def report(tally: Tally) -> None:
    """Print the counts, and what they come to."""
    print(f"{'':28}{'supported':>10}{'contradicted':>14}{'not found':>11}   caught")
    right = wrong = caught = planted = 0
    for kind, counts in sorted(tally.counts.items()):
        total = sum(counts.values())
        error = kind.split(",")[0] in KINDS
        share = f"{1 - counts['supported'] / total:8.1%}" if error else ""
        print(f"{kind:28}{counts['supported']:10}{counts['contradicted']:14}{counts['not found']:11} {share}")
        right += counts["contradicted"] if error else 0
        wrong += 0 if error else counts["contradicted"]
        planted += total if error else 0
        caught += total - counts["supported"] if error else 0
    precision = right / max(1, right + wrong)
    print(f"\ncontradicted: {right} of planted errors, {wrong} false alarms, precision {precision:.3f}")
    recall = caught / max(1, planted)
    print(f"planted errors: {planted}, no longer supported {caught}, recall {recall:.3f}")


def main() -> None:
    """Measure a folder of pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("dir", nargs="?", type=Path, default=EXAMPLE)
    arguments.add_argument("--show", default="", metavar="KIND", help="print cases: 'number, recast: supported'")
    arguments.add_argument("--pages", type=int, default=10_000)
    given = arguments.parse_args()
    prose = [text for text in texts(given.dir) if text.strip()][: given.pages]
    tally = Tally(given.show)
    started = time.process_time()
    count = measure(tally, prose, random.Random(7))
    report(tally)
    print(f"{count} judgements in {time.process_time() - started:.1f} s of CPU; {len(prose)} texts")


if __name__ == "__main__":
    main()
