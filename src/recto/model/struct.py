"""The two kinds of record: by name for what people read, by position for what there is much of."""

import msgspec


class Frozen(msgspec.Struct, frozen=True, gc=False):
    """A frozen record, stored with the names of its fields."""


class Row(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A frozen record, stored as an array: small and fast, for what a page has many of."""
