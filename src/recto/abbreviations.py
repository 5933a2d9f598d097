"""What ends in a point within a sentence.

The prose of a page, with Markdown and the marks of its citations, and the text of a source, with its broken lines, are
cut into sentences by rules of their own; what is abbreviated is the same in both.
"""

# fmt: off
ABBREVIATIONS = frozenset((
    "al", "approx", "ca", "cf", "ch", "co", "corp", "dept", "dr", "ed", "eds", "eg", "e.g", "eq", "est", "fig",
    "figs", "gen", "gov", "hon", "i.e", "ie", "inc", "jr", "ltd", "mr", "mrs", "ms", "no", "nos", "op", "p", "pp",
    "prof", "rev", "sec", "sen", "sr", "st", "vol", "vs", "viz", "u.s", "u.k", "d.c", "ph.d", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))
"""Abbreviations in small letters, without their last point."""
# fmt: on
