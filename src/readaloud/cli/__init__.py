"""The command line: commands, stdout and stderr, exit codes, the linear reader."""
