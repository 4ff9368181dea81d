"""The export page in English."""

from typing import Final

from service.checkups.export_report import KINDS, PARTS
from service.checkups.export_words.words import Words
from service.platforms.contract import Platform

ENGLISH: Final = Words(
    title="Hand in your {network} export",
    asks="{practice} asks {name} for the official data export from {network}: it shows who follows you, and where a few "
    "minutes a day are well spent. You need no password here.",
    how="How to get it",
    guides={
        Platform.INSTAGRAM: (
            "In Instagram, open Settings, then Accounts Centre, then Your information and permissions.",
            (
                "Choose Export your information (older: Download your information), then Create export, your profile, and "
                "Export to device."
            ),
            (
                "Under Customise information, leave at least Personal information, Connections (followers and following) and "
                "Your activity ticked."
            ),
            "Under Date range, choose All time. With a shorter range most of your followers are missing.",
            "Start the export. Instagram sends a mail when it is ready, mostly within a day; download it within four days.",
        ),
        Platform.FACEBOOK: (
            (
                "In Facebook, open Settings & privacy, then Settings, then Accounts Centre, then Your information and "
                "permissions."
            ),
            (
                "Choose Export your information (older: Download your information), then Create export, your profile, and "
                "Export to device."
            ),
            "Under Customise information, leave at least Personal information and Connections (friends and followers) ticked.",
            "Under Date range, choose All time. With a shorter range most of your friends are missing.",
            "Start the export. Facebook sends a mail when it is ready; download it within four days.",
        ),
        Platform.X: (
            "In X, open Settings and privacy, then Your account, then Download an archive of your data.",
            "Enter your password, confirm who you are, and choose Request archive. It always covers all time.",
            "X tells you when it is ready, mostly after a day. Download the ZIP; a large one may come in several parts.",
        ),
    },
    formats="JSON and HTML are both fine.",
    as_it_is="Leave the ZIP as it is.",
    hand_in="Hand it in",
    file="The ZIP, or all its parts",
    folder="or the folder, if it was unzipped",
    handle="Your name on {network}",
    handle_hint={
        Platform.INSTAGRAM: "The name in your profile's address, without the @.",
        Platform.FACEBOOK: "The name in your profile's address: facebook.com/this-part.",
        Platform.X: "The name in your profile's address, without the @.",
    },
    followers="How many followers does your profile show?",
    followers_hint="So that we notice when the export is not whole. Leave it empty if you do not know.",
    messages="Also read who wrote to me and when, so that nobody waits for an answer. Words are never read.",
    never_title="What is never read",
    never=(
        "the words of messages",
        "advertising and interests",
        "searches",
        "the address book of your phone",
        "places and devices",
    ),
    send="Send",
    without_scripts="Without scripts your browser sends the whole file. Only what is listed here is read; then it is deleted.",
    chosen="This is sent",
    left_out="This stays with you",
    progress="{percent} % sent. You may lock the phone; if it stops, choose the same file again and it goes on.",
    waiting="Your export has arrived and is being read. This page goes on by itself.",
    done="Thank you. Your export was read, and the files were deleted.",
    used="What was used",
    ignored="What was not opened",
    missing="What this export does not hold",
    failed="Your export could not be read",
    close="You can close this page.",
    confirm="It is my export",
    parts=PARTS,
    kinds=KINDS,
    problems={
        "no_zip": "This is not a ZIP file. Choose the file as the network gave it.",
        "locked": "The ZIP is locked. Choose the file as the network gave it.",
        "damaged": "The ZIP is damaged. Download it again.",
        "contradict": "These files are not parts of the same export.",
        "too_large": "What is needed of this export is larger than 4 GB. Ask your coach.",
        "nothing": "No list of followers or following was found in it. Is it the export of this network?",
        "expired": "What was sent has run out. Choose the file again.",
        "no_network": "There is no connection. Try again later: it goes on where it stopped.",
        "refused": "It was not taken.",
        "nameless": "Say your name on the network, without the @.",
        "digits": "Write the number of followers in digits, such as 400 or 12.3K, or leave it empty.",
        "running": "An earlier export of this account is still being read. Wait a minute and try again.",
        "taken": "This account is somebody else's here. Check the name, or ask your coach.",
        "no_room": "Your coach's practice has no room for another account. Tell your coach; then hand your export in again.",
        "page": (
            "This link is for a Facebook Page, and no export holds a Page's followers. Ask your coach "
            "for a link for your profile."
        ),
        "wrong_account": (
            "This is the export of another account than the one that this link is for. If you chose somebody else's "
            "export, hand in your own; if the link's account is not yours or its name is mistyped, ask your coach for "
            "a new link."
        ),
        "wrong_name": (
            "This export is not of the account that you named. If you mistyped the name, write it as it stands in "
            "your profile's address and hand the export in once more. If it is somebody else's export, or another "
            "network's, hand in your own."
        ),
        "left_out": 'Its list of followers is empty. Ask again with the date range "all time".',
        "anew": "It is not as the network makes exports. Ask the network for a new one, and hand in the ZIP as it is.",
        "fault": "Something failed on our side. Hand it in once more; if it stays, tell your coach.",
        "owner_unchecked": (
            "This export does not say whose it is, so we could not check that it is yours. If it is, confirm it; if not, tell "
            "your coach at once. To have it checked, ask the network again with “Personal information” ticked, "
            "too, and hand in the ZIP under the name that it has."
        ),
        "cut_short": 'Your export holds {read} of {shown} followers: ask again with the date range "all time".',
    },
)
