"""Figures: what is drawn is as long, as high and as many as the numbers say."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from recto.publish.figures import Bar, Dot, bars, calendar, columns, heat, scatter

SVG = "{http://www.w3.org/2000/svg}"
ALL = {
    "bars": bars([Bar("a <b>", 10), Bar("c", 5)], "Ten & five", width=300),
    "columns": columns([Bar("1", 4), Bar("2", 2)], "Four", height=100),
    "scatter": scatter([Dot(50, 20, "x", True), Dot(500, -3, "y")], ("importance", "quality"), "Two", "dots"),
    "heat": heat([("r", [0.5, "green", "red", None])], ["a", "b", "c", "d"], "One row", "cells"),
    "calendar": calendar({dt.date(2026, 3, 16): 4}, dt.date(2026, 3, 1), 4, dt.date(2026, 3, 14), "A month", "days"),
    "nothing": bars([], "None"),
}


def numbers(text: str, tag: str, name: str) -> list[float]:
    return [float(each.get(name)) for each in ElementTree.fromstring(text).iter(tag)]


@pytest.mark.parametrize("name", ALL)
def test_a_figure_is_well_formed_and_says_what_it_shows(name: str):
    root = ElementTree.fromstring(ALL[name])
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == ["title", "desc"][: len(root)]
    assert root[0].text
    assert " style=" not in ALL[name]
    assert not re.search(r"\d\.\d{2}", ALL[name].partition("<desc>")[2])


def test_bars_are_as_long_as_their_values():
    first, second = numbers(ALL["bars"], "rect", "width")
    assert first == pytest.approx(2 * second, abs=0.2)


def test_columns_are_as_high_as_their_values():
    assert numbers(ALL["columns"], "rect", "height") == [100, 50]


def test_dots_beyond_the_axes_stand_at_the_edge():
    points = numbers(ALL["scatter"], "circle", "cx"), numbers(ALL["scatter"], "circle", "cy")
    assert points[0][1] == 700 - 12
    assert points[1][1] == 380 - 36


def test_a_named_dot_has_its_name_beside_it():
    assert re.findall(r'class="label"[^>]*>([^<]+)', ALL["scatter"])[-1] == "x"


def test_many_dots_are_drawn_as_few():
    many = scatter([Dot(i % 10, i % 7, str(i)) for i in range(5000)], ("x", "y"), "Many", "dots")
    assert many.count("<circle") <= 70


def test_a_share_fills_its_square_that_far():
    pale, good = re.findall(r'class="(?:pale|share)" d="M[\d. ]+h([\d.]+)', ALL["heat"])
    assert float(good) == pytest.approx(float(pale) / 2, abs=0.1)
    assert ">50</text>" in ALL["heat"]


def test_a_level_is_full_or_hollow():
    assert re.findall(r'class="(good|none)"', ALL["heat"]) == ["good", "none"]


def test_a_day_that_is_past_is_late():
    late = calendar({dt.date(2026, 3, 2): 1}, dt.date(2026, 3, 1), 4, dt.date(2026, 3, 14), "A month", "days")
    assert (late.count('class="bad"'), ALL["calendar"].count('class="bad"')) == (1, 0)
    assert ALL["calendar"].count('class="today"') == 1
