"""Pieces to article and ledger: what is the story, what is furniture, and which rule says so."""
