"""Article and profile to script: every announced word is written here and nowhere else."""
