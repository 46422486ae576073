"""The parts every page is made of: templates, their tags, and the gallery that shows them all."""
