"""The way to a connected account in Italian."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Chiedi al tuo coach un nuovo link."
_OPEN_AGAIN: Final = "Apri di nuovo il link che ti ha mandato il tuo coach e continua da lì."

ITALIAN: Final = Words(
    title="Collega il tuo account {network}",
    title_page="Collega la tua Pagina Facebook",
    asks="{practice} chiede a {client} di collegare un account {network}, per vedere quali follower sono adatti e dove conviene"
    " spendere qualche minuto al giorno.",
    asks_of_engagers="{practice} chiede a {client} di collegare un account {network}, per vedere chi partecipa a ciò che vi si "
    "pubblica e dove conviene spendere qualche minuto al giorno.",
    asks_page="{practice} chiede a {client} di collegare una Pagina Facebook, per vedere chi partecipa a ciò che "
    "pubblica e dove conviene spendere qualche minuto al giorno.",
    reads="Se acconsenti, Rapport legge:",
    can_read={
        "followers": "chi ti segue",
        "following": "chi segui",
        "profile_facts": "che cosa mostrano queste persone nei loro profili pubblici",
        "posts": "i tuoi post",
        "comments": "chi li commenta, e che cosa scrive",
        "reactions": "chi reagisce ai tuoi post",
        "mentions": "i post che ti menzionano o ti rispondono",
        "mentioners": "chi ti menziona nei propri post e commenti",
        "account_insights": "i dati del tuo account, per esempio quante persone ha raggiunto",
    },
    never="Che cosa Rapport non può fare e non farà mai:",
    never_done=(
        "pubblicare, mettere Mi piace o commentare per te",
        "seguire qualcuno o smettere di seguirlo",
        "leggere i tuoi messaggi privati",
        "vedere la tua password",
    ),
    asked_next="Ora te lo chiede {network}, sulla sua pagina. Puoi ritirare il consenso in qualsiasi momento: nelle tue "
    "impostazioni su {network}, o chiedendolo al tuo coach.",
    ways={
        Route.X: "Accedi a X.",
        Route.INSTAGRAM: "Accedi a Instagram. Va bene per la maggior parte degli account professionali.",
        Route.INSTAGRAM_BY_FACEBOOK: "Oppure con Facebook, se il tuo account è collegato a una Pagina.",
        Route.FACEBOOK: "Accedi a Facebook.",
    },
    go_on="Continua con {way}",
    or_export="Oppure {export}: senza accesso, e vedi prima che cosa viene inviato.",
    export="consegna la tua esportazione ufficiale dei dati",
    which="Qual è l'account {network}?",
    which_page="Qual è la Pagina?",
    choose="Ce ne fai vedere più di uno. {practice} leggerà quello che scegli, e degli altri non viene conservato nulla."
    " L'elenco resta aperto dieci minuti.",
    accounts="Account",
    pages="Pagine",
    followers="follower: {count}",
    connect_this="Collega questo",
    connect_this_page="Collega questa",
    connected="Account collegato",
    begins="{account} su {network} è collegato per {practice}. Il primo controllo comincia da solo.",
    take_back="Puoi chiudere questa pagina. Per ritirare il consenso, chiedi al tuo coach di scollegare l'account, oppure"
    " rimuovi l'app nelle tue impostazioni su {network}.",
    back_to="Torna a {site}",
    back_to_app="Torna all'app",
    permissions={
        Permit.PAGES: "vedere quali Pagine hai",
        Permit.PAGE_POSTS: "leggere i post di una Pagina e come reagiscono le persone",
        Permit.PAGE_VOICES: "leggere ciò che altri scrivono su una Pagina",
        Permit.FIGURES: "leggere i dati propri di una Pagina o di un account",
        Permit.PAGE_EVENTS: "sapere quando succede qualcosa su una Pagina",
        Permit.INSTAGRAM: "leggere il tuo account Instagram professionale e i suoi post",
        Permit.COMMENTS: "leggere i commenti sotto i tuoi post",
        Permit.X_PROFILE: "leggere il tuo profilo su X",
        Permit.X_POSTS: "leggere post e menzioni su X",
        Permit.X_FOLLOWS: "vedere chi ti segue e chi segui su X",
        Permit.X_LIKES: "vedere a chi piacciono i tuoi post su X",
        Permit.STAYING: "restare collegato anche dopo oggi",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("Questo link non porta da nessuna parte", "Forse ne manca un pezzo.", _ASK_AGAIN),
        Refusal.LINK_USED: Said(
            "Questo link è già stato usato", "Ogni link collega un account una volta sola.", _ASK_AGAIN
        ),
        Refusal.LINK_EXPIRED: Said("Questo link è scaduto", "I link restano aperti sette giorni.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "Questo link è chiuso",
            "Il coaching per cui era stato creato è finito.",
            "Chiedi al team di coaching che te l'ha mandato.",
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "Questo link è chiuso",
            "Chi l'ha creato non si occupa più dei tuoi account qui.",
            "Chiedine uno nuovo al team di coaching che te l'ha mandato.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "Questo network non si può collegare qui",
            "Il servizio che usa il tuo coach non è predisposto per questo network.",
            "Chiedi al tuo coach se puoi consegnare invece la tua esportazione ufficiale dei dati.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "Non abbiamo potuto capire se veniva da te",
            "La pagina con il pulsante non è stata aperta poco fa in questo browser, oppure i cookie sono disattivati.",
            f"Consenti i cookie per questo sito. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "Non conosciamo questo indirizzo", "Nessuno è partito da qui per tornare con questo indirizzo.", _OPEN_AGAIN
        ),
        Refusal.OTHER_BROWSER: Said(
            "È stato iniziato in un altro browser",
            "Per la tua sicurezza, un account si collega solo nel browser in cui si è iniziato. Non è stato salvato nulla.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "Questa pagina è già stata aperta",
            "Quello che porta vale una volta sola, e non è stato salvato altro.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_EXPIRED: Said(
            "Sono passati più di dieci minuti",
            "Perché nessun altro possa continuare al posto tuo, non è stato salvato nulla.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "Non è stato collegato nulla",
            "Non hai acconsentito, oppure il network non ti ha chiesto nulla. Non è stato letto né salvato nulla.",
            "Se cambi idea, apri di nuovo il link che ti ha mandato il tuo coach.",
        ),
        Refusal.CODE_REFUSED: Said(
            "Il network non l'ha confermato", "La sua conferma è già stata usata o è scaduta.", _OPEN_AGAIN
        ),
        Refusal.NETWORK_FAILED: Said(
            "Il network non risponde", "Non è stato salvato nulla.", f"Aspetta qualche minuto. {_OPEN_AGAIN}"
        ),
        Refusal.NETWORK_BUSY: Said(
            "Arrivano troppe persone insieme",
            "Il network ci lascia fare solo un certo numero di richieste, e noi lo rispettiamo. Non è stato salvato nulla.",
            f"Aspetta qualche minuto. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "Il network rifiuta il servizio che usa il tuo coach",
            "Non ha niente a che fare con te o con il tuo account. Non è stato salvato nulla.",
            "Dillo al tuo coach, perché qualcuno controlli. Il tuo link resta aperto.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "Manca un'autorizzazione",
            "Senza, l'account non si può leggere; perciò non è stato conservato nulla di quello che il network ci ha dato.",
            f"{_OPEN_AGAIN} Lascia selezionate tutte le caselle.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "È un account personale",
            "Instagram non apre gli account personali a nessuna app; perciò non è stato salvato nulla.",
            "Passa a un account professionale (gratis, due tocchi: Impostazioni, poi Tipo di account e strumenti), oppure"
            " consegna la tua esportazione: apri di nuovo il link che ti ha mandato il tuo coach e scegli.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "Non è arrivato nessun account Instagram",
            "Nessuna delle Pagine Facebook che ci fai vedere ha un account Instagram professionale collegato. Non è stato"
            " salvato nulla.",
            "Apri di nuovo il link che ti ha mandato il tuo coach e continua con Instagram, oppure collega prima l'account alla"
            " tua Pagina e lascia selezionata quella Pagina.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "Il tuo ruolo su quella Pagina non permette di leggerla",
            "Facebook apre quello che una Pagina pubblica e riceve a chi può crearvi contenuti, moderarla o gestirla; tu non"
            " puoi. Non è stato salvato nulla.",
            "Chiedi a chi amministra la Pagina di permetterti di crearvi contenuti, moderarla o gestirla, oppure mandagli il"
            " tuo link. Resta aperto.",
        ),
        Refusal.NO_PAGE: Said(
            "Non è arrivata nessuna Pagina Facebook",
            "Non hai un ruolo su nessuna Pagina, o non ne hai selezionata nessuna. Facebook non mostra alle app il pubblico di"
            " un profilo personale. Non è stato salvato nulla.",
            "Se hai una Pagina, apri di nuovo il link che ti ha mandato il tuo coach e lasciala selezionata; se no, consegna lì"
            " la tua esportazione.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "Non è arrivato nessun account",
            "Il network non ha indicato nessun account che si possa leggere. Non è stato salvato nulla.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "Nessuno degli account è stato scelto",
            "Non è stato salvato nulla, e l'elenco è aperto ancora per qualche minuto.",
            "Torna all'elenco nel browser e scegli uno degli account.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "Questo account è collegato per un'altra persona",
            "Il team di coaching lo legge per un'altra persona che segue. Non è stato salvato nulla.",
            "Accedi al network con il tuo account, oppure chiedi al tuo coach.",
        ),
        Refusal.NO_ROOM: Said(
            "Non c'è posto per un altro account",
            "Il team di coaching può avere qui un certo numero di account, e lo ha raggiunto. Non è stato salvato nulla.",
            "Dillo al tuo coach; appena c'è posto, il tuo link funziona ancora.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "Non è l'account richiesto",
            "Il link ricollega un account preciso, e tu hai fatto l'accesso con un altro. Non è stato salvato nulla.",
            "Accedi al network con l'account indicato qui, poi apri di nuovo il link. Se quel nome non è il tuo o è "
            "scritto male, chiedi al tuo coach un nuovo link.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Da qui sono state aperte molte pagine come questa",
            "Contiamo quante volte succede da una stessa connessione, che molte persone possono condividere. Il tuo link resta"
            " aperto.",
            f"Aspetta un quarto d'ora. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "È più di quanto possiamo ricevere in una volta",
            "Non ne è stato conservato nulla.",
            "Chiedi di nuovo al network la tua esportazione senza foto e video, oppure chiedi al tuo coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Qualcosa non ha funzionato da parte nostra",
            "Non ha niente a che fare con te o con il tuo account.",
            f"Aspetta qualche minuto. {_OPEN_AGAIN}",
        ),
    },
)
