"""The steps that judge the lines of an article; ``cleaning`` has them in their order, surest first."""
