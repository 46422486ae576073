"""Tags the parts are written with."""
