"""What the wrappers share: they stand in for the model they wrap, and close it."""

from types import TracebackType
from typing import Self

from llm_brief.llm.base import LLM, close

__all__ = ["Wrapper"]


class Wrapper:
    """An LLM around another one; subclasses add ``fill``."""

    def __init__(self, inner: LLM) -> None:
        self._inner = inner

    @property
    def model(self) -> str:
        """The wrapped model: wrapping changes no cache key."""
        return self._inner.model

    def close(self) -> None:
        """Close the wrapped model."""
        close(self._inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._inner!r})"
