package org.plume.cli;

import picocli.CommandLine.Command;

/** What was drawn against what is true; one subcommand a domain. */
@Command(
        name = "score",
        description = "Score what was drawn against what is true.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<domain>",
        subcommands = ScoreWeatherCommand.class)
final class ScoreCommand {}
