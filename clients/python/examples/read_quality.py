"""Signs a person in, and shows how good their client's followers are and who the best are.

Register the front end as `/docs/guides/front-ends` says, then: `python read_quality.py http://127.0.0.1:8000 CLIENT_ID`.
"""

import sys
from collections.abc import Callable
from itertools import islice

from rapport_client import Approval, FrontEnd, Rapport, Tokens, open_browser, refusals, sign_in_here

SCOPES = ("clients:read", "accounts:read", "audience:read")


def main(address: str, client_id: str, show: Callable[[str], object] = open_browser) -> None:
    """Sign in, read, and give the approval back."""
    front_end = FrontEnd(address, client_id)
    approval = Approval(front_end, sign_in_here(front_end, SCOPES, show=show), keep=keep)
    with Rapport(address, approval) as rapport:
        for client in rapport.clients.list_clients():
            for account in rapport.accounts.list_accounts(client["id"]):
                print(f"{client['name']} as {account['handle']} on {account['platform']}")
                show_quality(rapport, account["id"])
    approval.end()


def show_quality(rapport: Rapport, account_id: str) -> None:
    """Print how good the followers are, and the best ten."""
    try:
        quality = rapport.audience.show_quality(account_id)
    except refusals.NotCheckedYet as refused:
        print(f"  {refused.title}: {refused.remedy}")
        return
    if quality["coverage_text"] is None:
        # Instagram and Facebook name no followers, but those who engage.
        print(f"  {quality['engagers']['coverage_text'] if quality['engagers'] else 'Nothing was read yet.'}")
        return
    of = quality["quality"]
    people = "not known" if of is None or of["quality_followers"] is None else of["quality_followers"]
    print(f"  Quality followers: {people}. {quality['coverage_text']}")
    for follower in islice(rapport.audience.list_followers(account_id, limit=5), 10):
        score = "not observable" if follower["score"] is None else follower["score"]
        print(f"  {score} {follower['klass']}")


def keep(tokens: Tokens) -> None:
    """Store the tokens where only this person's programs can read them; this example ends before it matters."""
    del tokens


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
