"""What a network charges for one entry of a list, and for one answer. Pure."""

from collections.abc import Collection

from service.platforms.contract import ListName, Page, PostPage, Price, ProfilePage, ReactionPage


def cost_of(name: ListName, price: Price) -> int:
    """What one entry of this list costs, with the person who comes with it."""
    match name:
        case "followers" | "following":
            return price.follower
        case "posts":
            return price.post
        case "mentions":
            return price.post + price.profile
        case "reactions":
            return max(price.reaction, price.repost)


def cost_of_page(page: Page, price: Price, charged: Collection[int] = frozenset()) -> int:
    """What an answer has cost, as far as the network says what it charges.

    Args:
        page: The answer.
        price: What the network asks.
        charged: People who were paid for on this day already, and are not again; what comes with them is.
    """
    match page:
        case ProfilePage(profiles=profiles):
            return len(profiles) * price.follower - sum(each in charged for each in profiles.id) * price.profile
        case PostPage(posts=posts, authors=authors, passed=passed):
            paid = sum(each.id not in charged for each in authors)
            return (len(posts) + passed) * price.post + paid * price.profile
        case ReactionPage(reactions=reactions, passed=passed):
            reposts = sum(each.kind == "repost" for each in reactions)
            dearer = max(price.reaction, price.repost)
            return passed * price.post + reposts * dearer + (len(reactions) - reposts) * price.reaction
