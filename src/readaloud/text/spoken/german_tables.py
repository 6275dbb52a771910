"""Words that German voices get wrong, and how they are said. Data of ``german``; a comment on each group."""

from readaloud.text.spoken.rules import words

# Sign or code: the currency and its hundredth part.
CURRENCIES = {
    "€": ("Euro", "Cent"),
    "Euro": ("Euro", "Cent"),
    "EUR": ("Euro", "Cent"),
    "$": ("Dollar", "Cent"),
    "US-$": ("US-Dollar", "Cent"),
    "US$": ("US-Dollar", "Cent"),
    "USD": ("US-Dollar", "Cent"),
    "Dollar": ("Dollar", "Cent"),
    "£": ("Pfund", "Pence"),
    "GBP": ("Pfund", "Pence"),
    "CHF": ("Franken", "Rappen"),
    "Fr.": ("Franken", "Rappen"),
    "Franken": ("Franken", "Rappen"),
    "¥": ("Yen", ""),
}

# Short for large numbers: one, several.
SCALES = {
    "Tsd.": ("Tausend", "Tausend"),
    "Mio.": ("Million", "Millionen"),
    "Mio": ("Million", "Millionen"),
    "Mrd.": ("Milliarde", "Milliarden"),
    "Mrd": ("Milliarde", "Milliarden"),
    "Bio.": ("Billion", "Billionen"),
}

# Units of measure: one, several.
UNITS = {
    # weight
    "kg": ("Kilogramm", "Kilogramm"),
    "mg": ("Milligramm", "Milligramm"),
    "µg": ("Mikrogramm", "Mikrogramm"),
    "g": ("Gramm", "Gramm"),
    "t": ("Tonne", "Tonnen"),
    # length, area, room
    "km": ("Kilometer", "Kilometer"),
    "m": ("Meter", "Meter"),
    "cm": ("Zentimeter", "Zentimeter"),
    "mm": ("Millimeter", "Millimeter"),
    "km²": ("Quadratkilometer", "Quadratkilometer"),
    "qkm": ("Quadratkilometer", "Quadratkilometer"),
    "m²": ("Quadratmeter", "Quadratmeter"),
    "qm": ("Quadratmeter", "Quadratmeter"),
    "m³": ("Kubikmeter", "Kubikmeter"),
    "ha": ("Hektar", "Hektar"),
    "l": ("Liter", "Liter"),
    "ml": ("Milliliter", "Milliliter"),
    # speed and time
    "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"),
    "m/s": ("Meter pro Sekunde", "Meter pro Sekunde"),
    "Std.": ("Stunde", "Stunden"),
    "Min.": ("Minute", "Minuten"),
    "Sek.": ("Sekunde", "Sekunden"),
    "min": ("Minute", "Minuten"),
    # power, data
    "kW": ("Kilowatt", "Kilowatt"),
    "MW": ("Megawatt", "Megawatt"),
    "GW": ("Gigawatt", "Gigawatt"),
    "kWh": ("Kilowattstunde", "Kilowattstunden"),
    "MWh": ("Megawattstunde", "Megawattstunden"),
    "TWh": ("Terawattstunde", "Terawattstunden"),
    "PS": ("PS", "PS"),
    "MB": ("Megabyte", "Megabyte"),
    "GB": ("Gigabyte", "Gigabyte"),
    "TB": ("Terabyte", "Terabyte"),
    "MHz": ("Megahertz", "Megahertz"),
    "GHz": ("Gigahertz", "Gigahertz"),
    "dB": ("Dezibel", "Dezibel"),
    # degrees, parts of a hundred
    "°C": ("Grad Celsius", "Grad Celsius"),
    "°": ("Grad", "Grad"),
    "%": ("Prozent", "Prozent"),
    "Prozent": ("Prozent", "Prozent"),
    "ct": ("Cent", "Cent"),
}
FEMININE = words(
    "Million Milliarde Billion Tonne Stunde Minute Sekunde Kilowattstunde Megawattstunde Terawattstunde"
)

# Words with a stop, anywhere; spaces inside may be missing.
SHORT = {
    "z. B.": "zum Beispiel",
    "d. h.": "das heißt",
    "u. a.": "unter anderem",
    "u. U.": "unter Umständen",
    "o. Ä.": "oder Ähnliches",
    "i. d. R.": "in der Regel",
    "m. E.": "meines Erachtens",
    "v. Chr.": "vor Christus",
    "n. Chr.": "nach Christus",
    "a. D.": "außer Dienst",
    "e. V.": "e.V",
    "s. S.": "siehe Seite",
    "s. o.": "siehe oben",
    "s. u.": "siehe unten",
    "usw.": "und so weiter",
    "bzw.": "beziehungsweise",
    "ca.": "circa",
    "evtl.": "eventuell",
    "ggf.": "gegebenenfalls",
    "inkl.": "inklusive",
    "exkl.": "exklusive",
    "zzgl.": "zuzüglich",
    "sog.": "sogenannt",
    "vgl.": "vergleiche",
    "etc.": "et cetera",
    "geb.": "geboren",
    "gest.": "gestorben",
    "Jh.": "Jahrhundert",
    "Jhd.": "Jahrhundert",
    "Jhdt.": "Jahrhundert",
    "MwSt.": "Mehrwertsteuer",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Tel.": "Telefon",
}

# Before a name.
TITLES = {
    "Dr.": "Doktor",
    "Prof.": "Professor",
    "Hr.": "Herr",
    "Fr.": "Frau",
    "St.": "Sankt",
    "Dipl.-Ing.": "Diplomingenieur",
}

# Before a number.
BEFORE_NUMBERS = {
    "Nr.": "Nummer",
    "S.": "Seite",
    "Bd.": "Band",
    "Abs.": "Absatz",
    "Art.": "Artikel",
    "Kap.": "Kapitel",
    "Abb.": "Abbildung",
    "§§": "Paragrafen",
}

# Initials that a voice takes for a word (eSpeak NG 1.52).
SPELT = words(
    """
    USA ARD AfD ADAC WHO EZB AKW UN IWF OSZE AOK IHK EU ÖVP FPÖ SPÖ ORF KI EKD EKG ETF IPO IOC OECD IRA UAE
    AG IG ADFC UEG UKW ABS
    """
)

# Before a ruler: the case that the number takes with his name.
WITH_DATIVE = words("unter von vom mit bei seit zu nach aus gegenüber neben zwischen dem")
WITH_ACCUSATIVE = words("für gegen durch ohne um den")

WEEKDAYS = {
    "Mo": "Montag",
    "Di": "Dienstag",
    "Mi": "Mittwoch",
    "Do": "Donnerstag",
    "Fr": "Freitag",
    "Sa": "Samstag",
    "So": "Sonntag",
}

# Rulers and popes, who are counted; women take another article.
RULERS = words(
    """
    Ludwig Heinrich Wilhelm Friedrich Karl Johannes Paul Benedikt Pius Leo Otto Konrad Rudolf Maximilian Franz
    Joseph Charles Georg Philipp Napoleon Gustav Adolf Peter Alexander Nikolaus Iwan Ferdinand Leopold Albert
    Eduard Jakob Richard Christian Harald Margarethe Felipe Carlos August Ernst Clemens Gregor Innozenz Urban
    Xerxes Ramses Elisabeth Katharina Maria Anna Margrethe Beatrix
    """
)
QUEENS = words("Elisabeth Katharina Maria Anna Margarethe Margrethe Beatrix")

MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner")
MONTH_NAMES = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip

# Before a year, where its four figures can be nothing else.
BEFORE_YEARS = words(
    """
    im jahr jahre jahres jahren seit anfang ende mitte sommer winter herbst frühling frühjahr geboren
    silvester weihnachten ostern dem
    """
) | frozenset(month.lower() for month in MONTHS)

# Before an ordinal: the ending is "-en", "-e" or, after nothing of these, "-er".
WEAK_EN = words(
    """
    am im vom zum beim ab bis seit dem den des einem einen eines ihrem ihren ihres seinem seinen seines jedem
    jeden jedes diesem diesen dieses nach vor montag dienstag mittwoch donnerstag freitag samstag sonntag
    """
)
WEAK_E = words("der die das ihre seine unsere jede diese")

# Behind "am 3." these begin a sentence.
STARTERS = words(
    "der die das er sie es wir ich ihr doch aber und oder in im am auf dann danach dort hier heute seitdem"
)

ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
UNITS_OF_ONE = (
    "",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
TENS = ("", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
# Of what "1/2" is the half; others are "ein halb".
HALVES = {
    "ein halber": words("Liter Meter Kilometer Tag Monat Teelöffel Esslöffel Becher Apfel Bund Würfel TL EL"),
    "ein halbes": words("Kilo Kilogramm Pfund Jahr Jahrhundert Dutzend Glas Ei Prozent Päckchen"),
    "eine halbe": words(
        "Stunde Minute Million Milliarde Tonne Tasse Zwiebel Zitrone Packung Portion Seite Stelle"
    ),
}
PARTS = {2: "halb", 3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 8: "Achtel", 10: "Zehntel"}
