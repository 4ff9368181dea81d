"""The export page in French."""

from typing import Final

from service.checkups.export_words.words import Words
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

FRENCH: Final = Words(
    title="Remettre votre export {network}",
    asks=(
        "{practice} demande à {name} l'export officiel de ses données {network} : il montre qui vous "
        "suit et où quelques minutes par jour sont bien employées. Aucun mot de passe n'est nécessaire "
        "ici."
    ),
    how="Comment l'obtenir",
    guides={
        Platform.INSTAGRAM: (
            "Dans Instagram, ouvrez Paramètres, puis Espace Comptes, puis Vos informations et autorisations.",
            (
                "Choisissez Exporter vos informations (avant : Télécharger vos informations), puis Créer "
                "un export, votre profil et Exporter vers l'appareil."
            ),
            (
                "Sous Personnaliser les informations, laissez cochés au moins Informations personnelles, "
                "Contacts (followers et suivis) et Votre activité."
            ),
            (
                "Sous Période, choisissez Depuis le début. Avec une période plus courte, la plupart de "
                "vos followers manquent."
            ),
            (
                "Lancez l'export. Instagram envoie un e-mail quand il est prêt, le plus souvent en un "
                "jour ; téléchargez-le dans les quatre jours."
            ),
        ),
        Platform.FACEBOOK: (
            (
                "Dans Facebook, ouvrez Paramètres et confidentialité, puis Paramètres, puis Espace "
                "Comptes, puis Vos informations et autorisations."
            ),
            (
                "Choisissez Exporter vos informations (avant : Télécharger vos informations), puis Créer "
                "un export, votre profil et Exporter vers l'appareil."
            ),
            (
                "Sous Personnaliser les informations, laissez cochés au moins Informations personnelles et Contacts (amis et "
                "followers)."
            ),
            (
                "Sous Période, choisissez Depuis le début. Avec une période plus courte, la plupart de "
                "vos amis manquent."
            ),
            ("Lancez l'export. Facebook envoie un e-mail quand il est prêt ; téléchargez-le dans les quatre jours."),
        ),
        Platform.X: (
            (
                "Dans X, ouvrez Paramètres et confidentialité, puis Votre compte, puis Télécharger une "
                "archive de vos données."
            ),
            (
                "Saisissez votre mot de passe, confirmez votre identité et choisissez Demander une "
                "archive. Elle couvre toujours toute la durée."
            ),
            (
                "X vous prévient quand elle est prête, le plus souvent après un jour. Téléchargez le ZIP "
                "; un gros fichier peut venir en plusieurs parties."
            ),
        ),
    },
    formats="JSON et HTML conviennent tous deux.",
    as_it_is="Laissez le ZIP tel quel.",
    hand_in="Le remettre",
    file="Le ZIP, ou toutes ses parties",
    folder="ou le dossier, s'il a été décompressé",
    handle="Votre nom sur {network}",
    handle_hint={
        Platform.INSTAGRAM: "Le nom dans l'adresse de votre profil, sans @.",
        Platform.FACEBOOK: "Le nom dans l'adresse de votre profil : facebook.com/cette-partie.",
        Platform.X: "Le nom dans l'adresse de votre profil, sans @.",
    },
    followers="Combien de followers votre profil affiche-t-il ?",
    followers_hint="Pour que nous remarquions un export incomplet. Laissez vide si vous ne savez pas.",
    messages="Lire aussi qui m'a écrit et quand, pour que personne n'attende une réponse. Le texte n'est jamais lu.",
    never_title="Ce qui n'est jamais lu",
    never=(
        "le texte des messages",
        "la publicité et les centres d'intérêt",
        "les recherches",
        "le carnet d'adresses de votre téléphone",
        "les lieux et les appareils",
    ),
    send="Envoyer",
    without_scripts=(
        "Sans scripts, votre navigateur envoie tout le fichier. Seul ce qui est indiqué ici est lu ; il "
        "est ensuite supprimé."
    ),
    chosen="Ceci est envoyé",
    left_out="Ceci reste chez vous",
    progress=(
        "{percent} % envoyés. Vous pouvez verrouiller le téléphone ; si l'envoi s'arrête, choisissez le "
        "même fichier et il reprend."
    ),
    waiting="Votre export est arrivé et il est en cours de lecture. Cette page continue d'elle-même.",
    done="Merci. Votre export a été lu et les fichiers ont été supprimés.",
    used="Ce qui a été utilisé",
    ignored="Ce qui n'a pas été ouvert",
    missing="Ce que cet export ne contient pas",
    failed="Votre export n'a pas pu être lu",
    close="Vous pouvez fermer cette page.",
    confirm="C'est mon export",
    parts={
        Part.FOLLOWERS: "followers",
        Part.FOLLOWING: "personnes que vous suivez",
        Part.PENDING: "demandes sans réponse",
        Part.REQUESTED: "demandes reçues",
        Part.ASKED: "demandes faites récemment, quelle qu'en soit l'issue",
        Part.UNFOLLOWED: "personnes que vous ne suivez plus",
        Part.CLOSE_FRIENDS: "amis proches",
        Part.MESSAGES: "messages (qui et quand, jamais le texte)",
        Part.LIKES: "mentions J'aime que vous avez données",
        Part.COMMENTS: "commentaires et réponses que vous avez écrits",
        Part.STORY_LIKES: "mentions J'aime données à des stories",
        Part.FEED: "publications du fil (de qui, jamais quoi)",
        Part.POSTS: "vos publications",
        Part.PAGES: "Pages suivies",
        Part.BLOCKED: "personnes bloquées",
        Part.MUTED: "personnes mises en sourdine",
        Part.APPS: "applications connectées",
    },
    kinds={
        Kind.MESSAGES: "Messages : leur texte n'est jamais lu",
        Kind.ADVERTISING: "Publicité et centres d'intérêt : jamais lus",
        Kind.SEARCHES: "Recherches : jamais lues",
        Kind.CONTACTS: "Carnet d'adresses : jamais lu",
        Kind.LOCATIONS: "Lieux, appareils et connexions : jamais lus",
        Kind.MEDIA: "Photos, vidéos et sons : pas nécessaires",
        Kind.OTHER: "autres fichiers : pas nécessaires",
    },
    problems={
        "no_zip": "Ce n'est pas un fichier ZIP. Choisissez le fichier tel que le réseau vous l'a donné.",
        "locked": "Le ZIP est verrouillé. Choisissez le fichier tel que le réseau vous l'a donné.",
        "damaged": "Le ZIP est endommagé. Téléchargez-le de nouveau.",
        "contradict": "Ces fichiers ne sont pas des parties du même export.",
        "too_large": "Ce qu'il faut de cet export dépasse 4 Go. Demandez à votre coach.",
        "nothing": "Il ne contient aucune liste de followers ni de suivis. Est-ce l'export de ce réseau ?",
        "expired": "L'envoi a expiré. Choisissez le fichier de nouveau.",
        "no_network": "Il n'y a pas de connexion. Réessayez plus tard : l'envoi reprend où il s'est arrêté.",
        "refused": "Il n'a pas été accepté.",
        "nameless": "Indiquez votre nom sur le réseau, sans @.",
        "digits": "Écrivez le nombre de followers en chiffres, par exemple 400 ou 12,3K, ou laissez vide.",
        "running": "Un export précédent de ce compte est encore en cours de lecture. Attendez une minute et réessayez.",
        "taken": "Ce compte est déjà celui de quelqu'un d'autre ici. Vérifiez le nom ou demandez à votre coach.",
        "no_room": "L'équipe de votre coach n'a plus de place pour un autre compte. Prévenez votre coach, puis remettez votre export.",
        "page": (
            "Ce lien est pour une Page Facebook, et aucun export ne contient les followers d'une Page. "
            "Demandez à votre coach un lien pour votre profil."
        ),
        "wrong_account": (
            "C'est l'export d'un autre compte que celui pour lequel ce lien est fait. Si c'est celui de quelqu'un "
            "d'autre, remettez le vôtre ; si le compte du lien n'est pas le vôtre ou si son nom est mal écrit, "
            "demandez un nouveau lien à votre coach."
        ),
        "wrong_name": (
            "Cet export n'est pas celui du compte que vous avez indiqué. Si le nom est mal écrit, notez-le comme dans "
            "l'adresse de votre profil et remettez l'export de nouveau. Si c'est celui de quelqu'un d'autre ou d'un "
            "autre réseau, remettez le vôtre."
        ),
        "left_out": "Sa liste de followers est vide. Demandez-le de nouveau avec la période « Depuis le début ».",
        "anew": "Il n'est pas comme les exports que fait le réseau. Demandez-en un nouveau et remettez le ZIP tel quel.",
        "fault": "Quelque chose a échoué de notre côté. Remettez-le encore une fois ; si cela persiste, dites-le à votre coach.",
        "owner_unchecked": (
            "Cet export n'indique pas à qui il appartient ; nous n'avons donc pas pu vérifier qu'il est à vous. "
            "S'il l'est, confirmez-le ; sinon, dites-le tout de suite à votre coach. Pour qu'il soit vérifié, demandez-le de "
            "nouveau en cochant aussi « Informations personnelles », et remettez le ZIP sous le nom qu'il porte."
        ),
        "cut_short": (
            "Votre export contient {read} followers sur {shown} : demandez-le de nouveau avec la période "
            "« Depuis le début »."
        ),
    },
)
