"""An engine in a process of its own: it may crash or hang, and reading goes on."""
