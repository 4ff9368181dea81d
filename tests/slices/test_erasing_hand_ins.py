"""What a client hands in, on its way, read or refused, goes with the account that it is of."""

from service.accounts.models import SocialAccount
from service.kit.work import Works
from service.privacy.asking import ask_to_erase
from tests.audiences import an_account
from tests.callers import NOON, a_house
from tests.slices.test_erasure import a_mark, add, carried_out, tables_with


class TestErasingAnAccount:
    async def test_takes_along_what_is_on_its_way_through_a_link_for_the_account(self, works: Works) -> None:
        house, mark = await a_house(works), a_mark()
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id, handle="going")
            link = await add(
                work, "connect_link", account_id=account.id, token_hash=b"a", client_id=house.client_id, platform="instagram",
                made_by="member", created_at=NOON, expires_at=NOON,
            )  # fmt: skip
            upload = await add(
                work,
                "export_upload",
                link_id=link,
                file_name=mark,
                length=9,
                received=4,
                created_at=NOON,
                expires_at=NOON,
            )
            await add(work, "upload_chunk", upload_id=upload, starts_at=0, content=mark.encode())
            await ask_to_erase(work, account.id, "a code", asked_by="facebook")
        await carried_out(works, house.practice_id)
        assert await tables_with(works, house.practice_id, [mark]) == {}
        async with works.open(house.practice_id, at=NOON) as work:
            assert await work.session.get(SocialAccount, (work.practice_id, account.id)) is None

    async def test_takes_refusals_along_that_outlived_their_account_and_name_this_one(self, works: Works) -> None:
        house, marks = await a_house(works), [a_mark() for _ in range(3)]
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id, handle="going", platform="facebook")
            for platform, mark in zip(("facebook", "facebook", "x"), marks, strict=True):
                await add(
                    work, "handed_in_export", client_id=house.client_id, platform=platform, handle=mark, size=1,
                    handed_in_at=NOON, with_messages=False, first_of_account=True, refusal={"text": mark},
                )  # fmt: skip
            await ask_to_erase(work, account.id, "a code", asked_by="facebook")
        await carried_out(works, house.practice_id)
        assert await tables_with(works, house.practice_id, marks) == {marks[2]: ["handed_in_export"]}
