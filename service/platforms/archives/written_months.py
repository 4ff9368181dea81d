"""The names of the months as exports write them, in the languages that networks offer, in lower case without points.

Those from Czech on are taken from the Unicode CLDR 48 (short and long names, as in a date and alone), which networks'
own dates follow.
"""

# ruff: noqa: RUF001 - letters of many alphabets look like others

from typing import Final
from unicodedata import normalize

_MONTHS: Final = (
    # English, German, Dutch, Scandinavian, Indonesian, French, Spanish, Italian, Portuguese, Polish, Turkish, Russian
    "jan january januar januari jänner janv janvier ene enero gen gennaio janeiro sty stycznia ocak oca янв января",
    "feb february februar februari févr fév février febrero febbraio fev fevereiro lut lutego şub şubat фев февр февраля",
    "mar march märz mär mrt maart marts mars maret marzo março marca mart марта мар",
    "apr april avr avril abr abril aprile kwi kwietnia nis nisan апр апреля",
    "may mai mei maj mayo mag maggio maio maja mayıs мая май",
    "jun june juni juin junio giu giugno junho cze czerwca haz haziran июн июня",
    "jul july juli juil juillet julio lug luglio julho lip lipca tem temmuz июл июля",
    "aug august augustus augusti août aoû agustus agu ago agosto sie sierpnia ağu ağustos авг августа",
    "sep sept september septembre septiembre set settembre setembro wrz września eyl eylül сен сент сентября",
    "oct october okt oktober octobre octubre ott ottobre out outubro paź października eki ekim окт октября",
    "nov november novembre noviembre novembro lis listopada kas kasım ноя нояб ноября",
    "dec december dez dezember des desember déc décembre dic diciembre dicembre dezembro gru grudnia ara aralık дек декабря",
)
_FURTHER: Final = (
    # Czech, Finnish, Hungarian, Greek, Arabic, Hindi, Thai
    "led leden ledna tammi tammikuu tammikuuta január ιαν ιανουαρίου يناير जन जनवरी ม.ค มกราคม",
    "úno únor února helmi helmikuu helmikuuta febr február φεβ φεβρουαρίου فبراير फ़र फ़रवरी ก.พ กุมภาพันธ์",
    "bře březen března maalis maaliskuu maaliskuuta márc március μαρ μαρτίου مارس मार्च มี.ค มีนาคม",
    "dub duben dubna huhti huhtikuu huhtikuuta ápr április απρ απριλίου أبريل अप्रैल เม.ย เมษายน",
    "kvě květen května touko toukokuu toukokuuta máj május μαΐ μαΐου مايو मई พ.ค พฤษภาคม",
    "čvn červen června kesä kesäkuu kesäkuuta jún június ιουν ιουνίου يونيو जून มิ.ย มิถุนายน",
    "čvc červenec července heinä heinäkuu heinäkuuta júl július ιουλ ιουλίου يوليو जुल जुलाई ก.ค กรกฎาคม",
    "srp srpen srpna elo elokuu elokuuta augusztus αυγ αυγούστου أغسطس अग अगस्त ส.ค สิงหาคม",
    "zář září syys syyskuu syyskuuta szept szeptember σεπ σεπτεμβρίου سبتمبر सित सितंबर ก.ย กันยายน",
    "říj říjen října loka lokakuu lokakuuta október οκτ οκτωβρίου أكتوبر अक्टू अक्टूबर ต.ค ตุลาคม",
    "listopad listopadu marras marraskuu marraskuuta νοε νοεμβρίου نوفمبر नव नवंबर พ.ย พฤศจิกายน",
    "pro prosinec prosince joulu joulukuu joulukuuta δεκ δεκεμβρίου ديسمبر दिस दिसंबर ธ.ค ธันวาคม",
)
TABLES: Final = (_MONTHS, _FURTHER)
MONTH: Final = {
    normalize("NFC", word): number
    for table in TABLES
    for number, words in enumerate(table, 1)
    for word in words.split()
}
"""The number of the month that a word stands for; words are composed as in NFC."""
