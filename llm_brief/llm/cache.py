"""Answers are paid for once: a wrapper that looks into a store of replies first."""

from typing import Protocol

from pydantic import ValidationError

from llm_brief.errors import ReplyCutOff
from llm_brief.llm.base import LLM, Filled, Prompt, Reply, T, reply_key
from llm_brief.llm.wrapper import Wrapper

__all__ = ["Cached", "ReplyStore"]


class ReplyStore(Protocol):
    """Keeps replies by key. Safe to call from several threads; storing the same reply twice is no error."""

    def get(self, key: str) -> Reply | None:
        """The reply stored under ``key``, or None."""

    def put(self, reply: Reply) -> None:
        """Keep ``reply`` under its key, in place of an older one."""


class Cached(Wrapper):
    """Answers from ``store`` where it can; asks the wrapped model and stores the answer where it cannot.

    An answer that was cut off is stored as such; other failures are not. Closing leaves the store open: it belongs to
    whoever made it.
    """

    def __init__(self, inner: LLM, store: ReplyStore) -> None:
        super().__init__(inner)
        self._store = store

    def fill(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        """The stored answer (``origin`` is ``cache``), or a new one."""
        return self._stored(prompt, schema) or self._asked(prompt, schema)

    def _stored(self, prompt: Prompt, schema: type[T]) -> Filled[T] | None:
        reply = self._store.get(reply_key(self.model, prompt, schema))
        if reply is None:
            return None
        try:
            value = reply.read(schema)
        except ValidationError:  # a validator got stricter since; JSON Schema, and so the key, cannot tell
            return None
        return Filled(value, self.model, reply.usage, origin="cache")

    def _asked(self, prompt: Prompt, schema: type[T]) -> Filled[T]:
        try:
            filled = self._inner.fill(prompt, schema)
        except ReplyCutOff as error:
            self._store.put(Reply.of_cut_off(error, self.model, prompt, schema))
            raise
        self._store.put(Reply.of(filled, prompt, schema))
        return filled
