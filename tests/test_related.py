"""The related graph: its five signals, their weights, labels and selection."""

import pytest

from recto.link.related import related_graph
from recto.link.tags import tag_index
from recto.model import Entity, Related, SimilarPage


def entity(name, kind="concept", related=(), tags=()):
    rows = tuple(Related(*row) for row in related)
    return Entity(name, kind, name.title(), None, rows, {"tags": list(tags)}, "data/entities/all.yaml", 1)


def graph(*entities, links=None, similar=(), ratings=None):
    return related_graph(entities, links or {}, similar, tag_index(entities), ratings or {})


def scores(rows):
    return {row.id: row.score for row in rows}


@pytest.mark.parametrize(
    ("entities", "more", "score"),
    [
        ((entity("a", related=[("b", None)]), entity("b")), {}, 12.5),
        ((entity("a", related=[("b", None)]), entity("b", related=[("a", None)])), {}, 25),
        ((entity("b"), entity("b-more")), {}, None),
        ((), {"links": {"b": ["a"]}}, 6.25),
        ((), {"similar": [("a", (SimilarPage("b", "B", "/b/", 40),))]}, 1.5),
        ((entity("a", tags=["t"]), entity("b", tags=["t"])), {}, 2.5),
    ],
)
def test_each_signal_has_its_weight(entities, more, score):
    found = graph(*entities, **more)
    assert scores(found.get("a", ())).get("b") == score


def test_names_that_continue_a_name_are_related():
    found = graph(entity("gpt"), entity("gpt-2"), entity("gpt2"))
    assert scores(found["gpt"]) == {"gpt-2": 7.5}
    assert "gpt2" not in found


def test_quality_and_importance_lift_a_neighbour():
    found = graph(links={"b": ["a"]}, ratings={"b": (80, 100)})
    assert scores(found["a"]) == {"b": 5 * (1 + 2 + 0.25)}


def test_weak_neighbours_are_left_out():
    assert graph(similar=[("a", (SimilarPage("b", "B", "/b/", 20),))]) == {}


@pytest.mark.parametrize(
    ("name", "here", "there"),
    [("causes", "causes", "caused by"), ("part-of", "part of", None), ("related", None, None)],
)
def test_a_relation_has_a_label_from_each_end(name, here, there):
    found = graph(entity("a", related=[("b", name)]), entity("b"))
    labels = [getattr(found[end][0], "label", None) or None for end in "ab"]
    assert labels == [here, there]


def test_what_an_entity_says_itself_overrides_an_inverse():
    found = graph(entity("a", related=[("b", "causes")]), entity("b", related=[("a", "part-of")]))
    assert [found[end][0].label for end in "ab"] == ["causes", "part of"]


def test_the_best_two_of_each_type_come_along():
    many = [entity(f"r{n}", "risk") for n in range(30)]
    hub = entity("hub", related=[(e.id, None) for e in many] + [("p", None)])
    found = graph(*many, entity("p", "person"), hub, ratings={e.id: (90, 90) for e in many})["hub"]
    assert len(found) == 25
    assert found[-1].id == "p"
