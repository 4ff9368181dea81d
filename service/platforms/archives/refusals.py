"""Why an export cannot be read, each in one sentence a person can act on.

One tree, so that a caller may catch as widely as it needs::

    ArchiveRefused
    ├── NotAZip               the file is not a ZIP archive at all
    ├── ArchiveDamaged        cut short, a wrong checksum, a broken directory
    ├── ArchiveEncrypted      locked with a password
    ├── ArchiveUnsafe         names or links that reach outside, hidden or overlapping entries
    ├── ArchiveTooLarge       more entries, bytes or compression than any export has
    ├── NotAnExport           a sound ZIP, but not an official export we know
    ├── RecordsMalformed      one file in it is not what the network writes
    ├── PartsContradict       several files that are not parts of one and the same export
    ├── NotMadeYet            it says that it was made at a time that has not come
    ├── FollowersLeftOut      its list of followers is empty, and the account has some
    ├── OrderReversed         what was handed in as the earlier export is the later one
    └── WrongAccount          an export of another account than the one asked for, or two of different accounts
"""

from service.kit.visible_text import shortened


class ArchiveRefused(Exception):
    """The archive was not read. Subclasses name the situation; the text says what, where and how to mend it.

    Args:
        problem: what is wrong, and where.
        remedy: how to mend it, where that is more than asking the network for the export again.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.problem}; {self.remedy}" if self.remedy else self.problem


class NotAZip(ArchiveRefused):
    """The file is not a ZIP archive, or cannot be opened as a file."""


class ArchiveDamaged(ArchiveRefused):
    """The archive is cut short, fails its checksum, or contradicts its own directory."""


class ArchiveEncrypted(ArchiveRefused):
    """An entry is locked with a password; no network's export is."""


class ArchiveUnsafe(ArchiveRefused):
    """An entry points outside the archive, is a link, hides its name, or shares bytes with another."""


class ArchiveTooLarge(ArchiveRefused):
    """The archive holds more entries or bytes, or inflates further, than an official export does."""


class NotAnExport(ArchiveRefused):
    """The archive is sound, but it is not an official export that can be read."""


class RecordsMalformed(ArchiveRefused):
    """A file inside the archive is not in the shape the network writes."""

    def __init__(self, entry: str, problem: str) -> None:
        super().__init__(f"{shown(entry)}: {problem}", "ask the network for a fresh export")
        # From which another process makes it again.
        self.args = (entry, problem)


class PartsContradict(ArchiveRefused):
    """Two of the files hold the same list with different contents, so they are not parts of one export."""


class NotMadeYet(ArchiveRefused):
    """The export dates itself, or something in it, later than now."""


class FollowersLeftOut(ArchiveRefused):
    """The list of followers is there and empty, though the account has followers: it was cut to a date range."""


class OrderReversed(ArchiveRefused):
    """The export handed in as the earlier one was made after the other."""


class WrongAccount(ArchiveRefused):
    """The export belongs to another account than the one it was asked of, or two belong to different ones."""


def shown(name: str) -> str:
    """An entry's name made safe for one line on a terminal: no control characters, at most 80 characters."""
    return repr(shortened(name))
