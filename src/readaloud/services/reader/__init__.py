"""What both front ends can do with an open article: one reader, one table of actions."""
