"""The words of the documents, as the index of the search holds them."""

from collections.abc import Iterable, Iterator

from recto.store.read import Store
from recto.store.tables.search import TOKENS

COLUMNS = ("body", "heading", "title")
"""Where in a document a word can stand, by their numbers."""

_WORDS = """
SELECT term, group_concat(doc * 4 + CASE col WHEN 'body' THEN 0 WHEN 'heading' THEN 1 ELSE 2 END)
FROM temp.{table} WHERE term BETWEEN ? AND ? GROUP BY term ORDER BY term
"""
_LAST = "\U0010ffff"
"""What comes after all that a word can hold."""
_TEXTS = f"CREATE VIRTUAL TABLE temp.texts USING fts5(title, heading, body, content='', tokenize='{TOKENS}')"


def words(store: Store, two: str = "") -> Iterator[tuple[str, list[str]]]:
    """Give each word in lower case without accents, and each place where it stands: four times the number of the
    document, plus that of the column; in digits, since there are very many.

    With `two` letters those that begin so; with one alone the word that it is.
    """
    store.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, instance)")
    return _read(store, "words", two, two if len(two) == 1 else two + _LAST)


def words_in(store: Store, texts: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Give the same of some texts alone: the number of a document, its title, its heading, its body."""
    store.rows("DROP TABLE IF EXISTS temp.texts")
    store.rows(_TEXTS)
    store.connection.executemany("INSERT INTO temp.texts(rowid, title, heading, body) VALUES (?, ?, ?, ?)", texts)
    store.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_words USING fts5vocab(temp, texts, instance)")
    return _read(store, "text_words", "", _LAST)


def _read(store: Store, table: str, first: str, last: str) -> Iterator[tuple[str, list[str]]]:
    for word, places in store.connection.execute(_WORDS.format(table=table), (first, last)):
        yield word, places.split(",")
