"""The errors of Communiqué, as a tree.

CommuniqueError
├── InputError        an input cannot be used; the message names the file, the place and the reason
│   └── LimitError    an input passes a limit of time, memory, size or depth
├── AccountError      an account or a page cannot be read back, or does not fit its schema
├── StoreError        a store cannot be opened or is none, is of a newer version, or is damaged
└── ModelError        the weights are missing or do not fit this version
"""


class CommuniqueError(Exception):
    """Root of everything this package raises on purpose."""


class InputError(CommuniqueError):
    """An input cannot be used; the message names the file, the place and the reason."""


class LimitError(InputError):
    """An input passes a limit of time, memory, size or depth."""


class AccountError(CommuniqueError):
    """An account or a page cannot be read back, or does not fit its schema."""


class StoreError(CommuniqueError):
    """A store cannot be opened or is none, is of a newer version, or is damaged."""


class ModelError(CommuniqueError):
    """The weights are missing or do not fit this version."""
