from uuid import uuid4

import pytest

from service.access.identity import Identity
from service.access.roles import HELD_BY, Permission, Role, holds, permissions_of


class TestRoles:
    def test_say_of_every_permission_who_holds_it(self) -> None:
        assert set(HELD_BY) == set(Permission)
        assert all(HELD_BY.values())

    def test_leave_the_practice_itself_to_owners(self) -> None:
        for permission in (Permission.MANAGE_MEMBERS, Permission.ASSIGN_CLIENTS, Permission.MANAGE_RECEIVERS):
            assert HELD_BY[permission] == {Role.OWNER}

    def test_leave_consent_exports_and_sorting_to_the_client(self) -> None:
        for permission in (Permission.GIVE_CONSENT, Permission.HAND_IN_EXPORT, Permission.SORT_FOLLOWERS):
            assert HELD_BY[permission] == {Role.CLIENT}

    def test_let_an_assistant_read_and_do_tasks_but_not_change_who_is_coached(self) -> None:
        assert holds(Role.ASSISTANT, Permission.READ_CLIENTS)
        assert holds(Role.ASSISTANT, Permission.DO_TASKS)
        assert not holds(Role.ASSISTANT, Permission.ADD_CLIENTS)
        assert not holds(Role.ASSISTANT, Permission.CHANGE_CLIENTS)

    def test_let_an_owner_do_whatever_a_coach_may(self) -> None:
        assert set(permissions_of(Role.COACH)) <= set(permissions_of(Role.OWNER))

    def test_let_a_coach_do_whatever_an_assistant_may(self) -> None:
        assert set(permissions_of(Role.ASSISTANT)) <= set(permissions_of(Role.COACH))

    def test_show_a_client_nothing_of_the_practice(self) -> None:
        for permission in (Permission.READ_MEMBERS, Permission.READ_RECEIVERS, Permission.MANAGE_API_KEYS):
            assert not holds(Role.CLIENT, permission)


class TestIdentities:
    def test_name_a_caller_alike_for_each_of_their_tokens(self) -> None:
        practice, person, member = uuid4(), uuid4(), uuid4()
        session = Identity(practice, person, member, None, Role.COACH, uuid4())
        key = Identity(practice, person, member, None, Role.COACH, uuid4())

        assert session.caller == key.caller == f"member:{member}"

    @pytest.mark.parametrize(
        ("member", "client", "role"),
        [
            (None, None, Role.OWNER),
            (uuid4(), uuid4(), Role.COACH),
            (uuid4(), None, Role.CLIENT),
            (None, uuid4(), Role.OWNER),
        ],
    )
    def test_are_a_member_or_a_client_and_never_neither_or_both(
        self, member: object, client: object, role: Role
    ) -> None:
        with pytest.raises(ValueError, match="either a member"):
            Identity(uuid4(), uuid4(), member, client, role, uuid4())  # type: ignore[arg-type] # drawn at will
