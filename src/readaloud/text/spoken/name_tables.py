"""Words that engines get wrong, and how they are said. Data of ``names``; a comment on each group."""

from readaloud.text.spoken.rules import words

# Before a capital letter. The stop would be taken for the end of a sentence.
TITLES = {
    "Mr": "Mr",
    "Mrs": "Mrs",
    "Ms": "Miz",  # engines spell "Ms"
    "Mx": "Mix",
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Prof": "Professor",
    "Profs": "Professors",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Rt": "Right",
    "Fr": "Father",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Govs": "Governors",
    "Pres": "President",
    "Amb": "Ambassador",
    "Sec": "Secretary",
    "Atty": "Attorney",
    "Gen": "General",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Maj": "Major",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Pte": "Private",
    "Adm": "Admiral",
    "Cmdr": "Commander",
    "Brig": "Brigadier",
    "Supt": "Superintendent",
    "Insp": "Inspector",
    "Det": "Detective",
    "Ch": "Chief",
    "Const": "Constable",
    "Cst": "Constable",
    "Asst": "Assistant",
    "Assoc": "Associate",
    "Coun": "Councillor",
    "Cllr": "Councillor",
    "Ald": "Alderman",
    "Mt": "Mount",
    "Ft": "Fort",
    "Gt": "Great",
    "Messrs": "Messrs",
    "Dept": "Department",
    "Univ": "University",
}

# Also without the stop, before a capital.
TITLES_WITHOUT_STOP = (
    "Dr",
    "Prof",
    "Sen",
    "Gov",
    "Lt",
    "Col",
    "Capt",
    "Sgt",
    "Cpl",
    "Maj",
    "Supt",
    "Insp",
    "Det",
    "Ch",
    "Rt",
    "Cllr",
    "Ms",
)

# Anywhere, with their stop.
ANYWHERE = {
    "vs.": "versus",
    "vs": "versus",
    "v.": "versus",
    "approx.": "approximately",
    "est.": "established",
    "incl.": "including",
    "excl.": "excluding",
    "e.g.": "for example",
    "eg.": "for example",
    "i.e.": "that is",
    "viz.": "namely",
    "cf.": "compare",
    "et al.": "and others",
    "a.k.a.": "also known as",
    "w/": "with",
    "w/o": "without",
    "w/out": "without",
    "c/o": "care of",
    "etc.": "et cetera",
    "asst.": "assistant",
    "avg.": "average",
    "agg.": "aggregate",
    "pct.": "percent",
    "govt.": "government",
    "dept.": "department",
    "sq.": "square",
    "ph.d.": "P.H.D",
}

# Before a number.
BEFORE_NUMBERS = {
    "no.": "number",
    "no": "number",
    "nos.": "numbers",
    "nos": "numbers",
    "№": "number",
    "#": "number",
    "p.": "page",
    "pp.": "pages",
    "pp": "pages",
    "pg.": "page",
    "vol.": "volume",
    "vols.": "volumes",
    "ch.": "chapter",
    "chap.": "chapter",
    "fig.": "figure",
    "figs.": "figures",
    "art.": "article",
    "sec.": "section",
    "sect.": "section",
    "s.": "section",
    "ss.": "sections",
    "para.": "paragraph",
    "c.": "circa",
    "ca.": "circa",
    "tel.": "telephone",
    "apt.": "apartment",
    "ext.": "extension",
    "rte.": "route",
    "rm.": "room",
    "hwy.": "highway",
    "hwy": "highway",
    "ad": "A.D",
    "~": "about",
    "≈": "about",
}

# Said as written, but the stop must not end the sentence when a capital follows.
ONLY_STOP = {
    "Inc": "Inc",
    "Corp": "Corp",
    "Co": "Company",
    "Ltd": "Limited",
    "Bros": "Brothers",
    "Jr": "Junior",
    "Sr": "Senior",
    "etc": "et cetera",
}

# Between which growth is counted: "y/y", "QoQ".
PERIODS = {"y": "year", "q": "quarter", "m": "month"}

# Books of the Bible before chapter and verse.
BOOKS = {
    "Gen": "Genesis",
    "Exod": "Exodus",
    "Lev": "Leviticus",
    "Deut": "Deuteronomy",
    "Ps": "Psalm",
    "Prov": "Proverbs",
    "Isa": "Isaiah",
    "Jer": "Jeremiah",
    "Matt": "Matthew",
    "Rom": "Romans",
    "Cor": "Corinthians",
    "Gal": "Galatians",
    "Eph": "Ephesians",
    "Phil": "Philippians",
    "Heb": "Hebrews",
    "Rev": "Revelation",
}

WEEKDAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

# Capitals that eSpeak NG reads as a word, and that people spell.
_SPELT = words(
    """
    EPA WHO IMF ICC ICJ IAEA GOP ACLU TSA USGS STI ICU ER ETF IPO ESG EV UHD IOC ATP UFC UAE PLO IDF
    IRA YPG AKP UCP DUP UUP TUC OBR IFS ONS ECB AOC NYU DUI DWI EMT AP AFP UPI ITV DEI IVF IQ IED VIP POW
    APR NGO BYOB TGIF AWS UPS UBS EDF ONGC ANC PLA IRGC OAS AU EAC ASX QE UAV UAP EMP ICBM ECG EKG ALS
    UAW ANU UNSW USC BYU ASU OSU SEC DOD MOD PTI AFL ETA CSU LED RAF IMO ILO IPA IOM IEA EIA IOS IRI
    ISI ISS EMS EEZ EEA AMA APA ABA ATF ADF AFT NEA OIC OSC AGM ERG IPPR IEDC ESA IHS IPL ITC OPP OHL
    AHL ECHL USL ACA GAA OAP
    """
)
SPELT = {word: ".".join(word) for word in sorted(_SPELT)} | {
    "ACLU": "A.C.L.U",
    "AARP": "A.A.R.P",
    "NAACP": "N double A C P",
    "NCAA": "N.C double A",
    "AT&T": "A.T and T",
    "AfD": "A.F.D",
    "SEIU": "S.E.I.U",
    "AFL-CIO": "A.F.L C.I.O",
    "CO2": "C.O two",
    "CO₂": "C.O two",
    "H2O": "H two O",
    "MI5": "M.I five",
    "MI6": "M.I six",
    "IV": "I.V",
    "FTSE": "footsie",
    "JCPOA": "J.C.P.O.A",
    "AdChoices": "Ad Choices",
    "PhD": "P.H.D",
}
# Capitals that engines read right, as words or letter by letter.
FINE = words(
    """
    US UK UN EU USA BBC CNN NBC CBS ABC PBS NPR FBI CIA NSA IRS FDA CDC NATO NASA UNICEF UNESCO OPEC
    FIFA UEFA NHS MP PM TV AI IT DNA HIV AIDS COVID SARS ICE FEMA OSHA NOAA HUD SWAT PAC PIN SIM VAT
    CBC CTV RCMP NDP NHL NBA NFL MLB MLS GPS CEO CFO CTO COO GDP UFO MRI PTSD LGBTQ LGBT OECD ASEAN
    NAFTA BRICS IKEA NASDAQ DAX GCHQ OFCOM UTC URL USB ESPN HBO
    """
)

# Words of three letters that writers stress with capitals, and that nobody takes for initials.
EMPHASISED = words(
    """
    ASK BAD BIG BUY DAY DUE EAT END FAR FEW GOD HOT KEY LAW LET LOW MAN MEN NEW OFF OLD OUT OWN RUN SAY SIX
    SUN TOO TOP TRY WAR WAY WIN WON YES YET
    """
)

# Initials that are words in a line of capitals: "WHO KNOWS WHAT".
SHOUTED = EMPHASISED | words(
    """
    WHO ICE PIN PAC SIM ALS ETA UPS AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP WE
    """
)

# Words of the pattern vowel and two consonants that capitals only stress.
CAPITAL_WORDS = words(
    """
    ACT ADD AGO AID ALL AND ANT ANY APP APT ARC ARK ARM ART ASH ASK ASS EBB EGG ELF ELK ELM END ILL
    IMP INK INN ITS ODD OFF OFT OHM OLD OPT ORB OWL OWN UGH UMP UPS URN ARMY APPS ARMS ARTS ADDS ASKS
    ENDS EGGS OPTS ONTO INTO UNIT EAST OUR OUT OWE ONE USE YES ALT INT EXT ELSE UND EST ERR ISN
    """
)

# Before a numeral that counts: "World War II", "Chapter IV", "Super Bowl LIX".
NUMBERED_THINGS = words(
    """
    war chapter part type phase title article volume vol book class stage level grade apollo bowl mark
    section appendix act scene schedule table figure division tier category group round zone unit area
    annex amendment gemini soyuz saturn titan artemis minuteman rocky rambo terminator fantasy wars
    quest directive protocol olympiad games wrestlemania canto psalm corinthians vatican lateran
    industries camp factor
    """
)

# First names that take "the Second": rulers, popes.
RULERS = words(
    """
    Louis Henry Elizabeth Charles George James William Edward Richard Philip Philippe John Paul
    Benedict Pius Leo Francis Francois François Nicholas Nikolai Catherine Alexander Frederick
    Friedrich Wilhelm Ramses Rameses Ramesses Napoleon Victoria Mary Anne Margrethe Christian Carl Gustaf
    Gustav Harald Haakon Olav Felipe Carlos Alfonso Ferdinand Ivan Peter Mehmed Selim Suleiman
    Abdullah Hussein Mohammed Hassan Rama Innocent Clement Gregory Urban Boniface Sixtus Julius Adrian
    Xerxes Darius Cyrus Ptolemy Cleopatra Constantine Theodosius Leopold Albert Baudouin Joseph
    Maximilian Rudolf Otto Humbert Umberto Victor Emmanuel Rainier Stephen Robert David Alexios Basil
    Michael Kamehameha Pedro Afonso Manuel Sigismund Casimir Bela Tupou Mswati Letsie Moshoeshoe
    """
)

# Words before a numeral-like word that is none: "The IV", "Vitamin", "Saudi LIV".
NOT_BEFORE_NUMERALS = words("The A An Of And In For To With By On At From LIV Golf Vitamin Hepatitis")
