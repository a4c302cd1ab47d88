"""An account in the terminal."""

from communique.show.account import show_account

__all__ = ["show_account"]
