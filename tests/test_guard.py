"""No host that is not public is asked, whatever names, redirects and resolvers say."""

import asyncio
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from faulty import Faulty, serving

from recto.verify.archive import Guard, Times
from recto.verify.archive.guard import RefusedError, is_public
from recto.verify.archive.options import FaultError

pytest.importorskip("recto.verify.archive.client", reason="the extra `web` is not installed")


@pytest.fixture(scope="module")
def faulty() -> Iterator[Faulty]:
    with serving() as server:
        yield server


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::8"])
def test_public_addresses(address: str):
    assert is_public(address)


NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8
192.0.2.1 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254
ff02::1 fec0::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::8.8.8.8 64:ff9b::a00:1 64:ff9b:1::1 2002:a00:1:: 2001::1 2001:db8::1
100::1 example.org 010.0.0.1 1
"""


@pytest.mark.parametrize("address", ["", *NOT_PUBLIC.split()])
def test_addresses_that_are_not_public(address: str):
    assert not is_public(address)


FORMS = """
http://0x7f.1/ http://2130706433/ http://0177.0.0.1/ http://127.1/ http://[::ffff:7f00:1]/ http://１２７.０.０.１/
http://a@10.0.0.1/ http://10.0.0.1#@example.org/ gopher://example.org/ http://example.org:6379/ javascript:alert(1)
//example.org/
"""


@pytest.mark.parametrize("url", ["", *FORMS.split()])
def test_forms_of_addresses_that_are_refused(url: str):
    with pytest.raises(RefusedError):
        Guard().checked(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (" https://example.org ", "https://example.org/"),
        ("https://me:pw@EXAMPLE.org:443/a b?c=d#e", "https://example.org/a%20b?c=d"),
        ("http://bücher.example.org/", "http://xn--bcher-kva.example.org/"),
    ],
)
def test_the_form_in_which_an_address_is_asked(url: str, asked: str):
    assert Guard().checked(url) == asked


def resolver(*answers: str | int) -> Any:
    """Make a resolver that gives one answer after the other, the last for ever: an address, or an error."""
    from aiohttp.abc import AbstractResolver

    class Scripted(AbstractResolver):
        def __init__(self) -> None:
            self.left = list(answers)

        async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[Any]:
            answer = self.left.pop(0) if len(self.left) > 1 else self.left[0]
            if isinstance(answer, int):
                raise socket.gaierror(answer, "no name")
            families = {True: socket.AF_INET6, False: socket.AF_INET}
            found = [{"host": one, "family": families[":" in one]} for one in answer.split()]
            return [one | {"hostname": host, "port": port, "proto": 0, "flags": family * 0} for one in found]

        async def close(self) -> None:
            return None

    return Scripted()


def got(faulty: Faulty, urls: list[str], *answers: str | int) -> list[tuple[str, str]]:
    """Ask for addresses one after the other; give status or state, and the reason."""
    from recto.verify.archive.client import Client

    async def all_of() -> list[tuple[str, str]]:
        async with Client(faulty.options(robots=False, attempts=1, delay=0), Times(), resolver(*answers)) as client:
            return [await one(client, url) for url in urls]

    async def one(client: Client, url: str) -> tuple[str, str]:
        try:
            return str((await client.get(url)).status), ""
        except FaultError as fault:
            return fault.state, fault.reason

    return asyncio.run(all_of())


@pytest.mark.parametrize("answer", ["10.0.0.1", "::1", "169.254.169.254 10.0.0.1", "::ffff:127.0.0.1", "127.0.0.2"])
def test_a_name_that_leads_inside_is_not_asked(faulty: Faulty, answer: str):
    before = len(faulty.asked)
    ((state, reason),) = got(faulty, ["http://inside.example.org/"], answer)
    assert (state, "is not a public address" in reason) == ("not checked", True)
    assert len(faulty.asked) == before


def test_a_name_that_leads_inside_the_second_time_is_not_asked(faulty: Faulty, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.verify.archive.client.DNS_SECONDS", 0)
    url = f"http://turns.example.org:{faulty.port}/nonsense"
    asked = got(faulty, [url, url], "127.0.0.1", "10.0.0.1")
    assert [state for state, _ in asked] == ["unreachable", "not checked"]


@pytest.mark.parametrize(
    ("code", "state", "why"),
    [(socket.EAI_NONAME, "gone", "no longer known"), (socket.EAI_AGAIN, "unreachable", "cannot be looked up now")],
)
def test_a_name_is_gone_only_where_other_hosts_answer(faulty: Faulty, code: int, state: str, why: str):
    here = f"{faulty.url}/page/1"
    alone, _, after = got(faulty, ["http://lost.example.org/", here, "http://lost.example.org/"], code)
    assert alone[0] == "unreachable"
    assert after[0] == state
    assert why in after[1]


def test_a_refused_connection_is_unreachable(faulty: Faulty):
    ((state, reason),) = got(faulty, ["http://127.0.0.1/"], "127.0.0.1")
    assert state == "unreachable"
    assert reason
