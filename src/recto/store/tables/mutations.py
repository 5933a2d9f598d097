"""The tables of ``mutations.db``: what the last test with planted errors told. They are made of a `Mutated`."""

from msgspec.structs import astuple

from recto.store.tables.declaration import Col, Table

_KIND = Col("kind", "TEXT NOT NULL", "Kind of error.")
_PLACE = (
    Col("file", "TEXT NOT NULL", "File of the page."),
    Col("line", "INTEGER NOT NULL", "Line in the untouched file, from 1."),
    Col("column", "INTEGER NOT NULL", "Column in code points, from 1."),
    Col("citation", "TEXT NOT NULL", "Id of the citation, as in `evidence`."),
)
_BY = (
    Col("by", "TEXT NOT NULL", "Rule or verdict that tells; empty if none does."),
    Col("why", "TEXT NOT NULL", "What it says; else what is said of the citation, or why nothing can be."),
)

MUTATIONS: tuple[Table, ...] = (
    Table(
        "mutation_run",
        "The test itself, one row.",
        (
            Col("seed", "INTEGER NOT NULL", "Seed of its draws."),
            Col("now", "TEXT NOT NULL", "Time of its builds."),
            Col("build", "TEXT NOT NULL", "Hash of all that the tested build was made of."),
        ),
        lambda made: ((made.seed, made.now, made.build),),
    ),
    Table(
        "mutation_kinds",
        "A kind of error each, with how well it is seen.",
        (
            _KIND,
            Col("about", "TEXT NOT NULL", "What is done."),
            Col("caught_by", "TEXT NOT NULL", "What ought to catch it."),
            Col("places", "INTEGER NOT NULL", "Citations where such an error could stand."),
            Col("seeable", "INTEGER NOT NULL", "Of these, where a detector claims to see it."),
            Col("planted", "INTEGER NOT NULL", "Errors that were planted."),
            Col("caught", "INTEGER NOT NULL", "Errors that were found."),
            Col("missed", "INTEGER NOT NULL", "Errors that ought to have been found."),
            Col("unseen", "INTEGER NOT NULL", "Errors that nothing claims to see, and nothing saw."),
            Col("alarms", "INTEGER NOT NULL", "Faults found where nothing is wrong."),
            Col("precision", "REAL", "Share of what was found that is an error; null if nothing was."),
            Col("recall", "REAL", "Share of the seeable errors that were found; null if there were none."),
        ),
        lambda made: map(astuple, made.kinds),
    ),
    Table(
        "mutations",
        "An error each that was planted, and what became of it.",
        (
            _KIND,
            *_PLACE,
            Col("before", "TEXT NOT NULL", "What stood there."),
            Col("after", "TEXT NOT NULL", "What was put in its place."),
            Col("said", "TEXT NOT NULL", "What the citation says of its work."),
            Col("sentence", "TEXT NOT NULL", "The sentence that it supports."),
            Col("seeable", "INTEGER NOT NULL", "1 if a detector claims to see it."),
            Col("outcome", "TEXT NOT NULL", "`caught`, `missed`, `unseen`; of what is no error `quiet`, `alarmed`."),
            *_BY,
        ),
        lambda made: map(astuple, made.planted),
    ),
    Table(
        "mutation_unseeable",
        "A reason each why errors of a kind would go unseen.",
        (
            _KIND,
            Col("why", "TEXT NOT NULL", "The reason."),
            Col("places", "INTEGER NOT NULL", "Citations that it holds of."),
        ),
        lambda made: map(astuple, made.unseeable),
    ),
    Table(
        "mutation_alarms",
        "A citation each that is found fault with and has none.",
        (Col("kind", "TEXT NOT NULL", "Kind of error that it is taken for; empty if none."), *_PLACE, *_BY),
        lambda made: map(astuple, made.alarms),
    ),
)
