"""A property that is worked out once and kept on the object."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

__all__ = ["lazy"]

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class lazy(Generic[_Owner, _Value]):  # noqa: N801 - used as a decorator, as `property` is
    """`functools.cached_property` as it is from Python 3.12 on.

    That of 3.11 takes one lock for all objects of a class: threads that read different documents wait for each
    other, and a claim, which asks for some forty such properties, takes 4 % longer.
    """

    def __init__(self, work_out: Callable[[_Owner], _Value]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type | None = None) -> Self: ...
    @overload
    def __get__(self, owner: _Owner, kind: type | None = None) -> _Value: ...
    def __get__(self, owner: _Owner | None, kind: type | None = None) -> Self | _Value:
        """The value; it takes the property's place in the object's own dictionary, and is found there from then on."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
