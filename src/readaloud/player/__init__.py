"""Live playback: a pure state machine and the sinks it drives."""
