"""Citizens, mentors, companies and providers, with safe ways of contact."""
