package org.plume.cli;

import picocli.CommandLine.Command;

/** Trains models; one subcommand a domain. */
@Command(
        name = "train",
        description = "Train a model; a killed run goes on with the same command.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<domain>",
        subcommands = {TrainPolicyCommand.class, TrainProteinCommand.class, TrainWeatherCommand.class})
final class TrainCommand {}
