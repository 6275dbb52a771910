"""Figures, each beside a reference of the same run: ``python -m benchmarks`` (or ``make bench``)."""
