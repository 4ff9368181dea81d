"""The words of the export page, in each language it speaks; a language that is not here is answered in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from service.checkups.export_report import KINDS, PARTS
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language; `{…}` are filled in."""

    title: str
    asks: str
    how: str
    guides: Mapping[Platform, tuple[str, ...]]
    formats: str
    hand_in: str
    file: str
    folder: str
    handle: str
    handle_hint: Mapping[Platform, str]
    followers: str
    followers_hint: str
    messages: str
    never_title: str
    never: tuple[str, ...]
    send: str
    without_scripts: str
    chosen: str
    left_out: str
    progress: str
    waiting: str
    done: str
    used: str
    ignored: str
    missing: str
    failed: str
    close: str
    parts: Mapping[Part, str]
    kinds: Mapping[Kind, str]
    problems: Mapping[str, str]


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
            "Under Customise information, leave at least Connections (followers and following) and Your activity ticked.",
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
            "Under Customise information, leave at least Connections (friends and followers) ticked.",
            "Under Date range, choose All time. With a shorter range most of your friends are missing.",
            "Start the export. Facebook sends a mail when it is ready; download it within four days.",
        ),
        Platform.X: (
            "In X, open Settings and privacy, then Your account, then Download an archive of your data.",
            "Enter your password, confirm who you are, and choose Request archive. It always covers all time.",
            "X tells you when it is ready, mostly after a day. Download the ZIP; a large one may come in several parts.",
        ),
    },
    formats="JSON and HTML are both fine. Leave the ZIP as it is.",
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
    never=("the words of messages", "advertising and interests", "searches", "contacts", "places and devices"),
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
        "running": "An earlier export of this account is still being read. Wait a minute and try again.",
        "cut_short": 'Your export holds {read} of {shown} followers: ask again with the date range "all time".',
    },
)

GERMAN: Final = Words(
    title="Deinen {network}-Export abgeben",
    asks="{practice} bittet {name} um den offiziellen Datenexport von {network}: Er zeigt, wer dir folgt und wo ein paar "
    "Minuten am Tag gut angelegt sind. Du brauchst hier kein Passwort.",
    how="So bekommst du ihn",
    guides={
        Platform.INSTAGRAM: (
            "Öffne in Instagram die Einstellungen, dann Kontenübersicht, dann Deine Informationen und Berechtigungen.",
            (
                "Wähle Deine Informationen exportieren (früher: herunterladen), dann Export erstellen, dein Profil und Auf "
                "Gerät exportieren."
            ),
            "Lass unter Informationen anpassen mindestens Kontakte (Follower und Gefolgt) und Deine Aktivitäten angehakt.",
            "Wähle unter Datumsbereich „Gesamter Zeitraum“. Mit einem kürzeren fehlen die meisten deiner Follower.",
            (
                "Starte den Export. Instagram schreibt dir eine Mail, meist binnen eines Tages; lade ihn binnen vier Tagen "
                "herunter."
            ),
        ),
        Platform.FACEBOOK: (
            (
                "Öffne in Facebook Einstellungen und Privatsphäre, dann Einstellungen, dann Kontenübersicht, dann Deine "
                "Informationen und Berechtigungen."
            ),
            (
                "Wähle Deine Informationen exportieren (früher: herunterladen), dann Export erstellen, dein Profil und Auf "
                "Gerät exportieren."
            ),
            "Lass unter Informationen anpassen mindestens Kontakte (Freunde und Follower) angehakt.",
            "Wähle unter Datumsbereich „Gesamter Zeitraum“. Mit einem kürzeren fehlen die meisten deiner Freunde.",
            "Starte den Export. Facebook schreibt dir eine Mail, wenn er fertig ist; lade ihn binnen vier Tagen herunter.",
        ),
        Platform.X: (
            "Öffne in X Einstellungen und Datenschutz, dann Dein Account, dann Ein Archiv deiner Daten herunterladen.",
            "Gib dein Passwort ein, bestätige, wer du bist, und wähle Archiv anfordern. Es umfasst immer alles.",
            "X meldet sich, wenn es fertig ist, meist nach einem Tag. Lade das ZIP herunter; ein großes kommt in Teilen.",
        ),
    },
    formats="JSON und HTML gehen beide. Lass das ZIP, wie es ist.",
    hand_in="Abgeben",
    file="Das ZIP oder alle seine Teile",
    folder="oder der Ordner, falls es entpackt wurde",
    handle="Dein Name auf {network}",
    handle_hint={
        Platform.INSTAGRAM: "Der Name in der Adresse deines Profils, ohne @.",
        Platform.FACEBOOK: "Der Name in der Adresse deines Profils: facebook.com/dieser-teil.",
        Platform.X: "Der Name in der Adresse deines Profils, ohne @.",
    },
    followers="Wie viele Follower zeigt dein Profil?",
    followers_hint="Damit wir merken, wenn der Export nicht vollständig ist. Lass es leer, wenn du es nicht weißt.",
    messages="Lies auch, wer mir wann geschrieben hat, damit niemand auf Antwort wartet. Der Wortlaut wird nie gelesen.",
    never_title="Was nie gelesen wird",
    never=("der Wortlaut von Nachrichten", "Werbung und Interessen", "Suchen", "Kontakte", "Orte und Geräte"),
    send="Senden",
    without_scripts="Ohne Skripte sendet dein Browser die ganze Datei. Gelesen wird nur das Genannte, danach wird sie gelöscht.",
    chosen="Das wird gesendet",
    left_out="Das bleibt bei dir",
    progress="{percent} % gesendet. Bricht es ab, wähle dieselbe Datei noch einmal, dann geht es dort weiter.",
    waiting="Dein Export ist angekommen und wird gelesen. Diese Seite geht von selbst weiter.",
    done="Danke. Dein Export wurde gelesen, und die Dateien sind gelöscht.",
    used="Was verwendet wurde",
    ignored="Was nicht geöffnet wurde",
    missing="Was dieser Export nicht enthält",
    failed="Dein Export konnte nicht gelesen werden",
    close="Du kannst diese Seite schließen.",
    parts={
        Part.FOLLOWERS: "Follower",
        Part.FOLLOWING: "Leute, denen du folgst",
        Part.PENDING: "Anfragen ohne Antwort",
        Part.REQUESTED: "erhaltene Anfragen",
        Part.ASKED: "in letzter Zeit gestellte Anfragen, was auch daraus wurde",
        Part.UNFOLLOWED: "Leute, denen du nicht mehr folgst",
        Part.CLOSE_FRIENDS: "enge Freunde",
        Part.MESSAGES: "Nachrichten (wer und wann, nie der Wortlaut)",
        Part.LIKES: "vergebene Likes",
        Part.COMMENTS: "geschriebene Kommentare und Antworten",
        Part.STORY_LIKES: "vergebene Story-Likes",
        Part.FEED: "Beiträge im Feed (von wem, nie was)",
        Part.POSTS: "eigene Beiträge",
        Part.PAGES: "abonnierte Seiten",
        Part.BLOCKED: "blockierte Leute",
        Part.MUTED: "stummgeschaltete Leute",
        Part.APPS: "verbundene Apps",
    },
    kinds={
        Kind.MESSAGES: "Nachrichten: ihr Wortlaut wird nie gelesen",
        Kind.ADVERTISING: "Werbung und Interessen: werden nie gelesen",
        Kind.SEARCHES: "Suchen: werden nie gelesen",
        Kind.CONTACTS: "Kontakte: werden nie gelesen",
        Kind.LOCATIONS: "Orte, Geräte und Anmeldungen: werden nie gelesen",
        Kind.MEDIA: "Fotos, Videos und Töne: nicht nötig",
        Kind.OTHER: "andere Dateien: nicht nötig",
    },
    problems={
        "no_zip": "Das ist keine ZIP-Datei. Wähle die Datei so, wie das Netzwerk sie dir gab.",
        "locked": "Das ZIP ist gesperrt. Wähle die Datei so, wie das Netzwerk sie dir gab.",
        "damaged": "Das ZIP ist beschädigt. Lade es noch einmal herunter.",
        "contradict": "Diese Dateien sind nicht Teile desselben Exports.",
        "too_large": "Das Nötige aus diesem Export ist größer als 4 GB. Frag deinen Coach.",
        "nothing": "Darin ist keine Liste von Followern oder Gefolgten. Ist es der Export dieses Netzwerks?",
        "expired": "Das Gesendete ist verfallen. Wähle die Datei noch einmal.",
        "no_network": "Es gibt keine Verbindung. Versuch es später: Es geht dort weiter, wo es aufgehört hat.",
        "refused": "Es wurde nicht angenommen.",
        "nameless": "Sag deinen Namen im Netzwerk, ohne @.",
        "running": "Ein früherer Export dieses Kontos wird noch gelesen. Warte eine Minute und versuch es noch einmal.",
        "cut_short": "Dein Export enthält {read} von {shown} Followern: Fordere ihn noch einmal an, mit „Gesamter Zeitraum“.",
    },
)

LANGUAGES: Final[Mapping[str, Words]] = {"en": ENGLISH, "de": GERMAN}


def language_for(tag: str) -> str:
    """The language that the page speaks to somebody with this BCP 47 tag."""
    primary = tag.partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"
