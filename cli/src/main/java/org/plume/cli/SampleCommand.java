package org.plume.cli;

import picocli.CommandLine.Command;

/** Draws from a model; one subcommand a domain. */
@Command(
        name = "sample",
        description = "Draw from a model.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<domain>",
        subcommands = {SamplePolicyCommand.class, SampleProteinCommand.class, SampleWeatherCommand.class})
final class SampleCommand {}
