"""The synthetic municipality: recognisably made up, built through the actions the screens use."""
