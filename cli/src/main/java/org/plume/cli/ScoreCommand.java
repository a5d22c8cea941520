package org.plume.cli;

import picocli.CommandLine.Command;

/** Forecasts against what came, sequences and variants by their likelihood; one subcommand a domain. */
@Command(
        name = "score",
        description = "Score forecasts against what came, sequences and variants by their likelihood.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<domain>",
        subcommands = {ScoreWeatherCommand.class, ScoreProteinCommand.class})
final class ScoreCommand {}
