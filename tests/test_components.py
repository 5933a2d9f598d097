"""The components that pages may use are declared once."""

from pathlib import Path

import pytest
from sites import KB, found, wiki

from recto.components import BY_NAME, COMPONENTS
from recto.model import Source
from recto.parse import parse_page
from recto.publish.components import SHOWN


def test_each_name_is_one_components():
    assert len(BY_NAME) == sum(len(kind.names) for kind in COMPONENTS)


def test_what_the_site_shows_is_declared():
    assert set(SHOWN) <= set(BY_NAME)


def test_all_that_is_said_is_a_sentence():
    told = [text for kind in COMPONENTS for text in (kind.about, *kind.attributes.values())]
    assert [text for text in told if not text.endswith(".")] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import Map from './map'\n", ("Map",)),
        ("import {\n  Map,\n  type Size, sum,\n  Old as New,\n} from './map'\n", ("Map", "Size", "Old", "New")),
        ("import * as Parts from './parts'\nimport './Style.css'\n", ("Parts",)),
        ("export const Map = () => <Other />\n", ("Map",)),
        ("export default function Map() {}\n", ("Map",)),
        ("export const size = 3\n\nText from Here\n", ()),
    ],
)
def test_what_a_page_imports_or_defines_is_its_own(text: str, names: tuple[str, ...]):
    assert parse_page(Source("page.mdx", text, ""), ".", wikilinks=False).own_components == names


def test_unknown_components_are_told_where_they_first_stand(tmp_path: Path):
    root = wiki(tmp_path, {"a": "Text.\n\n<Map />\n\n<Chart>x</Chart> <Map />"})
    assert found(root, "unknown-component") == [(f"{KB}/a.mdx", 3, 1), (f"{KB}/a.mdx", 5, 1)]


def test_the_settings_name_components_of_the_site(tmp_path: Path):
    root = wiki(tmp_path, {"a": "<Map />"}, {"recto.toml": '[markdown]\ncomponents = ["Map"]\n'})
    assert found(root, "unknown-component") == []


def test_the_short_name_of_an_entity_link_is_a_link(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<E id="b">B</E> <E id="nobody">x</E>', "b": "text"})
    assert found(root, "broken-entity-link") == [(f"{KB}/a.mdx", 1, 17)]
