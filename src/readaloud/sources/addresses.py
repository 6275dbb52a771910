"""Which network addresses a page may be fetched from: public ones, unless the person says otherwise.

A page that a stranger wrote must not make this program talk to the router, to a cloud's metadata service or
to a development server on this machine. Names are resolved here and connections go to the address that was
checked, so that a name which answers otherwise the second time (DNS rebinding) gains nothing.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from readaloud.model.errors import SourceError

Address = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291 2.5.5.1, deprecated, still routed by some


def resolve(host: str, port: int, *, allow_private: bool = False) -> tuple[str, ...]:
    """The addresses of a host, all of them checked, in the order to try them.

    Raises:
        SourceError: the name has no address, or one that is not public while ``allow_private`` is off.
    """
    found = _look_up(host.strip("[]"), port)
    refused = [address for address in found if not allow_private and not is_public(ip_address(address))]
    if refused:
        raise SourceError(
            f"{host} is an address inside this machine or its network, which pages may not reach.",
            "If you trust it, say so with --allow-private.",
        )
    return found


def is_public(address: Address) -> bool:
    """Whether the address, and any IPv4 address that it wraps, is one of the open internet."""
    wrapped = _wrapped(address)
    if wrapped is not None and not is_public(wrapped):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _wrapped(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64 or address in _COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _look_up(host: str, port: int) -> tuple[str, ...]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(
            f"The server {host} was not found.", "Check the address and whether this machine is online."
        ) from None
    addresses = (str(answer[4][0]).partition("%")[0] for answer in answers)
    return tuple(dict.fromkeys(addresses))
