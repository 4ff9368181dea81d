"""The way to a connected account in Spanish."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Pide a tu coach un enlace nuevo."
_OPEN_AGAIN: Final = "Abre otra vez el enlace que te envió tu coach y continúa desde ahí."

SPANISH: Final = Words(
    title="Conecta tu cuenta de {network}",
    title_page="Conecta tu página de Facebook",
    asks="{practice} pide a {client} que conecte una cuenta de {network}, para ver qué seguidores encajan bien y en qué vale la"
    " pena invertir unos minutos al día.",
    asks_of_engagers="{practice} pide a {client} que conecte una cuenta de {network}, para ver quién participa en lo que se "
    "publica allí y en qué vale la pena invertir unos minutos al día.",
    asks_page="{practice} pide a {client} que conecte una página de Facebook, para ver quién participa en lo que "
    "publica y en qué vale la pena invertir unos minutos al día.",
    reads="Si das tu permiso, Rapport lee:",
    can_read={
        "followers": "quién te sigue",
        "following": "a quién sigues",
        "profile_facts": "lo que esas personas muestran en sus perfiles públicos",
        "posts": "tus propias publicaciones",
        "comments": "quién las comenta y qué dice",
        "reactions": "quién reacciona a ellas",
        "mentions": "las publicaciones que te mencionan o te responden",
        "mentioners": "quién te menciona en sus publicaciones y comentarios",
        "account_insights": "las cifras de tu cuenta, como a cuántas personas llegó",
    },
    never="Lo que Rapport no puede hacer ni hará nunca:",
    never_done=(
        "publicar, indicar que te gusta algo o comentar en tu nombre",
        "seguir o dejar de seguir a nadie",
        "leer tus mensajes privados",
        "ver tu contraseña",
    ),
    asked_next="Ahora te pregunta {network}, en su propia página. Puedes retirar el permiso cuando quieras: en tus "
    "ajustes de {network}, o pidiéndoselo a tu coach.",
    ways={
        Route.X: "Inicias sesión en X.",
        Route.INSTAGRAM: "Inicias sesión en Instagram. Es lo adecuado para la mayoría de las cuentas profesionales.",
        Route.INSTAGRAM_BY_FACEBOOK: "O con Facebook, si tu cuenta está vinculada a una página.",
        Route.FACEBOOK: "Inicias sesión en Facebook.",
    },
    go_on="Continuar con {way}",
    or_export="O {export}: sin iniciar sesión, y ves de antemano lo que se envía.",
    export="entrega en su lugar tu exportación oficial de datos",
    which="¿Qué cuenta de {network} es?",
    which_page="¿Qué página es?",
    choose="Nos dejas ver varias. {practice} leerá la que elijas, y de las demás no se guarda nada. La lista queda abierta diez"
    " minutos.",
    accounts="Cuentas",
    pages="Páginas",
    followers="seguidores: {count}",
    connect_this="Conectar esta",
    connect_this_page="Conectar esta página",
    connected="Cuenta conectada",
    begins="{account} en {network} está conectada para {practice}. La primera revisión empieza sola.",
    take_back="Puedes cerrar esta página. Para retirar el permiso, pide a tu coach que desconecte la cuenta o elimina la"
    " aplicación en tu configuración de {network}.",
    back_to="Volver a {site}",
    back_to_app="Volver a la aplicación",
    permissions={
        Permit.PAGES: "ver qué páginas tienes",
        Permit.PAGE_POSTS: "leer las publicaciones de una página y cómo reacciona la gente",
        Permit.PAGE_VOICES: "leer lo que otros escriben en una página",
        Permit.FIGURES: "leer las cifras propias de una página o cuenta",
        Permit.PAGE_EVENTS: "saber cuándo ocurre algo en una página",
        Permit.INSTAGRAM: "leer tu cuenta profesional de Instagram y sus publicaciones",
        Permit.COMMENTS: "leer los comentarios de tus publicaciones",
        Permit.X_PROFILE: "leer tu perfil de X",
        Permit.X_POSTS: "leer publicaciones y menciones en X",
        Permit.X_FOLLOWS: "ver quién te sigue y a quién sigues en X",
        Permit.X_LIKES: "ver a quién le gustan tus publicaciones en X",
        Permit.STAYING: "seguir conectado después de hoy",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("Este enlace no lleva a ninguna parte", "Quizá le falta un trozo.", _ASK_AGAIN),
        Refusal.LINK_USED: Said("Este enlace ya se usó", "Cada enlace conecta una cuenta una sola vez.", _ASK_AGAIN),
        Refusal.LINK_EXPIRED: Said("Este enlace ha caducado", "Los enlaces están abiertos siete días.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "Este enlace está cerrado",
            "El coaching para el que se creó ha terminado.",
            "Pregunta al equipo de coaching que te lo envió.",
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "Este enlace está cerrado",
            "Quien lo creó ya no se ocupa aquí de tus cuentas.",
            "Pide uno nuevo al equipo de coaching que te lo envió.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "Esta red no se puede conectar aquí",
            "El servicio que usa tu coach no está preparado para ella.",
            "Pregunta a tu coach si puedes entregar en su lugar tu exportación oficial de datos.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "No pudimos saber si esto venía de ti",
            "La página con el botón no se abrió hace un momento en este navegador, o las cookies están desactivadas.",
            f"Permite las cookies en este sitio. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "No conocemos esta dirección", "No enviamos a nadie que deba volver aquí con ella.", _OPEN_AGAIN
        ),
        Refusal.OTHER_BROWSER: Said(
            "Esto se empezó en otro navegador",
            "Por tu seguridad, una cuenta solo se conecta en el navegador en que se empezó. No se guardó nada.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "Esta página ya se abrió antes", "Lo que trae cuenta una sola vez; no se guardó nada más.", _OPEN_AGAIN
        ),
        Refusal.STATE_EXPIRED: Said(
            "Han pasado más de diez minutos",
            "Para que nadie más pueda continuar en tu lugar, no se guardó nada.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "No se conectó nada",
            "No diste tu permiso, o la red no te preguntó nada. No se leyó ni se guardó nada.",
            "Si cambias de idea, abre otra vez el enlace que te envió tu coach.",
        ),
        Refusal.CODE_REFUSED: Said("La red no lo confirmó", "Su confirmación ya se usó o ha caducado.", _OPEN_AGAIN),
        Refusal.NETWORK_FAILED: Said("La red no responde", "No se guardó nada.", f"Espera unos minutos. {_OPEN_AGAIN}"),
        Refusal.NETWORK_BUSY: Said(
            "Llega demasiada gente a la vez",
            "La red solo nos deja preguntar cierto número de veces, y lo respetamos. No se guardó nada.",
            f"Espera unos minutos. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "La red rechaza el servicio que usa tu coach",
            "No tiene nada que ver contigo ni con tu cuenta. No se guardó nada.",
            "Díselo a tu coach, para que alguien lo revise. Tu enlace sigue abierto.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "Falta un permiso",
            "Sin él no se puede leer la cuenta, así que no se guardó nada de lo que nos dio la red.",
            f"{_OPEN_AGAIN} Deja marcadas todas las casillas.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "Es una cuenta personal",
            "Instagram no abre las cuentas personales a ninguna aplicación, así que no se guardó nada.",
            "Cambia a una cuenta profesional (gratis, dos toques: Configuración, luego Tipo de cuenta y herramientas) o entrega"
            " tu exportación: abre otra vez el enlace que te envió tu coach y elige.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "No vino ninguna cuenta de Instagram",
            "Ninguna de las páginas de Facebook que nos dejas ver tiene vinculada una cuenta profesional de Instagram. No se"
            " guardó nada.",
            "Abre otra vez el enlace que te envió tu coach y continúa con Instagram, o vincula antes la cuenta a tu página y"
            " deja marcada esa página.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "Tu función en esa página no permite leerla",
            "Facebook abre lo que una página publica y recibe a quienes pueden crear contenido en ella, moderarla o"
            " administrarla; tú no puedes. No se guardó nada.",
            "Pide a quien administra la página que te permita crear contenido en ella, moderarla o administrarla, o envíale tu"
            " enlace. Sigue abierto.",
        ),
        Refusal.NO_PAGE: Said(
            "No vino ninguna página de Facebook",
            "No tienes ninguna función en una página, o no marcaste ninguna. Facebook no muestra a las aplicaciones el público"
            " de un perfil personal. No se guardó nada.",
            "Si tienes una página, abre otra vez el enlace que te envió tu coach y déjala marcada; si no, entrega allí tu"
            " exportación.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "No vino ninguna cuenta",
            "La red no nombró ninguna cuenta que se pueda leer. No se guardó nada.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "No se eligió ninguna de las cuentas",
            "No se guardó nada, y la lista sigue abierta unos minutos.",
            "Vuelve a la lista en tu navegador y elige una de sus cuentas.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "Esta cuenta está conectada para otra persona",
            "El equipo de coaching la lee para otra persona a la que acompaña. No se guardó nada.",
            "Inicia sesión en la red con tu propia cuenta o pregunta a tu coach.",
        ),
        Refusal.NO_ROOM: Said(
            "No hay sitio para otra cuenta",
            "El equipo de coaching puede tener aquí un número limitado de cuentas y ya lo alcanzó. No se guardó nada.",
            "Avisa a tu coach; cuando haya sitio, tu enlace seguirá funcionando.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "Esta no es la cuenta que se pedía",
            "El enlace vuelve a conectar una cuenta concreta, e iniciaste sesión con otra. No se guardó nada.",
            "Inicia sesión en la red con la cuenta que aparece aquí y abre el enlace otra vez. Si ese nombre no es el "
            "tuyo o está mal escrito, pide a tu coach un enlace nuevo.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Desde aquí se han abierto muchas páginas como esta",
            "Contamos cuántas veces ocurre desde una misma conexión, que puede compartir mucha gente. Tu enlace sigue abierto.",
            f"Espera un cuarto de hora. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "Es más de lo que podemos recibir de una vez",
            "No se guardó nada de ello.",
            "Pide otra vez a la red tu exportación sin fotos ni vídeos, o pregunta a tu coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Algo ha fallado por nuestra parte",
            "No tiene nada que ver contigo ni con tu cuenta.",
            f"Espera unos minutos. {_OPEN_AGAIN}",
        ),
    },
)
