"""The table of findings."""

from recto.store.built import Built
from recto.store.tables.declaration import Col, Rows, Table, no_rows, one_group


def _rows(built: Built) -> Rows:
    return ((f.rule, f.severity, f.file, f.line, f.column, f.message, f.hint) for f in built.findings)


FINDINGS = Table(
    "findings",
    "What is wrong with the content: a complaint of a rule each.",
    (
        Col("rule", "TEXT NOT NULL REFERENCES unit(name)", "Name of the rule."),
        Col("severity", "TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note'))", "How much it weighs."),
        Col("file", "TEXT NOT NULL", "File it concerns."),
        Col("line", "INTEGER NOT NULL", "Line, from 1; 0 where it concerns the file."),
        Col("column", "INTEGER NOT NULL", "Column in code points, from 1; 0 where it is not known."),
        Col("message", "TEXT NOT NULL", "What is wrong."),
        Col("hint", "TEXT NOT NULL", "What to do."),
    ),
    no_rows,
    ("file",),
    groups=one_group(_rows, lambda built: built.findings),
)
