"""What one sentence says about who speaks the quotation in it; ``frames`` asks the others in their order."""
