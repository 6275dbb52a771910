"""Two numbers with a dash as sport writes them: sets, records of a season, goals, runs for wickets."""

import re

from readaloud.text.spoken.rules import Place, words

# The patterns are left to the cache of ``re``: most articles have no score, and none before the first sound.

# Where a game is said in two numbers alone, "three one", and nought is nil.
_NIL_VARIETIES = frozenset({"GB", "IE"})
_MOST_GOALS = 12
_MOST_GAMES = 162  # of a season: baseball's
_SCORED = (
    r"\b(?:won|wins?|winning|lost|loses?|losing|drew|draws?|drawn|beats?|beaten|beating|defeat(?:ed|s)?|victory|led|leads?"
    r"|ahead|down|trail(?:ed|ing)?|edged|thrashed|hammered|score|made it|finished|ended)\b[^.;:]{0,30}$"
)
_ON_AGGREGATE = r"\s(?:on agg|after extra time|at half[- ]time|on penalties|aet\b)"
_A_RESULT = r"[\s-](?:draw|stalemate|win|victory|defeat|loss|lead|thrashing|scoreline)\b"
_AT_CRICKET = r"\s(?:at (?:tea|lunch|stumps|the close)|declared|dec\b|off \d|(?:in|from) \d+(?:\.\d)? overs)"
_RECORD_BEFORE = r"\b([A-Z][\w’']*)\s\($"
_NO_TEAM = words("House Senate Committee Council Court Board Commission Parliament Assembly Commons Vote")

# Another set beside a set of tennis: "6-4, 7-6 (5)".
_TIE_BREAK = r"(?:\s?\(\d+(?:[-–]\d+)?\))"
_SET_BEFORE = rf"\d[-–]\d{_TIE_BREAK}?,?\s$|\b[67][-–][67]\s?\($"
_SET_AFTER = rf"{_TIE_BREAK}?,?\s\d[-–]\d(?!\d)|{_TIE_BREAK}"
_SETS = words("6-0 6-1 6-2 6-3 6-4 7-5 7-6 0-6 1-6 2-6 3-6 4-6 5-7 6-7")


def say_score(place: Place, low: str, high: str) -> str | None:
    """How a game's two numbers are said; None when they are none, or are joined by "to" as any others."""
    before = re.search(_SET_BEFORE, place.before)
    is_set = f"{low}-{high}" in _SETS and (before or re.match(_SET_AFTER, place.after))
    if is_set or (before and place.before.endswith("(")):
        return f"{low} {high}" + (" " if place.after.startswith("(") else "")
    if not (low.isdigit() and high.isdigit()):
        return None
    if re.match(_AT_CRICKET, place.after) and int(high) <= 10:
        return f"{low} for {high}"
    if _is_record(place, int(low) + int(high)):
        return f"{low} and {high}"
    return _goals(place, low, high)


def say_innings(place: Place) -> str | None:
    """Runs for wickets with a slash: "312/4 at stumps"."""
    return f"{place.group('low')} for {place.group('high')}" if re.match(_AT_CRICKET, place.after) else None


def _is_record(place: Place, games: int) -> bool:
    """Whether a team's name stands before its games won and lost: "the Otters (9-2)"."""
    team = re.search(_RECORD_BEFORE, place.before) if place.region == "US" else None
    if team is None or team[1] in _NO_TEAM:
        return False
    return place.after.startswith(")") and games <= _MOST_GAMES


def _goals(place: Place, low: str, high: str) -> str | None:
    if place.region not in _NIL_VARIETIES or max(int(low), int(high)) > _MOST_GOALS:
        return None
    if not (re.search(_SCORED, place.before) or re.match(rf"{_ON_AGGREGATE}|{_A_RESULT}", place.after)):
        return None
    return " ".join("nil" if goals == "0" else goals for goals in (low, high))
