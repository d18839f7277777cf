"""Addresses that documents give for themselves: handed on only when they are nothing else."""

import re

__all__ = ["is_address"]

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(?::\d{1,5})?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?")


def is_address(url: str) -> bool:
    """Whether ``url`` is a plain http or https address."""
    return _ADDRESS.fullmatch(url) is not None
