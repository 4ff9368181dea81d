"""The export page in Spanish."""

from typing import Final

from service.checkups.export_words.words import Words
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

SPANISH: Final = Words(
    title="Entrega tu exportación de {network}",
    asks=(
        "{practice} pide a {name} la exportación oficial de datos de {network}: muestra quién te sigue y "
        "en qué vale la pena invertir unos minutos al día. Aquí no necesitas ninguna contraseña."
    ),
    how="Cómo conseguirla",
    guides={
        Platform.INSTAGRAM: (
            "En Instagram, abre Configuración, luego Centro de cuentas y luego Tu información y permisos.",
            (
                "Elige Exportar tu información (antes: Descargar tu información), luego Crear "
                "exportación, tu perfil y Exportar al dispositivo."
            ),
            (
                "En Personalizar información, deja marcados al menos Información personal, Conexiones (seguidores y "
                "seguidos) y Tu actividad."
            ),
            (
                "En Intervalo de fechas, elige Desde el principio. Con un intervalo más corto falta la "
                "mayoría de tus seguidores."
            ),
            (
                "Inicia la exportación. Instagram te envía un correo cuando está lista, casi siempre en "
                "un día; descárgala en cuatro días."
            ),
        ),
        Platform.FACEBOOK: (
            (
                "En Facebook, abre Configuración y privacidad, luego Configuración, luego Centro de "
                "cuentas y luego Tu información y permisos."
            ),
            (
                "Elige Exportar tu información (antes: Descargar tu información), luego Crear "
                "exportación, tu perfil y Exportar al dispositivo."
            ),
            "En Personalizar información, deja marcados al menos Información personal y Conexiones (amigos y seguidores).",
            (
                "En Intervalo de fechas, elige Desde el principio. Con un intervalo más corto falta la "
                "mayoría de tus amigos."
            ),
            "Inicia la exportación. Facebook te envía un correo cuando está lista; descárgala en cuatro días.",
        ),
        Platform.X: (
            "En X, abre Configuración y privacidad, luego Tu cuenta y luego Descargar un archivo con tus datos.",
            ("Escribe tu contraseña, confirma quién eres y elige Solicitar archivo. Siempre abarca todo el tiempo."),
            (
                "X te avisa cuando está listo, casi siempre al cabo de un día. Descarga el ZIP; uno "
                "grande puede venir en varias partes."
            ),
        ),
    },
    formats="Sirven tanto JSON como HTML.",
    as_it_is="Deja el ZIP tal como está.",
    hand_in="Entregarla",
    file="El ZIP, o todas sus partes",
    folder="o la carpeta, si se descomprimió",
    handle="Tu nombre en {network}",
    handle_hint={
        Platform.INSTAGRAM: "El nombre en la dirección de tu perfil, sin la @.",
        Platform.FACEBOOK: "El nombre en la dirección de tu perfil: facebook.com/esta-parte.",
        Platform.X: "El nombre en la dirección de tu perfil, sin la @.",
    },
    followers="¿Cuántos seguidores muestra tu perfil?",
    followers_hint="Así notamos si la exportación no está completa. Déjalo vacío si no lo sabes.",
    messages="Lee también quién me escribió y cuándo, para que nadie se quede sin respuesta. El texto no se lee nunca.",
    never_title="Lo que nunca se lee",
    never=(
        "el texto de los mensajes",
        "publicidad e intereses",
        "búsquedas",
        "la agenda de tu teléfono",
        "lugares y dispositivos",
    ),
    send="Enviar",
    without_scripts="Sin scripts, tu navegador envía el archivo entero. Solo se lee lo que aparece aquí; después se borra.",
    chosen="Esto se envía",
    left_out="Esto se queda contigo",
    progress=(
        "{percent} % enviado. Puedes bloquear el teléfono; si se detiene, elige otra vez el mismo archivo y continúa."
    ),
    waiting="Tu exportación ha llegado y se está leyendo. Esta página continúa sola.",
    done="Gracias. Tu exportación se ha leído y los archivos se han borrado.",
    used="Lo que se usó",
    ignored="Lo que no se abrió",
    missing="Lo que esta exportación no contiene",
    failed="No se pudo leer tu exportación",
    close="Puedes cerrar esta página.",
    confirm="Es mi exportación",
    parts={
        Part.FOLLOWERS: "seguidores",
        Part.FOLLOWING: "personas a las que sigues",
        Part.PENDING: "solicitudes sin respuesta",
        Part.REQUESTED: "solicitudes recibidas",
        Part.ASKED: "solicitudes hechas hace poco, acabaran como acabaran",
        Part.UNFOLLOWED: "personas a las que ya no sigues",
        Part.CLOSE_FRIENDS: "mejores amigos",
        Part.MESSAGES: "mensajes (quién y cuándo, nunca el texto)",
        Part.LIKES: "me gusta que diste",
        Part.COMMENTS: "comentarios y respuestas que escribiste",
        Part.STORY_LIKES: "me gusta que diste a historias",
        Part.FEED: "publicaciones de tu inicio (de quién, nunca qué)",
        Part.POSTS: "tus publicaciones",
        Part.PAGES: "páginas que sigues",
        Part.BLOCKED: "personas bloqueadas",
        Part.MUTED: "personas silenciadas",
        Part.APPS: "aplicaciones conectadas",
    },
    kinds={
        Kind.MESSAGES: "Mensajes: su texto no se lee nunca",
        Kind.ADVERTISING: "Publicidad e intereses: no se leen nunca",
        Kind.SEARCHES: "Búsquedas: no se leen nunca",
        Kind.CONTACTS: "Agenda del teléfono: no se lee nunca",
        Kind.LOCATIONS: "Lugares, dispositivos e inicios de sesión: no se leen nunca",
        Kind.MEDIA: "Fotos, vídeos y sonidos: no hacen falta",
        Kind.OTHER: "otros archivos: no hacen falta",
    },
    problems={
        "no_zip": "Esto no es un archivo ZIP. Elige el archivo tal como te lo dio la red.",
        "locked": "El ZIP está protegido. Elige el archivo tal como te lo dio la red.",
        "damaged": "El ZIP está dañado. Descárgalo otra vez.",
        "contradict": "Estos archivos no son partes de la misma exportación.",
        "too_large": "Lo que se necesita de esta exportación ocupa más de 4 GB. Pregunta a tu coach.",
        "nothing": "No contiene ninguna lista de seguidores ni de seguidos. ¿Es la exportación de esta red?",
        "expired": "Lo enviado ha caducado. Elige el archivo otra vez.",
        "no_network": "No hay conexión. Inténtalo más tarde: continúa donde se detuvo.",
        "refused": "No se aceptó.",
        "nameless": "Escribe tu nombre en la red, sin la @.",
        "digits": "Escribe el número de seguidores con cifras, por ejemplo 400 o 12,3K, o déjalo vacío.",
        "running": "Una exportación anterior de esta cuenta aún se está leyendo. Espera un minuto e inténtalo de nuevo.",
        "taken": "Esta cuenta ya es de otra persona aquí. Revisa el nombre o pregunta a tu coach.",
        "no_room": "El equipo de tu coach no tiene sitio para otra cuenta. Avisa a tu coach y entrega después tu exportación otra vez.",
        "page": (
            "Este enlace es para una página de Facebook, y ninguna exportación contiene los seguidores "
            "de una página. Pide a tu coach un enlace para tu perfil."
        ),
        "wrong_account": (
            "Es la exportación de una cuenta distinta de aquella para la que es este enlace. Si es la de otra "
            "persona, entrega la tuya; si la cuenta del enlace no es la tuya o su nombre está mal escrito, pide a tu "
            "coach un enlace nuevo."
        ),
        "wrong_name": (
            "Esta exportación no es de la cuenta que has indicado. Si escribiste mal el nombre, ponlo como aparece en "
            "la dirección de tu perfil y entrega la exportación otra vez. Si es la de otra persona o de otra red, "
            "entrega la tuya."
        ),
        "left_out": "Su lista de seguidores está vacía. Pídela otra vez con el intervalo «Desde el principio».",
        "anew": "No es como las exportaciones que hace la red. Pide allí una nueva y entrega el ZIP tal como está.",
        "fault": "Algo ha fallado por nuestra parte. Entrégala otra vez; si se repite, díselo a tu coach.",
        "owner_unchecked": (
            "Esta exportación no dice de quién es, así que no pudimos comprobar que es tuya. Si lo es, confírmalo; si no, díselo "
            "enseguida a tu coach. Para que se compruebe, pídela otra vez marcando también «Información personal» "
            "y entrega el ZIP con el nombre que trae."
        ),
        "cut_short": (
            "Tu exportación contiene {read} de {shown} seguidores: pídela otra vez con el intervalo "
            "«Desde el principio»."
        ),
    },
)
