"""The JSON Schema of a narration profile, made from its types: for editors, and to check a profile with."""

from typing import Any, get_args

import msgspec

from readaloud.config.profiles import ENGINES, KINDS, ROLES
from readaloud.model.profile import ALWAYS_SAID, Level, Profile


def profile_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) with the names of kinds, roles and engines beside the types.

    ``load_profile`` knows more: engines of third parties, and personalities that only a role makes known.
    """
    (_,), parts = msgspec.json.schema_components([Profile], ref_template="#/$defs/{name}")
    profile = parts["Profile"]["properties"]
    profile["kinds"]["propertyNames"] = {"enum": list(KINDS)}
    profile["roles"]["propertyNames"] = {"enum": list(ROLES)}
    profile["engines"]["items"] = {"enum": list(ENGINES)}
    profile["kinds"]["properties"] = {kind: {"enum": list(get_args(Level))} for kind in sorted(ALWAYS_SAID)}
    named = [parts[name]["properties"]["engines"] for name in ("Personality", "Casting")]
    for part in (*named, profile["languages"]["additionalProperties"]):
        part["propertyNames"] = {"enum": list(ENGINES)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A narration profile of readaloud",
        "$ref": "#/$defs/Profile",
        "$defs": parts,
    }
