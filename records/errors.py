"""What goes wrong with a record."""

from __future__ import annotations


class ContractError(ValueError):
    """A record breaks the contract; the message names the field and what is wrong with it."""
