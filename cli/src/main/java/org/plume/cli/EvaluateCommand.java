package org.plume.cli;

import picocli.CommandLine.Command;

/** Benchmarks beside their baselines; one subcommand a domain. */
@Command(
        name = "evaluate",
        description = "Measure a model beside its baselines.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "<domain>",
        subcommands = {
            EvaluatePolicyCommand.class,
            EvaluateSeamsCommand.class,
            EvaluateProteinCommand.class,
            EvaluateWeatherCommand.class
        })
final class EvaluateCommand {}
