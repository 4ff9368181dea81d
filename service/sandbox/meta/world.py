"""The sandbox's Instagram and Facebook at a moment: who can sign in, what they own, and who may still do what with it."""

from collections.abc import Sequence

from service.sandbox.meta.cast import INSTAGRAM_ACCOUNTS, PERSONS, ROLES, InstagramAccount, MetaPage, MetaPerson


class MetaWorld:
    """Everything behind the doors, for one seed and one founding.

    What is said and done is a function of the seed and of the founding; only what the stage hand changes is kept here.
    """

    def __init__(self, seed: int, founded_ms: int) -> None:
        self.seed = seed
        self.founded_ms = founded_ms
        self._roles_lost: set[tuple[int, int]] = set()

    def persons(self) -> Sequence[MetaPerson]:
        """Who can sign in."""
        return PERSONS

    def person(self, person_id: int) -> MetaPerson | None:
        """The person with this number, which no app knows."""
        return next((each for each in PERSONS if each.id == person_id), None)

    def pages_of(self, person_id: int) -> Sequence[MetaPage]:
        """The Pages on which this person has a role now."""
        return [page for page in ROLES.get(person_id, ()) if (person_id, page.id) not in self._roles_lost]

    def page(self, page_id: int) -> MetaPage | None:
        """The Page with this number."""
        return next((page for pages in ROLES.values() for page in pages if page.id == page_id), None)

    def instagram_of(self, person_id: int) -> InstagramAccount | None:
        """The Instagram account this person signs in with."""
        return next((each for each in INSTAGRAM_ACCOUNTS if each.owner == person_id), None)

    def instagram(self, account_id: int) -> InstagramAccount | None:
        """The Instagram account with this number."""
        return next((each for each in INSTAGRAM_ACCOUNTS if each.id == account_id), None)

    def take_role(self, person_id: int, page_id: int) -> None:
        """From now on this person has no role on this Page."""
        self._roles_lost.add((person_id, page_id))

    def give_role_back(self, person_id: int, page_id: int) -> None:
        """The person has the role again that they had."""
        self._roles_lost.discard((person_id, page_id))
