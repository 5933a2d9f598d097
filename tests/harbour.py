"""A small knowledge base whose citations stand on every step of the ladder, with hostile words wherever texts go."""

from pathlib import Path

from sites import KB, RESOURCES, built, site, wiki

from recto.model import Stored, Verdict
from recto.verify import written
from recto.verify.archive.files import digest_of, encoded, text_file, work_file
from recto.verify.verdicts.ids import fingerprint
from recto.works import work_key

HOSTILE = "<img src=x onerror=\"window.__pwned='harbour'\">"
_AS_TEXT = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
PAGE = f"{KB}/quay.mdx"
AT = "2026-03-01T09:00:00Z"
_TEXT = f"""---
title: The quay
entityType: place
---
## Measures

In 2024 it rained at the harbour on 31 days, as the log of the pilots says.[^log] The quay of the harbour is
120 metres long according to [the survey](https://example.org/survey) of its builders.

The lamps of the quay were lit at noon, say <R id="lamps">Lee et al. (2021)</R>, and nobody has ever said why.
Later the same lamps were put out, which <R id="lamps">Lee et al. (2021)</R> do not explain at all.

Its bell has 45 marks, as [an old report](https://example.org/gone) of the guild has it. Twelve crews keep it by
turns.[^crews] The ropes are older than 90 years, which [the ropemakers](https://example.org/ropes) wrote down. Nobody
has counted the gulls of the harbour.

## People

The pilots are paid by the day, says [their guild](https://example.org/guild). The harbour master sleeps on
the quay.[^master] The fee was raised by 7% in spring, which [the ledger](https://example.org/ledger) has.
The rats of the quay weigh 60 kg in all, which [{_AS_TEXT}](https://example.org/rats) denies.
Are there whales in the bay? Nobody has said so on [this page](https://example.org/none).[^nowhere]

[^log]: The log of the pilots. https://example.org/log
[^crews]: https://example.org/crews
[^master]: Told by himself.
"""
_TEXTS = {
    "log": "In 2024 it rained at the harbour on 31 days, says the log of the pilots. It is long.",
    "survey": "We survey. By the survey of its builders the quay of the harbour is 240 metres long. It is of stone.",
    "crews": "The bell is kept by crews who take turns.",
    "ropes": "The ropes were bought in a shop.",
    "guild": "Pilots are paid for each day at sea.",
    "ledger": "In spring the fee was raised by 7%.",
    "rats": f"We count. The rats of the quay weigh 80 kg {HOSTILE} in all. They are fat.",
}
_RESOURCES = """
- id: lamps
  url: "https://example.org/lamps"
  title: "Lamps of the quay"
  authors: [Ann Roe, Bob Poe, Cy Coe, Di Doe]
  published_date: "2018-05-01"
- {id: log, url: "https://example.org/log", title: "The log", authors: [The Pilots], published_date: "2024-12-31"}
"""
_JUDGED = {
    "guild": Verdict(citation="", file="", work="", sentence="", verdict="supported", at=AT, by="a-model", why="so"),
    "ledger": Verdict(
        citation="", file="", work="", sentence="", verdict="accepted", at=AT, by=f"Ada {HOSTILE}", why="read it"
    ),
    "ropes": Verdict(citation="", file="", work="", sentence="", verdict="accepted", at=AT, by="Ada", why="read it"),
}


def harbour(root: Path) -> Path:
    """Write the knowledge base below a folder, with its archive and its verdicts."""
    wiki(
        root,
        {"quay": _TEXT, "bare": "Nothing is cited here, and nobody knows why that is so.\n"},
        {RESOURCES: _RESOURCES},
    )
    for name, text in _TEXTS.items():
        site(root, _archived(f"https://example.org/{name}", text))
    site(root, _archived("https://example.org/gone", "", state="gone", status=404))
    return site(root, {"data/verdicts.jsonl": "".join(_verdicts(root))})


def _archived(url: str, text: str, **about) -> dict[str, str]:
    """Give the files of the archive that keep a text of the work at an address."""
    known = Stored(work=work_key(url), url=url, checked=AT, **{"state": "ok"} | about)
    if not text:
        return {work_file("data/archive", known.work): encoded(known)}
    kept = Stored(**{name: getattr(known, name) for name in known.__struct_fields__} | {"text": digest_of(text)})
    return {work_file("data/archive", known.work): encoded(kept), text_file("data/archive", kept.text): text}


def _verdicts(root: Path):
    """Give the lines of verdicts on the citations as they are; that on the ropes is of other words than those there."""
    for name, verdict in _JUDGED.items():
        (row,) = built(root)[1].rows("SELECT id, file, work, sentence FROM evidence WHERE target LIKE '%/' || ?", name)
        sentence = "Other words." if name == "ropes" else row["sentence"]
        given = {"citation": row["id"], "file": row["file"], "work": row["work"], "sentence": fingerprint(sentence)}
        yield written(Verdict(**{n: getattr(verdict, n) for n in verdict.__struct_fields__} | given)) + "\n"
