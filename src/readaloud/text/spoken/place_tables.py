"""Roads, states and points of the compass as they are shortened. Data of ``names``."""

from readaloud.text.spoken.rules import words

# After a name.
ROADS = {
    "St": "Street",
    "Ave": "Avenue",
    "Av": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Dr": "Drive",
    "Ln": "Lane",
    "Ct": "Court",
    "Pl": "Place",
    "Sq": "Square",
    "Hwy": "Highway",
    "Pkwy": "Parkway",
    "Cres": "Crescent",
}

# States and provinces as newspapers shorten them, after a place or a party.
STATES = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Del": "Delaware",
    "Fla": "Florida",
    "Ga": "Georgia",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Ky": "Kentucky",
    "La": "Louisiana",
    "Md": "Maryland",
    "Mass": "Massachusetts",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Mo": "Missouri",
    "Mont": "Montana",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "N.H": "New Hampshire",
    "N.J": "New Jersey",
    "N.M": "New Mexico",
    "N.Y": "New York",
    "N.C": "North Carolina",
    "N.D": "North Dakota",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Pa": "Pennsylvania",
    "R.I": "Rhode Island",
    "S.C": "South Carolina",
    "S.D": "South Dakota",
    "Tenn": "Tennessee",
    "Tex": "Texas",
    "Vt": "Vermont",
    "Va": "Virginia",
    "Wash": "Washington",
    "W.Va": "West Virginia",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
    "Ont": "Ontario",
    "Que": "Quebec",
    "Alta": "Alberta",
    "Sask": "Saskatchewan",
    "Man": "Manitoba",
    "B.C": "British Columbia",
    "N.B": "New Brunswick",
    "N.S": "Nova Scotia",
    "P.E.I": "Prince Edward Island",
    "N.L": "Newfoundland and Labrador",
}

# Those, and the states that are too short to be shortened.
WHOLE_STATES = words("Alaska Hawaii Idaho Iowa Maine Ohio Texas Utah") | frozenset(STATES.values())

# Points of the compass, one by one: "WNW".
POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}
