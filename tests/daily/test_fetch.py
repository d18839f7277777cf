"""Fetching: where an address may lead, what robots.txt says, and how much is taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import httpx2
import pytest

from llm_brief.daily.addresses import target_of
from llm_brief.daily.fetch import AGENT, Fetcher, Limits
from llm_brief.errors import FetchError

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match="private_addresses = true"):
        target_of("http://news.example/feed", private=False, resolve=lambda _host, _port: [address])
    assert target_of("http://news.example/feed", private=True, resolve=lambda _host, _port: [address]).ip == address


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert target_of("https://news.example/x", private=False, resolve=lambda _host, _port: [address]).ip == address


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        target_of("http://news.example/", private=False, resolve=lambda _host, _port: [PUBLIC, "127.0.0.1"])


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://news.example/", "gopher://x", "http://", "//x", "http://[::1", "http://a:b@news.example/", "http://x:99999/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        target_of(url, private=True, resolve=lambda _host, _port: [PUBLIC])


@pytest.mark.parametrize(
    "url", ["http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://[::1]/"]
)
def test_other_ways_to_write_this_machine_are_refused_too(url: str) -> None:
    with pytest.raises(FetchError):
        target_of(url, private=False)


@dataclass
class Web:
    """A small internet: answers by address, and what was asked for."""

    answers: dict[str, httpx2.Response] = field(default_factory=dict)
    asked: list[httpx2.Request] = field(default_factory=list)
    hosts: Mapping[str, str] = field(default_factory=dict)
    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        url = f"http://{request.headers['host']}{request.url.raw_path.decode()}"
        return self.answers.get(url, httpx2.Response(404))

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def fetcher(self, **limits: float) -> Fetcher:
        return Fetcher(
            Limits(**limits),  # type: ignore[arg-type]  # numbers, all of them
            transport=httpx2.MockTransport(self.answer),
            look_up=lambda host, _port: [self.hosts.get(host, PUBLIC)],
            clock=lambda: self.now,
            sleep=self.sleep,
        )

    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]


def test_the_request_goes_to_the_checked_address_and_names_the_host() -> None:
    web = Web({"http://news.example/feed": httpx2.Response(200, content=b"news")})
    with web.fetcher() as fetcher:
        assert fetcher.get("http://news.example/feed").content == b"news"
    request = web.asked[-1]
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "news.example"
    assert request.headers["user-agent"] == AGENT
    assert request.extensions["sni_hostname"] == "news.example"


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    web = Web({"http://news.example/feed": httpx2.Response(302, headers={"location": "http://inside.example/admin"})})
    web.hosts = {"inside.example": "10.0.0.5"}
    with web.fetcher() as fetcher, pytest.raises(FetchError, match=r"10\.0\.0\.5"):
        fetcher.get("http://news.example/feed")
    assert web.paths() == ["/robots.txt", "/feed"]


def test_a_redirect_is_followed_and_the_final_address_is_told() -> None:
    web = Web(
        {
            "http://news.example/a": httpx2.Response(301, headers={"location": "/b"}),
            "http://news.example/b": httpx2.Response(200),
        }
    )
    with web.fetcher() as fetcher:
        assert fetcher.get("http://news.example/a").url == "http://news.example/b"


def test_redirects_that_never_end_are_given_up() -> None:
    web = Web({"http://news.example/a": httpx2.Response(301, headers={"location": "/a"})})
    with web.fetcher() as fetcher, pytest.raises(FetchError, match="redirects"):
        fetcher.get("http://news.example/a")


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /private", "/private/x", False, id="everybody is asked to stay away"),
        pytest.param("User-agent: *\nDisallow: /private", "/news", True, id="another path"),
        pytest.param("User-agent: llm-brief\nDisallow: /", "/news", False, id="we are named"),
        pytest.param("User-agent: other\nDisallow: /", "/news", True, id="another is named"),
        pytest.param("User-agent: *\nDisallow: /*?print=", "/news?print=1", False, id="a wildcard"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /news", "/news", True, id="the longest rule counts"),
        pytest.param("\ufeff<html>not found</html>", "/news", True, id="not a robots.txt at all"),
    ],
)
def test_robots_txt_is_kept_to(rules: str, path: str, allowed: bool) -> None:
    url = f"http://news.example{path}"
    web = Web({"http://news.example/robots.txt": httpx2.Response(200, text=rules), url: httpx2.Response(200)})
    with web.fetcher() as fetcher:
        if allowed:
            assert fetcher.get(url).status == 200
        else:
            with pytest.raises(FetchError, match=r"robots\.txt"):
                fetcher.get(url)


def test_a_host_whose_robots_txt_fails_is_left_alone() -> None:
    web = Web({"http://news.example/robots.txt": httpx2.Response(503), "http://news.example/a": httpx2.Response(200)})
    with web.fetcher() as fetcher, pytest.raises(FetchError, match="503"):
        fetcher.get("http://news.example/a")


def test_a_host_is_asked_for_its_rules_once_and_not_hurried() -> None:
    rules = httpx2.Response(200, text="User-agent: *\nCrawl-delay: 4\n")
    web = Web({"http://news.example/robots.txt": rules, "http://news.example/a": httpx2.Response(200)})
    with web.fetcher(pause=1.0) as fetcher:
        for _ in range(3):
            fetcher.get("http://news.example/a")
    assert web.paths() == ["/robots.txt", "/a", "/a", "/a"]
    assert web.slept == [4.0, 4.0]


def test_an_answer_that_is_too_large_is_not_read_to_its_end() -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1000
            yield b"x" * 1000

    web = Web({"http://news.example/a": httpx2.Response(200, content=endless())})
    with web.fetcher(bytes=10_000) as fetcher, pytest.raises(FetchError, match="larger than 10,000 bytes"):
        fetcher.get("http://news.example/a")
    assert read < 20_000


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    web = Web()

    def slow() -> Iterator[bytes]:
        for _ in range(10):
            web.now += 5
            yield b"x"

    web.answers["http://news.example/a"] = httpx2.Response(200, content=slow())
    with web.fetcher(seconds=20) as fetcher, pytest.raises(FetchError, match="longer than 20 s"):
        fetcher.get("http://news.example/a")


def test_a_connection_that_fails_is_one_line() -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectTimeout("timed out", request=request)

    transport = httpx2.MockTransport(fail)
    with (
        Fetcher(Limits(), transport, look_up=lambda _host, _port: [PUBLIC]) as made,
        pytest.raises(FetchError, match="timed out"),
    ):
        made.get("http://news.example/a")
