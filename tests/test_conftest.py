"""The promises of the test setup itself."""

import os
import socket
import warnings
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError


def test_golden_files_are_never_rewritten_in_ci(pytestconfig: pytest.Config) -> None:
    in_ci = bool(os.environ.get("CI"))
    assert not (in_ci and pytestconfig.getoption("--update-golden"))


def test_no_setting_of_the_user_reaches_a_test() -> None:
    assert not [name for name in os.environ if name.startswith(("OPENAI_", "BRIEF_"))]


def test_home_and_working_folder_are_empty(weights_cache: Path) -> None:
    assert Path.home() == Path.cwd()
    assert not list(Path.cwd().iterdir())
    assert not weights_cache.is_relative_to(Path.home())


def test_a_socket_that_leaves_this_machine_is_an_error() -> None:
    with socket.socket() as outside, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(SocketConnectBlockedError):
            outside.connect(("192.0.2.1", 80))


def test_a_socket_on_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
