"""What can go wrong by the user's doing; everything else is a finding or a fault of Recto's own.

::

    RectoError
    ├── ConfigError      recto.toml or a flag says something that cannot be
    ├── SourceError      a folder or file that is asked for cannot be read
    │   └── ChangedError it is not what it was when the build began
    ├── UnknownNameError no page, field or unit of that name
    ├── LockedError      another build works on the same folder
    ├── ServeError       the site cannot be served
    └── StoreError       the results cannot be written or read
"""


class RectoError(Exception):
    """A trouble that the user can mend: one message and one hint, shown without a traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ConfigError(RectoError):
    """The configuration, or a flag, says something that cannot be."""


class SourceError(RectoError):
    """A folder or file that is asked for cannot be read."""


class ChangedError(SourceError):
    """A file is not what it was when the build began."""


class UnknownNameError(RectoError):
    """There is no page, field or unit of that name."""


class LockedError(RectoError):
    """Another build works on the same folder."""


class StoreError(RectoError):
    """The results cannot be written or read."""


class ServeError(RectoError):
    """The site cannot be served: the address is taken, or nothing could be built."""
