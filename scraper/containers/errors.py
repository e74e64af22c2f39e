"""What keeps a container, or one member of it, packed."""

from __future__ import annotations

from typing import Literal

from scraper.errors import KzstatError

#: of a container: bomb, corrupt, empty, not_unpacked, too_large, too_many_members, unsupported;
#: of a member: corrupt, duplicate_name, encrypted, special_file, unsupported
Outcome = Literal[
    "bomb",
    "corrupt",
    "duplicate_name",
    "empty",
    "encrypted",
    "not_unpacked",
    "special_file",
    "too_large",
    "too_many_members",
    "unsupported",
]


class ContainerError(KzstatError):
    """A container or a member that is kept packed; `outcome` is the short code that the catalog keeps."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome: Outcome = outcome


class NotUnpackedError(ContainerError):
    """A file that is not unpacked by intention: a document, or a container that no library here reads."""

    def __init__(self, message: str) -> None:
        super().__init__("not_unpacked", message)
