"""The export page in German."""

from typing import Final

from service.checkups.export_words.words import Words
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

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
            (
                "Lass unter Informationen anpassen mindestens Persönliche Informationen, Kontakte (Follower und Gefolgt) und "
                "Deine Aktivitäten angehakt."
            ),
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
            (
                "Lass unter Informationen anpassen mindestens Persönliche Informationen und Kontakte (Freunde und Follower) "
                "angehakt."
            ),
            "Wähle unter Datumsbereich „Gesamter Zeitraum“. Mit einem kürzeren fehlen die meisten deiner Freunde.",
            "Starte den Export. Facebook schreibt dir eine Mail, wenn er fertig ist; lade ihn binnen vier Tagen herunter.",
        ),
        Platform.X: (
            "Öffne in X Einstellungen und Datenschutz, dann Dein Account, dann Ein Archiv deiner Daten herunterladen.",
            "Gib dein Passwort ein, bestätige, wer du bist, und wähle Archiv anfordern. Es umfasst immer alles.",
            "X meldet sich, wenn es fertig ist, meist nach einem Tag. Lade das ZIP herunter; ein großes kommt in Teilen.",
        ),
    },
    formats="JSON und HTML gehen beide.",
    as_it_is="Lass das ZIP, wie es ist.",
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
    never=(
        "der Wortlaut von Nachrichten",
        "Werbung und Interessen",
        "Suchen",
        "das Adressbuch deines Telefons",
        "Orte und Geräte",
    ),
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
    confirm="Es ist mein Export",
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
        Kind.CONTACTS: "Adressbuch: wird nie gelesen",
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
        "digits": "Schreib die Zahl der Follower in Ziffern, etwa 400 oder 12,3K, oder lass sie leer.",
        "running": "Ein früherer Export dieses Kontos wird noch gelesen. Warte eine Minute und versuch es noch einmal.",
        "taken": "Dieses Konto gehört hier schon jemand anderem. Prüfe den Namen oder frag deinen Coach.",
        "no_room": "Dein Coaching-Team hat keinen Platz für ein weiteres Konto. Sag deinem Coach Bescheid, und gib den Export dann noch einmal ab.",
        "page": (
            "Dieser Link ist für eine Facebook-Seite, und kein Export enthält die Follower einer "
            "Seite. Bitte deinen Coach um einen Link für dein Profil."
        ),
        "wrong_account": (
            "Das ist der Export eines anderen Kontos als dessen, für das dieser Link ist. Ist es der von jemand "
            "anderem, gib deinen eigenen ab; ist das Konto des Links nicht deines oder sein Name verschrieben, bitte "
            "deinen Coach um einen neuen Link."
        ),
        "wrong_name": (
            "Dieser Export ist nicht der des Kontos, das du genannt hast. Hast du dich beim Namen vertippt, schreib "
            "ihn so, wie er in der Adresse deines Profils steht, und gib den Export noch einmal ab. Ist es der von "
            "jemand anderem oder aus einem anderen Netzwerk, gib deinen eigenen ab."
        ),
        "left_out": "Seine Liste der Follower ist leer. Fordere ihn noch einmal mit dem Datumsbereich „Gesamter Zeitraum“ an.",
        "anew": "Er ist nicht so, wie das Netzwerk Exporte macht. Fordere dort einen neuen an und gib das ZIP ab, wie es ist.",
        "fault": "Bei uns ist etwas schiefgegangen. Gib ihn noch einmal ab; bleibt es dabei, sag es deinem Coach.",
        "owner_unchecked": (
            "Dieser Export sagt nicht, wem er gehört; wir konnten also nicht prüfen, dass es deiner ist. Ist er es, bestätige es; ist er "
            "es nicht, sag es gleich deinem Coach. Damit es geprüft werden kann, fordere ihn noch einmal an, auch "
            "mit „Persönliche Informationen“ angehakt, und gib das ZIP unter seinem Namen ab."
        ),
        "cut_short": "Dein Export enthält {read} von {shown} Followern: Fordere ihn noch einmal an, mit „Gesamter Zeitraum“.",
    },
)
