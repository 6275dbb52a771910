"""What the neural engines share."""
