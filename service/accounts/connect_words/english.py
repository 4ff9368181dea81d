"""The way to a connected account in English."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Ask your coach for a new link."
_OPEN_AGAIN: Final = "Open the link that your coach sent you once more, and go on from there."

ENGLISH: Final = Words(
    title="Connect your {network} account",
    title_page="Connect your Facebook Page",
    asks="{practice} asks {client} to connect an account on {network}, to see which followers are a good fit and where a few"
    " minutes a day are well spent.",
    asks_of_engagers="{practice} asks {client} to connect an account on {network}, to see who takes part in what is posted "
    "there and where a few minutes a day are well spent.",
    asks_page="{practice} asks {client} to connect a Facebook Page, to see who takes part in what it posts and where a "
    "few minutes a day are well spent.",
    reads="With your agreement, Rapport reads:",
    can_read={
        "followers": "who follows you",
        "following": "whom you follow",
        "profile_facts": "what those people show on their public profiles",
        "posts": "your own posts",
        "comments": "who comments on them, and what",
        "reactions": "who reacts to them",
        "mentions": "posts that mention or answer you",
        "mentioners": "who mentions you in posts and comments of theirs",
        "account_insights": "your account's own figures, such as how many people it reached",
    },
    never="Rapport cannot, and never will:",
    never_done=(
        "post, like or comment for you",
        "follow or unfollow anybody",
        "read your private messages",
        "see your password",
    ),
    asked_next="{network} asks you next, on its own page. You can take it back at any time: in your settings on "
    "{network}, or by asking your coach.",
    ways={
        Route.X: "You sign in to X.",
        Route.INSTAGRAM: "You sign in to Instagram. This suits most professional accounts.",
        Route.INSTAGRAM_BY_FACEBOOK: "Or with Facebook, if your account is linked to a Page.",
        Route.FACEBOOK: "You sign in to Facebook.",
    },
    go_on="Go on with {way}",
    or_export="Or {export}: no sign-in, and you see beforehand what is sent.",
    export="hand in your official data export instead",
    which="Which {network} account is it?",
    which_page="Which Page is it?",
    choose="You let us see several. {practice} will read the one you choose, and nothing is kept of the others. The list stays"
    " open for ten minutes.",
    accounts="Accounts",
    pages="Pages",
    followers="followers: {count}",
    connect_this="Connect this one",
    connect_this_page="Connect this one",
    connected="Connected",
    begins="{account} on {network} is connected for {practice}. The first look at it begins by itself.",
    take_back="You can close this page. To take it back, ask your coach to disconnect the account, or remove the app in your"
    " settings on {network}.",
    back_to="Back to {site}",
    back_to_app="Back to the app",
    permissions={
        Permit.PAGES: "see which Pages you have",
        Permit.PAGE_POSTS: "read a Page's posts and how people react to them",
        Permit.PAGE_VOICES: "read what others write on a Page",
        Permit.FIGURES: "read a Page's or account's own figures",
        Permit.PAGE_EVENTS: "be told when something happens on a Page",
        Permit.INSTAGRAM: "read your professional Instagram account and its posts",
        Permit.COMMENTS: "read the comments under your posts",
        Permit.X_PROFILE: "read your profile on X",
        Permit.X_POSTS: "read posts and mentions on X",
        Permit.X_FOLLOWS: "see who follows you and whom you follow on X",
        Permit.X_LIKES: "see who likes your posts on X",
        Permit.STAYING: "stay connected after today",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("This link leads nowhere", "Perhaps a part of it is missing.", _ASK_AGAIN),
        Refusal.LINK_USED: Said("This link was used", "Each link connects an account once.", _ASK_AGAIN),
        Refusal.LINK_EXPIRED: Said("This link has run out", "Links stay open for seven days.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "This link is closed", "The coaching it was made for has ended.", "Ask the practice that sent it to you."
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "This link is closed",
            "Whoever made it no longer looks after your accounts here.",
            "Ask the practice that sent it to you for a new one.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "This network cannot be connected here",
            "The service that your coach uses is not set up for it.",
            "Ask your coach whether you can hand in your official data export instead.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "We could not tell that this came from you",
            "The page with the button was not opened in this browser a moment ago, or cookies are switched off.",
            f"Allow cookies for this site. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "We do not know this address", "Nobody was sent out to come back here with it.", _OPEN_AGAIN
        ),
        Refusal.OTHER_BROWSER: Said(
            "This was begun in another browser",
            "For your safety, an account is connected only in the browser in which that was begun. Nothing was stored.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "This page was opened before", "What it brings counts once, and nothing more was stored.", _OPEN_AGAIN
        ),
        Refusal.STATE_EXPIRED: Said(
            "That took longer than ten minutes",
            "So that nobody else can go on for you, nothing was stored.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "Nothing was connected",
            "You chose not to agree, or the network asked you nothing. Nothing was read and nothing was stored.",
            f"If you change your mind: {_OPEN_AGAIN[0].lower()}{_OPEN_AGAIN[1:]}",
        ),
        Refusal.CODE_REFUSED: Said(
            "The network did not confirm it", "Its confirmation was used already or has run out.", _OPEN_AGAIN
        ),
        Refusal.NETWORK_FAILED: Said(
            "The network is not answering", "Nothing was stored.", f"Wait a few minutes. {_OPEN_AGAIN}"
        ),
        Refusal.NETWORK_BUSY: Said(
            "Too many people are coming at once",
            "The network lets us ask only so often, and we keep to that. Nothing was stored.",
            f"Wait a few minutes. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "The network refuses the service that your coach uses",
            "It has nothing to do with you or your account. Nothing was stored.",
            "Tell your coach, who can have it looked at. Your link stays open.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "A permission was left out",
            "Without it the account cannot be read, so nothing that the network gave us was kept.",
            f"{_OPEN_AGAIN} Leave every box ticked.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "This is a personal account",
            "Instagram opens personal accounts to no app, so nothing was stored.",
            "Switch to a professional account (free, two taps: Settings, then Account type and tools), or hand in your"
            " export: open the link that your coach sent you once more, and choose.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "No Instagram account came with this",
            "None of the Facebook Pages that you let us see has a professional Instagram account linked to it. Nothing was"
            " stored.",
            "Open the link that your coach sent you once more and go on with Instagram itself, or link the account to your"
            " Page first and leave that Page ticked.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "Your role on that Page does not let it be read",
            "Facebook opens what a Page posts and hears to people who may create content there, moderate it or manage it;"
            " you may not. Nothing was stored.",
            "Have an admin of the Page let you create content there, moderate it or manage it, or send them your link. It"
            " stays open.",
        ),
        Refusal.NO_PAGE: Said(
            "No Facebook Page came with this",
            "You have a role on no Page, or ticked none. Facebook shows apps no audience of a personal profile. Nothing was"
            " stored.",
            "If you have a Page, open the link that your coach sent you once more and leave it ticked; if not, hand in your"
            " export there.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "No account came with this",
            "The network named no account that could be read. Nothing was stored.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "None of the accounts was chosen",
            "Nothing was stored, and the list is still open for a few minutes.",
            "Go back to the list in your browser and choose one of the accounts on it.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "This account is connected for somebody else",
            "The practice reads it for another of its clients. Nothing was stored.",
            "Sign in to the network with your own account, or ask your coach.",
        ),
        Refusal.NO_ROOM: Said(
            "There is no room for another account",
            "Your coach's practice may have so many accounts here, and has them. Nothing was stored.",
            "Tell your coach; once there is room, your link still works.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "This is another account than the one asked for",
            "The link connects one account again, and you signed in with another. Nothing was stored.",
            "Sign in to the network with the account named here, then open the link again. If that name is not yours "
            "or is mistyped, ask your coach for a new link.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Pages like this were opened very often from here",
            "We count how often that happens from one connection, which many people may share. Your link stays open.",
            f"Wait a quarter of an hour. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "That is more than we can take at once",
            "Nothing of it was kept.",
            "Ask the network for your export again without photos and videos, or ask your coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Something failed on our side",
            "It has nothing to do with you or your account.",
            f"Wait a few minutes. {_OPEN_AGAIN}",
        ),
    },
)
