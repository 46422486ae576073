"""Typer's commands with their own words in the language asked for."""

from gettext import gettext as _

from typer.core import TyperCommand, TyperGroup

# Typer looks these up in our catalogue; naming them here gets them collected.
LOOKED_UP = (
    _("Options"),
    _("Arguments"),
    _("Commands"),
    _("Missing command."),
    _("No such command {name!r}."),
    _("default: {default}"),
    _("env var: {var}"),
    _("required"),
    _("Aborted!"),
)


class SpokenCommand(TyperCommand):
    """A command whose usage line and help option are translated, which Typer leaves in English."""

    def format_usage(self, ctx, formatter):  # type: ignore[no-untyped-def]  # Typer's private types
        """Write the line that shows how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def get_help_option(self, ctx):  # type: ignore[no-untyped-def]
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class SpokenGroup(TyperGroup):
    """The same for the command that holds the others."""

    format_usage = SpokenCommand.format_usage

    def get_help_option(self, ctx):  # type: ignore[no-untyped-def]
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option
