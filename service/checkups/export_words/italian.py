"""The export page in Italian."""

from typing import Final

from service.checkups.export_words.words import Words
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

ITALIAN: Final = Words(
    title="Consegna la tua esportazione di {network}",
    asks=(
        "{practice} chiede a {name} l'esportazione ufficiale dei dati di {network}: mostra chi ti segue "
        "e dove conviene spendere qualche minuto al giorno. Qui non serve nessuna password."
    ),
    how="Come ottenerla",
    guides={
        Platform.INSTAGRAM: (
            ("In Instagram apri Impostazioni, poi Centro gestione account, poi Le tue informazioni e autorizzazioni."),
            (
                "Scegli Esporta le tue informazioni (prima: Scarica le tue informazioni), poi Crea "
                "esportazione, il tuo profilo ed Esporta sul dispositivo."
            ),
            (
                "In Personalizza le informazioni lascia selezionati almeno Informazioni personali, "
                "Collegamenti (follower e seguiti) e La tua attività."
            ),
            (
                "In Intervallo di date scegli Dall'inizio. Con un intervallo più breve manca la maggior "
                "parte dei tuoi follower."
            ),
            (
                "Avvia l'esportazione. Instagram manda un'e-mail quando è pronta, di solito entro un "
                "giorno; scaricala entro quattro giorni."
            ),
        ),
        Platform.FACEBOOK: (
            (
                "In Facebook apri Impostazioni e privacy, poi Impostazioni, poi Centro gestione account, "
                "poi Le tue informazioni e autorizzazioni."
            ),
            (
                "Scegli Esporta le tue informazioni (prima: Scarica le tue informazioni), poi Crea "
                "esportazione, il tuo profilo ed Esporta sul dispositivo."
            ),
            (
                "In Personalizza le informazioni lascia selezionati almeno Informazioni personali e Collegamenti (amici e "
                "follower)."
            ),
            (
                "In Intervallo di date scegli Dall'inizio. Con un intervallo più breve manca la maggior "
                "parte dei tuoi amici."
            ),
            "Avvia l'esportazione. Facebook manda un'e-mail quando è pronta; scaricala entro quattro giorni.",
        ),
        Platform.X: (
            "In X apri Impostazioni e privacy, poi Il tuo account, poi Scarica un archivio dei tuoi dati.",
            ("Inserisci la password, conferma chi sei e scegli Richiedi archivio. Comprende sempre tutto il periodo."),
            (
                "X ti avvisa quando è pronto, di solito dopo un giorno. Scarica lo ZIP; se è grande può "
                "arrivare in più parti."
            ),
        ),
    },
    formats="Vanno bene sia JSON sia HTML.",
    as_it_is="Lascia lo ZIP così com'è.",
    hand_in="Consegnala",
    file="Lo ZIP, o tutte le sue parti",
    folder="o la cartella, se è stato decompresso",
    handle="Il tuo nome su {network}",
    handle_hint={
        Platform.INSTAGRAM: "Il nome nell'indirizzo del tuo profilo, senza @.",
        Platform.FACEBOOK: "Il nome nell'indirizzo del tuo profilo: facebook.com/questa-parte.",
        Platform.X: "Il nome nell'indirizzo del tuo profilo, senza @.",
    },
    followers="Quanti follower mostra il tuo profilo?",
    followers_hint="Così ci accorgiamo se l'esportazione non è completa. Lascialo vuoto se non lo sai.",
    messages="Leggi anche chi mi ha scritto e quando, perché nessuno resti senza risposta. Il testo non viene mai letto.",
    never_title="Che cosa non viene mai letto",
    never=(
        "il testo dei messaggi",
        "pubblicità e interessi",
        "ricerche",
        "la rubrica del tuo telefono",
        "luoghi e dispositivi",
    ),
    send="Invia",
    without_scripts=(
        "Senza script il browser invia tutto il file. Si legge solo quello che è elencato qui; poi viene cancellato."
    ),
    chosen="Questo viene inviato",
    left_out="Questo resta a te",
    progress="{percent} % inviato. Puoi bloccare il telefono; se si ferma, scegli di nuovo lo stesso file e continua.",
    waiting="La tua esportazione è arrivata e la stiamo leggendo. Questa pagina continua da sola.",
    done="Grazie. La tua esportazione è stata letta e i file sono stati cancellati.",
    used="Che cosa è stato usato",
    ignored="Che cosa non è stato aperto",
    missing="Che cosa manca in questa esportazione",
    failed="Non è stato possibile leggere la tua esportazione",
    close="Puoi chiudere questa pagina.",
    confirm="È la mia esportazione",
    parts={
        Part.FOLLOWERS: "follower",
        Part.FOLLOWING: "persone che segui",
        Part.PENDING: "richieste senza risposta",
        Part.REQUESTED: "richieste ricevute",
        Part.ASKED: "richieste fatte di recente, comunque siano finite",
        Part.UNFOLLOWED: "persone che non segui più",
        Part.CLOSE_FRIENDS: "amici più stretti",
        Part.MESSAGES: "messaggi (chi e quando, mai il testo)",
        Part.LIKES: "Mi piace che hai messo",
        Part.COMMENTS: "commenti e risposte che hai scritto",
        Part.STORY_LIKES: "Mi piace messi a storie",
        Part.FEED: "post del feed (di chi, mai che cosa)",
        Part.POSTS: "i tuoi post",
        Part.PAGES: "Pagine seguite",
        Part.BLOCKED: "persone bloccate",
        Part.MUTED: "persone silenziate",
        Part.APPS: "app collegate",
    },
    kinds={
        Kind.MESSAGES: "Messaggi: il loro testo non viene mai letto",
        Kind.ADVERTISING: "Pubblicità e interessi: mai letti",
        Kind.SEARCHES: "Ricerche: mai lette",
        Kind.CONTACTS: "Rubrica del telefono: mai letta",
        Kind.LOCATIONS: "Luoghi, dispositivi e accessi: mai letti",
        Kind.MEDIA: "Foto, video e suoni: non servono",
        Kind.OTHER: "altri file: non servono",
    },
    problems={
        "no_zip": "Questo non è un file ZIP. Scegli il file così come te l'ha dato il network.",
        "locked": "Lo ZIP è protetto. Scegli il file così come te l'ha dato il network.",
        "damaged": "Lo ZIP è danneggiato. Scaricalo di nuovo.",
        "contradict": "Questi file non sono parti della stessa esportazione.",
        "too_large": "Quello che serve di questa esportazione supera i 4 GB. Chiedi al tuo coach.",
        "nothing": "Non contiene nessun elenco di follower o di seguiti. È l'esportazione di questo network?",
        "expired": "Quello che hai inviato è scaduto. Scegli di nuovo il file.",
        "no_network": "Non c'è connessione. Riprova più tardi: continua da dove si è fermato.",
        "refused": "Non è stato accettato.",
        "nameless": "Scrivi il tuo nome sul network, senza @.",
        "digits": "Scrivi il numero di follower in cifre, per esempio 400 o 12,3K, oppure lascia vuoto.",
        "running": "Un'esportazione precedente di questo account è ancora in lettura. Aspetta un minuto e riprova.",
        "taken": "Questo account qui è già di qualcun altro. Controlla il nome o chiedi al tuo coach.",
        "no_room": "Il team del tuo coach non ha posto per un altro account. Dillo al tuo coach, poi consegna di nuovo l'esportazione.",
        "page": (
            "Questo link è per una Pagina Facebook, e nessuna esportazione contiene i follower di una "
            "Pagina. Chiedi al tuo coach un link per il tuo profilo."
        ),
        "wrong_account": (
            "È l'esportazione di un account diverso da quello a cui serve questo link. Se è di qualcun altro, "
            "consegna la tua; se l'account del link non è il tuo o il suo nome è scritto male, chiedi al tuo coach un "
            "nuovo link."
        ),
        "wrong_name": (
            "Questa esportazione non è dell'account che hai indicato. Se hai sbagliato a scrivere il nome, scrivilo "
            "come compare nell'indirizzo del tuo profilo e consegna di nuovo l'esportazione. Se è di qualcun altro o "
            "di un altro network, consegna la tua."
        ),
        "left_out": "Il suo elenco di follower è vuoto. Richiedila di nuovo con l'intervallo «Dall'inizio».",
        "anew": "Non è come le esportazioni che fa il network. Chiedine una nuova e consegna lo ZIP così com'è.",
        "fault": "Qualcosa non ha funzionato da parte nostra. Consegnala di nuovo; se si ripete, dillo al tuo coach.",
        "owner_unchecked": (
            "Questa esportazione non dice di chi è, quindi non abbiamo potuto verificare che sia tua. Se lo è, confermalo; se non lo "
            "è, dillo subito al tuo coach. Per farla verificare, richiedila di nuovo selezionando anche "
            "«Informazioni personali» e consegna lo ZIP con il nome che ha."
        ),
        "cut_short": (
            "La tua esportazione contiene {read} follower su {shown}: richiedila di nuovo con "
            "l'intervallo «Dall'inizio»."
        ),
    },
)
