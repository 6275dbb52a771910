"""The Textual app: a page that follows the voice.

``run`` starts it, ``screenshot`` draws one frame without a terminal. Importing this package does not
import Textual.
"""

from readaloud.tui.inbox import Inbox
from readaloud.tui.running import SWITCH_TO_LINEAR, run, screenshot

__all__ = ["SWITCH_TO_LINEAR", "Inbox", "run", "screenshot"]
