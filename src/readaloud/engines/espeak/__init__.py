"""eSpeak NG: its library, its engine, and what others take from it (sounds by their IPA)."""
