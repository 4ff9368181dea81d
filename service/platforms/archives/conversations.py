"""Who wrote to whom, in turns, and who is still waiting for an answer."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from service.platforms.archives.contents import Conversation
from service.platforms.archives.dated_names import UNDATED


@dataclass(slots=True)
class Thread:
    """The messages of one conversation while its files are being read."""

    slug: str = ""
    """The folder's name without its number: the handle, or the name without spaces."""
    title: str = ""
    participants: set[str] = field(default_factory=set)
    at: "array[int]" = field(default_factory=lambda: array("q"))
    """Unix milliseconds."""
    senders: "array[int]" = field(default_factory=lambda: array("i"))
    names: dict[str, int] = field(default_factory=dict)

    def add(self, sender: str, at_ms: int) -> None:
        """One message."""
        self.at.append(at_ms)
        self.senders.append(self.names.setdefault(sender, len(self.names)))

    @property
    def people(self) -> set[str]:
        """Everyone who takes part or wrote."""
        return self.participants | self.names.keys()


def owner_among(threads: Iterable[Thread], name: str | None) -> str | None:
    """What the owner is called in these conversations: the profile's name, or the one name found in nearly all."""
    threads = [thread for thread in threads if thread.people]
    seen = Counter(person for thread in threads for person in thread.people)
    # HTML pages name only those who wrote, so there an owner who never wrote is known by the profile alone.
    if name and (seen[name] or not any(thread.participants for thread in threads)):
        return name
    if len(threads) == 1:
        others = threads[0].people - {threads[0].title}
        return others.pop() if len(others) == 1 else None
    # A person may have left some groups, so not every conversation need name the owner.
    (first, count), (_, runner_up) = ([*seen.most_common(2), ("", 0), ("", 0)])[:2]
    return first if count > runner_up and count * 10 >= len(threads) * 9 else None


def conversation(thread: Thread, *, owner: str, handle: str | None) -> Conversation | None:
    """What passed between the owner and one other person; `None` for groups, notes to oneself and empty threads."""
    others = thread.people - {owner}
    if len(others) > 1 or not thread.at:
        return None
    order = np.argsort(np.frombuffer(thread.at, np.int64), kind="stable")
    at = np.frombuffer(thread.at, np.int64)[order] // 1000
    outward = np.frombuffer(thread.senders, np.int32)[order] == thread.names.get(owner, -1)
    begins = np.flatnonzero(np.concatenate(([True], outward[1:] != outward[:-1])))
    return Conversation(
        name=others.pop() if others else thread.title or thread.slug,
        handle=handle,
        turns_in=int(np.count_nonzero(~outward[begins])),
        turns_out=int(np.count_nonzero(outward[begins])),
        first_at=int(at[0]),
        last_in_at=int(at[~outward][-1]) if not outward.all() else UNDATED,
        last_out_at=int(at[outward][-1]) if outward.any() else UNDATED,
        waiting_since=UNDATED if outward[-1] else int(at[begins[-1]]),
    )
