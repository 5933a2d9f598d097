"""What hosts say of when to ask again, in all its forms."""

from datetime import UTC, datetime

import pytest

from recto.verify.retry_after import asked_to_wait

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = "Sat, 14 Mar 2026 12:01:30 GMT"


@pytest.mark.parametrize(("said", "seconds"), [("7", 7), (" 1.5 ", 1.5), ("", None), ("soon", None), ("-3", None)])
def test_a_host_says_how_many_seconds(said: str, seconds: float | None):
    assert asked_to_wait({"retry-after": said}, NOW) == seconds


def test_a_date_is_compared_with_the_clock_of_the_host():
    assert asked_to_wait({"retry-after": LATER}, NOW) == 90
    assert asked_to_wait({"retry-after": LATER, "date": "Sat, 14 Mar 2026 12:01:00 GMT"}, NOW) == 30
    assert asked_to_wait({"retry-after": LATER, "date": "Sat, 14 Mar 2026 13:00:00 GMT"}, NOW) == 0


def test_a_date_with_no_clock_or_no_zone_says_nothing():
    assert asked_to_wait({"retry-after": LATER}) is None
    assert asked_to_wait({"retry-after": LATER.replace("GMT", "-0000")}, NOW) is None
