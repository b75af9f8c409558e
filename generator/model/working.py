"""Working values: what a reading of one line or sentence is made of and nobody sees afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["working_value"]

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def working_value(cls: type[Value]) -> type[Value]:
    """A dataclass that the type checker keeps frozen and the interpreter does not.

    A frozen one sets each field by a call, three times as slow to make; a plan makes tens of thousands of these. What
    leaves a stage, all other values of ``model/``, is frozen at run time too.
    """
    return dataclass(kw_only=True, slots=True)(cls)
