"""How often the language of a short bio is told, and told right: `python -m bench.bio_languages`.

The bios were written for this bench, in the manner of bios, and belong to nobody; those under their own codes at the end are in
languages with one bio each.
"""

from collections import Counter
from typing import Final

from service.audience.languages import language_of

_BIOS: Final = {
    "en": """Mum of two. Coffee first, then the garden
        Helping busy women feel strong again
        Runner, reader, rescuer of old furniture
        Living slowly by the sea with my dog
        I bake bread and write about it
        Photographer based in Leeds""",
    "de": """Mama von drei Jungs. Garten, Kaffee und Bücher
        Ich liebe die Berge und gutes Brot
        Fotografin aus Köln
        Laufen, lesen, leben
        Hier zeige ich dir meine Rezepte für jeden Tag
        Unterwegs mit dem Rad und dem Hund""",
    "fr": """Maman de deux filles, passionnée de cuisine
        Je partage mes recettes et mes voyages
        Photographe à Lyon
        La vie est belle avec un bon café
        Coureuse du dimanche, amoureuse de la mer
        Jardin, livres et chats""",
    "es": """Mamá de tres. Amante de los libros y el café
        Viajar, comer, dormir
        Comparto recetas fáciles para toda la familia
        Fotógrafa en Sevilla
        Vivo en el campo con mis perros
        Corro por las mañanas y leo por las noches""",
    "it": """Mamma di due bimbi, cucina e giardino
        Amo il mare e la montagna
        Fotografa a Torino
        Viaggio con la mia famiglia in camper
        Le mie ricette della domenica
        Corro, leggo, vivo""",
    "pt": """Mãe de dois, apaixonada por livros
        Receitas fáceis para o dia a dia
        Fotógrafa em Lisboa
        Vivo no campo com a minha família
        Correr, ler, viajar
        Eu amo café e o mar""",
    "nl": """Moeder van twee, gek op koken en tuinieren
        Ik deel mijn recepten voor het hele gezin
        Fotograaf uit Utrecht
        Hardlopen, lezen, leven
        Samen met de hond op weg
        Wonen in het bos met een kop koffie""",
    "pl": """Mama dwójki, kocham ogród i książki
        Piekę chleb i piszę o tym
        Fotografka z Krakowa
        Biegam rano, czytam wieczorem
        Życie na wsi z psem i kotem
        Moje przepisy na każdy dzień""",
    "sv": """Mamma till två, älskar trädgård och böcker
        Jag bakar bröd och skriver om det
        Fotograf från Göteborg
        Springer på morgonen, läser på kvällen
        Livet på landet med hund och katt
        Enkla recept för hela familjen""",
    "tr": """İki çocuk annesi, kitap ve kahve
        Ben ekmek yapar ve bunu anlatmak isterim
        İzmir'den fotoğraflar
        Koşmak, okumak, yaşamak
        Deniz için yaşayan bir gezgin
        Her gün kolay tarifler""",
    "da": "Mor til to, elsker have og bøger",
    "no": "Jeg baker brød og skriver om det",
    "cs": "Maminka dvou dětí, miluji zahradu a knihy",
    "ro": "Mamă a doi copii, iubesc grădina și cărțile",
    "id": "Ibu dua anak, suka membaca dan memasak",
    "fi": "Kahden lapsen äiti, rakastan puutarhaa ja kirjoja",
    "ca": "Mare de dos fills, m'agraden els llibres i el jardí",
    "hu": "Két gyerek anyukája, szeretem a kertet és a könyveket",
    "ru": "Мама двоих детей, люблю сад и книги",
    "ar": "أم لطفلين أحب الحديقة والكتب",
}


def main() -> None:
    """Print, by language, how many bios were told right, left unknown and told wrong."""
    every: Counter[str] = Counter()
    for code, bios in _BIOS.items():
        verdicts = Counter(_verdict(bio.strip(), code) for bio in bios.splitlines())
        every += verdicts
        _show(code, verdicts)
    _show("all", every)


def _verdict(bio: str, code: str) -> str:
    told = language_of(bio)
    if told is None:
        return "unknown"
    return "right" if told == code else "wrong"


def _show(what: str, verdicts: Counter[str]) -> None:
    print(f"{what}: {', '.join(f'{verdicts[verdict]} {verdict}' for verdict in ('right', 'unknown', 'wrong'))}")


if __name__ == "__main__":
    main()
