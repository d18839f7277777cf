"""Lists of words, written the way one reads them."""

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    """The words of ``words``, which white space separates."""
    return frozenset(words.split())
