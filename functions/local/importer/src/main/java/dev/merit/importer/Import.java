package dev.merit.importer;

import dev.merit.importer.format.Format;
import dev.merit.importer.rows.BadFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command line of the importer. Its exit code is 0 if every row is recorded, now or earlier, 1 if some rows were
/// rejected, and 2 if the import could not continue.
@Command(
        name = "import",
        description = "Imports members, activities or marketing from a file. To import the same file again is safe:"
                + " what is recorded already is counted as duplicate, and once.")
final class Import implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int SOME_REJECTED = 1;
    private static final int FAILED = 2;

    @Mixin
    private final Options options = new Options();

    private final Retries.Sleep sleep;
    private final PrintStream out;
    private final PrintStream screen;
    private volatile boolean running;

    Import(Retries.Sleep sleep, PrintStream out, PrintStream screen) {
        this.sleep = sleep;
        this.out = out;
        this.screen = screen;
    }

    static void main(String[] arguments) {
        var command = new Import(Thread::sleep, System.out, System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(command::sayInterrupted));
        System.exit(commandLine(command).execute(arguments));
    }

    static CommandLine commandLine(Import command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> command.refuse(e))
                .setExecutionExceptionHandler((e, _, _) -> command.explain(e));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var fault = options.fault();
        if (fault != null) {
            throw new CommandLine.ParameterException(new CommandLine(this), fault);
        }
        running = true;
        try (var rejected = new RejectedRows(options.rejectedFile())) {
            var format = options.format();
            var run = new ImportRun(format, rejected, screen);
            if (options.dryRun) {
                run.survey(new ServerRules(new Reasons(format)));
                out.print(run.plan());
            } else {
                send(run, format);
            }
            rejected.forgetEarlier();
            return rejected.count() == 0 ? DONE : SOME_REJECTED;
        } finally {
            running = false;
        }
    }

    /// Checks first that Merit answers, because reading a large file takes a while. The summary is printed even if the
    /// import fails.
    private void send(ImportRun run, Format format) throws IOException, InterruptedException {
        var merit = new MeritClient(options.url, options.token(), sleep);
        merit.connect();
        run.survey((_, _) -> {});
        try {
            run.send(new Delivery(merit, new Reasons(format)), options.parallel, options.batch);
        } finally {
            out.print(run.summary());
        }
    }

    private int refuse(CommandLine.ParameterException e) {
        screen.println(e.getMessage() + "; --help says more.");
        return FAILED;
    }

    private int explain(Exception e) {
        screen.println(
                switch (e) {
                    case BadFile _ -> options.file + ": " + e.getMessage();
                    case Failure _ -> e.getMessage();
                    default -> "The import failed: " + e;
                });
        return FAILED;
    }

    private void sayInterrupted() {
        if (running) {
            screen.println();
            screen.println("Interrupted. Start the same import again to go on: what is recorded counts once.");
        }
    }
}
