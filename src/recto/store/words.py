"""The words of the documents, as the index of the search holds them."""

from collections.abc import Iterator

from recto.store.read import Store

COLUMNS = ("body", "heading", "title")
"""Where in a document a word can stand, by their numbers."""

_WORDS = """
SELECT term, group_concat(doc * 4 + CASE col WHEN 'body' THEN 0 WHEN 'heading' THEN 1 ELSE 2 END)
FROM temp.words GROUP BY term ORDER BY term
"""


def words(store: Store) -> Iterator[tuple[str, list[str]]]:
    """Give each word in lower case without accents, and each place where it stands: four times the number of the
    document, plus that of the column; in digits, since there are very many.
    """
    store.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, instance)")
    for word, places in store.connection.execute(_WORDS):
        yield word, places.split(",")
