"""Which addresses may be asked: web addresses of public hosts, checked again on the socket that is connected.

A name may lead to another address each time it is asked for. So what counts is the address that the system is about to
connect to, whatever was asked, redirected or resolved before.
"""

import errno
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from recto.urls import normalized

_PORTS = {"http": 80, "https": 443}
_CLOSED = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
_OPEN = ip_network("2000::/3")
"""All that is handed out of IPv6 for use between networks; forms of IPv4 and all else stand outside."""
_CLOSED_6 = tuple(map(ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

Network = IPv4Network | IPv6Network


class RefusedError(OSError):
    """An address is not one that may be asked."""

    def __init__(self, why: str) -> None:
        super().__init__(errno.EACCES, why)


def is_public(address: str) -> bool:
    """Say whether an IP address is one of a public host; what is none is not.

    Not public are private, local, multicast, reserved and documentation addresses, and IPv6 addresses that stand for
    IPv4 ones (mapped, NAT64, 6to4, Teredo).
    """
    found = _ip(address)
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _CLOSED)
    return found is not None and found in _OPEN and not any(found in network for network in _CLOSED_6)


def _ip(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None


class Guard(NamedTuple):
    """What may be asked: http and https at `ports`, and at public addresses or those of the networks `also`."""

    ports: frozenset[int] = frozenset(_PORTS.values())
    also: tuple[Network, ...] = ()

    def checked(self, url: str) -> str:
        """Give the form of an address in which it is asked, without name, password and fragment.

        Raises `RefusedError` for another scheme or port, and for an IP address that is not public.
        """
        parts = urlsplit(normalized(url.strip()) or "")
        if parts.scheme not in _PORTS or not parts.hostname:
            raise RefusedError("only http and https are fetched")
        port = parts.port or _PORTS[parts.scheme]
        if port not in self.ports:
            raise RefusedError(f"port {port} is not one of the web's")
        if _ip(parts.hostname) and not self.allows(parts.hostname):
            raise RefusedError(f"{parts.hostname} is not a public address")
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))

    def allows(self, address: str) -> bool:
        """Say whether a host at an IP address may be asked."""
        found = _ip(address)
        return is_public(address) or any(found in network for network in self.also if found is not None)

    def socket(self, to: Sequence[Any]) -> socket.socket:
        """Make the socket for an address as the system resolved it; raise `RefusedError` unless that is allowed."""
        family, kind, protocol, _, address = to
        if not self.allows(address[0]):
            raise RefusedError(f"{address[0]} is not a public address")
        return socket.socket(family, kind, protocol)
