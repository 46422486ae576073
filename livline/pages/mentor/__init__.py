"""Pages of the mentor: phone first, quick."""
