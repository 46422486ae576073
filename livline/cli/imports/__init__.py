"""Reading of what a municipality can extract today: CSV or XLSX, Danish headers and forms."""
