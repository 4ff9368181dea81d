"""The way to a connected account in German."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Bitte deinen Coach um einen neuen Link."
_OPEN_AGAIN: Final = "Öffne noch einmal den Link, den dein Coach dir geschickt hat, und mach von dort weiter."

GERMAN: Final = Words(
    title="Dein {network}-Konto verbinden",
    title_page="Deine Facebook-Seite verbinden",
    asks="{practice} bittet {client}, ein Konto auf {network} zu verbinden, um zu sehen, welche Follower gut passen und wo ein"
    " paar Minuten am Tag gut angelegt sind.",
    asks_of_engagers="{practice} bittet {client}, ein Konto auf {network} zu verbinden, um zu sehen, wer sich an den Beiträgen "
    "dort beteiligt und wo ein paar Minuten am Tag gut angelegt sind.",
    asks_page="{practice} bittet {client}, eine Facebook-Seite zu verbinden, um zu sehen, wer sich an ihren Beiträgen "
    "beteiligt und wo ein paar Minuten am Tag gut angelegt sind.",
    reads="Wenn du zustimmst, liest Rapport:",
    can_read={
        "followers": "wer dir folgt",
        "following": "wem du folgst",
        "profile_facts": "was diese Leute in ihren öffentlichen Profilen zeigen",
        "posts": "deine eigenen Beiträge",
        "comments": "wer sie kommentiert, und womit",
        "reactions": "wer auf sie reagiert",
        "mentions": "Beiträge, die dich erwähnen oder dir antworten",
        "mentioners": "wer dich in eigenen Beiträgen und Kommentaren erwähnt",
        "account_insights": "die Zahlen deines Kontos, etwa wie viele Menschen es erreicht hat",
    },
    never="Was Rapport nicht kann und nie tun wird:",
    never_done=(
        "für dich posten, liken oder kommentieren",
        "jemandem folgen oder nicht mehr folgen",
        "deine privaten Nachrichten lesen",
        "dein Passwort sehen",
    ),
    asked_next="Als Nächstes fragt dich {network} auf seiner eigenen Seite. Du kannst deine Zustimmung jederzeit "
    "zurücknehmen: in deinen Einstellungen auf {network}, oder indem du deinen Coach darum bittest.",
    ways={
        Route.X: "Du meldest dich bei X an.",
        Route.INSTAGRAM: "Du meldest dich bei Instagram an. Das passt für die meisten professionellen Konten.",
        Route.INSTAGRAM_BY_FACEBOOK: "Oder mit Facebook, wenn dein Konto mit einer Seite verknüpft ist.",
        Route.FACEBOOK: "Du meldest dich bei Facebook an.",
    },
    go_on="Weiter mit {way}",
    or_export="Oder {export}: ohne Anmeldung, und du siehst vorher, was gesendet wird.",
    export="gib stattdessen deinen offiziellen Datenexport ab",
    which="Welches {network}-Konto ist es?",
    which_page="Welche Seite ist es?",
    choose="Du lässt uns mehrere sehen. {practice} liest das Konto, das du wählst; von den anderen wird nichts behalten. Die"
    " Liste bleibt zehn Minuten offen.",
    accounts="Konten",
    pages="Seiten",
    followers="Follower: {count}",
    connect_this="Dieses verbinden",
    connect_this_page="Diese verbinden",
    connected="Verbunden",
    begins="{account} auf {network} ist für {practice} verbunden. Der erste Blick darauf beginnt von selbst.",
    take_back="Du kannst diese Seite schließen. Um deine Zustimmung zurückzunehmen, bitte deinen Coach, das Konto zu"
    " trennen, oder entferne die App in deinen Einstellungen auf {network}.",
    back_to="Zurück zu {site}",
    back_to_app="Zurück zur App",
    permissions={
        Permit.PAGES: "sehen, welche Seiten du hast",
        Permit.PAGE_POSTS: "die Beiträge einer Seite lesen, und wie Leute darauf reagieren",
        Permit.PAGE_VOICES: "lesen, was andere auf einer Seite schreiben",
        Permit.FIGURES: "die eigenen Zahlen einer Seite oder eines Kontos lesen",
        Permit.PAGE_EVENTS: "erfahren, wenn auf einer Seite etwas geschieht",
        Permit.INSTAGRAM: "dein professionelles Instagram-Konto und seine Beiträge lesen",
        Permit.COMMENTS: "die Kommentare unter deinen Beiträgen lesen",
        Permit.X_PROFILE: "dein Profil auf X lesen",
        Permit.X_POSTS: "Beiträge und Erwähnungen auf X lesen",
        Permit.X_FOLLOWS: "sehen, wer dir auf X folgt und wem du folgst",
        Permit.X_LIKES: "sehen, wem deine Beiträge auf X gefallen",
        Permit.STAYING: "auch nach heute verbunden bleiben",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("Dieser Link führt nirgendwohin", "Vielleicht fehlt ein Stück davon.", _ASK_AGAIN),
        Refusal.LINK_USED: Said("Dieser Link wurde benutzt", "Jeder Link verbindet einmal ein Konto.", _ASK_AGAIN),
        Refusal.LINK_EXPIRED: Said("Dieser Link ist abgelaufen", "Links bleiben sieben Tage offen.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "Dieser Link ist geschlossen",
            "Das Coaching, für das er gemacht wurde, ist zu Ende.",
            "Frag das Coaching-Team, das ihn dir geschickt hat.",
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "Dieser Link ist geschlossen",
            "Wer ihn gemacht hat, kümmert sich hier nicht mehr um deine Konten.",
            "Bitte das Coaching-Team, das ihn dir geschickt hat, um einen neuen.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "Dieses Netzwerk lässt sich hier nicht verbinden",
            "Der Dienst, den dein Coach nutzt, ist dafür nicht eingerichtet.",
            "Frag deinen Coach, ob du stattdessen deinen offiziellen Datenexport abgeben kannst.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "Wir konnten nicht erkennen, dass das von dir kam",
            "Die Seite mit dem Knopf wurde nicht eben in diesem Browser geöffnet, oder Cookies sind ausgeschaltet.",
            f"Erlaube Cookies für diese Website. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "Wir kennen diese Adresse nicht",
            "Niemand wurde losgeschickt, um damit hierher zurückzukommen.",
            _OPEN_AGAIN,
        ),
        Refusal.OTHER_BROWSER: Said(
            "Das wurde in einem anderen Browser begonnen",
            "Zu deiner Sicherheit wird ein Konto nur in dem Browser verbunden, in dem das begonnen wurde. Es wurde nichts"
            " gespeichert.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "Diese Seite wurde schon einmal geöffnet",
            "Was sie bringt, zählt einmal; mehr wurde nicht gespeichert.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_EXPIRED: Said(
            "Das hat länger als zehn Minuten gedauert",
            "Damit niemand anderes für dich weitermachen kann, wurde nichts gespeichert.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "Es wurde nichts verbunden",
            "Du hast nicht zugestimmt, oder das Netzwerk hat dich nichts gefragt. Es wurde nichts gelesen und nichts"
            " gespeichert.",
            "Wenn du es dir anders überlegst, öffne noch einmal den Link, den dein Coach dir geschickt hat.",
        ),
        Refusal.CODE_REFUSED: Said(
            "Das Netzwerk hat es nicht bestätigt",
            "Seine Bestätigung wurde schon benutzt oder ist abgelaufen.",
            _OPEN_AGAIN,
        ),
        Refusal.NETWORK_FAILED: Said(
            "Das Netzwerk antwortet nicht", "Es wurde nichts gespeichert.", f"Warte ein paar Minuten. {_OPEN_AGAIN}"
        ),
        Refusal.NETWORK_BUSY: Said(
            "Zu viele Leute kommen auf einmal",
            "Das Netzwerk lässt uns nur so und so oft fragen, und daran halten wir uns. Es wurde nichts gespeichert.",
            f"Warte ein paar Minuten. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "Das Netzwerk weist den Dienst ab, den dein Coach nutzt",
            "Mit dir oder deinem Konto hat das nichts zu tun. Es wurde nichts gespeichert.",
            "Sag es deinem Coach, damit jemand nachsieht. Dein Link bleibt offen.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "Eine Berechtigung fehlt",
            "Ohne sie lässt sich das Konto nicht lesen; was das Netzwerk uns gab, wurde daher nicht behalten.",
            f"{_OPEN_AGAIN} Lass alle Häkchen stehen.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "Das ist ein persönliches Konto",
            "Instagram öffnet persönliche Konten keiner App; es wurde daher nichts gespeichert.",
            "Wechsle zu einem professionellen Konto (kostenlos, zweimal tippen: Einstellungen, dann Kontotyp und Tools) oder"
            " gib deinen Export ab: Öffne noch einmal den Link, den dein Coach dir geschickt hat, und wähle.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "Es kam kein Instagram-Konto mit",
            "Mit keiner der Facebook-Seiten, die du uns sehen lässt, ist ein professionelles Instagram-Konto verknüpft. Es"
            " wurde nichts gespeichert.",
            "Öffne noch einmal den Link, den dein Coach dir geschickt hat, und mach mit Instagram selbst weiter; oder"
            " verknüpfe das Konto erst mit deiner Seite und lass diese Seite angehakt.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "Mit deiner Rolle auf dieser Seite lässt sie sich nicht lesen",
            "Facebook öffnet, was eine Seite postet und zu hören bekommt, nur für Leute, die dort Inhalte erstellen, sie"
            " moderieren oder verwalten dürfen; du darfst das nicht. Es wurde nichts gespeichert.",
            "Lass dir von jemandem mit Admin-Rechten erlauben, dort Inhalte zu erstellen, zu moderieren oder die Seite zu"
            " verwalten, oder schick dieser Person deinen Link. Er bleibt offen.",
        ),
        Refusal.NO_PAGE: Said(
            "Es kam keine Facebook-Seite mit",
            "Du hast auf keiner Seite eine Rolle oder hast keine angehakt. Vom Publikum eines persönlichen Profils zeigt"
            " Facebook Apps nichts. Es wurde nichts gespeichert.",
            "Wenn du eine Seite hast, öffne noch einmal den Link, den dein Coach dir geschickt hat, und lass sie angehakt; wenn"
            " nicht, gib dort deinen Export ab.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "Es kam kein Konto mit",
            "Das Netzwerk nannte kein Konto, das gelesen werden könnte. Es wurde nichts gespeichert.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "Keines der Konten wurde gewählt",
            "Es wurde nichts gespeichert, und die Liste ist noch ein paar Minuten offen.",
            "Geh im Browser zur Liste zurück und wähle eines der Konten darauf.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "Dieses Konto ist für jemand anderen verbunden",
            "Das Coaching-Team liest es für jemand anderen, den es begleitet. Es wurde nichts gespeichert.",
            "Melde dich beim Netzwerk mit deinem eigenen Konto an, oder frag deinen Coach.",
        ),
        Refusal.NO_ROOM: Said(
            "Für ein weiteres Konto ist kein Platz",
            "Das Coaching-Team darf hier nur eine bestimmte Zahl von Konten haben, und die ist erreicht. Es wurde nichts gespeichert.",
            "Sag deinem Coach Bescheid; sobald Platz ist, gilt dein Link weiter.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "Das ist ein anderes Konto als das erwartete",
            "Der Link verbindet ein bestimmtes Konto wieder, und du hast dich mit einem anderen angemeldet. Es wurde nichts"
            " gespeichert.",
            "Melde dich beim Netzwerk mit dem Konto an, das hier steht, und öffne dann den Link noch einmal. Ist der "
            "Name nicht deiner oder verschrieben, bitte deinen Coach um einen neuen Link.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Solche Seiten wurden von hier aus sehr oft geöffnet",
            "Wir zählen, wie oft das über eine Verbindung geschieht, die sich viele Leute teilen können. Dein Link bleibt"
            " offen.",
            f"Warte eine Viertelstunde. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "Das ist mehr, als wir auf einmal annehmen können",
            "Nichts davon wurde behalten.",
            "Fordere deinen Export beim Netzwerk noch einmal ohne Fotos und Videos an, oder frag deinen Coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Bei uns ist etwas schiefgegangen",
            "Mit dir oder deinem Konto hat das nichts zu tun.",
            f"Warte ein paar Minuten. {_OPEN_AGAIN}",
        ),
    },
)
