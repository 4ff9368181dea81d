"""The way to a connected account in French."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Demandez un nouveau lien à votre coach."
_OPEN_AGAIN: Final = "Ouvrez de nouveau le lien que votre coach vous a envoyé et continuez à partir de là."

FRENCH: Final = Words(
    title="Connecter votre compte {network}",
    title_page="Connecter votre Page Facebook",
    asks="{practice} demande à {client} de connecter un compte {network}, pour voir quels followers correspondent bien et où"
    " quelques minutes par jour sont bien employées.",
    asks_of_engagers="{practice} demande à {client} de connecter un compte {network}, pour voir qui participe à ce qui y est "
    "publié et où quelques minutes par jour sont bien employées.",
    asks_page="{practice} demande à {client} de connecter une Page Facebook, pour voir qui participe à ce qu'elle "
    "publie et où quelques minutes par jour sont bien employées.",
    reads="Avec votre accord, Rapport lit\u00a0:",
    can_read={
        "followers": "qui vous suit",
        "following": "qui vous suivez",
        "profile_facts": "ce que ces personnes montrent sur leurs profils publics",
        "posts": "vos propres publications",
        "comments": "qui les commente, et en quels termes",
        "reactions": "qui y réagit",
        "mentions": "les publications qui vous mentionnent ou vous répondent",
        "mentioners": "qui vous mentionne dans ses publications et commentaires",
        "account_insights": "les chiffres de votre compte, comme le nombre de personnes touchées",
    },
    never="Ce que Rapport ne peut pas faire et ne fera jamais\u00a0:",
    never_done=(
        "publier, aimer ou commenter à votre place",
        "suivre quelqu'un ou ne plus le suivre",
        "lire vos messages privés",
        "voir votre mot de passe",
    ),
    asked_next="{network} vous pose ensuite la question, sur sa propre page. Vous pouvez retirer votre accord à tout "
    "moment\u00a0: dans vos paramètres {network}, ou en le demandant à votre coach.",
    ways={
        Route.X: "Vous vous connectez à X.",
        Route.INSTAGRAM: "Vous vous connectez à Instagram. Cela convient à la plupart des comptes professionnels.",
        Route.INSTAGRAM_BY_FACEBOOK: "Ou avec Facebook, si votre compte est associé à une Page.",
        Route.FACEBOOK: "Vous vous connectez à Facebook.",
    },
    go_on="Continuer avec {way}",
    or_export="Ou bien {export}\u00a0: sans vous connecter, et vous voyez d'avance ce qui est envoyé.",
    export="remettez plutôt votre export officiel de données",
    which="De quel compte {network} s'agit-il\u00a0?",
    which_page="De quelle Page s'agit-il\u00a0?",
    choose="Vous nous en laissez voir plusieurs. {practice} lira celui que vous choisissez, et rien n'est gardé des autres. La"
    " liste reste ouverte dix minutes.",
    accounts="Comptes",
    pages="Pages Facebook",
    followers="followers\u00a0: {count}",
    connect_this="Connecter celui-ci",
    connect_this_page="Connecter celle-ci",
    connected="Compte connecté",
    begins="{account} sur {network} est connecté pour {practice}. Le premier examen commence de lui-même.",
    take_back="Vous pouvez fermer cette page. Pour retirer votre accord, demandez à votre coach de déconnecter le compte,"
    " ou retirez l'application dans vos paramètres {network}.",
    back_to="Revenir à {site}",
    back_to_app="Revenir à l'application",
    permissions={
        Permit.PAGES: "voir quelles Pages vous avez",
        Permit.PAGE_POSTS: "lire les publications d'une Page et les réactions qu'elles suscitent",
        Permit.PAGE_VOICES: "lire ce que d'autres écrivent sur une Page",
        Permit.FIGURES: "lire les chiffres propres d'une Page ou d'un compte",
        Permit.PAGE_EVENTS: "être prévenu quand quelque chose se passe sur une Page",
        Permit.INSTAGRAM: "lire votre compte professionnel Instagram et ses publications",
        Permit.COMMENTS: "lire les commentaires sous vos publications",
        Permit.X_PROFILE: "lire votre profil X",
        Permit.X_POSTS: "lire les publications et les mentions sur X",
        Permit.X_FOLLOWS: "voir qui vous suit et qui vous suivez sur X",
        Permit.X_LIKES: "voir qui aime vos publications sur X",
        Permit.STAYING: "rester connecté après aujourd'hui",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("Ce lien ne mène nulle part", "Il en manque peut-être une partie.", _ASK_AGAIN),
        Refusal.LINK_USED: Said("Ce lien a déjà servi", "Chaque lien connecte un compte une seule fois.", _ASK_AGAIN),
        Refusal.LINK_EXPIRED: Said("Ce lien a expiré", "Les liens restent ouverts sept jours.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "Ce lien est fermé",
            "Le coaching pour lequel il a été créé est terminé.",
            "Adressez-vous à l'équipe de coaching qui vous l'a envoyé.",
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "Ce lien est fermé",
            "La personne qui l'a créé ne s'occupe plus de vos comptes ici.",
            "Demandez-en un nouveau à l'équipe de coaching qui vous l'a envoyé.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "Ce réseau ne peut pas être connecté ici",
            "Le service que votre coach utilise n'est pas prévu pour lui.",
            "Demandez à votre coach si vous pouvez remettre à la place votre export officiel de données.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "Nous n'avons pas pu savoir si cela venait de vous",
            "La page avec le bouton n'a pas été ouverte à l'instant dans ce navigateur, ou les cookies sont désactivés.",
            f"Autorisez les cookies pour ce site. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "Nous ne connaissons pas cette adresse", "Personne n'est parti d'ici pour revenir avec elle.", _OPEN_AGAIN
        ),
        Refusal.OTHER_BROWSER: Said(
            "Cela a été commencé dans un autre navigateur",
            "Pour votre sécurité, un compte n'est connecté que dans le navigateur où cela a été commencé. Rien n'a été"
            " enregistré.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "Cette page a déjà été ouverte",
            "Ce qu'elle apporte compte une seule fois, et rien de plus n'a été enregistré.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_EXPIRED: Said(
            "Cela a pris plus de dix minutes",
            "Pour que personne d'autre ne puisse continuer à votre place, rien n'a été enregistré.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "Rien n'a été connecté",
            "Vous n'avez pas donné votre accord, ou le réseau ne vous a rien demandé. Rien n'a été lu ni enregistré.",
            "Si vous changez d'avis, ouvrez de nouveau le lien que votre coach vous a envoyé.",
        ),
        Refusal.CODE_REFUSED: Said(
            "Le réseau ne l'a pas confirmé", "Sa confirmation a déjà servi ou a expiré.", _OPEN_AGAIN
        ),
        Refusal.NETWORK_FAILED: Said(
            "Le réseau ne répond pas", "Rien n'a été enregistré.", f"Attendez quelques minutes. {_OPEN_AGAIN}"
        ),
        Refusal.NETWORK_BUSY: Said(
            "Trop de monde arrive à la fois",
            "Le réseau ne nous laisse poser qu'un certain nombre de questions, et nous nous y tenons. Rien n'a été enregistré.",
            f"Attendez quelques minutes. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "Le réseau refuse le service que votre coach utilise",
            "Cela n'a rien à voir avec vous ni avec votre compte. Rien n'a été enregistré.",
            "Dites-le à votre coach, pour que quelqu'un s'en occupe. Votre lien reste ouvert.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "Une autorisation manque",
            "Sans elle, le compte ne peut pas être lu\u00a0; rien de ce que le réseau nous a donné n'a donc été gardé.",
            f"{_OPEN_AGAIN} Laissez toutes les cases cochées.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "C'est un compte personnel",
            "Instagram n'ouvre les comptes personnels à aucune application\u00a0; rien n'a donc été enregistré.",
            "Passez à un compte professionnel (gratuit, en deux gestes\u00a0: Paramètres, puis Type de compte et outils), ou"
            " remettez votre export\u00a0: ouvrez de nouveau le lien que votre coach vous a envoyé, et choisissez.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "Aucun compte Instagram n'est venu avec",
            "Aucune des Pages Facebook que vous nous laissez voir n'est associée à un compte professionnel Instagram. Rien n'a"
            " été enregistré.",
            "Ouvrez de nouveau le lien que votre coach vous a envoyé et continuez avec Instagram, ou associez d'abord le compte"
            " à votre Page et laissez cette Page cochée.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "Votre rôle sur cette Page ne permet pas de la lire",
            "Facebook ouvre ce qu'une Page publie et reçoit aux personnes qui peuvent y créer du contenu, la modérer ou la"
            " gérer\u00a0; ce n'est pas votre cas. Rien n'a été enregistré.",
            "Demandez à une personne qui administre la Page de vous laisser y créer du contenu, la modérer ou la gérer, ou"
            " envoyez-lui votre lien. Il reste ouvert.",
        ),
        Refusal.NO_PAGE: Said(
            "Aucune Page Facebook n'est venue avec",
            "Vous n'avez de rôle sur aucune Page, ou n'en avez coché aucune. Facebook ne montre pas aux applications l'audience"
            " d'un profil personnel. Rien n'a été enregistré.",
            "Si vous avez une Page, ouvrez de nouveau le lien que votre coach vous a envoyé et laissez-la cochée\u00a0; sinon,"
            " remettez-y votre export.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "Aucun compte n'est venu avec",
            "Le réseau n'a nommé aucun compte qui puisse être lu. Rien n'a été enregistré.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "Aucun des comptes n'a été choisi",
            "Rien n'a été enregistré, et la liste reste ouverte encore quelques minutes.",
            "Revenez à la liste dans votre navigateur et choisissez l'un de ses comptes.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "Ce compte est connecté pour quelqu'un d'autre",
            "L'équipe de coaching le lit pour une autre personne qu'elle accompagne. Rien n'a été enregistré.",
            "Connectez-vous au réseau avec votre propre compte, ou demandez à votre coach.",
        ),
        Refusal.NO_ROOM: Said(
            "Il n'y a plus de place pour un autre compte",
            "L'équipe de coaching a droit ici à un certain nombre de comptes, et il est atteint. Rien n'a été enregistré.",
            "Prévenez votre coach ; dès qu'il y aura de la place, votre lien fonctionnera encore.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "Ce n'est pas le compte attendu",
            "Le lien reconnecte un compte précis, et la connexion s'est faite avec un autre. Rien n'a été enregistré.",
            "Connectez-vous au réseau avec le compte indiqué ici, puis ouvrez de nouveau le lien. Si ce nom n'est pas "
            "le vôtre ou est mal écrit, demandez un nouveau lien à votre coach.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Beaucoup de pages comme celle-ci ont été ouvertes d'ici",
            "Nous comptons combien de fois cela arrive depuis une même connexion, que beaucoup de gens peuvent partager. Votre"
            " lien reste ouvert.",
            f"Attendez un quart d'heure. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "C'est plus que ce que nous pouvons recevoir en une fois",
            "Rien n'en a été gardé.",
            "Demandez de nouveau votre export au réseau, sans photos ni vidéos, ou demandez à votre coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Quelque chose a échoué de notre côté",
            "Cela n'a rien à voir avec vous ni avec votre compte.",
            f"Attendez quelques minutes. {_OPEN_AGAIN}",
        ),
    },
)
