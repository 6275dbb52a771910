"""Bytes from outside: file, stdin, clipboard, URL. The only package that may use the network."""
