"""Sign-in, shell, errors, and what several people's pages share."""
