"""Rows that are kept encoded."""

import msgspec
import pytest

from recto.model import Link, PackedPage, Source, Span
from recto.model.packed import pack, read, written
from recto.parse import parse_page

LINKS = (Link("inline", "/a/", "A", Span(0, 9, 1, 1)), Link("bare", "https://example.org", "", Span(10, 29, 2, 1)))


def test_packed_rows_are_read_as_often_as_they_are_walked():
    rows = pack(Link, LINKS)
    assert (tuple(rows), tuple(rows), len(rows), rows[1], rows[:1]) == (LINKS, LINKS, 2, LINKS[1], LINKS[:1])
    assert rows == LINKS
    assert repr(rows) == repr(LINKS)


def test_no_rows_are_false():
    assert not pack(Link, ())
    assert pack(Link, LINKS)


def test_a_page_is_the_same_after_it_was_remembered():
    page = parse_page(Source("a.md", "# A\n\nSee [b](/b/) and `c`.[^1]\n\n[^1]: D.\n", ""), ".", wikilinks=False)
    data = msgspec.msgpack.encode(PackedPage.of(page), enc_hook=written)
    found = msgspec.msgpack.decode(data, type=PackedPage, ext_hook=read)
    for name in page.__struct_fields__:
        assert getattr(found, name) == (getattr(page, name) if name != "text" else "")


def test_only_what_may_be_packed_is():
    with pytest.raises(TypeError):
        msgspec.msgpack.encode(object(), enc_hook=written)
    with pytest.raises(KeyError):
        pack(Source, ())
