"""``python -m readaloud`` is ``readaloud``."""

from readaloud.main import main

main()
