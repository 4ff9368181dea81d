"""The words of the page on which somebody follows their request to be deleted, in each language.

No native speaker has read any but English yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from service.kit.spoken_languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything this page says in one language; `{…}` are filled in."""

    asked: str
    nothing_title: str
    nothing: str
    under_way_title: str
    under_way: str
    done_title: str
    done: str
    """`{count}` accounts, one or more."""
    kept: str
    unknown_title: str
    unknown: str
    unknown_remedy: str


WORDS: Final[Mapping[Language, Words]] = {
    Language.ENGLISH: Words(
        asked="On {moment} we were asked to delete what we hold of you.",
        nothing_title="Nothing is held",
        nothing="We held nothing of you then, or it is long deleted.",
        under_way_title="Your data is being deleted",
        under_way="It is being deleted now. Look again in a few minutes.",
        done_title="Your data is deleted",
        done="Everything known of your accounts ({count}), and of the people seen only there, was deleted on {moment}.",
        kept="We keep that this was asked and done, and nothing else. Copies in backups end as the operator's guide says.",
        unknown_title="We do not know this code",
        unknown="No request to be deleted was given it here, or a part of the address is missing.",
        unknown_remedy="Open the whole address that the network showed you.",
    ),
    Language.GERMAN: Words(
        asked="Am {moment} wurden wir gebeten zu löschen, was wir über dich haben.",
        nothing_title="Es ist nichts gespeichert",
        nothing="Wir hatten damals nichts über dich, oder es ist längst gelöscht.",
        under_way_title="Deine Daten werden gelöscht",
        under_way="Sie werden gerade gelöscht. Sieh in ein paar Minuten noch einmal nach.",
        done_title="Deine Daten sind gelöscht",
        done="Alles, was über deine Konten ({count}) und über Leute, die nur dort vorkamen, bekannt war, wurde am {moment} gelöscht.",
        kept="Wir behalten, dass darum gebeten und dass es getan wurde, sonst nichts. Kopien in Sicherungen enden so, wie es die"
        " Anleitung für Betreiber sagt.",
        unknown_title="Wir kennen diesen Code nicht",
        unknown="Keine Bitte um Löschung hat ihn hier bekommen, oder ein Stück der Adresse fehlt.",
        unknown_remedy="Öffne die ganze Adresse, die das Netzwerk dir gezeigt hat.",
    ),
    Language.SPANISH: Words(
        asked="El {moment} se nos pidió borrar lo que tenemos sobre ti.",
        nothing_title="No guardamos nada",
        nothing="Entonces no teníamos nada sobre ti, o hace tiempo que está borrado.",
        under_way_title="Tus datos se están borrando",
        under_way="Se están borrando ahora. Vuelve a mirar dentro de unos minutos.",
        done_title="Tus datos están borrados",
        done="Todo lo que se sabía de tus cuentas ({count}) y de las personas vistas solo allí se borró el {moment}.",
        kept="Conservamos que se pidió y se hizo, y nada más. Las copias de seguridad terminan como dice la guía del operador.",
        unknown_title="No conocemos este código",
        unknown="Ninguna petición de borrado lo recibió aquí, o falta una parte de la dirección.",
        unknown_remedy="Abre la dirección completa que te mostró la red.",
    ),
    Language.FRENCH: Words(
        asked="Le {moment}, on nous a demandé d'effacer ce que nous avons sur vous.",
        nothing_title="Rien n'est conservé",
        nothing="Nous n'avions alors rien sur vous, ou c'est effacé depuis longtemps.",
        under_way_title="Vos données sont en cours d'effacement",
        under_way="Elles sont en train d'être effacées. Revenez voir dans quelques minutes.",
        done_title="Vos données sont effacées",
        done="Tout ce qui était connu de vos comptes ({count}) et des personnes vues seulement là a été effacé le {moment}.",
        kept="Nous gardons que cela a été demandé et fait, et rien d'autre. Les copies de sauvegarde prennent fin comme le dit le"
        " guide de l'opérateur.",
        unknown_title="Nous ne connaissons pas ce code",
        unknown="Aucune demande d'effacement ne l'a reçu ici, ou une partie de l'adresse manque.",
        unknown_remedy="Ouvrez l'adresse entière que le réseau vous a montrée.",
    ),
    Language.ITALIAN: Words(
        asked="Il {moment} ci è stato chiesto di cancellare ciò che abbiamo su di te.",
        nothing_title="Non conserviamo nulla",
        nothing="Allora non avevamo nulla su di te, o è stato cancellato da tempo.",
        under_way_title="I tuoi dati vengono cancellati",
        under_way="La cancellazione è in corso. Guarda di nuovo tra qualche minuto.",
        done_title="I tuoi dati sono cancellati",
        done="Tutto ciò che si sapeva dei tuoi account ({count}) e delle persone viste solo lì è stato cancellato il {moment}.",
        kept="Conserviamo che è stato chiesto e fatto, e nient'altro. Le copie di sicurezza finiscono come dice la guida per il gestore.",
        unknown_title="Non conosciamo questo codice",
        unknown="Nessuna richiesta di cancellazione lo ha ricevuto qui, o manca una parte dell'indirizzo.",
        unknown_remedy="Apri l'indirizzo intero che il network ti ha mostrato.",
    ),
    Language.PORTUGUESE: Words(
        asked="Em {moment} nos pediram para apagar o que temos sobre você.",
        nothing_title="Não guardamos nada",
        nothing="Na época não tínhamos nada sobre você, ou já foi apagado há muito tempo.",
        under_way_title="Os seus dados estão sendo apagados",
        under_way="Estão sendo apagados agora. Olhe de novo em alguns minutos.",
        done_title="Os seus dados foram apagados",
        done="Tudo o que se sabia das suas contas ({count}) e das pessoas vistas só ali foi apagado em {moment}.",
        kept="Guardamos que isso foi pedido e feito, e nada mais. As cópias de segurança terminam como diz o guia do operador.",
        unknown_title="Não conhecemos este código",
        unknown="Nenhum pedido de exclusão o recebeu aqui, ou falta uma parte do endereço.",
        unknown_remedy="Abra o endereço inteiro que a rede mostrou a você.",
    ),
}
