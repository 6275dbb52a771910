"""Settings and profiles: typed, validated, which file each value came from; nothing happens at import."""
