"""Pages of the mentor coordinator."""
