"""Where a fetched address may lead: to the public internet, and nowhere else unless that was allowed.

A name is looked up once, every address it has is checked, and the connection is made to the checked address itself: a
name that answers differently the second time gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from llm_brief.errors import FetchError

__all__ = ["Resolve", "Target", "resolve", "target_of"]

Resolve = Callable[[str, int], Iterable[str]]
"""Host name and port to the IP addresses of the host."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be fetched: ``host`` by its name, ``ip`` to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    ip: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as robots.txt goes by."""
        usual = {"http": 80, "https": 443}[self.scheme]
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}" + (f":{self.port}" if self.port != usual else "")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host; ``FetchError`` when there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host") from error
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def target_of(url: str, *, private: bool, resolve: Resolve = resolve) -> Target:
    """The target of ``url``; ``FetchError`` when it is no web address or leads where it must not."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(f"not a web address: {url!r}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"only http and https addresses are fetched, not {url!r}")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{parts.hostname}: an address with a user name or password in it is not fetched")
    addresses = tuple(resolve(parts.hostname, port))
    if not addresses:
        raise FetchError(f"{parts.hostname}: no such host")
    if not private:
        _refuse_private(parts.hostname, addresses)
    return Target(url, parts.scheme, parts.hostname, port, addresses[0])


def _refuse_private(host: str, addresses: Iterable[str]) -> None:
    for text in addresses:
        if not _is_public(text):
            raise FetchError(
                f"{host}: {text} is an address of this machine or of a private network; "
                "set private_addresses = true under [daily] to allow that"
            )


def _is_public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _translated(address)
        if inner is not None:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside one of the well-known prefix of NAT64 (RFC 6052)."""
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
